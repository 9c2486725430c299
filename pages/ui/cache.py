"""A cache that all visitors share: bounded in entries and bytes, and safe between their threads."""

import threading
from collections import OrderedDict
from typing import Any


class Cache:
    """Values by key, least recently used first to go; bounded in entries and bytes; safe between visitors' threads."""

    def __init__(self, max_entries: int, max_bytes: int) -> None:
        self._values: OrderedDict[object, tuple[Any, int]] = OrderedDict()
        self._lock = threading.Lock()
        self._max_entries, self._max_bytes, self._bytes = max_entries, max_bytes, 0

    def get(self, key: object) -> Any:
        """Return the value, or None."""
        with self._lock:
            if key not in self._values:
                return None
            self._values.move_to_end(key)
            return self._values[key][0]

    def put(self, key: object, value: Any, n_bytes: int) -> None:
        with self._lock:
            self._bytes += n_bytes - self._values.pop(key, (None, 0))[1]
            self._values[key] = value, n_bytes
            while len(self._values) > 1 and (len(self._values) > self._max_entries or self._bytes > self._max_bytes):
                _, (_, freed) = self._values.popitem(last=False)
                self._bytes -= freed
