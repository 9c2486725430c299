"""The verdict on a run: one plain line, what to try, and on demand what it means and does not, and its numbers."""

import math
from html import escape
from zlib import crc32

import streamlit as st

from core.causes import cause
from core.diagnosis import Diagnosis, diagnose, rules
from core.diagnosis.verdicts import leapt, memorised
from core.training import Run
from pages.ui import i18n
from pages.ui.cache import Cache
from pages.ui.i18n import Text, number
from pages.ui.runs import run_id
from pages.ui.session import PAGES, Session, is_locked, lab_query
from pages.ui.verdict.actions import actions

ICONS = {
    "healthy": ":material/check_circle:",
    "overfitting": ":material/trending_up:",
    "widening_gap": ":material/open_in_full:",
    "underfitting": ":material/horizontal_rule:",
    "still_improving": ":material/trending_down:",
    "unstable": ":material/bolt:",
    "noisy": ":material/waves:",
    "too_short": ":material/hourglass_empty:",
    "incomparable": ":material/question_mark:",
}
# A phase is named only where the curve is readable.
READABLE = ("healthy", "overfitting", "widening_gap", "still_improving")

# A healthy run whose last fifth still wins more than this share of all that was won is said to fall on.
LINGERS = 0.02
# A rise to less than this many times the lowest loss is not one that anybody sees: it would be said as 0 per cent.
SEEN = 1.005
# Healthy in its shape alone: after these endings nobody should read that all is well.
BUTS = ("apart", "hardly")
# A drop that takes a larger share of the run than this is not called sharp.
SHARP = 0.3

_found = Cache(max_entries=256, max_bytes=256_000)


def diagnosis_of(run: Run) -> Diagnosis:
    """Return the diagnosis of a run, made once: equal configs have equal runs."""
    found: Diagnosis | None = _found.get(run.config)
    if found is None:
        history = run.history
        found = diagnose(history.train_loss, history.val_loss, history.epoch, run.guess_loss)
        _found.put(run.config, found, 1000)
    return found


def best_epoch(run: Run) -> int:
    """Return the epoch with the lowest validation loss, -1 where there is no finite one."""
    found = diagnosis_of(run).best_epoch
    return -1 if found is None else int(found)


def phases(run: Run) -> tuple[float, float]:
    """Return where the sharp drop ends and where overfitting begins, -1 for what the run does not show."""
    found = diagnosis_of(run)
    if found.verdict not in READABLE:
        return -1.0, -1.0
    over = -1.0 if found.overfit_from is None else found.overfit_from
    drop = -1.0 if found.drop_end is None or not _is_sharp(run, found) else found.drop_end
    return (min(drop, over) if over >= 0 else drop), over


def _is_sharp(run: Run, found: Diagnosis) -> bool:
    return (found.drop_end or 0) <= SHARP * (len(run.history) - 1)


def sentence(run: Run, t: Text) -> str:
    """Return the verdict in one plain sentence."""
    found = diagnosis_of(run)
    return t("format.verdict", name=_name(run, found, t), sentence=_sentence(run, found, t))


def _but(run: Run, found: Diagnosis) -> str:
    """Return the end of the ids of texts for a run that is healthy in its shape alone."""
    return "_but" if found.verdict == "healthy" and ending(run, found) in BUTS else ""


def _cause(run: Run, found: Diagnosis) -> str | None:
    return cause(run.config, found.verdict, found.evidence)


def _name(run: Run, found: Diagnosis, t: Text) -> str:
    if _cause(run, found) == "penalty":
        return t("verdict.penalty.name")
    return t(f"verdict.{found.verdict}.name{_but(run, found)}")


def _sentence(run: Run, found: Diagnosis, t: Text) -> str:
    if _cause(run, found) == "penalty":
        e, l2 = found.evidence, i18n.plain(run.config.l2)
        lowest, end = number(e["train_end"] - e["train_rebound"]), number(e["train_end"])
        return t(f"verdict.penalty.line_{found.verdict}", l2=l2, lowest=lowest, end=end)
    if found.verdict == "overfitting":
        return t(
            "verdict.overfitting.line", rose=_rose(run, found, t), turn=_around(found.best_epoch, found.turn_range, t)
        )
    if found.verdict == "healthy":
        return _healthy(run, found, t)
    if found.verdict == "widening_gap" and memorised(found.evidence):
        return t("verdict.widening_gap.line_guess")
    if found.verdict == "underfitting" and found.evidence["train_end"] < 0.9 * run.guess_loss:
        return t("verdict.underfitting.line_new_data")
    if run.status == "diverged":
        return t("verdict.unstable.line_diverged", epoch=len(run.history) - 1)
    if found.verdict == "unstable" and leapt(found.evidence) and not rules.exploded(found.evidence):
        start, peak = found.evidence["train_start"], found.evidence["train_start"] + found.evidence["train_leap"]
        return t("verdict.unstable.line_leapt", start=number(start), peak=number(peak))
    return t(f"verdict.{found.verdict}.line")


def _healthy(run: Run, found: Diagnosis, t: Text) -> str:
    but, end = _but(run, found), _end(run, found, t)
    if found.drop_end is None:
        return t(f"verdict.healthy.line_without_drop{but}", end=end)
    id = "line" if _is_sharp(run, found) else "line_slow"
    return t(f"verdict.healthy.{id}{but}", drop_end=_around(found.drop_end, found.drop_range, t), end=end)


def ending(run: Run, found: Diagnosis) -> str:
    """Return how a healthy run ends: `near` its lowest loss, or what else is to be said of the end."""
    e = found.evidence
    if e["gap"] > max(e["train_fall"] / 5, abs(e["end"]) / 2):
        return "apart"
    if -e["gap"] > abs(e["end"]) / 2:
        return "below"
    if float(run.history.val_loss[-1]) - e["best"] > abs(e["best"]) / 4:
        return "wavers"
    if e["best"] > 0.9 * run.guess_loss:
        return "hardly"
    return "falls" if e["late_fall"] > LINGERS * e["fall"] else "near"


def shape(run: Run) -> str:
    """Return what proposals are made for: the cause that the settings tell, the verdict, or how a healthy run ends."""
    found = diagnosis_of(run)
    return _cause(run, found) or (ending(run, found) if found.verdict == "healthy" else found.verdict)


def _end(run: Run, found: Diagnosis, t: Text) -> str:
    e, last = found.evidence, float(run.history.val_loss[-1])
    return t(
        f"verdict.healthy.end.{ending(run, found)}", val=number(e["end"]), train=number(e["train_end"]),
        last=number(last), best=number(e["best"]), guess=number(run.guess_loss),
    )  # fmt: skip


def _rose(run: Run, found: Diagnosis, t: Text) -> str:
    """Return how much validation rose, in the word that one would use, to where one sees the curve end."""
    e, times = found.evidence, rules.rise(run.history.val_loss)
    if times < SEEN:  # the last epochs fell back: the level of the last fifth is what made the verdict
        times = e["end"] / e["best"]
    if not math.isfinite(times):
        return t("verdict.rose.from", best=number(e["best"]), end=number(e["end"]))
    if times >= 4:
        return t("verdict.rose.times", times=f"{times:.0f}" if times < i18n.HUGE else number(times))
    if times >= 3:
        return t("verdict.rose.tripled")
    if times >= 2:
        return t("verdict.rose.doubled")
    return t("verdict.rose.half", percent=f"{100 * (times - 1):.0f}")


def _around(epoch: float | None, span: tuple[float, float] | None, t: Text) -> str:
    """Return an epoch with those that could as well be named; "" where there is none."""
    if epoch is None:
        return ""
    low, high = span or (epoch, epoch)
    return t("verdict.range", value=f"{epoch:.0f}", low=f"{low:.0f}", high=f"{high:.0f}")


def numbers(run: Run, t: Text) -> list[str]:
    """Return the measurements behind the verdict, as sentences."""
    found, lines = diagnosis_of(run), []
    e = found.evidence
    if found.best_epoch is not None and math.isfinite(e["end"]):
        low, high = found.turn_range or (found.best_epoch, found.best_epoch)
        id = "val" if found.verdict in READABLE else "val_unread"
        lines.append(
            t(f"verdict.numbers_line.{id}", best=number(e["best"]), epoch=f"{found.best_epoch:.0f}",
              low=f"{low:.0f}", high=f"{high:.0f}", end=number(e["end"]))
        )  # fmt: skip
        if found.verdict == "overfitting" and e["noise"] > 0:
            times = e["rise"] / e["noise"]
            id = "rise" if times < 20 else "rise_far"
            lines.append(t(f"verdict.numbers_line.{id}", rise=number(e["rise"]), times=f"{times:.0f}"))
        ends = {"start": e["train_start"], "end": e["train_end"], "gap": e["gap"]}
        lines.append(t("verdict.numbers_line.train", **{k: number(v) for k, v in ends.items()}))
    if found.drop_end is not None and found.verdict in READABLE:
        low, high = found.drop_range or (found.drop_end, found.drop_end)
        lines.append(
            t("verdict.numbers_line.drop", value=f"{found.drop_end:.0f}", low=f"{low:.0f}", high=f"{high:.0f}")
        )
    if run.guess_loss > 0 and math.isfinite(e["best"]):
        below = 1 - e["best"] / run.guess_loss
        id = "guess" if below >= 0.005 and found.best_epoch else "guess_above"
        lines.append(t(f"verdict.numbers_line.{id}", guess=number(run.guess_loss), percent=f"{100 * below:.0f}"))
    return lines


def draw(run: Run, session: Session, t: Text) -> None:
    """Draw the verdict's box, with what is behind it and what to try one click away."""
    found = diagnosis_of(run)
    key = "verdict_shape" if _but(run, found) else f"verdict_{found.verdict}"
    with st.container(key=key, horizontal=True, vertical_alignment="center", gap="small"):
        st.markdown(f"{ICONS[found.verdict]} **{_name(run, found, t)}:** {_sentence(run, found, t)}")
        explanation = why(run, t)
        tries = [] if is_locked("details") else _tries(run, found, session, t)
        if tries:
            with st.container(key="tries", horizontal=True, vertical_alignment="center", gap="small", width="content"):
                st.markdown(t("verdict.try"), width="content")
                for label, query in tries:
                    st.page_link(PAGES["training_lab"], label=label, query_params=query)
        st.html(explanation)
        if session.flags["tour"]:
            st.html(_until_watched(run, t))


def _until_watched(run: Run, t: Text) -> str:
    """Return what stands in the verdict's place until its run was watched, and the rule that hides the verdict.

    The player adds each watched run to the page's `data-watched`. The rule names the run, so that a new verdict is
    never seen before its curves have moved.
    """
    page = f"html:not([data-watched~='{run_id(run)}'])"
    hidden = f"{page} :is([class*='st-key-verdict_'] *, .st-key-lab .reading) {{ visibility: hidden !important; }}"
    grey = f"{page} [class*='st-key-verdict_'] {{ background: #8881; border-left-color: #8884; }}"
    note = f"{page} [class*='st-key-verdict_'] .watch {{ display: block; visibility: visible !important; }}"
    return f"<style>{hidden} {grey} {note}</style><div class='watch'>{escape(t('verdict.watch'))}</div>"


def why(run: Run, t: Text) -> str:
    """Draw the button that opens the explanation below the curves, and return that, to stand in the same container.

    A popover would lie over the very curves that it explains. page.js opens it.
    """
    said = explanation(run, t)
    # Drawn anew together with what it opens, so that it never says "open" of one that is closed.
    # The id makes it another element for another explanation.
    st.html(
        f"<button type='button' class='why' aria-expanded='false' data-of='{crc32(said.encode())}'>"
        f"{escape(t('verdict.why'))}</button>",
        width="content",
    )
    return said


def explanation(run: Run, t: Text) -> str:
    """Return as HTML what the verdict means, its numbers, what it does not mean, and its rule."""
    found = diagnosis_of(run)
    verdict, why = f"verdict.{found.verdict}", _cause(run, found)
    texts = {
        "means": f"verdict.{why}.means" if why else f"{verdict}.means{_but(run, found)}",
        "not": f"verdict.{why}.not" if why else f"{verdict}.not",
        "rule": f"{verdict}.rule",
    }
    parts = [f"<h4>{escape(t(f'verdict.{part}'))}</h4><p>{escape(t(id))}</p>" for part, id in texts.items()]
    measured = "".join(f"<li>{escape(sentence)}</li>" for sentence in numbers(run, t))
    if measured:
        parts.insert(2, f"<h4>{escape(t('verdict.numbers'))}</h4><ul>{measured}</ul>")
    return f"<div class='why-said' hidden>{''.join(parts)}</div>"


def _tries(run: Run, found: Diagnosis, session: Session, t: Text) -> list[tuple[str, dict[str, str]]]:
    """Return what to try next: words and the link that does it."""
    made = actions(shape(run), session.config)
    tries = [
        (t(f"verdict.action.{id}", n=i18n.plain(n)), lab_query(session, config, tour=session.flags["tour"]))
        for id, config, n in made
    ]
    if session.flags["log"] == "0" and (run.status == "diverged" or rules.exploded(found.evidence)):
        tries.append((t("verdict.action.log"), lab_query(session, log="1")))
    return tries
