"""The parts of the page: what is chosen, the buttons of the loop, what was said, and the ways on."""

from html import escape
from pathlib import Path

import streamlit as st

from core.config import RunConfig
from core.lessons.line_loop import LONG, RATES, SEEDS
from pages.ui import i18n, page_blocks
from pages.ui.i18n import Text
from pages.ui.lessons.training_loop import moment, pictures, step_text
from pages.ui.lessons.training_loop.moment import STEPS, Moment
from pages.ui.session import Session, session_get, session_set, set_page_params, set_widget, widget_value

# The state that another loss or rate has led to: there the page says what was computed anew.
_ANEW = "loop_anew"
_STYLE = Path(__file__).parent / "style.css"
# The same loop on the Lab's line. Its inputs are scaled, so the rates that behave alike are others.
IN_LAB = {
    ("mse", "right"): RunConfig("line", epochs=LONG),
    ("mse", "small"): RunConfig("line", learning_rate=0.0003, epochs=LONG),
    ("mse", "large"): RunConfig("line", learning_rate=1.05),
    ("mae", "right"): RunConfig("line", loss="mae", epochs=LONG),
    ("mae", "small"): RunConfig("line", loss="mae", learning_rate=0.0005, epochs=LONG),
    ("mae", "large"): RunConfig("line", loss="mae", learning_rate=1.0),
}


def choices(session: Session, m: Moment, t: Text) -> None:
    """Draw loss and learning rate, other points, and the way back to the start."""
    st.html(_STYLE)
    with st.container(key="choices", horizontal=True, vertical_alignment="bottom"):
        _choose(session, t, "measure", tuple(RATES), t("training_loop.measure.label"))
        _choose(session, t, "pace", moment.PACES, t("training_loop.pace.label", rate=f"{m.rate:g}"))
        st.button(
            t("training_loop.other"),
            icon=":material/casino:",
            key="other",
            on_click=lambda: set_page_params(seed=(session.page_params["seed"] + 1) % SEEDS, step=0),
        )
        st.button(
            t("training_loop.restart"),
            icon=":material/undo:",
            key="restart",
            disabled=m.step == 0,
            on_click=lambda: set_page_params(step=0),
        )
    with st.container():
        if m.shown and session_get(_ANEW) == session.page_params:
            loss = t(f"training_loop.measure.{m.loss}")
            page_blocks.say(t, "training_loop.anew", n=m.shown, loss=loss, rate=f"{m.rate:g}")


def _choose(session: Session, t: Text, key: str, options: tuple[str, ...], label: str) -> None:
    def chosen() -> None:
        set_page_params(**{key: widget_value(key)})
        session_set(_ANEW, dict(session.page_params))

    set_widget(key, session.page_params[key])
    st.segmented_control(
        label,
        options,
        format_func=lambda id: t(f"training_loop.{key}.{id}"),
        key=key,
        required=True,
        on_change=chosen,
        width="content",
    )


def loop(session: Session, m: Moment, t: Text) -> None:
    """Draw the five steps, of which only the next in turn can be pressed, and what the last one did."""
    with st.container(key="loop", horizontal=True, gap="small"):
        for number, id in enumerate(STEPS, start=1):
            _press(
                session, id, f"{number} {t(f'training_loop.button.{id}')}", enabled=m.next == id, strong=m.next == id
            )
        _press(
            session,
            "all",
            t(f"training_loop.button.{'all' if m.next in (STEPS[0], '') else 'rest'}"),
            enabled=bool(m.next),
        )
    turn = t("training_loop.turn", name=t(f"training_loop.button.{m.next}")) if m.next else t("training_loop.over")
    lines = [step_text.step(m, t), step_text.epoch(m, t)]
    text = " ".join(f"<span>{i18n.with_terms(t, line)}</span>" for line in lines if line)
    st.html(f"<div class='told step' role='status'>{text}</div><div class='turn'>{escape(turn)}</div>")


def _press(session: Session, id: str, label: str, *, enabled: bool, strong: bool = False) -> None:
    st.button(
        label,
        key=f"press_{id}",
        type="primary" if strong else "secondary",
        disabled=not enabled,
        on_click=lambda: set_page_params(step=moment.after(session.page_params["step"], id)),
    )


def curve(session: Session, m: Moment, t: Text) -> None:
    """Draw the loss of the rounds so far, and the button that goes on to four hundred."""
    st.header(t("training_loop.curve.title", n=LONG), anchor=False)
    page_blocks.say(t, "training_loop.curve.lead")
    _press(session, "long", t("training_loop.button.long", n=LONG), enabled=bool(m.next), strong=True)
    if m.next:
        pictures.growing(m, t)
        return
    pictures.whole(m, t)


def behind(m: Moment, t: Text) -> None:
    """Offer the formula with the numbers of this step, and the loop as code."""
    with st.expander(t("training_loop.behind.title")):
        page_blocks.say(t, "training_loop.behind.formula")
        page_blocks.code(step_text.formula(m, t))
        page_blocks.say(t, "training_loop.behind.code", n=LONG)
        page_blocks.code(code(m))


def code(m: Moment) -> str:
    """Return the loop on these points as a script that prints the losses of this page."""
    w, b = m.line(0)
    return f"""import numpy as np

x = np.array({[float(x) for x in m.points.x]})
y = np.array({[round(float(y), 6) for y in m.points.y]})
w, b, rate = {w:.6f}, {b:.6f}, {m.rate}

for epoch in range({LONG} + 1):
    prediction = w * x + b                  # 1 predict
    error = prediction - y
    loss = {"(error ** 2).mean()      " if m.loss == "mse" else "np.abs(error).mean()     "}        # 2 measure
    slope = {"2 * error               " if m.loss == "mse" else "np.sign(error)          "}        #   uphill
    w = w - rate * (slope * x).mean()       # 3 update
    b = b - rate * slope.mean()
    if epoch % 40 == 0:
        print(epoch, loss)                  # 4 again, 5 smaller?
"""


def onward(session: Session, m: Moment, t: Text) -> None:
    """Link to the same loop in the Lab, and to the next lesson."""
    page_blocks.try_it(
        session, t, t("training_loop.lab", pace=t(f"training_loop.pace.{m.pace}")), IN_LAB[m.loss, m.pace]
    )
    page_blocks.onward(session, t)
