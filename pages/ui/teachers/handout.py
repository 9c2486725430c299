"""A lesson on paper (A4) for the day the Wi-Fi fails: address, QR code, tasks, and curves with room to mark them."""

from html import escape
from pathlib import Path

from core.exercises import EXERCISES, Exercise
from core.exercises.by_hand import three_rows
from core.exercises.exercise import Part
from core.lesson_plans import LessonPlan
from core.training import Run
from pages.ui import i18n, runs
from pages.ui.i18n import Text
from pages.ui.teachers import cards, qr, svg

_SHEET = Path(__file__).parent / "handout.css"
_FIELDS = ("dataset", "n_train", "n_val", "model", "loss", "optimizer", "learning_rate", "epochs")
_LINE = "<span class='line'></span>"


def html(plan: LessonPlan, address: str, t: Text) -> str:
    """Return a page for the browser's print command: the tasks of the class's version, the answers on a last sheet."""
    tasks = "".join(_task(number, EXERCISES[id], t) for number, id in enumerate(plan.exercises, start=1))
    answers = "".join(f"<li><b>{_title(EXERCISES[id], t)}.</b> {_text(cards.answer(EXERCISES[id], t), t)}</li>"
                      for id in plan.exercises)  # fmt: skip
    name = t(f"for_teachers.plan.{plan.id}.name")
    return f"""<!doctype html>
<html lang="{t.lang}"><head><meta charset="utf-8"><title>{escape(f"{t('common.app')} · {name}")}</title>
<style>{_SHEET.read_text("utf-8")}</style></head><body>
<header><div><h1>{escape(t("common.app"))} · {escape(name)}</h1>
<p class="address">{escape(address)}</p><p>{escape(t("for_teachers.paper.name"))} {_LINE}</p></div>
{qr.as_svg(address)}</header>
{tasks}
<section class="answers"><h2>{escape(t("for_teachers.paper.answers"))}</h2><ol>{answers}</ol></section>
</body></html>
"""


def _title(exercise: Exercise, t: Text) -> str:
    return escape(t(f"exercise_{exercise.kind}.{exercise.id}.title"))


def _text(sentence: str, t: Text) -> str:
    return escape(i18n.unmarked(t, sentence))


def _task(number: int, exercise: Exercise, t: Text) -> str:
    own = f"exercise_{exercise.kind}.{exercise.id}"
    return (
        f"<section><h2>{number}. {_title(exercise, t)}</h2><p>{_text(t(f'{own}.task'), t)}</p>"
        f"{_picture(exercise, t)}{''.join(_blank(exercise, part, t) for part in exercise.parts)}</section>"
    )


def _picture(exercise: Exercise, t: Text) -> str:
    """Return what the answer is about, as far as it goes on paper."""
    found = [runs.get(config, t) for config in exercise.configs(0)]
    if exercise.id == "three_rows":
        rows = three_rows(found[0])
        names = [t(f"exercise_by_hand.three_rows.column.{name}") for name in ("house", "truth", "prediction")]
        cells = zip("ABC", rows.truth, rows.prediction, strict=True)
        body = "".join(f"<tr><td>{h}</td><td>{y:.0f}</td><td>{p:.0f}</td></tr>" for h, y, p in cells)
        return f"<table><tr>{''.join(f'<th>{escape(name)}</th>' for name in names)}</tr>{body}</table>"
    if exercise.kind == "by_hand":
        return ""
    chart_words = t.under("training_lab.chart")
    if exercise.kind == "predict":  # what will happen is not to be seen
        training = svg.curves(found[0], chart_words, val=False) if exercise.id == "predict_small_data" else ""
        return _settings(found[-1], t) + training
    shown = found[:1] if exercise.id == "find_bad_setting" else found
    return (_settings(found[0], t) if exercise.free else "") + "".join(svg.curves(run, chart_words) for run in shown)


def _settings(run: Run, t: Text) -> str:
    """Return what a run was trained with, as one line."""
    config = run.config
    named = [f"{t(f'common.field.{name}')} {i18n.setting(t, name, getattr(config, name))}" for name in _FIELDS]
    if config.model == "mlp":
        named.append(i18n.size_label(t, config))
    return f"<p class='settings'>{escape(' · '.join(named))}</p>"


def _blank(exercise: Exercise, part: Part, t: Text) -> str:
    """Return room for one part of the answer."""
    own = f"exercise_{exercise.kind}.{exercise.id}"
    if part.form in ("choice", "order"):
        is_choice = part.form == "choice"
        box = "☐" if is_choice else "<span class='box'></span>"
        options = part.options if is_choice else sorted(part.options)
        rows = "".join(f"<li>{box} {_text(t(f'{own}.option.{option}'), t)}</li>" for option in options)
        label = t(f"{own}.part.{part.name}") if is_choice else t("for_teachers.paper.order")
        return f"<p>{_text(label, t)}</p><ul>{rows}</ul>"
    label = t("for_teachers.paper.settings") if part.form == "settings" else t(f"{own}.part.{part.name}")
    nowhere = f" ☐ {_text(t(f'{own}.nowhere'), t)}" if part.form == "epoch" else ""
    return f"<p>{_text(label, t)} {_LINE}{nowhere}</p>"
