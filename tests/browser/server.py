"""The app as a visitor meets it: a process of its own, on a free port."""

import os
import re
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Server:
    """Where the app is, and which process serves it."""

    address: str
    pid: int

    @property
    def port(self) -> int:
        """Return the port, for a server that is to take this one's place."""
        return int(self.address.rpartition(":")[2])

    def cpu_seconds(self) -> float:
        """Return the processor time that the server has taken so far, in user and kernel code."""
        fields = re.sub(r".*\) ", "", Path(f"/proc/{self.pid}/stat").read_text()).split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


@contextmanager
def running(root: Path = ROOT, wait: bool = True, port: int = 0) -> Iterator[Server]:
    """Start the app (on a free port) and end it again; with `wait` it answers before this returns."""
    port = port or _free_port()
    command = [
        sys.executable, "-m", "streamlit", "run", "dashboard.py", "--server.headless", "true",
        "--server.port", str(port), "--server.address", "127.0.0.1", "--server.fileWatcherType", "none",
    ]  # fmt: skip
    with TemporaryFile("w+") as log, subprocess.Popen(command, cwd=root, stdout=log, stderr=log) as process:
        server = Server(f"http://127.0.0.1:{port}", process.pid)
        try:
            if wait and not _answers(server, process):
                log.seek(0)
                raise RuntimeError(f"the app did not start:\n{log.read()}")
            yield server
        finally:
            process.terminate()


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
        return port


def _answers(server: Server, process: subprocess.Popen, seconds: float = 90) -> bool:
    end = time.monotonic() + seconds
    while time.monotonic() < end and process.poll() is None:
        try:
            with urllib.request.urlopen(f"{server.address}/_stcore/health", timeout=2):
                return True
        except (urllib.error.URLError, OSError):
            time.sleep(0.05)
    return False
