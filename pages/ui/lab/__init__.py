"""The Lab's heading and its details: what a first visit does not need."""

from html import escape

import streamlit as st

from core.training import Run
from pages.ui import i18n, tour
from pages.ui.i18n import Text
from pages.ui.lab import controls, export
from pages.ui.session import (
    COMPARE,
    PAGES,
    Session,
    bound,
    change_config,
    compare_query,
    experiment_url,
    is_locked,
    pin_run,
    replay_run,
    reset_config,
    set_flag,
)


def heading(session: Session, t: Text) -> None:
    """Draw the title with its sentence, and what starts the run again or passes it on."""
    with st.container(key="heading", horizontal=True, vertical_alignment="center"):
        st.html(
            f"<div class='lead' lang='{t.lang}'><h1>{t('training_lab.title')}</h1>"
            f"<div>{i18n.with_terms(t, t('training_lab.lead'))}</div></div>"
        )
        tour.way_on(session, t)
        with st.container(key="actions", horizontal=True, width="content", gap="small"):
            controls.preset(session.preset, t)
            st.button(t("training_lab.again"), icon=":material/replay:", on_click=replay_run, key="again")
            st.button(
                t("training_lab.new_start"),
                icon=":material/casino:",
                key="new_start",
                on_click=lambda: change_config(weights_seed=(session.config.weights_seed + 1) % 10000),
            )
            st.button(t("training_lab.reset"), icon=":material/undo:", on_click=reset_config, key="reset")
            _pin(session, t)
            with st.popover(t("training_lab.copy_link"), icon=":material/link:"):
                # page.js copies when it opens, and says so; where the browser forbids it there is the code's button.
                st.html(
                    f"<div class='by-hand'>{t('training_lab.copy.by_hand')}</div>"
                    f"<div class='copied' role='status' hidden>{t('training_lab.copy.copied')}</div>"
                )
                st.code(experiment_url(session), language=None, wrap_lines=True)


def _pin(session: Session, t: Text) -> None:
    """Draw what pins this run, and the way to those that are pinned; not while the verdict is withheld."""
    if session.flags["reveal"] == "later":
        return
    is_pinned = session.config.resolved() in session.pins
    icon = ":material/check:" if is_pinned else ":material/keep:"
    st.button(t(f"training_lab.pin.{'done' if is_pinned else 'this'}"), icon=icon, on_click=pin_run, key="pin")
    n = len(session.pins)
    if n:
        query = compare_query(session, comparison="pins")
        label = t("training_lab.pin.many", n=n) if n > 1 else t("training_lab.pin.one")
        st.page_link(PAGES[COMPARE], label=label, query_params=query)


def first_controls(session: Session, t: Text) -> None:
    """Draw the beginner's four controls, and the story of the data below them."""
    four = (controls.dataset, controls.loss, controls.model_size, controls.learning_rate)
    with st.container(key="controls"):
        for column, draw in zip(st.columns([1.1, 1.1, 1, 1.2], gap="small"), four, strict=True):
            with column:
                draw(session.config, t)
        story(session, t)
        if session.locked:
            st.caption(f":material/lock: {t('training_lab.locked')}")


def story(session: Session, t: Text) -> None:
    """Write what the data are, or what to look for in a preset; nothing where the visitor is to say it first."""
    if session.flags["reveal"] == "later":
        return
    if session.preset:
        id = f"home.tour.{session.flags['tour']}.text" if tour.is_there(session) else f"presets.{session.preset}.look"
        with st.container(key="look"):
            st.caption(f"**{t('presets.look')}** {t(id)}")
    else:
        st.caption(t(f"common.dataset.{session.config.dataset}.story"))


def details(run: Run, session: Session, t: Text) -> None:
    """Draw the switch, and below it all settings, numbers and downloads."""
    if is_locked("details"):
        return
    _switch("details", session, t("training_lab.details"))
    if session.flags["details"] != "1":
        return
    _settings(session, t)
    left, right = st.columns(2, gap="large")
    with left:
        _view(run, session, t)
        _accuracy(run, t)
    with right:
        _downloads(run, session, t)
        _formula(run, t)
    with st.expander(t("training_lab.table.title")):
        _table(run, t)


def _settings(session: Session, t: Text) -> None:
    groups = (
        ("data", (controls.data_settings,)),
        ("model", (controls.model_settings,)),
        ("training", (controls.training_settings,)),
        ("restraints", (controls.restraints, controls.seeds)),
    )
    for column, (name, draws) in zip(st.columns(4, gap="medium"), groups, strict=True):
        with column:
            st.markdown(f"**{t(f'training_lab.group.{name}')}**")
            for draw in draws:
                draw(session.config, t)


def _switch(flag: str, session: Session, label: str, help: str | None = None) -> None:
    """Draw a switch for a flag of the link."""
    st.toggle(
        label, **bound(flag, session.flags[flag] == "1", lambda value: set_flag(flag, "1" if value else "0")), help=help
    )


def _view(run: Run, session: Session, t: Text) -> None:
    st.markdown(f"**{t('training_lab.group.view')}**")
    _switch("phases", session, t("training_lab.phases.switch"), t("training_lab.phases.help"))
    _switch("log", session, t("training_lab.log.switch"), t("training_lab.log.help"))
    if session.flags["log"] == "1":
        st.caption(t("training_lab.log.help"))
        zeros = int((run.history.train_loss <= 0).sum() + (run.history.val_loss <= 0).sum())
        if zeros:
            st.caption(t("training_lab.log.zeros", n=zeros))


def _accuracy(run: Run, t: Text) -> None:
    """Say what the accuracies are, which the player draws below the losses; or why there are none."""
    st.markdown(f"**{t('training_lab.accuracy.title')}**")
    train, val = run.history.train_accuracy, run.history.val_accuracy
    if val[0] != val[0]:
        st.caption(t("training_lab.accuracy.none"))
        return
    st.caption(t("training_lab.accuracy.said", t0=train[0], t1=train[-1], v0=val[0], v1=val[-1]))


def _downloads(run: Run, session: Session, t: Text) -> None:
    st.markdown(f"**{t('training_lab.group.numbers')}**")
    name = f"loss-lab-{run.config.dataset}-{run.config.loss}"
    with st.container(horizontal=True, gap="small"):
        # Made when they are asked for: a file for each step of a slider would be gone before the browser has seen it.
        st.download_button(
            t("training_lab.download.csv"), lambda: export.history_csv(run), f"{name}.csv", "text/csv",
            on_click="ignore",
        )  # fmt: skip
        st.download_button(
            t("training_lab.download.script"), lambda: export.script(run.config), f"{name}.py", "text/x-python",
            on_click="ignore",
        )  # fmt: skip
        if session.flags["reveal"] == "now":
            address = experiment_url(session)  # only while the page is drawn is its own address known
            st.download_button(
                t("training_lab.download.report"), lambda: export.report_of(run, address, t),
                f"{name}.md", "text/markdown", on_click="ignore",
            )  # fmt: skip
        st.html(
            f"<button type='button' class='save' data-save-png='player_lab' data-file-name='{name}.png' "
            f"data-title='{escape(export.title(run.config, t), quote=True)}'>"
            f"{t('training_lab.download.image')}</button>",
            width="content",
        )


def _formula(run: Run, t: Text) -> None:
    st.markdown(f"**{t('training_lab.formula.title')}**")
    st.caption(t(f"training_lab.formula.{run.config.loss}"))
    if run.history.val_accuracy[0] != run.history.val_accuracy[0]:
        st.caption(t("training_lab.formula.standardised"))


def _table(run: Run, t: Text) -> None:
    import pandas as pd  # half of all that the page imports, and only who asks for the table needs it

    columns = {t(f"training_lab.table.{name}"): run.history[name] for name in vars(run.history)}
    table = pd.DataFrame(columns).dropna(axis=1, how="all")
    st.dataframe(table, hide_index=True, height=300)
