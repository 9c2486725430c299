"""What is to be told apart: curves, settings, scores, losses; and what the answer leaves open, once it was given."""

from collections.abc import Sequence

from core.exercises import Feedback
from core.training import Run
from pages.ui.exercises.pictures.which import causes, cures, losses, luck, seeds, sorting, traps
from pages.ui.exercises.url_params import Now
from pages.ui.i18n import Text
from pages.ui.session import Session

_DRAWS = {
    "sort_curves": sorting.draw, "which_loss": losses.draw, "trap_gap": traps.gap, "trap_log": traps.log_axis,
    "trap_below": traps.below, "find_bad_setting": causes.draw, "is_it_luck": luck.draw,
    "which_cure": cures.draw, "lucky_seeds": seeds.draw,
}  # fmt: skip


def draw(now: Now, found: Feedback | None, runs: Sequence[Run], session: Session, t: Text) -> None:
    """Draw what the answer is about; what would give it away comes only after one was given."""
    answered = found is not None and found.status != "not_attempted"
    _DRAWS[now.exercise.id](now, answered, runs, t)
