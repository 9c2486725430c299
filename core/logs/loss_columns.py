"""Which columns are losses by their names, and which two of them measure the same on both parts of the data."""

from collections.abc import Sequence
from dataclasses import dataclass

from core.logs.names import Name
from core.logs.run import Note

VALIDATION = ("val", "test")


@dataclass(frozen=True)
class Column:
    """A numeric column: its name in the log, what that says, and how many values it has."""

    text: str
    name: Name
    values: int


def losses_among(columns: Sequence[Column]) -> tuple[list[Column], list[Note]]:
    """Return the columns that are losses by name, best first; "train" and "valid" alone only if there is no other."""
    losses = [column for column in columns if column.name.kind == "loss"]
    notes = []
    bare = [column for column in columns if column.name.kind == "split"]
    if losses:
        # "Loss: 0.9, Val: 1.0"
        bare = [column for column in bare if column.name.split in VALIDATION]
    if bare and not any(column.name.split for column in losses):
        losses = [*(column for column in losses if column.name.rank < 20), *bare]
        notes.append(Note("assumed_loss", {"columns": tuple(column.text for column in bare)}))
    most = max((column.values for column in losses), default=0)
    # One test of the finished model is no curve.
    losses = [c for c in losses if c.name.split != "test" or c.values >= min(3, most)]
    return sorted(losses, key=lambda column: column.name.rank), notes


def pairs_among(losses: Sequence[Column]) -> list[tuple[str, str, str]]:
    """Return (name of the pair, train, val) of all losses that are measured on both, the likeliest first."""
    found: dict[tuple[str, ...], tuple[str, str, str]] = {}
    for val_split in VALIDATION:
        for val in losses:
            if val.name.split == val_split and val.name.stem not in found:
                train = _partner(val, losses)
                if train is not None:
                    found[val.name.stem] = (" ".join(val.name.stem) or "loss", train.text, val.text)
    ranks = {column.name.stem: column.name.rank for column in reversed(losses)}
    order = {stem: index for index, stem in enumerate(found)}
    return [found[stem] for stem in sorted(found, key=lambda stem: (ranks[stem], order[stem]))]


def _partner(val: Column, losses: Sequence[Column]) -> Column | None:
    """Return the training loss that measures the same: one that says so, else one without a part of the data."""
    same = [column for column in losses if column.name.stem == val.name.stem and column is not val]
    for split in ("train", ""):
        fitting = [column for column in same if column.name.split == split]
        if fitting:
            return fitting[0]
    # Libraries that only number their sets: the first is the one that was trained on, by custom.
    first = [c for c in same if c.name.split == val.name.split and c.name.number and val.name.number]
    ours = int(val.name.number or 0)
    return next((c for c in first if int(c.name.number) < ours and not _says_train(losses)), None)


def _says_train(losses: Sequence[Column]) -> bool:
    return any(column.name.split in ("train", "") for column in losses)


def likeliest(losses: Sequence[Column], pairs: Sequence[tuple[str, str, str]], notes: list[Note]) -> tuple[str, str]:
    """Return the names of the training and the validation loss, "" for none, and note what is to be said of them."""
    if pairs:
        return pairs[0][1:]
    train = _best(losses, ("train",)) or _best(losses, ("",))
    val = _best(losses, ("val",)) or _best(losses, ("test",))
    if train is None or val is None:
        return train.text if train else "", val.text if val else ""
    values = {"train": train.text, "val": val.text}
    if max(train.name.rank, val.name.rank) < 10:
        notes.append(Note("names_differ", values))
        return train.text, val.text
    notes.append(Note("other_quantity", values))
    return train.text, ""


def _best(losses: Sequence[Column], splits: tuple[str, ...]) -> Column | None:
    return next((column for column in losses if column.name.split in splits), None)
