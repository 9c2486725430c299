"""`python -m core.grading FOLDER [--variant N] [--csv FILE]`: grade the hand-ins of a folder.

Prints a table, what the class has in common, and every file that was left out with the reason; writes a CSV file
beside them (FOLDER/grades.csv unless said otherwise).
"""

import argparse
import sys
import unicodedata
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from itertools import chain
from pathlib import Path

from core.exercises import EXERCISES, VARIANTS
from core.grading import MAX_FILE, Collected, Graded, Grader, Rejected, collect, summarise
from core.grading.table import as_csv

SIGNS = {
    "passed": "+", "wrong": "-", "not_attempted": ".", "not_reproducible": "?", "not_allowed": "!",
    "too_costly": "$", "other_variant": "v",
}  # fmt: skip
_MEANING = {
    "passed": "solved", "wrong": "wrong", "not_attempted": "no answer", "not_reproducible": "not reproducible here",
    "not_allowed": "settings that are not allowed", "too_costly": "a run above the cost limit",
    "other_variant": "another learner's variant",
}  # fmt: skip
_NAME = 18


def main(arguments: Sequence[str]) -> int:
    """Grade a folder; return 2 if it cannot be read."""
    parser = argparse.ArgumentParser("python -m core.grading", description="Grade the hand-ins of a folder.")
    parser.add_argument("folder", type=Path, help="the folder with the files, or texts pasted into .txt files")
    parser.add_argument("--variant", type=int, default=0, choices=range(VARIANTS), metavar=f"0-{VARIANTS - 1}",
                        help="the variant of the class, if it was given one")  # fmt: skip
    parser.add_argument("--csv", type=Path, help="where the table goes (FOLDER/grades.csv)")
    given = parser.parse_args(arguments)
    if not given.folder.is_dir():
        print(f"{given.folder} is no folder", file=sys.stderr)
        return 2
    target = given.csv or given.folder / "grades.csv"
    collected, rejected = collect(_files(given.folder, target))
    graded = _graded(collected, given.variant)
    _table(graded)
    _summary(graded)
    _left_out(rejected)
    target.write_text(as_csv(graded), encoding="utf-8-sig", newline="")
    print(f"\nwritten: {target}")
    return 0


def _graded(collected: Sequence[Collected], class_variant: int) -> list[Graded]:
    """Grade all, in their order. Each processor takes whole variants: learners of one variant share most runs."""
    groups: dict[int, list[Collected]] = {}
    for each in collected:
        groups.setdefault(each.hand_in.variant, []).append(each)
    with ProcessPoolExecutor() as pool:
        found = pool.map(_group, groups.values(), [class_variant] * len(groups))
    graded = dict(zip((id(each) for group in groups.values() for each in group), chain(*found), strict=True))
    return [graded[id(each)] for each in collected]


def _group(collected: Sequence[Collected], class_variant: int) -> list[Graded]:
    grader = Grader(class_variant)
    return [grader.grade(each.hand_in, each.file) for each in collected]


def _files(folder: Path, target: Path) -> Iterator[tuple[str, bytes | None]]:
    """Yield the files below a folder; links out of it are not followed."""
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not path.is_symlink() and path != target:
            small = path.stat().st_size <= MAX_FILE
            yield str(path.relative_to(folder)), path.read_bytes() if small else None


def _table(graded: Sequence[Graded]) -> None:
    ids = list(EXERCISES)
    for number, id in enumerate(ids, start=1):
        print(f"{number:>3} {id}")
    print(f"\n{_padded('learner')} {'v':>2} {''.join(f'{n:>3}' for n in range(1, len(ids) + 1))}  solved")
    for each in graded:
        signs = "".join(f"{SIGNS[each.status(id)]:>3}" for id in ids)
        solved = sum(each.status(id) == "passed" for id in ids)
        print(f"{_padded(each.name)} {each.hand_in.variant:>2} {signs}  {solved:>6}")
    print("\n" + "   ".join(f"{SIGNS[status]} {meaning}" for status, meaning in _MEANING.items()))


def _padded(name: str) -> str:
    """Return a name in a column, where Japanese letters take the room of two."""
    wide = sum(unicodedata.east_asian_width(c) in "WF" for c in name[:_NAME])
    return name[:_NAME].ljust(_NAME - wide)


def _summary(graded: Sequence[Graded]) -> None:
    found = summarise(graded)
    print(f"\nthe class ({len(graded)} hand-ins)")
    for id, reasons in found.misconceptions.items():
        if reasons:
            print(f"  {id}: " + ", ".join(f"{reason} {count}" for reason, count in reasons.most_common()))
    for (id, variant), marks in sorted(found.marks.items()):
        print(f"  {id}, variant {variant}: marks at {', '.join(f'{mark:g}' for mark in marks)}")


def _left_out(rejected: Sequence[Rejected]) -> None:
    if rejected:
        print("\nleft out")
        for each in rejected:
            print(f"  {each.file}: {each.reason.replace('_', ' ')}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
