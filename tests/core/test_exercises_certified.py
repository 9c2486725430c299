"""In every variant, first weights that differ by 1e-10 change no outcome: any machine grades alike."""

from functools import lru_cache

import pytest

from core.exercises import EXERCISES, VARIANTS
from core.grading.grade import NUDGE
from core.training import train
from tests.core.test_exercises import CASES

trained = lru_cache(maxsize=400)(train)


@pytest.mark.slow
@pytest.mark.parametrize("id", EXERCISES)
def test_a_right_answer_is_right_on_another_machine(id):
    exercise = EXERCISES[id]
    for variant in range(VARIANTS):
        starts = [trained(config) for config in exercise.configs(variant)]
        for answer in (CASES[id].right(variant, starts), exercise.solve(variant, starts)):
            needs = exercise.needs(answer, variant)
            assert exercise.check(answer, [trained(config) for config in needs]).status == "passed", variant
            assert exercise.check(answer, [trained(config, nudge=NUDGE) for config in needs]).status == "passed", (
                variant
            )
