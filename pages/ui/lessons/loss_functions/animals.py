"""Cat, dog or fish: three probabilities that always sum to 100 %, and what cross-entropy makes of them."""

import numpy as np
import pandas as pd
import streamlit as st

from core.lessons.probabilities import WHOLE, raw_of
from core.losses import LOSSES
from pages.ui import chart_block, i18n, page_blocks
from pages.ui.i18n import Text, percent
from pages.ui.lessons.loss_functions import linked, url_params
from pages.ui.lessons.loss_functions.charts import categories as charts
from pages.ui.lessons.loss_functions.linked import Shares
from pages.ui.lessons.loss_functions.url_params import ANIMALS
from pages.ui.session import Session

# From here an answer counts as confident in the sentence below the picture.
_CONFIDENT = 70
# What the buttons set: per cents for the truth, the next animal, and the last one.
SITUATIONS = {
    "right_sure": (96, 2, 2),
    "right_unsure": (40, 30, 30),
    "wrong_sure": (4, 92, 4),
    "impossible": (0, 100, 0),
}


def cost(per_cents: Shares, truth: int) -> float:
    """Return core's cross-entropy of these probabilities; infinite where the truth was given 0 %."""
    raw = raw_of(np.array([per_cents]) / WHOLE)
    return float(LOSSES["cross_entropy"].value(raw, np.array([float(truth)]))[0])


def situation(per_cents: Shares, truth: int) -> str:
    """Return how right and how sure an answer is: right_sure, right_unsure, wrong_unsure, wrong_sure, impossible."""
    top = max(per_cents)
    if per_cents[truth] == 0:
        return "impossible"
    if per_cents[truth] == top:
        return "right_sure" if top >= _CONFIDENT else "right_unsure"
    return "wrong_sure" if top >= _CONFIDENT else "wrong_unsure"


def three_sliders(session: Session, t: Text) -> None:
    """Draw the three probabilities, the truth, and the loss on its curve."""
    url_params.title(t, "animals")
    page_blocks.say(t, "loss_functions.animals.say")
    truth = ANIMALS.index(session.page_params["truth"])
    url_params.buttons("situations", {
        t(f"loss_functions.animals.{id}.button"): {"animals": arranged(shares, truth)}
        for id, shares in SITUATIONS.items()
    })  # fmt: skip
    # On a phone the picture comes first: three sliders would push it out of sight.
    with st.container(key="lf_picture_first"):
        left, right = st.columns([2, 3], gap="large")
    with left:
        url_params.choice(
            "truth", t("loss_functions.animals.truth"), ANIMALS, session, lambda id: t(f"common.class.{id}")
        )
        linked.sliders(session, t)
    with right:
        _picture(session, t)


def arranged(shares: Shares, truth: int) -> Shares:
    """Return shares for truth, next and last in the order of the animals."""
    return tuple(shares[(row - truth) % len(ANIMALS)] for row in range(len(ANIMALS)))


def _picture(session: Session, t: Text) -> None:
    shares, truth = session.page_params["animals"], ANIMALS.index(session.page_params["truth"])
    costs = [cost(shares, row) for row in range(len(ANIMALS))]
    names = [t(f"common.class.{animal}") for animal in ANIMALS]
    loss, kind = i18n.number(costs[truth]), situation(shares, truth)
    page_blocks.say(t, f"loss_functions.animals.{kind}.reading", truth=names[truth], given=shares[truth], loss=loss)
    table = pd.DataFrame(
        {
            t("loss_functions.animals.animal"): names,
            t("loss_functions.animals.probability"): [percent(share / WHOLE, t) for share in shares],
            t("loss_functions.animals.if_true"): [i18n.number(value) for value in costs],
        }
    )
    given = ", ".join(f"{name} {percent(share / WHOLE, t)}" for name, share in zip(names, shares, strict=True))
    where = "on" if np.isfinite(costs[truth]) else "gone"
    alt_text = t(f"loss_functions.animals.alt_{where}", given=given, truth=names[truth], loss=loss)
    spec = charts.surprise(t)
    chart_block.draw_chart("surprise", spec, _marks(shares, truth, names, costs, t), alt_text, t, height=300)
    chart_block.draw_table("surprise", table, t)


def _marks(shares: Shares, truth: int, names: list[str], costs: list[float], t: Text) -> dict[str, pd.DataFrame]:
    """Return the curve, the truth on it or gone from it, and the others; animals with one probability share a mark."""
    together = {share: ", ".join(n for n, s in zip(names, shares, strict=True) if s == share) for share in shares}
    texts = [f"{together[share]} {i18n.number(value)}" for share, value in zip(shares, costs, strict=True)]
    marks = pd.DataFrame({"per_cent": shares, "loss": costs, "text": texts})
    shown = marks[np.isfinite(marks.loss)]
    return {
        "curve": _curve(),
        "truth": shown[shown.index == truth],
        "others": shown[shown.per_cent != shares[truth]].drop_duplicates("per_cent"),
        "gone": marks[(marks.index == truth) & np.isinf(marks.loss)].assign(
            text=t("loss_functions.chart.infinite", animal=names[truth]), loss=charts.TOP
        ),
    }


def _curve() -> pd.DataFrame:
    """Return what each probability of the truth costs, from 0.5 % on: closer to 0 it has left the picture."""
    per_cent = np.linspace(0.5, 100, 200)
    share = per_cent / WHOLE
    raw = raw_of(np.column_stack([share, 1 - share]))
    values = LOSSES["cross_entropy"].value(raw, np.zeros(len(per_cent)))
    return pd.DataFrame({"per_cent": per_cent, "loss": values})
