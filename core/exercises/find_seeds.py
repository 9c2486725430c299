"""`python -m core.exercises.find_seeds NAME [N]`: seeds that are a clear case for an exercise, the first N (12).

A seed counts only if it suits with perturbed first weights too: then it suits on every processor. Without a name, the
names are listed.
"""

import sys
from collections.abc import Iterator, Sequence
from itertools import count, islice

from core.exercises import EXERCISES
from core.exercises.exercise import CertifiedSeeds
from core.training import train

CERTIFIED = {each.name: each for exercise in EXERCISES.values() for each in exercise.certified}
# What a processor may change a number by, with a wide margin.
PERTURBATION = 1e-10


def suits(certified: CertifiedSeeds, seed: int) -> bool:
    """Return whether a seed's runs are a clear case, here and on any other processor."""
    configs = certified.configs(seed)
    return all(
        certified.suits([train(config, perturbation=by) for config in configs]) for by in (0.0, PERTURBATION)
    )  # fmt: skip


def find(certified: CertifiedSeeds) -> Iterator[int]:
    """Yield all seeds that suit, from 0 on."""
    return (seed for seed in count() if suits(certified, seed))


def main(arguments: Sequence[str]) -> int:
    """Print the seeds, and return the exit code."""
    if not arguments or arguments[0] not in CERTIFIED:
        print("\n".join(CERTIFIED))
        return 2
    print(*islice(find(CERTIFIED[arguments[0]]), int(arguments[1]) if len(arguments) > 1 else 12), sep=", ")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
