"""The stretches of epochs that a diagnosis names."""

from pages.ui.i18n import Text
from pages.ui.run_player.component import Phase
from pages.ui.verdict import DiagnosedCurves


def named_phases(curves: DiagnosedCurves, t: Text) -> list[Phase]:
    """Return the named stretches from left to right, none where the curves are not readable."""
    words = t.under("training_lab.chart")
    first, last = curves.first_epoch, curves.last_epoch
    drop, over = curves.phases()
    flat_end = last if over is None else over
    found = []
    if drop is not None and drop > first:
        found.append(Phase(words["drop"], first, drop))
    if drop is not None and first <= drop < flat_end:
        found.append(Phase(words["flat"], drop, flat_end))
    if over is not None:
        found.append(Phase(words["over"], over, last, warns=True))
    return found
