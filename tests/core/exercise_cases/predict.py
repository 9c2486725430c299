from tests.core.exercise_cases import Cases

CASES: dict[str, Cases] = {}
