"""Which column is the training loss, which the validation loss: chosen by name, and what else it could have been."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from core.logs.names import Name, understand
from core.logs.run import LogError, Note

LOSS_ROLES = ("train_loss", "val_loss")
_VAL = ("val", "test")


@dataclass
class Chosen:
    """A column's name for each role ("" for none), and the other names that would have fitted."""

    columns: dict[str, str]
    choices: dict[str, tuple[str, ...]] = field(default_factory=dict)
    notes: list[Note] = field(default_factory=list)


@dataclass(frozen=True)
class _Column:
    """A numeric column: its name in the log, what that says, and how many values it has."""

    text: str
    name: Name
    values: int


def choose_columns(counts: Mapping[str, int], choose: Mapping[str, str]) -> Chosen | None:
    """Choose among numeric columns (name -> number of values); None if no name is that of a loss.

    Raises:
        LogError: if `choose` names a column or a pair that is not there.
    """
    columns = [_Column(text, understand(text), values) for text, values in counts.items()]
    losses, notes = _losses(columns)
    pairs = _pairs(losses)
    taken = _taken(losses, pairs, notes)
    chosen = Chosen({"train_loss": taken[0], "val_loss": taken[1], "pair": ""}, notes=notes)
    if pairs and taken == pairs[0][1:]:
        chosen.columns["pair"] = pairs[0][0]
        chosen.choices["pair"] = tuple(pair for pair, *_ in pairs[1:])
    chosen.columns |= _accuracies(columns)
    chosen.columns["x"] = _x(columns)
    _apply(chosen, choose, list(counts), {pair: (train, val) for pair, train, val in pairs})
    if not chosen.columns["train_loss"] and not chosen.columns["val_loss"]:
        return None
    _offer(chosen, columns, losses)
    _explain(chosen, len(pairs), choose)
    return chosen


def _losses(columns: Sequence[_Column]) -> tuple[list[_Column], list[Note]]:
    """Return the columns that are losses by name, best first; "train" and "valid" alone only if there is no other."""
    losses = [column for column in columns if column.name.kind == "loss"]
    notes = []
    bare = [column for column in columns if column.name.kind == "split"]
    if losses:
        # "Loss: 0.9, Val: 1.0"
        bare = [column for column in bare if column.name.split in _VAL]
    if bare and not any(column.name.split for column in losses):
        losses = [*(column for column in losses if column.name.rank < 20), *bare]
        notes.append(Note("assumed_loss", {"columns": tuple(column.text for column in bare)}))
    most = max((column.values for column in losses), default=0)
    # One test of the finished model is no curve.
    losses = [c for c in losses if c.name.split != "test" or c.values >= min(3, most)]
    return sorted(losses, key=lambda column: column.name.rank), notes


def _pairs(losses: Sequence[_Column]) -> list[tuple[str, str, str]]:
    """Return (name of the pair, train, val) of all losses that are measured on both, the likeliest first."""
    found: dict[tuple[str, ...], tuple[str, str, str]] = {}
    for val_split in _VAL:
        for val in losses:
            if val.name.split == val_split and val.name.stem not in found:
                train = _partner(val, losses)
                if train is not None:
                    found[val.name.stem] = (" ".join(val.name.stem) or "loss", train.text, val.text)
    ranks = {column.name.stem: column.name.rank for column in reversed(losses)}
    order = {stem: index for index, stem in enumerate(found)}
    return [found[stem] for stem in sorted(found, key=lambda stem: (ranks[stem], order[stem]))]


def _partner(val: _Column, losses: Sequence[_Column]) -> _Column | None:
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


def _says_train(losses: Sequence[_Column]) -> bool:
    return any(column.name.split in ("train", "") for column in losses)


def _taken(losses: Sequence[_Column], pairs: Sequence[tuple[str, str, str]], notes: list[Note]) -> tuple[str, str]:
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


def _best(losses: Sequence[_Column], splits: tuple[str, ...]) -> _Column | None:
    return next((column for column in losses if column.name.split in splits), None)


def _accuracies(columns: Sequence[_Column]) -> dict[str, str]:
    found = [column for column in columns if column.name.kind == "accuracy"]
    found.sort(key=lambda column: len(column.name.stem))
    val = next((c.text for split in _VAL for c in found if c.name.split == split), "")
    train = next((c.text for c in found if c.name.split == "train"), "")
    if not train:
        train = next((c.text for c in found if not c.name.split), "")
    return {"train_accuracy": train, "val_accuracy": val}


def _x(columns: Sequence[_Column]) -> str:
    for kind in ("epoch", "step"):
        found = [column for column in columns if column.name.kind == kind]
        if found:
            # "epoch" before "eval/epoch", "global_step" before "batch": what has more values.
            return max(found, key=lambda column: (column.values, not column.name.split)).text
    return ""


def _apply(chosen: Chosen, choose: Mapping[str, str], names: list[str], pairs: Mapping[str, tuple[str, str]]) -> None:
    """Put the caller's choices in."""
    if "pair" in choose:
        if choose["pair"] not in pairs:
            raise LogError("unknown_choice", role="pair", given=choose["pair"], names=tuple(pairs))
        taken = choose["pair"]
        chosen.choices["pair"] = tuple(pair for pair in pairs if pair != taken)
        chosen.columns |= {"pair": taken, "train_loss": pairs[taken][0], "val_loss": pairs[taken][1]}
    for role in ("x", "train_loss", "val_loss", "train_accuracy", "val_accuracy"):
        if role in choose:
            if choose[role] not in ("", *names):
                raise LogError("unknown_choice", role=role, given=choose[role], names=tuple(names))
            chosen.columns[role] = choose[role]
    if any(role in choose for role in LOSS_ROLES):
        chosen.notes = [note for note in chosen.notes if note.id == "assumed_loss"]
        both = (chosen.columns["train_loss"], chosen.columns["val_loss"])
        chosen.columns["pair"] = next((pair for pair, columns in pairs.items() if columns == both), "")
        chosen.choices["pair"] = tuple(pair for pair in pairs if pair != chosen.columns["pair"])


def _offer(chosen: Chosen, columns: Sequence[_Column], losses: Sequence[_Column]) -> None:
    """List what else each role could be: the losses first, then every other numeric column."""
    ordered = [c.text for c in losses] + [c.text for c in columns if c not in losses]
    used_as_x = chosen.columns["x"]
    for role in LOSS_ROLES:
        others = [text for text in ordered if text not in (chosen.columns[role], used_as_x)]
        chosen.choices[role] = tuple(others) + (("",) if chosen.columns[role] else ())
    countable = [c.text for c in columns if c.name.kind in ("epoch", "step")]
    chosen.choices["x"] = tuple(text for text in countable if text != used_as_x) + (("",) if used_as_x else ())
    for split in ("train", "val"):
        role = f"{split}_accuracy"
        others = [c.text for c in columns if c.name.kind == "accuracy" and c.text != chosen.columns[role]]
        chosen.choices[role] = tuple(others) + (("",) if chosen.columns[role] else ())


def _explain(chosen: Chosen, pairs: int, choose: Mapping[str, str]) -> None:
    """Add the notes that follow from what was taken."""
    train, val = (chosen.columns[role] for role in LOSS_ROLES)
    if not val:
        chosen.notes.append(Note("no_validation_loss"))
    if not train:
        chosen.notes.append(Note("no_training_loss"))
    if pairs > 1 and chosen.columns["pair"] and not choose:
        chosen.notes.append(Note("several_pairs", {"taken": chosen.columns["pair"], "count": pairs}))
    if val and understand(val).split == "test":
        chosen.notes.append(Note("test_as_validation", {"column": val}))
    if train and val and understand(train).split in _VAL:
        chosen.notes.append(Note("numbered_sets", {"train": train, "val": val}))
