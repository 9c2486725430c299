"""Runs side by side: curves over the same epochs, models, one sentence, and a table of what differs."""

from collections.abc import Sequence

import streamlit as st

from core.training import Run
from pages.ui import run_player, runs
from pages.ui.compare import choice, picture, seeds, source, table, text
from pages.ui.compare.names import run_names
from pages.ui.compare.source import TRIED, Compared
from pages.ui.i18n import Text
from pages.ui.session import Session


def draw(session: Session, t: Text) -> None:
    """Draw the view below the page's title."""
    compared = source.current(session)
    choice.draw_comparisons(compared, session, t)
    choice.draw_switches(compared, session, t)
    trained = runs.get_all(compared.configs, t)
    names = run_names(compared.configs, t, compared.ready.field if compared.ready else "")
    if compared.unit:
        updates = choice.has_updates(compared) and session.page_params["axis"] == "updates"
        picture.draw(trained, names, compared.unit, t, updates=updates)
    else:
        _draw_apart(trained, names, t)
    _draw_conclusion(compared, trained, names, t)
    table.draw(compared, trained, names, t)
    table.draw_links(compared, names, session, t)
    if compared.id == TRIED and compared.unit:
        seeds.draw([run.config for run in trained], names, compared.unit, t)


def _draw_conclusion(compared: Compared, trained: Sequence[Run], names: Sequence[str], t: Text) -> None:
    """Write what the runs show, and below it in which unit and why."""
    conclusion = text.conclusion(compared, trained, names, t)
    if conclusion:
        with st.container(key="compare_finding"):
            st.markdown(conclusion)
    models = picture.models_kind(trained) if compared.unit else ""
    notes = [
        f"{text.what_is_the_same(compared, t)} {text.unit_sentence(compared, t)}".strip(),
        text.optimizer_note(compared, t), t(f"compare_runs.models.{models}") if models else "",
    ]  # fmt: skip
    st.caption("  \n".join(note for note in notes if note))


def _draw_apart(trained: Sequence[Run], names: Sequence[str], t: Text) -> None:
    """Draw each run by itself, in its own loss: no axis can hold them all."""
    columns = st.columns(min(len(trained), 2), gap="medium")
    for i, (run, name) in enumerate(zip(trained, names, strict=True)):
        with columns[i % len(columns)]:
            st.markdown(f"**{name}**")
            run_player.draw_run(run, t, key=f"player_apart_{i}", model=False)
