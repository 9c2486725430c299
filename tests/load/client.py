"""A visitor without a browser: speaks Streamlit's protocol over a real websocket, as its front end does.

It keeps what a tab keeps: the address with its query, the session's id, the cookies, and what the widgets say. When the
connection breaks it knocks until a server answers and sends all of that again, as the front end does.
"""

import asyncio
import json
import time
from collections.abc import Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field
from http.cookies import SimpleCookie
from typing import Any, TypeVar
from urllib.parse import parse_qsl, urlencode, urlsplit

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.Element_pb2 import Element
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets import ClientConnection, Origin, Subprotocol, WebSocketException, connect

Result = TypeVar("Result")
# How often a lost server is asked for, as the front end's first tries are.
KNOCK = 0.5
OPEN_TIMEOUT = 3.0
BROKEN = (OSError, EOFError, asyncio.TimeoutError, WebSocketException)


@dataclass
class Answer:
    """What one run of a page has brought: its elements by place, its size, and how long it took."""

    elements: dict[tuple[int, ...], Element] = field(default_factory=dict)
    query: str = ""
    n_bytes: int = 0
    seconds: float = 0.0

    def of(self, kind: str) -> Iterator[Any]:
        """Yield the elements of a kind, such as `button` or `bidi_component`."""
        for element in self.elements.values():
            if element.WhichOneof("type") == kind:
                yield getattr(element, kind)

    @property
    def errors(self) -> list[str]:
        """Return what an error page would show."""
        errors = [exception.message for exception in self.of("exception")]
        return errors + [alert.body for alert in self.of("alert") if alert.format == alert.ERROR]

    @property
    def curves(self) -> list[Any]:
        """Return the curves of the run players as they were sent."""
        sent = [json.loads(component.json) for component in self.of("bidi_component")]
        return [data[0]["lines"] for data in sent if isinstance(data, list)]


class Client:
    """A tab on `page` ("" is the front door) with a query; `host` is what it calls the server (behind a proxy)."""

    def __init__(self, address: str, page: str = "", query: str = "") -> None:
        self.parts = urlsplit(address)
        self.page, self.query = page, query
        self.cookies: SimpleCookie = SimpleCookie()
        self.answer = Answer()
        self.reconnects = 0
        # What is fetched first; another path than the page's own where a server has no front end.
        self.door = ""
        self._widgets: dict[str, WidgetState] = {}
        self._session = ""
        self._socket: ClientConnection | None = None

    async def __aenter__(self) -> "Client":
        await self.connect()
        return self

    async def __aexit__(self, *exc: object) -> None:
        await self.close()

    async def close(self) -> None:
        if self._socket:
            await self._socket.close()

    async def open(self) -> Answer:
        """Load the page: the cookie that a proxy hands out, then the socket, then the first run."""
        await self.connect()
        return await self.run()

    async def connect(self) -> None:
        await self._get(self.door or f"/{self.page}")
        await self._connect()

    async def run(self, timeout: float = 60) -> Answer:
        """Ask for a run of the page as it is, and return what it brings."""
        return await self._run(timeout)

    async def press(self, key: str, timeout: float = 60) -> Answer:
        """Press the button of that key."""
        return await self._run(timeout, WidgetState(id=self._id("button", key), trigger_value=True))

    async def press_meanwhile(self, key: str) -> None:
        """Press a button of a run that still goes on; who waits for that run gets what the press brings."""
        while not any(button.id.endswith(f"-{key}") for button in self.answer.of("button")):
            await asyncio.sleep(0.02)
        await self._send(WidgetState(id=self._id("button", key), trigger_value=True))

    async def choose(self, kind: str, key: str, value: str | None, timeout: float = 60) -> Answer:
        """Choose in a `selectbox` by what it shows."""
        return await self._change(WidgetState(id=self._id(kind, key), string_value=value or ""), timeout)

    async def type(self, key: str, value: str, timeout: float = 60) -> Answer:
        """Fill a text input."""
        return await self._change(WidgetState(id=self._id("text_input", key), string_value=value), timeout)

    async def go(self, query: str, timeout: float = 60) -> Answer:
        """Follow a link within the app: another query in the address."""
        self.query = query
        return await self.run(timeout)

    async def recover(self, seconds: float = 30) -> Answer:
        """Find a server again after the connection broke, and ask for the page that the address names."""
        end = time.monotonic() + seconds
        while True:
            try:
                await self._get("/_stcore/health")
                await self._connect()
                answer = await self.run(timeout=max(1.0, end - time.monotonic()))
            except BROKEN:
                if time.monotonic() > end:
                    raise
                await asyncio.sleep(KNOCK)
            else:
                self.reconnects += 1
                return answer

    async def lost(self) -> None:
        """Return when the connection has broken."""
        assert self._socket
        await self._socket.wait_closed()

    def _id(self, kind: str, key: str) -> str:
        found = [widget.id for widget in self.answer.of(kind) if widget.id.endswith(f"-{key}")]
        if len(found) != 1:
            raise LookupError(f"{len(found)} elements of kind {kind} with key {key}")
        return found[0]

    async def _change(self, state: WidgetState, timeout: float) -> Answer:
        self._widgets[state.id] = state
        return await self._run(timeout)

    async def _run(self, timeout: float, *triggers: WidgetState) -> Answer:
        began = time.perf_counter()
        await self._send(*triggers)
        answer = await asyncio.wait_for(self._listen(), timeout)
        answer.seconds = time.perf_counter() - began
        return answer

    async def _send(self, *triggers: WidgetState) -> None:
        assert self._socket
        message = BackMsg()
        rerun = message.rerun_script
        rerun.query_string = self.query
        rerun.page_name = self.page
        rerun.context_info.timezone = "UTC"
        rerun.context_info.locale = "en-US"
        rerun.context_info.url = f"{self.parts.scheme}://{self.parts.netloc}/{self.page}"
        rerun.widget_states.widgets.extend([*self._widgets.values(), *triggers])
        await self._socket.send(message.SerializeToString())

    async def _listen(self) -> Answer:
        """Gather one whole run. A run that ends early because another one begins is a part of it."""
        assert self._socket
        # Kept from the start, so that somebody else may look while the run still goes on.
        answer = self.answer = Answer(query=self.query)
        begun = False
        while True:
            raw = await self._socket.recv()
            assert isinstance(raw, bytes)
            answer.n_bytes += len(raw)
            message = ForwardMsg.FromString(raw)
            kind = message.WhichOneof("type")
            if kind == "new_session":
                begun = True
                self._session = message.new_session.initialize.session_id
                answer.elements.clear()
            elif kind == "delta" and message.delta.WhichOneof("type") == "new_element":
                answer.elements[tuple(message.metadata.delta_path)] = message.delta.new_element
            elif kind == "page_info_changed":
                self.query = answer.query = message.page_info_changed.query_string
            elif kind == "script_finished" and begun and message.script_finished != message.FINISHED_EARLY_FOR_RERUN:
                return answer

    async def _connect(self) -> None:
        await self.close()
        token = self.cookies.get("_streamlit_xsrf")
        protocols = ["streamlit", token.value if token else "PLACEHOLDER", *([self._session] if self._session else [])]
        scheme = "wss" if self.parts.scheme == "https" else "ws"
        self._socket = await connect(
            f"{scheme}://{self.parts.netloc}/_stcore/stream",
            subprotocols=[Subprotocol(name) for name in protocols],
            additional_headers={"Cookie": self._cookie_header()},
            origin=Origin(f"{self.parts.scheme}://{self.parts.netloc}"),
            open_timeout=OPEN_TIMEOUT, ping_interval=None, max_size=2**26, compression=None, proxy=None,
        )  # fmt: skip

    def _cookie_header(self) -> str:
        return "; ".join(f"{name}={morsel.value}" for name, morsel in self.cookies.items())

    async def _get(self, path: str) -> tuple[int, bytes]:
        """Fetch a path and keep its cookies; OSError unless the server answers with success."""
        reader, writer = await asyncio.wait_for(
            asyncio.open_connection(self.parts.hostname, self.parts.port), OPEN_TIMEOUT
        )
        try:
            request = f"GET {path} HTTP/1.1\r\nHost: {self.parts.netloc}\r\nConnection: close\r\n"
            cookie = self._cookie_header()
            writer.write(f"{request}{f'Cookie: {cookie}' if cookie else 'Accept: */*'}\r\n\r\n".encode())
            raw = await asyncio.wait_for(reader.read(), 10)
        finally:
            writer.close()
            with suppress(*BROKEN):
                await writer.wait_closed()
        head, _, body = raw.partition(b"\r\n\r\n")
        lines = head.decode("latin-1").split("\r\n")
        for line in lines[1:]:
            name, _, value = line.partition(": ")
            if name.lower() == "set-cookie":
                self.cookies.load(value)
        status = int(lines[0].split()[1]) if lines[0] else 0
        if not 200 <= status < 300:
            raise OSError(f"{path}: status {status}")
        return status, body


def merged(query: str, **changes: str) -> str:
    """Return a query with other values for some of its keys."""
    return urlencode(dict(parse_qsl(query)) | changes)


def finish(coroutine: Coroutine[Any, Any, Result]) -> Result:
    """Return what a coroutine returns, from a loop in a thread of its own: Playwright keeps one in the main thread."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(asyncio.run, coroutine).result()
