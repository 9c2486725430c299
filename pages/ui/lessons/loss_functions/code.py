"""The two losses for numbers as formula and code. What is shown is run by a test, and held against core."""

import streamlit as st

from pages.ui import page_blocks
from pages.ui.i18n import Text
from pages.ui.lessons.loss_functions.numbers_text import mean_loss, plain
from pages.ui.session import Session

PLAIN = """\
def mean_squared_error(predictions, targets):
    total = 0
    for guess, truth in zip(predictions, targets):
        error = guess - truth
        total += error * error
    return total / len(targets)


def mean_absolute_error(predictions, targets):
    total = 0
    for guess, truth in zip(predictions, targets):
        total += abs(guess - truth)
    return total / len(targets)
"""

NUMPY = """\
import numpy as np


def mean_squared_error(predictions, targets):
    errors = np.subtract(predictions, targets)
    return np.mean(errors**2)


def mean_absolute_error(predictions, targets):
    errors = np.subtract(predictions, targets)
    return np.mean(np.abs(errors))
"""


_FORMULAS = """\
<span>MSE = <sup>1</sup>⁄<sub>n</sub> Σ (p<sub>i</sub> − y<sub>i</sub>)²</span>
<span>MAE = <sup>1</sup>⁄<sub>n</sub> Σ |p<sub>i</sub> − y<sub>i</sub>|</span>"""


def formula_and_code(session: Session, t: Text) -> None:
    """Draw both formulas, and the same in plain Python and in numpy."""
    with st.expander(t("loss_functions.code.title"), key="lf_code"):
        st.html(f"<div class='formula'>{_FORMULAS}</div>")
        page_blocks.say(t, "loss_functions.code.symbols")
        for column, (name, code) in zip(st.columns(2), (("plain", PLAIN), ("numpy", NUMPY)), strict=True):
            with column:
                st.markdown(f"**{t(f'loss_functions.code.{name}')}**")
                page_blocks.code(code)
        values = {
            id: plain(mean_loss(id, session.page_params["predicted"], session.page_params["prices"]))
            for id in ("mse", "mae")
        }
        page_blocks.say(t, "loss_functions.code.table", **values)
