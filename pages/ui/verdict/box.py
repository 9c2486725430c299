"""The verdict's box: one plain line, what to try, and on demand what it means and does not, and its numbers."""

from html import escape
from typing import NamedTuple
from zlib import crc32

import streamlit as st

from core.diagnosis import rules
from core.pins import to_link
from core.training import Run
from pages.ui import i18n
from pages.ui.i18n import Text
from pages.ui.runs import run_id
from pages.ui.session import COMPARE, PAGES, Session, compare_query, is_locked, lab_query
from pages.ui.verdict.actions import actions
from pages.ui.verdict.curves import DiagnosedCurves
from pages.ui.verdict.evidence_text import evidence_lines
from pages.ui.verdict.icons import ICONS
from pages.ui.verdict.run_diagnosis import curves_of
from pages.ui.verdict.verdict_sentence import but, line, meaning, name, no_meaning, shape


class Try(NamedTuple):
    """What to try: its words, the query of the Lab that does it, and the one that compares it with the run, if any."""

    label: str
    query: dict[str, str]
    compare: dict[str, str] | None = None


def draw(run: Run, session: Session, t: Text) -> None:
    """Draw the box of a run, whose settings say what to try next."""
    curves = curves_of(run)
    tries = [] if is_locked("details") else _tries(run, curves, session, t)
    draw_box(curves, t, tries=tries, after=_until_watched(run, t) if session.flags["tour"] else "")


def draw_box(
    curves: DiagnosedCurves, t: Text, *, sentence: str = "", tries: list[Try] | None = None, after: str = ""
) -> None:
    """Draw the box of any curves; `said` stands in the place of the verdict's own sentence, `after` is HTML."""
    verdict = curves.found.verdict
    key = "verdict_shape" if but(curves) else f"verdict_{verdict}"
    with st.container(key=key, horizontal=True, vertical_alignment="center", gap="small"):
        # The curves may stand still at an early epoch, of which the sentence does not speak.
        whole = f":small[{t('verdict.whole')}]"
        st.markdown(f"{ICONS[verdict]} {whole} **{name(curves, t)}:** {sentence or line(curves, t)}")
        why = draw_why_button(explanation_of(curves, t), t)
        if tries:
            _draw_tries(tries, t)
        st.html(why)
        if after:
            st.html(after)


def _draw_tries(tries: list[Try], t: Text) -> None:
    with st.container(key="tries", horizontal=True, vertical_alignment="center", gap="small", width="content"):
        st.markdown(t("verdict.try"), width="content")
        for each in tries:
            st.page_link(PAGES["training_lab"], label=each.label, query_params=each.query)
            if each.compare:
                st.page_link(
                    PAGES[COMPARE], label=t("verdict.compare"), icon=":material/compare_arrows:",
                    query_params=each.compare,
                )  # fmt: skip


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


def draw_why_button(explanation: str, t: Text) -> str:
    """Draw the button that opens the explanation below the curves, and return that, to stand in the same container.

    A popover would lie over the very curves that it explains. page.js opens it.
    """
    # Drawn anew together with what it opens, so that it never says "open" of one that is closed.
    # The id makes it another element for another explanation.
    st.html(
        f"<button type='button' class='why' aria-expanded='false' data-of='{crc32(explanation.encode())}'>"
        f"{escape(t('verdict.why'))}</button>",
        width="content",
    )
    return explanation


def explanation_of(curves: DiagnosedCurves, t: Text) -> str:
    """Return as HTML what the verdict means, its numbers, what it does not mean, and its rule."""
    id = f"verdict.{curves.found.verdict}"
    texts = {"means": meaning(curves, t), "not": no_meaning(curves, t), "rule": t(f"{id}.rule")}
    parts = [f"<h2>{escape(t(f'verdict.{part}'))}</h2><p>{escape(text)}</p>" for part, text in texts.items()]
    measured = "".join(f"<li>{escape(sentence)}</li>" for sentence in evidence_lines(curves, t))
    if measured:
        parts.insert(2, f"<h2>{escape(t('verdict.numbers'))}</h2><ul>{measured}</ul>")
    return f"<div class='why-said' hidden>{''.join(parts)}</div>"


def _tries(run: Run, curves: DiagnosedCurves, session: Session, t: Text) -> list[Try]:
    """Return what to try next: words and the link that does it."""
    found = curves.found
    made = actions(shape(curves), session.config)
    tries = [
        Try(
            t(f"verdict.action.{id}", n=i18n.plain(n)),
            lab_query(session, config, tour=session.flags["tour"]),
            compare_query(session, tried=to_link([config])),
        )
        for id, config, n in made
    ]
    if session.flags["log"] == "0" and (run.status == "diverged" or rules.exploded(found.evidence)):
        tries.append(Try(t("verdict.action.log"), lab_query(session, log="1")))
    return tries
