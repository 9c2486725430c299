"""Two answers, one number: is the mail spam, and what does the model pay?"""

import numpy as np
import pandas as pd
import streamlit as st

from core.lessons.probabilities import WHOLE, raw_of_one
from core.losses import LOSSES, Floats
from pages.ui import chart_block, i18n, page_blocks
from pages.ui.i18n import Text, percent, percent_format
from pages.ui.lessons.loss_functions import url_params
from pages.ui.lessons.loss_functions.charts import categories as charts
from pages.ui.lessons.loss_functions.url_params import MAILS
from pages.ui.session import Session

_PER_CENTS = np.linspace(0.5, 99.5, 199)


def costs(per_cents: Floats, target: float) -> Floats:
    """Return core's cross-entropy of probabilities of spam, through their single raw outputs."""
    raw = raw_of_one(per_cents / WHOLE)
    return LOSSES["cross_entropy"].value(raw, np.full(len(raw), target))


def cost(per_cent: float, target: float) -> float:
    return float(costs(np.array([per_cent]), target)[0])


def spam_or_wanted(session: Session, t: Text) -> None:
    """Draw the cost of one number under either truth."""
    url_params.title(t, "spam")
    page_blocks.say(t, "loss_functions.spam.say")
    left, right = st.columns([2, 3], gap="large")
    with left:
        url_params.choice("mail", t("loss_functions.spam.truth"), MAILS, session, lambda id: t(f"common.class.{id}"))
        url_params.slider("spam", t("loss_functions.spam.slider"), session, 0, WHOLE, 1, format=percent_format(t))
        value, target = session.page_params["spam"], float(session.page_params["mail"] == "spam")
        loss, given = cost(value, target), value if target else WHOLE - value
        truth = t(f"common.class.{session.page_params['mail']}")
        id = "reading" if np.isfinite(loss) else "infinite"
        page_blocks.say(t, f"loss_functions.spam.{id}", truth=truth, given=given, loss=i18n.number(loss))
    with right:
        both = {t(f"loss_functions.spam.if_{mail}"): i18n.number(cost(value, float(mail == "spam"))) for mail in MAILS}
        table = pd.DataFrame(
            {t("loss_functions.spam.slider"): [percent(value / 100, t)], **{name: [c] for name, c in both.items()}}
        )
        alt_text = t("loss_functions.spam.alt", value=value, truth=truth, loss=i18n.number(loss))
        spec = charts.two_answers(t)
        chart_block.draw_chart("two_answers", spec, _costs(value, target, t), alt_text, t, height=260)
        chart_block.draw_table("two_answers", table, t)


def _costs(value: int, target: float, t: Text) -> dict[str, pd.DataFrame]:
    curves = {"own": costs(_PER_CENTS, target), "other": costs(_PER_CENTS, 1.0 - target)}
    loss = cost(value, target)
    mark = pd.DataFrame({"per_cent": [value], "loss": [min(loss, charts.TOP)], "text": [i18n.number(loss)]})
    far = {"spam": 12.0, "wanted": 88.0}
    names = [{"per_cent": p, "loss": cost(p, float(id == "spam")) + 0.35, "text": t(f"loss_functions.chart.if_{id}")}
             for id, p in far.items()]  # fmt: skip
    return {
        "curve": pd.DataFrame({"per_cent": _PER_CENTS, **curves}),
        "names": pd.DataFrame(names),
        "truth": mark if np.isfinite(loss) else mark.iloc[:0],
        "gone": mark.iloc[:0] if np.isfinite(loss) else mark.assign(text="∞"),
    }
