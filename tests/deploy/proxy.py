"""Copies of the app behind nginx, as deploy/nginx.conf has it; only ports and places are the test's own."""

import re
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.browser.server import Server, running

CONF = Path(__file__).parents[2] / "deploy/nginx.conf"


@dataclass(frozen=True)
class Site:
    """The proxy's address, and the copies of the app behind it."""

    address: str
    copies: list[Server]


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def conf(port: int, copies: list[Server], folder: Path) -> str:
    """Return the project's own configuration for these ports and this folder."""
    text = CONF.read_text("utf-8")
    lines = "\n".join(
        f"        server {copy.address.removeprefix('http://')} max_fails=1 fail_timeout=5s;" for copy in copies
    )
    text, servers = re.subn(r"( +server 127\.0\.0\.1:\d+ max_fails=1 fail_timeout=5s;\n)+", lines + "\n", text)
    text, listens = re.subn(r"listen 8080;", f"listen 127.0.0.1:{port};", text)
    text, pids = re.subn(r"pid \S+;", f"pid {folder}/nginx.pid;", text)
    assert (servers, listens, pids) == (1, 1, 1)
    kinds = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    temp = "".join(f"    {kind}_temp_path {folder}/{kind};\n" for kind in kinds)
    return text.replace("http {\n", f"http {{\n{temp}", 1)


@contextmanager
def site(folder: Path, n_copies: int = 2) -> Iterator[Site]:
    """Start copies and the proxy; end all of them."""
    if not shutil.which("nginx"):
        raise RuntimeError("nginx is missing: `apt-get install nginx-light`")
    with ExitStack() as stack:
        copies = [stack.enter_context(running()) for _ in range(n_copies)]
        port = free_port()
        path = folder / "nginx.conf"
        path.write_text(conf(port, copies, folder), "utf-8")
        command = ["nginx", "-c", str(path), "-p", str(folder), "-g", "daemon off;"]
        log = stack.enter_context((folder / "nginx.log").open("w"))
        process = stack.enter_context(subprocess.Popen(command, stderr=log))
        stack.callback(process.terminate)
        end = time.monotonic() + 10
        while True:
            try:
                socket.create_connection(("127.0.0.1", port), 1).close()
                break
            except OSError:
                if time.monotonic() > end or process.poll() is not None:
                    raise RuntimeError((folder / "nginx.log").read_text()) from None
                time.sleep(0.05)
        yield Site(f"http://127.0.0.1:{port}", copies)
