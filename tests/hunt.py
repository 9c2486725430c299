"""`python -m tests.hunt [N] [SEED]`: N configs and N pairs of curves are said and drawn; prints each kind of failure.

The same laws as tests/pages/test_every_run_has_its_sentences.py, without shrinking and without end. A found case
belongs there, as a literal one.
"""

import sys
import time
from collections.abc import Callable

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from core.training import train
from tests import strategies
from tests.pages.sentences import assert_can_be_drawn, assert_can_be_said, with_curves

# So many draws at a time; of so many runs one is drawn as a chart too, which takes ten times as long as its sentences.
BATCH, CHARTS = 1000, 10


def hunt(draws: st.SearchStrategy, run_of: Callable, n: int, first_seed: int) -> list[str]:
    """Return one description for each kind of failure among n draws."""
    found: dict[tuple[type, str], str] = {}
    done = 0

    def attempt(drawn: object) -> None:
        nonlocal done
        done += 1
        try:
            run = run_of(drawn)
            assert_can_be_said(run)
            if done % CHARTS == 0:
                assert_can_be_drawn(run)
        except Exception as error:
            found.setdefault((type(error), str(error)[:40]), f"{error!r:.200}\n  {drawn!r:.2000}")

    calm = settings(max_examples=min(BATCH, n), database=None, deadline=None, phases=[Phase.generate],
                    suppress_health_check=list(HealthCheck))  # fmt: skip
    for number in range(-(-n // BATCH)):
        seed(first_seed + number)(calm(given(draws)(attempt)))()
    print(f"{done} draws, {len(found)} kinds of failure", flush=True)
    return list(found.values())


def main(n: int, first_seed: int) -> int:
    found = hunt(strategies.histories(max_epochs=80), with_curves, n, first_seed)
    found += hunt(strategies.configs(max_rows=25, max_epochs=25), train, n, first_seed)
    print("\n".join(found))
    return int(bool(found))


if __name__ == "__main__":
    given_n, given_seed = (*map(int, sys.argv[1:]), *(50_000, int(time.time()))[len(sys.argv) - 1 :])
    sys.exit(main(given_n, given_seed))
