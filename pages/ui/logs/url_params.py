"""What the link of "Read a log" restores: the curves themselves, or an example, and how they are looked at."""

from core.logs.link import MAX_LINK, MAX_RUNS, from_link
from pages.ui.logs.examples import EXAMPLES
from pages.ui.session.params import Param, one_of, whole


def _curves(text: str) -> str:
    """Return the text if it holds curves; ValueError if not."""
    if text:
        from_link(text)
    return text


URL_PARAMS = {
    "curves": Param("", _curves, longest=MAX_LINK),
    "example": one_of(*EXAMPLES),
    "run": whole(0, 0, MAX_RUNS),
    "axis": one_of("linear", "log"),
    "smooth": one_of("0", "1"),
}
