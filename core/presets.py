"""PRESETS: experiments that show one thing each, certified over seeds by `python -m tests.benchmarks.certify`."""

from dataclasses import dataclass, replace

from core.config import RunConfig


@dataclass(frozen=True)
class Preset:
    """An experiment and the verdict (an id of `core.diagnosis.VERDICTS`) that it is certified to show."""

    id: str
    config: RunConfig
    shows: str


def _sine(degree: int) -> RunConfig:
    """Return the same noisy wave for each degree, so that only the model's stiffness differs."""
    return RunConfig("sine", model="polynomial", degree=degree, n_train=30, noise=0.7, learning_rate=0.3, epochs=1000)


def _outliers(loss: str) -> RunConfig:
    """Return the same line with the same typing errors for each loss."""
    return RunConfig("line_with_outliers", loss=loss, optimizer="adam", learning_rate=0.02, epochs=100)


# A network that is too large for a hundred patients. It overfits by less than the default run does, but dropout and
# early stopping mend it whatever the seeds; on moons one run in ten stays bad, because its curve has a bump at which
# patience ends too soon.
SMALL_TABLE = RunConfig(
    "diabetes", n_train=100, n_val=300, model="mlp", hidden=(32, 32), activation="relu", optimizer="adam",
    learning_rate=0.0015, epochs=600,
)  # fmt: skip

# Early stopping needs a turn that is gradual: at the rate above, training falls too far while patience lasts.
SLOWER_TABLE = replace(SMALL_TABLE, n_train=140, learning_rate=0.001)

# Small batches and large steps move the model a little at each epoch: five rows feel that far more than many would.
SMALL_VALIDATION = RunConfig("diabetes", loss="mae", n_val=5, batch_size=3, learning_rate=0.07, epochs=150)

_ALL = (
    Preset("healthy", RunConfig("digits"), "healthy"),
    Preset(
        "not_finished",
        RunConfig("spiral", hidden=(16, 16), activation="tanh", learning_rate=0.003, epochs=240),
        "still_improving",
    ),
    Preset("overfitting", RunConfig(), "overfitting"),
    Preset(
        "overfitting_circles",
        RunConfig("circles", noise=0.2, n_train=60, n_val=500, learning_rate=0.5, epochs=900),
        "overfitting",
    ),
    Preset("fix_l2", RunConfig(l2=0.01), "healthy"),
    Preset("fix_dropout", replace(SMALL_TABLE, dropout=0.5), "healthy"),
    Preset("fix_more_data", RunConfig(n_train=1500), "healthy"),
    Preset("fix_early_stopping", replace(SLOWER_TABLE, patience=6), "healthy"),
    Preset("degree_1", _sine(1), "healthy"),
    Preset("degree_3", _sine(3), "healthy"),
    Preset("degree_15", _sine(15), "overfitting"),
    Preset("underfitting", RunConfig("circles", model="linear"), "underfitting"),
    Preset("underfitting_fixed", RunConfig("circles", model="mlp", hidden=(8,), optimizer="adam"), "still_improving"),
    Preset("rate_oscillates", RunConfig("cat_dog_fish", learning_rate=2.8, epochs=60), "unstable"),
    Preset("rate_explodes", RunConfig("diabetes", learning_rate=0.3, epochs=15), "unstable"),
    Preset("rate_too_low", RunConfig("diabetes", learning_rate=0.001), "still_improving"),
    Preset("mae_zigzag", RunConfig("line", loss="mae", learning_rate=1.0), "unstable"),
    Preset("outliers_mse", _outliers("mse"), "overfitting"),
    Preset("outliers_mae", _outliers("mae"), "healthy"),
    Preset("outliers_huber", _outliers("huber"), "healthy"),
    Preset("small_validation", SMALL_VALIDATION, "noisy"),
    Preset("validation_below_train", RunConfig("blobs", outliers=0.2), "healthy"),
    Preset("loss_up_accuracy_level", RunConfig(noise=0.25, epochs=400), "overfitting"),
    Preset("memorises_nonsense", RunConfig(n_train=60, outliers=0.4, epochs=600), "overfitting"),
)

PRESETS: dict[str, Preset] = {preset.id: preset for preset in _ALL}

# Five minutes: what each of five runs shows, and the preset that shows it.
TOUR = {
    "drop": "healthy", "slow": "rate_too_low", "wild": "rate_explodes", "memorise": "overfitting",
    "mend": "fix_more_data",
}  # fmt: skip
