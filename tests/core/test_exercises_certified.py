"""In every variant, first weights that differ by 1e-10 change no outcome: any machine grades alike."""

from functools import lru_cache

import numpy as np
import pytest

from core.exercises import EXERCISES, VARIANTS
from core.training import Training, train
from tests.core.test_exercises import CASES

trained = lru_cache(maxsize=400)(train)


def nudged(config):
    training = Training(config)
    weights = training._network.parameters
    weights += 1e-10 * np.random.default_rng(1).standard_normal(weights.size)
    for _ in training:
        pass
    return training.run()


@pytest.mark.slow
@pytest.mark.parametrize("id", EXERCISES)
def test_a_right_answer_is_right_on_another_machine(id):
    exercise = EXERCISES[id]
    for variant in range(VARIANTS):
        answer = CASES[id].right(variant, [trained(config) for config in exercise.configs(variant)])
        runs = [nudged(config) for config in exercise.needs(answer, variant)]
        assert exercise.check(answer, runs).status == "passed", variant
