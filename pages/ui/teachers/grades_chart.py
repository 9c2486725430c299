"""A class at a glance: learners by exercises, each cell with a sign and a colour."""

import altair as alt

from pages.ui.charts.layers import layered, rows
from pages.ui.charts.template import template
from pages.ui.charts.theme import ink
from pages.ui.i18n import Text

# Each status has a sign too, for colour-blind eyes and printers.
SIGNS = {
    "passed": "✓", "wrong": "✗", "not_attempted": "·", "not_reproducible": "?", "not_allowed": "!", "too_costly": "$",
    "other_variant": "≠",
}  # fmt: skip
_COLOURS = {
    "passed": "#009E73", "wrong": "#E69F00", "not_attempted": "#8884", "not_reproducible": "#F0E442",
    "not_allowed": "#CC79A7", "too_costly": "#CC79A7", "other_variant": "#CC79A7",
}  # fmt: skip
ROW = 24


@template
def matrix(t: Text) -> alt.LayerChart:
    """Return a chart of `cells` (learner, exercise, status, sign, order)."""
    x = alt.X(
        "exercise:N", title=t("for_teachers.axis.exercise"), sort=alt.EncodingSortField("order"),
        axis=alt.Axis(labelAngle=-40, orient="top", labelLimit=220),
    )  # fmt: skip
    y = alt.Y("learner:N", title=t("for_teachers.axis.learner"), sort=None)
    colours = alt.Scale(domain=list(_COLOURS), range=list(_COLOURS.values()))
    cells = rows("cells").encode(x=x, y=y)
    return layered(
        cells.mark_rect(cornerRadius=3).encode(color=alt.Color("status:N", legend=None, scale=colours)),
        cells.mark_text(color=ink("text"), fontWeight="bold").encode(text="sign:N"),
    )
