"""`python -m tests.browser.again [TIMES] [pytest's arguments]`: the browser tests again and again on a busy machine.

A process that never rests takes one processor meanwhile. Ends at the first failure, which would be a flaky test.
"""

import subprocess
import sys

BUSY = [sys.executable, "-c", "while True: pass"]


def main(times: int, arguments: list[str]) -> int:
    """Return the exit code of the last time."""
    tests = [sys.executable, "-m", "pytest", "tests/browser", *arguments]
    busy = subprocess.Popen(BUSY)
    try:
        for time in range(1, times + 1):
            print(f"== {time} of {times}", flush=True)
            if code := subprocess.run(tests, check=False).returncode:
                return code
    finally:
        busy.kill()
    return 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 20, sys.argv[2:]))
