"""The seeds of exercises are a clear case each, on any processor, and the command that found them finds them again."""

from itertools import islice

import pytest

from core.exercises import EXERCISES
from core.exercises.find_seeds import CERTIFIED, find, main, suits


def test_names_are_unique_and_exercises_use_their_certified_seeds():
    all_ = [each.name for exercise in EXERCISES.values() for each in exercise.certified]
    assert len(all_) == len(set(all_)) == len(CERTIFIED)
    for exercise in EXERCISES.values():
        if len(exercise.certified) == 1:
            starts = [exercise.configs(variant)[0].weights_seed for variant in range(12)]
            data = [exercise.configs(variant)[0].data_seed for variant in range(12)]
            assert list(exercise.certified[0].seeds) in (starts, data)


@pytest.mark.slow
@pytest.mark.parametrize("name", CERTIFIED)
def test_every_committed_seed_suits(name):
    assert [seed for seed in CERTIFIED[name].seeds if not suits(CERTIFIED[name], seed)] == []


def test_the_command_prints_the_first_seeds_that_suit(capsys):
    assert main(["predict_linear", "2"]) == 0
    found = list(islice(find(CERTIFIED["predict_linear"]), 2))
    assert capsys.readouterr().out.strip() == ", ".join(map(str, found))
    assert main(["no_such"]) == 2
