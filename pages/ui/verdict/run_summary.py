"""What a run shows, in words: where its validation loss was lowest, what guessing would score, what went wrong."""

import numpy as np
import streamlit as st

from core.choices import by_hand
from core.datasets import DATASETS
from core.diagnosis import rules
from core.losses import class_shares
from core.pins import MAX_PINS
from core.training import Run
from pages.ui import i18n, verdict
from pages.ui.i18n import Text, number
from pages.ui.session import Session


def draw_summary(run: Run, t: Text) -> None:
    """Write what the run shows."""
    st.html(f"<div class='reading'>{i18n.with_terms(t, ' '.join(sentences(run, t)))}</div>")


def draw_notices(session: Session, t: Text) -> None:
    """Write what the last link or change could not do, and what came along with it."""
    if session.problems:
        lines = [i18n.problem(t, problem, session.config, typed=session.typed) for problem in session.problems]
        st.warning("  \n".join(lines), icon=":material/info:")
    for line in changes(session, t):
        st.caption(line)


def changes(session: Session, t: Text) -> list[str]:
    """Return what came along with another dataset or optimizer, and what stayed."""
    full, lines = session.config.resolved(), []
    if "new_dataset" in session.notices:
        lines.append(t("training_lab.reading.new_dataset", dataset=t(f"common.dataset.{full.dataset}.name")))
    if "new_optimizer" in session.notices:
        name = t(f"common.optimizer.{full.optimizer}")
        lines.append(t("training_lab.reading.new_optimizer", optimizer=name, rate=i18n.plain(full.learning_rate)))
    if "stopped" in session.notices:
        return [t("training_lab.reading.stopped", epochs=full.epochs)]
    about_pins = [name for name in session.notices if name in ("pinned_already", "pins_full")]
    if about_pins:
        return [t(f"training_lab.pin.{name}", n=MAX_PINS) for name in about_pins]
    mine = by_hand(session.config)
    if session.notices and mine:
        fields = t.listed(f"{t(f'common.field.{k}')} {i18n.setting(t, k, v)}" for k, v in mine.items())
        lines.append(t("training_lab.reading.kept", fields=fields))
    return [" ".join(lines)] if lines else []


def sentences(run: Run, t: Text) -> list[str]:
    """Return the sentences about a run, the alarming ones first."""
    history, sentences = run.history, []
    last = len(history) - 1
    best = verdict.best_epoch(run)
    start, end = history.train_loss[0], history.train_loss[-1]
    if run.status == "diverged":
        sentences.append(t("training_lab.reading.diverged", epoch=last))
    elif _exploded(run) and end > start:
        sentences.append(t("training_lab.reading.exploded", first=number(start), last=number(end)))
    if run.status == "stopped_early":
        sentences.append(t("training_lab.reading.stopped_early", patience=run.config.patience, epoch=last))
    missing = missing_classes(run)
    if missing:
        names = ", ".join(t(f"common.class.{id}") for id in missing)
        sentences.append(t("training_lab.reading.missing_class", classes=names))
    if best >= 0 and run.status != "diverged":
        values = {"value": history.val_loss[best], "last": history.val_loss[-1], "train": end}
        values["gap"] = values["last"] - end
        sentences.append(t("training_lab.reading.lowest", epoch=best, **{k: number(v) for k, v in values.items()}))
    if np.isfinite(run.baseline):
        sentences.append(t("training_lab.reading.guess", guess=number(run.guess_loss)))
    else:
        sentences.append(t("training_lab.reading.guess_infinite", guess=number(run.guess_loss)))
    return sentences + typical_error(run, t)


def _exploded(run: Run) -> bool:
    return run.status == "diverged" or rules.exploded(verdict.diagnosis_of(run).evidence)


def typical_error(run: Run, t: Text) -> list[str]:
    """Return the size of the errors in the data's own unit, where there is one: never an MSE in dollars."""
    name = run.config.dataset
    size = {"mse": lambda loss: loss**0.5, "mae": lambda loss: loss}.get(run.config.loss)
    if size is None or not DATASETS[name].has_unit or _exploded(run):
        return []
    error = size(float(run.history.val_loss[-1])) * run.data.y_scale
    written = f"{error:.3g}" if error < 999.5 else number(error)
    return [t("training_lab.reading.unit", error=written, unit=t(f"training_lab.unit.{name}"))]


def missing_classes(run: Run) -> list[str]:
    """Return the ids of classes of which the training targets hold no example."""
    classes = DATASETS[run.config.dataset].classes
    if not classes:
        return []
    shares = class_shares(run.data.y_train, len(classes))
    return [id for id, share in zip(classes, shares, strict=True) if share == 0]


def alt(run: Run, panel: str | None, t: Text, *, reveal_verdict: bool = True) -> str:
    """Return the chart in words, for those who cannot see it; without `told` only where its lines begin and end."""
    history, best = run.history, verdict.best_epoch(run)
    ends = {
        "epochs": len(history) - 1,
        "t0": number(history.train_loss[0]),
        "t1": number(history.train_loss[-1]),
        "v0": number(history.val_loss[0]),
        "v1": number(history.val_loss[-1]),
    }
    sentences = [t("training_lab.alt.ends", **ends)]
    if reveal_verdict:
        lowest = t("training_lab.alt.lowest", best=number(history.val_loss[best]), best_epoch=best)
        sentences = [verdict.sentence(run, t), *sentences, lowest]
    sentences.append(t("training_lab.alt.guess", guess=number(run.guess_loss)))
    if panel:
        sentences.append(t(f"training_lab.alt.{panel}"))
    return " ".join(sentences)
