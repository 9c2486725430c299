from core.exercises.mark import bumps, diagnosis, parting
from tests.core.exercise_cases import Cases


def _at(place):
    """Return the mark at a place that depends on the run and on its ranges."""
    return lambda variant, runs: {"mark": place(runs[0], diagnosis(runs[0]))}


def _nowhere(variant, runs):
    return {"mark": "none"}


def _away_from(places, low, high):
    """Return an epoch that is far from all of these."""
    return max(range(int(low), int(high)), key=lambda epoch: min(abs(epoch - place) for place in places))


CASES = {
    "mark_drop": Cases(
        wrong={
            "not_seen": _nowhere,
            "still_dropping": _at(lambda run, found: found.drop_range[0] - 2),
            "until_level": _at(lambda run, found: found.drop_range[1] + 5),
            "until_the_end": lambda variant, runs: {"mark": 110},
        },
    ),
    "mark_turn": Cases(
        wrong={
            "not_seen": _nowhere,
            "when_obvious": _at(lambda run, found: found.turn_range[1] + 20),
            "just_outside": _at(lambda run, found: found.turn_range[1] + 2),
            "first_bump": _at(lambda run, found: max((at for at in bumps(run) if at < found.turn_range[0]), default=1)),
            "still_falling": _at(lambda run, found: _away_from(bumps(run), 0, found.turn_range[0])),
        },
    ),
    "mark_ship": Cases(
        wrong={
            "train_on": _nowhere,
            "last_epoch": lambda variant, runs: {"mark": 120},
            "lowest_training": _at(lambda run, found: int(run.history.train_loss.argmin())),
            "too_late": _at(lambda run, found: found.turn_range[1] + 20),
            "where_they_part": _at(lambda run, found: parting(run)),
            "still_falling": _at(lambda run, found: _away_from([parting(run)], 0, found.turn_range[0] - 5)),
        },
    ),
    "mark_none": Cases(
        wrong={
            "lowest_point": _at(lambda run, found: found.best_epoch),
            "gap_is_no_turn": _at(lambda run, found: parting(run)),
            "first_bump": _at(lambda run, found: max((at for at in bumps(run) if at < found.turn_range[0]), default=1)),
            "still_falling": _at(lambda run, found: _away_from([*bumps(run), parting(run)], 0, found.turn_range[0])),
        },
    ),
}
