"""Logs that mean harm, pasted: whatever their columns are called, no traceback and no markup."""

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.hostile.links import pieces
from tests.hostile.test_pages import CALM, assert_unharmed
from tests.pages.app import open_page

_NUMBERS = [1.0, 0.7, 0.5, 0.4, 0.35]


@st.composite
def _tables(draw):
    """Return a table that can be read, with names and cells that mean harm among the good ones."""
    name, other, cell = draw(pieces), draw(pieces), draw(pieces)
    head = draw(
        st.sampled_from(["epoch,loss,val_loss,{0}", "{0},loss,{1} val_loss,x", "{0},{1},a,b", "step,loss,{0},z"])
    )
    rows = [f"{row},{value},{value + 0.1},{cell}" for row, value in enumerate(_NUMBERS, start=1)]
    return "\n".join([head.replace("{0}", name[:60]).replace("{1}", other[:60]), *rows])


_LINES = st.lists(pieces | st.just("epoch 3 loss 0.5 val_loss 0.7"), min_size=1, max_size=8).map("\n".join)


def test_a_log_that_means_harm_breaks_no_page():
    @settings(CALM, max_examples=12)
    @given(_tables() | _LINES)
    def visit(text):
        app = open_page("read_a_log", lang="en")
        assert_unharmed(app.text_area(key="log_box").set_value(text).run(), "en")

    visit()
