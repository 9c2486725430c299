"""`python -m tests.benchmarks.load [MINUTES [VISITORS]]`: a class on one server, beside what it must.

They speak over real websockets. The server is a process of its own on loopback; the class (4 minutes, 100 visitors)
shares the machine with it.
"""

import asyncio
import random
import re
import sys
import time
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from statistics import quantiles
from urllib.parse import urlencode

from core.presets import PRESETS
from tests.browser.server import Server, running
from tests.load.client import Client

MINUTES, VISITORS = 4.0, 100
# A lesson's class opens the link within half a minute; then each changes something every half minute.
ARRIVAL, PAUSE = 30.0, 60.0
IMPATIENT, IMPATIENT_SECONDS = 50, 30.0
PATIENCE = 60.0
HEAVY = "dataset=digits&hidden=64-64-64&epochs=5000"
OWN = (
    {"dataset": "moons"}, {"dataset": "circles", "epochs": "300"}, {"dataset": "digits"}, {"dataset": "sine"},
    {"dataset": "spam", "hidden": "8"}, {"dataset": "diabetes"}, {"dataset": "iris"}, {"l2": "0.01"},
)  # fmt: skip


@dataclass
class Seen:
    """What a class has seen: seconds from each change to its finished answer, and what went wrong."""

    opened: list[float] = field(default_factory=list)
    answered: list[float] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    @property
    def p50(self) -> float:
        return percentile(self.answered, 50)

    @property
    def p95(self) -> float:
        return percentile(self.answered, 95)


def percentile(seconds: Iterable[float], percent: int) -> float:
    values = [*seconds]
    return quantiles(values, n=100, method="inclusive")[percent - 1] if len(values) > 1 else float("nan")


def resident(server: Server) -> float:
    """Return the server's resident memory in MB."""
    found = re.search(r"VmRSS:\s+(\d+) kB", Path(f"/proc/{server.pid}/status").read_text())
    return int(found[1]) / 1000 if found else float("nan")


async def visitor(address: str, n: int, seconds: float, seen: Seen) -> None:
    """Open the Lab, and change something now and then: a preset that others open too, or settings of one's own."""
    pause = random.Random(n)
    end = time.monotonic() + seconds
    await asyncio.sleep(pause.uniform(0, min(ARRIVAL, seconds / 4)))
    client = Client(address, "training_lab")
    try:
        note(seen, seen.opened, (await client.open()).seconds, client)
        own = 0
        while time.monotonic() + (wait := pause.uniform(0, PAUSE)) < end:
            await asyncio.sleep(wait)
            if pause.random() < 0.5:
                answer = await client.go(urlencode({"preset": pause.choice([*PRESETS])}), PATIENCE)
            elif own % 2:
                answer = await client.press("new_start", PATIENCE)
            else:
                answer = await client.go(urlencode(pause.choice(OWN) | {"data_seed": str(n), "lang": "en"}), PATIENCE)
            own += 1
            note(seen, seen.answered, answer.seconds, client)
    except Exception as error:
        seen.errors.append(repr(error))
    finally:
        await client.close()


def note(seen: Seen, times: list[float], seconds: float, client: Client) -> None:
    """Keep how long an answer took; an answer without a chart is an error."""
    times.append(seconds)
    seen.errors += client.answer.errors
    if not client.answer.curves:
        seen.errors.append(f"no chart for {client.query}")


async def a_class(address: str, minutes: float, n: int) -> Seen:
    seen = Seen()
    await asyncio.gather(*(visitor(address, i, 60 * minutes, seen) for i in range(n)))
    return seen


async def impatient(address: str, n: int, seconds: float) -> Seen:
    """Press without any pause, on runs that are in the cache."""
    seen = Seen()

    async def one(i: int) -> None:
        client = Client(address, "training_lab", f"preset={[*PRESETS][i % 8]}")
        try:
            await client.open()
            end = time.monotonic() + seconds
            while time.monotonic() < end:
                note(seen, seen.answered, (await client.press("again", PATIENCE)).seconds, client)
        except Exception as error:
            seen.errors.append(repr(error))
        finally:
            await client.close()

    await asyncio.gather(*(one(i) for i in range(n)))
    return seen


async def beside_a_heavy_one(address: str, minutes: float, n: int) -> tuple[Seen, int]:
    """Return what the class sees beside a visitor who trains one heavy run after another, and how many of his ended."""
    ended = 0

    async def heavy() -> None:
        nonlocal ended
        async with Client(address, "training_lab") as client:
            while True:
                await client.go(f"{HEAVY}&weights_seed={ended}", timeout=600)
                ended += 1

    training = asyncio.create_task(heavy())
    seen = await a_class(address, minutes, n)
    if training.done():
        seen.errors.append(f"the heavy visitor: {training.exception()!r}")
    training.cancel()
    with suppress(asyncio.CancelledError, Exception):
        await training
    return seen, ended


Row = tuple[str, str, str, bool]


def rows_of(name: str, seen: Seen, p50: float | None, p95: float | None) -> list[Row]:
    """Return what a class saw as rows: name, required, measured, whether that is met."""
    rows = [(f"{name}: answers", "≥ 1", str(len(seen.answered)), bool(seen.answered))]
    rows.append((f"{name}: p50", at_most(p50, "s"), f"{seen.p50:.2f} s", p50 is None or seen.p50 <= p50))
    rows.append((f"{name}: p95", at_most(p95, "s"), f"{seen.p95:.2f} s", p95 is None or seen.p95 <= p95))
    rows.append((f"{name}: errors", "0", str(len(seen.errors)), not seen.errors))
    for error in sorted(set(seen.errors))[:5]:
        print(f"{name}: {error}", file=sys.stderr)
    return rows


def at_most(most: float | None, unit: str) -> str:
    return "" if most is None else f"≤ {most:g} {unit}"


def tell(rows: list[Row]) -> bool:
    """Print rows as they come, and return whether all are met."""
    for name, required, measured, met in rows:
        print(f"{name:<40}{required:>12}{measured:>14}{'' if met else '  MISSED'}", flush=True)
    return all(met for *_, met in rows)


def main(minutes: float, n: int) -> int:
    print(f"{n} visitors, {minutes:g} minutes a class")
    with running() as server:
        fine = tell([("fresh server: memory", "", f"{resident(server):.0f} MB", True)])
        used = server.cpu_seconds()
        first = asyncio.run(a_class(server.address, minutes, n))
        rows = rows_of("class", first, 0.3, 1.0)
        share = (server.cpu_seconds() - used) / (60 * minutes)
        rows.append(("class: the server's share of a core", "", f"{100 * share:.0f} %", True))
        rows.append(("class: p95 of opening", "", f"{percentile(first.opened, 95):.2f} s", True))
        before = resident(server)
        fine &= tell([*rows, ("class: memory", "≤ 450 MB", f"{before:.0f} MB", before <= 450)])
        again = asyncio.run(a_class(server.address, minutes, n))
        grown = resident(server) / before - 1
        rows = rows_of("the same again", again, None, None)
        fine &= tell([*rows, ("the same again: more memory", "≤ 10 %", f"{100 * grown:.0f} %", grown <= 0.1)])
        pressed = asyncio.run(impatient(server.address, min(IMPATIENT, n), min(IMPATIENT_SECONDS, 60 * minutes)))
        fine &= tell(rows_of(f"{min(IMPATIENT, n)} press without a pause", pressed, 2.5, None))
        beside, ended = asyncio.run(beside_a_heavy_one(server.address, minutes / 2, n))
        rows = rows_of("beside a heavy visitor", beside, None, 2.0)
        fine &= tell([*rows, ("heavy runs that ended meanwhile", "", str(ended), True)])
        fine &= tell([("memory at the end", "", f"{resident(server):.0f} MB", True)])
    return int(not fine)


if __name__ == "__main__":
    given = [float(word) for word in sys.argv[1:3]]
    sys.exit(main(given[0] if given else MINUTES, int(given[1]) if len(given) > 1 else VISITORS))
