"""A lesson on paper (A4) for the day the Wi-Fi fails: address, QR code, tasks, and curves with room to mark them."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from markupsafe import Markup

from core.exercises import EXERCISES, Exercise
from core.exercises.by_hand.three_rows import three_rows
from core.exercises.exercise import Part
from core.lesson_plans import LessonPlan
from core.training import Run
from pages.ui import i18n, runs
from pages.ui.i18n import Text
from pages.ui.teachers import cards, qr, svg, templates

_STYLE = Path(__file__).parent / "handout.css"
_FIELDS = ("dataset", "n_train", "n_val", "model", "loss", "optimizer", "learning_rate", "epochs")


@dataclass(frozen=True)
class Blank:
    """Room for one part of the answer: options to tick or to bring in order, or else a line to write on."""

    label: str
    options: Sequence[str] = ()
    ordered: bool = False
    nowhere: str = ""


@dataclass(frozen=True)
class Figure:
    """What the answer is about, as far as it goes on paper; the first row of a table has its headings."""

    settings: str = ""
    table: Sequence[Sequence[str]] = ()
    curves: Sequence[Markup] = field(default_factory=tuple)


def html(plan: LessonPlan, address: str, t: Text) -> str:
    """Return a page for the browser's print command: the tasks of the class's version, the answers on a last sheet."""
    exercises = [EXERCISES[id] for id in plan.exercises]
    return templates.render(
        "handout.html",
        t=t, name=t(f"for_teachers.plan.{plan.id}.name"), address=address,
        style=Markup(_STYLE.read_text("utf-8")), code=Markup(qr.as_svg(address)),
        tasks=[_task(exercise, t) for exercise in exercises],
        answers=[(_title(exercise, t), i18n.unmarked(t, cards.answer(exercise, t))) for exercise in exercises],
    )  # fmt: skip


def _own(exercise: Exercise, id: str, t: Text) -> str:
    """Return a text of an exercise without the marks of terms."""
    return i18n.unmarked(t, t(f"exercise_{exercise.kind}.{exercise.id}.{id}"))


def _title(exercise: Exercise, t: Text) -> str:
    return _own(exercise, "title", t)


def _task(exercise: Exercise, t: Text) -> dict[str, object]:
    blanks = [_blank(exercise, part, t) for part in exercise.parts]
    texts = {"title": _title(exercise, t), "text": _own(exercise, "task", t)}
    return texts | vars(_figure(exercise, t)) | {"blanks": blanks}


def _figure(exercise: Exercise, t: Text) -> Figure:
    found = [runs.get(config, t) for config in exercise.configs(0)]
    if exercise.id == "three_rows":
        return Figure(table=_three_rows(found[0], t))
    if exercise.kind == "by_hand":
        return Figure()
    if exercise.kind == "predict":  # what will happen is not to be seen
        known = [svg.curves(found[0], t, val=False)] if exercise.id == "predict_small_data" else []
        return Figure(_settings(found[-1], t), curves=known)
    shown = found[:1] if exercise.id == "find_bad_setting" else found
    return Figure(
        _settings(found[0], t) if exercise.editable_fields else "", curves=[svg.curves(run, t) for run in shown]
    )


def _three_rows(run: Run, t: Text) -> list[list[str]]:
    rows = three_rows(run)
    names = [t(f"exercise_by_hand.three_rows.column.{name}") for name in ("house", "truth", "prediction")]
    cells = zip("ABC", rows.truth, rows.prediction, strict=True)
    return [names, *([house, f"{truth:.0f}", f"{prediction:.0f}"] for house, truth, prediction in cells)]


def _settings(run: Run, t: Text) -> str:
    """Return what a run was trained with, as one line."""
    config = run.config
    named = [f"{t(f'common.field.{name}')} {i18n.setting(t, name, getattr(config, name))}" for name in _FIELDS]
    if config.model == "mlp":
        named.append(i18n.size_label(t, config))
    return " · ".join(named)


def _blank(exercise: Exercise, part: Part, t: Text) -> Blank:
    label = t("for_teachers.paper.settings") if part.form == "settings" else ""
    if part.form == "order":  # sorted: the order in which they stand must not be the answer
        options = [_own(exercise, f"option.{option}", t) for option in sorted(part.options)]
        return Blank(i18n.unmarked(t, t("for_teachers.paper.order")), options, ordered=True)
    label = label or _own(exercise, f"part.{part.name}", t)
    if part.form == "choice":
        return Blank(label, [_own(exercise, f"option.{option}", t) for option in part.options])
    return Blank(label, nowhere=_own(exercise, "nowhere", t) if part.form == "epoch" else "")
