from tests.core.exercise_cases import Cases


def _settings(text):
    return lambda variant, runs: {"settings": text}


CASES = {
    "make_overfit": Cases(
        right=_settings("n_train=60&epochs=400"),
        wrong={
            "not_allowed": _settings("n_val=5"),
            "stopped_too_soon": _settings(""),
            "nothing_learned": _settings("learning_rate=0.00001"),
        },
    ),
}
