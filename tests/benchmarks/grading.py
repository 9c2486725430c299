"""`python -m tests.benchmarks.grading [N]`: how long it takes to grade N hand-ins (200) of all exercises.

Each learner has a nickname and its variant; half of the answers are right, the others wrong in the ways that learners
are, each with settings of its own where settings are asked for. The files lie in a folder, and the command that a
teacher uses grades them in a process of its own.
"""

import random
import subprocess
import sys
import tempfile
import time
from functools import lru_cache
from pathlib import Path

from core import handin
from core.exercises import EXERCISES
from core.handin import Progress
from core.training import train

trained = lru_cache(maxsize=500)(train)


def learner(number: int) -> Progress:
    """Return what one learner hands in."""
    chance = random.Random(number)
    progress = Progress().named(f"learner {number}")
    for id, exercise in EXERCISES.items():
        runs = [trained(config) for config in exercise.configs(progress.variant)]
        wrong = list(EXERCISES[id].wrong_answers.values())
        case = exercise.solve if chance.random() < 0.5 else chance.choice(wrong)
        answer = dict(case(progress.variant, runs))
        if (
            "settings" in answer
            and "learning_rate" in exercise.editable_fields
            and "learning_rate" not in answer["settings"]
        ):
            # A rate of their own: runs are shared between learners only where the settings are really the same.
            rate = exercise.configs(progress.variant)[0].learning_rate * chance.choice((0.8, 0.9, 1.0, 1.1))
            answer["settings"] = f"{answer['settings']}&learning_rate={rate:.6g}".lstrip("&")
        progress = progress.tried(id, answer, "")
    return progress


def main(n: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        for number in range(n):
            text = handin.to_json(learner(number), "en")
            (Path(folder) / f"{number:03}.json").write_text(text, encoding="utf-8")
        start = time.perf_counter()
        done = subprocess.run(
            [sys.executable, "-m", "core.grading", folder], capture_output=True, text=True, check=True
        )
        seconds = time.perf_counter() - start
    print(done.stdout)
    print(f"{n} hand-ins of {len(EXERCISES)} exercises: {seconds:.1f} s (asked: 200 of 18 in 60 s)")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 200)
