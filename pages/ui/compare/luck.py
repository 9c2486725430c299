"""Is it luck? The same settings over many seeds, another setting pair by pair, and the best of five."""

from pathlib import Path

import streamlit as st

from core.comparison import KINDS_OF_LUCK, luck_in
from core.config import RunConfig, to_query
from pages.ui import page_blocks, runs
from pages.ui.compare import luck_best, luck_other, luck_runs
from pages.ui.compare.luck_setting import FIELDS, SAME
from pages.ui.i18n import Text
from pages.ui.session import PAGES, Session, bound, bound_to_param, page_query, set_page_params
from pages.ui.session.params import Param, one_of

SEEDS = ("16", "64", "128")
# At the edge of overfitting: which of the two it shows depends on the seed.
AT_THE_EDGE = RunConfig(l2=0.002)


def _kinds(text: str) -> str:
    """Return kinds of luck in their order, written with - between them; "" is all."""
    kinds = set(text.split("-")) if text else set()
    if not kinds <= set(KINDS_OF_LUCK):
        raise ValueError(text)
    return "-".join(kind for kind in KINDS_OF_LUCK if kind in kinds)


URL_PARAMS = {
    "seeds": one_of(*SEEDS),
    "vary": Param("", _kinds),
    "b_field": one_of("", SAME, *FIELDS),
    "b_value": Param("", str, longest=40),
    "best": one_of("0", "1"),
}
_STYLE = (Path(__file__).parent / "many_runs.css").read_text("utf-8")


def draw(session: Session, t: Text) -> None:
    """Draw the view: the runs appear as they are trained, then what is asked of them."""
    st.html(f"<style>{_STYLE}</style>")
    config = runs.affordable(session.config.resolved())
    present = luck_in(config)
    vary = _varied(session.page_params["vary"], present)
    _choose(session, present, vary, t)
    wanted = int(session.page_params["seeds"])
    n = luck_runs.affordable(wanted, config)
    if n < wanted:
        st.caption(t("luck.too_long", n=n, wanted=wanted))
    found = luck_runs.draw(luck_runs.runs_of("a", config, n, vary), config, t, lambda: _example(session, t))
    if found:
        luck_other.draw(session, config, found, vary, t)
        luck_best.draw(session, config, found, vary, t)


def _varied(text: str, present: tuple[str, ...]) -> tuple[str, ...]:
    """Return the kinds of luck that a link names and that there are; all of them where it names none of these."""
    named = tuple(kind for kind in present if kind in text.split("-"))
    return named or present


def _choose(session: Session, present: tuple[str, ...], vary: tuple[str, ...], t: Text) -> None:
    with st.container(key="luck_controls", horizontal=True, gap="medium"):
        st.segmented_control(
            t("luck.seeds"), SEEDS, **bound_to_param(session, "seeds"), required=True, width="content",
        )  # fmt: skip
        st.pills(
            t("luck.vary"),
            present,
            **bound("vary", list(vary), lambda value: set_page_params(vary=_written(value, present))),
            selection_mode="multi",
            width="content",
            format_func=lambda kind: t(f"luck.kind.{kind}"),
        )


def _written(kinds: list[str] | None, present: tuple[str, ...]) -> str:
    """Return kinds as a link has them: all is nothing to be said, and none means all."""
    chosen = [kind for kind in present if kind in (kinds or ())]
    return "" if len(chosen) == len(present) else "-".join(chosen)


def _example(session: Session, t: Text) -> None:
    """Say what the lines are, and link to an experiment whose verdict depends on the seed."""
    page_blocks.say(t, "luck.note")
    if session.config != AT_THE_EDGE:
        page, no_part = page_query(session, session.page), {*vars(session.config), "preset"}
        query = {name: text for name, text in page.items() if name not in no_part} | to_query(AT_THE_EDGE)
        st.page_link(PAGES[session.page], label=t("luck.at_the_edge"), icon=":material/casino:", query_params=query)
