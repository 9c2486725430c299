"""`python -m tests.nightly`: what takes too long for every change. Prints a summary; fails where anything does.

Half an hour of monkey from a new seed, outcomes with first weights that are moved by 1e-10, the figures of load and
outage, every preset over 100 pairs of seeds, and the sentences and charts of 100,000 drawn runs: about an hour and a
half.
"""

import subprocess
import sys
import time

MONKEY = 30 * 60
TASKS = {
    "monkey": ["tests.browser.monkey", str(MONKEY)],
    "perturbed": ["pytest", "-p", "tests.perturbed", "tests/core", "tests/pages"],
    "load": ["tests.benchmarks.load"],
    "outage": ["tests.benchmarks.outage"],
    "certify": ["tests.benchmarks.certify", "100"],
    "hunt": ["tests.hunt", "50000"],
}


def main() -> int:
    """Run one after another, so that none of them slows another down; a failure does not keep the rest from running."""
    found = {}
    for name, task in TASKS.items():
        print(f"\n== {name}: python -m {' '.join(task)}", flush=True)
        began = time.monotonic()
        code = subprocess.run([sys.executable, "-m", *task], check=False).returncode
        found[name] = code, (time.monotonic() - began) / 60
    print("\n== summary")
    for name, (code, minutes) in found.items():
        print(f"{name:<10}{'ok' if code == 0 else 'FAILED':<8}{minutes:6.1f} minutes")
    return int(any(code for code, _ in found.values()))


if __name__ == "__main__":
    sys.exit(main())
