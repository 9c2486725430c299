"""Which column is the training loss, which the validation loss: chosen by name, and what else it could have been."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from core.logs.loss_columns import VALIDATION, Column, likeliest, losses_among, pairs_among
from core.logs.names import understand
from core.logs.run import LogError, Note

LOSS_ROLES = ("train_loss", "val_loss")


@dataclass
class Chosen:
    """A column's name for each role ("" for none), and the other names that would have fitted."""

    columns: dict[str, str]
    choices: dict[str, tuple[str, ...]] = field(default_factory=dict)
    notes: list[Note] = field(default_factory=list)


def choose_columns(counts: Mapping[str, int], choose: Mapping[str, str]) -> Chosen | None:
    """Choose among numeric columns (name -> number of values); None if no name is that of a loss.

    Raises:
        LogError: if `choose` names a column or a pair that is not there.
    """
    columns = [Column(text, understand(text), values) for text, values in counts.items()]
    losses, notes = losses_among(columns)
    pairs = pairs_among(losses)
    taken = likeliest(losses, pairs, notes)
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


def _accuracies(columns: Sequence[Column]) -> dict[str, str]:
    found = [column for column in columns if column.name.kind == "accuracy"]
    found.sort(key=lambda column: len(column.name.stem))
    val = next((c.text for split in VALIDATION for c in found if c.name.split == split), "")
    train = next((c.text for c in found if c.name.split == "train"), "")
    if not train:
        train = next((c.text for c in found if not c.name.split), "")
    return {"train_accuracy": train, "val_accuracy": val}


def _x(columns: Sequence[Column]) -> str:
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


def _offer(chosen: Chosen, columns: Sequence[Column], losses: Sequence[Column]) -> None:
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
    if train and val and understand(train).split in VALIDATION:
        chosen.notes.append(Note("numbered_sets", {"train": train, "val": val}))
