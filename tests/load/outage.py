"""A class at work on two copies of the app, of which one is killed: who is back when, and with what."""

import asyncio
import os
import random
import signal
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import parse_qsl

from websockets import WebSocketException

from tests.browser.server import Server
from tests.load.client import Client

CLASS = 40
# Whoever still works so long after the death of a copy was on the other one.
SPARED = 10.0


class Lesson:
    """What the class and whoever kills the copy tell each other: who is ready, and when the copy died."""

    def __init__(self) -> None:
        self.ready = 0
        self.killed_at: float | None = None

    @property
    def since(self) -> float:
        """Seconds since the copy died."""
        return time.monotonic() - self.killed_at if self.killed_at else 0.0


async def pupil(address: str, n: int, lesson: Lesson) -> float | None:
    """Work on an experiment of one's own; return the seconds from the copy's death to the answer, None if not hit."""
    pause = random.Random(n)
    client = Client(address, "training_lab", f"dataset=circles&epochs=60&data_seed={n}&weights_seed=1&log=1")
    await client.open()
    await client.press("new_start")
    query = parse_qsl(client.query)
    curve = (await client.run()).curves
    lost = asyncio.create_task(client.lost())
    lesson.ready += 1
    while not lost.done():
        try:
            answer = await client.run()
        except WebSocketException:
            await lost
            break
        assert answer.errors == []
        assert answer.curves == curve
        if lesson.since > SPARED:
            lost.cancel()
            await client.close()
            return None
        await asyncio.wait([lost], timeout=pause.uniform(0.5, 2.5))
    answer = await client.recover()
    seconds = lesson.since
    assert answer.errors == []
    assert answer.curves == curve
    assert parse_qsl(client.query) == query
    await client.press("new_start")
    assert dict(parse_qsl(client.query))["weights_seed"] == "3", "the work goes on from there"
    await client.close()
    return seconds


async def whole_class(address: str, lesson: Lesson) -> list[float | None]:
    return await asyncio.gather(*(pupil(address, n, lesson) for n in range(CLASS)))


def kill_one(address: str, doomed: Server, meanwhile: Callable[[Lesson], None] = lambda lesson: None) -> list[float]:
    """Kill a copy while a class works on it and on another; return after how many seconds each who was hit is back.

    `meanwhile` is called when the copy is dead, beside the class. AssertionError where somebody is not back on the own
    experiment, or sees an error.
    """
    lesson = Lesson()
    with ThreadPoolExecutor(1) as pool:
        results = pool.submit(asyncio.run, whole_class(address, lesson))
        while lesson.ready < CLASS and not results.done():
            time.sleep(0.05)
        time.sleep(2)
        os.kill(doomed.pid, signal.SIGKILL)
        lesson.killed_at = time.monotonic()
        meanwhile(lesson)
        return [seconds for seconds in results.result() if seconds is not None]


def sessions(copy: Server) -> int:
    """Return how many websockets a copy holds, from the kernel's table of connections."""
    port = int(copy.address.rpartition(":")[2])
    rows = [row.split() for row in Path("/proc/net/tcp").read_text().splitlines()[1:]]
    return sum(row[1].endswith(f":{port:04X}") and row[3] == "01" for row in rows)
