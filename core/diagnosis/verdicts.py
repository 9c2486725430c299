"""What the evidence supports: each rule in one function; `order.py` has the order in which they are tried.

Thresholds are round numbers that a reader of a chart would accept, set by hand. Shares of a fall keep a verdict the
same when both losses are multiplied, and keep it meaningful for negative losses.
"""

from core.diagnosis.evidence import Evidence

# Findings that tell what the two columns are.
NO_LOSSES = frozenset({"all_zero", "rising_score"})
NOT_TWO_LOSSES = frozenset({"identical_losses", "different_scales"})
DOUBTS = NO_LOSSES | NOT_TWO_LOSSES

# Ten epochs are the fewest in which an end, a middle and a beginning of three epochs each can be told apart.
MIN_POINTS = 10
# A curve of which more is missing is another curve.
MAX_MISSING = 0.5
# Losses that never come closer than this factor are not the same quantity (a sum and a mean, two kinds of loss).
FAR_APART = 100
# A validation loss this many times the largest train loss has exploded.
EXPLODED = 1e4
# In standard errors: chance alone exceeds it once in twenty times.
CHANCE = 1.6
# A rise or fall smaller than this share of what validation had won does not change the picture.
NOTICEABLE = 0.05
# Nor does a rise by a smaller share of the loss itself, whatever had been won before.
RISE_OF_LEVEL = 0.03
# Train has moved at all: this share of its first value, of its fall.
MOVED = 0.02
# Moved beyond doubt: this many times the noise of one epoch, or as many standard errors.
BEYOND_NOISE = 4
# Train has gone wrong when it loses this share of its fall again, or jumps by this share of its first value.
TENTH = 0.1
# Beside a tall fall a rise counts if it is an eighth of the lowest level (a late fall: a fifth of the present one), as
# long as one can see it at all.
EIGHTH, HUNDREDTH = 0.125, 0.01
# A leap above the start that no later calm makes good: the first rows of a log may be low by chance.
LEAP = 2.5
# A zigzag turns at this share of the epochs (independent noise at two thirds of them), over at least so many.
ZIGZAG, ZIGZAG_POINTS = 0.9, 20
# Steps from epoch to epoch of this share of validation's fall (and a tenth of train's) hide where it is going.
UNREADABLE = 0.3
# A gap is wide from this share of validation's level, and widened where train won this share of its fall alone.
# Validation has lost much with this share of its fall, or of its lowest level.
FIFTH = 0.2


def too_short(e: Evidence) -> bool:
    """Fewer than ten rows."""
    return e.rows < MIN_POINTS


def no_losses(e: Evidence) -> bool:
    """Nothing was measured, or what was logged is a score: higher is better."""
    return bool(e.found & NO_LOSSES)


def not_two_losses(e: Evidence) -> bool:
    """The same loss twice, or train so far above validation all along that the two are different sums."""
    return bool(e.found & NOT_TWO_LOSSES)


def broke_down(e: Evidence) -> bool:
    """A loss left the numbers near the end."""
    return e.broke_down


def incomparable(e: Evidence) -> bool:
    """No validation loss, more than half of one loss missing, or two losses that cannot be the same quantity."""
    return e.missing > MAX_MISSING or e.apart > FAR_APART


def too_few_points(e: Evidence) -> bool:
    """Enough rows, but fewer than ten with both losses."""
    return e.points < MIN_POINTS


def exploded(e: Evidence) -> bool:
    """Validation dwarfs train, or train ends above its start by more than it ever fell."""
    grown = e.train_end - e.train_start
    beyond_doubt = max(TENTH * abs(e.train_start), BEYOND_NOISE * e.train_noise)
    return e.largest > EXPLODED * e.train_largest or grown > max(e.train_fall, min(abs(e.train_start), beyond_doubt))


def went_wrong(e: Evidence) -> bool:
    """Train itself lost a tenth of its fall again, and validation rose too."""
    lost = max(TENTH * e.train_fall, MOVED * abs(e.train_start), BEYOND_NOISE * e.train_noise)
    return e.train_rebound > lost and e.end - e.best > NOTICEABLE * e.fall


def jumps(e: Evidence) -> bool:
    """Train jumps by a tenth of its first value instead of falling, or turns at nearly every epoch."""
    wild = not train_fell(e) and e.train_noise > TENTH * abs(e.train_start)
    turns = e.train_reversals >= ZIGZAG and e.points >= ZIGZAG_POINTS
    return wild or (turns and e.train_step > MOVED * max(e.train_fall, abs(e.train_start)))


def leapt(e: Evidence) -> bool:
    """Train leapt above its start, by 2.5 times that start and 2.5 times all that it ever fell."""
    return e.train_leap > LEAP * max(abs(e.train_start), e.train_fall)


def overfits(e: Evidence) -> bool:
    """Validation rose beyond chance and noticeably, for a fifth of the run or longer, and train did not.

    Train kept falling, or it kept what it had won while validation lost a fifth of its own fall again, beyond doubt.
    """
    if not (rose(e) and e.best_before_end):
        return False
    seen = e.train_after_low > min(MOVED * e.train_fall_shown, TENTH * abs(e.train_end))
    kept_falling = seen and e.train_after_low > e.train_noise
    kept_its_fall = train_fell(e) and e.train_after_low > -MOVED * e.train_fall_shown
    lost_much = e.rise > FIFTH * e.fall_shown and e.rise_in_noise > BEYOND_NOISE
    return kept_falling or (kept_its_fall and lost_much)


def rose(e: Evidence) -> bool:
    """Validation rose beyond chance, and by enough to be seen beside its fall or, lesser, beside its lowest level."""
    seen = e.rise > NOTICEABLE * e.fall_shown or e.rise > max(HUNDREDTH * e.fall_shown, EIGHTH * abs(e.low))
    return seen and e.rise_in_noise > CHANCE and e.rise > RISE_OF_LEVEL * abs(e.low)


def underfits(e: Evidence) -> bool:
    """Train hardly moved, or not after a small first step, and nothing is on its way."""
    hardly = min(e.train_fall, e.train_fall_later) < MOVED * abs(e.train_start) and not still_falls(e)
    hardly = hardly and e.train_fall < NOTICEABLE * abs(e.train_start)
    return (hardly or not train_fell(e)) and not e.late_and_level


def unreadable(e: Evidence) -> bool:
    """Validation's steps are large beside all that it won, and not small beside what train won."""
    return e.change > max(UNREADABLE * e.fall, TENTH * e.train_fall) and not e.late_and_level


def still_falls(e: Evidence) -> bool:
    """Validation noticeably fell at the end, beside its fall or its level, beyond chance, and train did not rise."""
    seen = e.late_fall > NOTICEABLE * e.fall or e.late_fall > max(HUNDREDTH * e.fall, FIFTH * abs(e.end))
    return seen and e.late_fall_in_noise > CHANCE and e.train_late_fall > 0


def gap_widened(e: Evidence) -> bool:
    """Much of train's fall came after validation had stopped, or halved what was left, and there is a wide gap."""
    much = e.train_after_flat > max(FIFTH * e.train_fall, NOTICEABLE * e.fall)
    halved = e.train_after_flat > abs(e.train_end) and e.after_flat < TENTH * abs(e.end)
    return (much or halved) and e.gap > FIFTH * abs(e.end)


def only_guesses(e: Evidence) -> bool:
    """Validation ends no better than the best constant guess; never without a finite baseline."""
    return e.end > e.baseline - NOTICEABLE * abs(e.baseline)


def memorised(e: Evidence) -> bool:
    """Train ends far below the best constant guess, validation no better than it: not a model that is too stiff."""
    return only_guesses(e) and e.train_end < e.baseline - FIFTH * abs(e.baseline)


def train_fell(e: Evidence) -> bool:
    """Train fell by more than noise."""
    return e.train_fall > BEYOND_NOISE * e.train_noise
