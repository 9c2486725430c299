"""The size of the model: too stiff, about right, too bendy, by both losses of real runs."""

from dataclasses import replace

import numpy as np
import pandas as pd
import streamlit as st

from core.config import RunConfig
from core.presets import PRESETS
from core.training import Run
from pages.ui import chart_block, page_blocks, runs
from pages.ui.i18n import Text
from pages.ui.lessons.seen_and_unseen import charts as chart
from pages.ui.lessons.seen_and_unseen import scores
from pages.ui.lessons.seen_and_unseen.url_params import SIZES, short
from pages.ui.run_player.panels.line import fit
from pages.ui.run_player.panels.places import MOST_POINTS, Floats
from pages.ui.session import Session, bound, set_page_params


def config(size: str) -> RunConfig:
    """Return the certified experiment with a polynomial of that degree."""
    return replace(PRESETS["degree_3"].config, degree=int(size))


def ends(t: Text) -> pd.DataFrame:
    """Return both losses at the end of each size's run."""
    histories = [runs.get(config(size), t).history for size in SIZES]
    columns = {"train": [h.train_loss[-1] for h in histories], "val": [h.val_loss[-1] for h in histories]}
    return pd.DataFrame({"size": SIZES, **columns})


def judged(size: str, losses: pd.DataFrame) -> str:
    """Return stiff, right or bendy: on which side of the size with the lowest validation loss it is."""
    apart = SIZES.index(size) - int(losses.val.argmin())
    return "right" if apart == 0 else "stiff" if apart < 0 else "bendy"


def draw(session: Session, t: Text) -> None:
    """Draw the section: choose a size, see its line and both losses of all sizes."""
    size, losses = session.page_params["bends"], ends(t)
    st.header(t("seen_and_unseen.size.title"), anchor=False)
    page_blocks.say(t, "seen_and_unseen.size.lead")
    with st.container(key="bends_row"):
        st.select_slider(
            t("seen_and_unseen.size.slider"),
            SIZES,
            **bound("bends", size, lambda value: set_page_params(bends=value)),
        )
    now = losses[losses["size"] == size].iloc[0]
    page_blocks.say(
        t, f"seen_and_unseen.size.{judged(size, losses)}", n=size, train=short(now.train), val=short(now.val)
    )
    left, right = st.columns(2, gap="medium")
    with left:
        scores.key(t("seen_and_unseen.size.key_seen"), t("seen_and_unseen.size.key_unseen"))
        _fit(runs.get(config(size), t), size, t)
    with right:
        scores.curves(t("glossary.train_loss.name"), t("glossary.val_loss.name"))
        _both(losses, size, t)


def _fit(run: Run, size: str, t: Text) -> None:
    made = fit(run)
    line = pd.DataFrame({"x": made.x, "y": made.lines[-1], "i": range(len(made.x))})
    data = {"seen": _rows(made.train), "unseen": _rows(made.val), "line": line}
    spec = chart.points(t, "monotone", sticks=False, unseen_size=22)
    chart_block.draw_chart("fit", spec, data, t("seen_and_unseen.size.alt_fit", n=size), t, table=_points(data, t))


def _rows(points: tuple[Floats, Floats]) -> pd.DataFrame:
    return pd.DataFrame(dict(zip("xy", points, strict=True)))[:MOST_POINTS]


def _points(data: dict[str, pd.DataFrame], t: Text) -> pd.DataFrame:
    """Return every point with what the line says there."""
    line, rows = data["line"], []
    for kind in ("seen", "unseen"):
        points = data[kind]
        predicted = np.interp(points.x, line.x, line.y)
        rows.append(pd.DataFrame({
            t("seen_and_unseen.size.data"): t(f"seen_and_unseen.size.key_{kind}"),
            t("seen_and_unseen.memory.x"): points.x.round(2),
            t("glossary.target.name"): points.y.round(2),
            t("glossary.prediction.name"): predicted.round(2),
        }))  # fmt: skip
    return pd.concat(rows)


def _both(losses: pd.DataFrame, size: str, t: Text) -> None:
    names = {name: t(f"glossary.{name}_loss.name") for name in ("train", "val")}
    here = losses[losses["size"] == size]
    # The words of the lower line stand below it; those of the upper one only where it dips.
    dips = {"train_low": True, "val_low": judged(size, losses) == "right"}
    data = {
        "sizes": losses,
        "now": here.assign(train_text=[short(here.train.iloc[0])], val_text=[short(here.val.iloc[0])], **dips),
    }
    rows = "; ".join(f"{s}: {short(a)}, {short(b)}" for s, a, b in losses.itertuples(index=False))
    table = losses.round(3).rename(columns={"size": t("seen_and_unseen.size.x"), **names})
    spec = chart.sizes(t, SIZES)
    chart_block.draw_chart("sizes", spec, data, t("seen_and_unseen.size.alt_both", rows=rows), t, table=table)
