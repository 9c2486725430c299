"""Each preset shows what it promises; `python -m tests.benchmarks.certify` counts it over a hundred pairs of seeds."""

from collections import Counter
from dataclasses import fields, replace
from statistics import median

import pytest

from core.config import RunConfig
from core.datasets import DATASETS
from core.diagnosis import VERDICTS, diagnose
from core.presets import PRESETS, SLOWER_TABLE, SMALL_TABLE
from tests.benchmarks.certify import misses, rise, runs, verdict
from tests.trained import trained

# Three pairs of seeds; ten in the slow tier, or fewer of the runs that take longest.
PAIRS = {"healthy": 4, "overfitting_circles": 4, "fix_more_data": 4}
# What each cure mends.
MENDS = {
    "fix_l2": RunConfig(), "fix_more_data": RunConfig(), "fix_dropout": SMALL_TABLE, "fix_early_stopping": SLOWER_TABLE,
}  # fmt: skip


@pytest.mark.parametrize("most", [3, pytest.param(10, marks=pytest.mark.slow)])
@pytest.mark.parametrize("id", PRESETS)
def test_a_preset_shows_its_verdict(id, most):
    preset, n = PRESETS[id], min(most, PAIRS.get(id, 10))
    found = runs(preset, n)
    verdicts = Counter(map(verdict, found))
    assert verdicts[preset.shows] >= n - 1, verdicts
    assert [miss for miss in misses(preset, found, verdicts) if not miss.startswith("verdict")] == []


@pytest.mark.parametrize("id", PRESETS)
def test_the_link_of_a_preset_shows_what_is_promised(id):
    assert verdict(trained(PRESETS[id].config)) == PRESETS[id].shows


def test_presets_name_known_verdicts_and_themselves():
    assert all(preset.shows in VERDICTS and preset.id == id for id, preset in PRESETS.items())


def test_every_cure_mends_something():
    assert MENDS.keys() == {id for id in PRESETS if id.startswith("fix_")}


@pytest.mark.parametrize("id", MENDS)
def test_a_cure_changes_one_thing_about_a_run_that_overfits(id):
    before, after = MENDS[id].resolved(), PRESETS[id].config.resolved()
    changed = [f.name for f in fields(RunConfig) if getattr(before, f.name) != getattr(after, f.name)]
    assert len(changed) == 1
    assert rise(trained(after)) < 1.1 < 1.25 < rise(trained(before))
    assert verdict(trained(before)) == "overfitting"


def test_the_three_degrees_differ_in_nothing_else():
    configs = [PRESETS[f"degree_{degree}"].config.resolved() for degree in (1, 3, 15)]
    assert len({(c.n_train, c.noise, c.learning_rate, c.epochs, c.data_seed) for c in configs}) == 1
    ends = [trained(config).history for config in configs]
    assert ends[1].val_loss[-1] < min(ends[0].val_loss[-1], ends[2].val_loss[-1])
    assert ends[2].train_loss[-1] < ends[1].train_loss[-1] < ends[0].train_loss[-1]


def test_accuracy_stays_while_the_loss_rises():
    history = trained(PRESETS["loss_up_accuracy_level"].config).history
    best = history.val_loss.argmin()
    assert history.val_loss[-1] > 1.5 * history.val_loss[best]
    assert abs(history.val_accuracy[-1] - history.val_accuracy[best]) <= 0.03


def test_nonsense_is_learned_by_heart():
    history = trained(PRESETS["memorises_nonsense"].config).history
    assert history.train_loss[-1] < 0.1
    assert history.train_accuracy[-1] > 0.95
    assert history.val_accuracy[-1] < 0.75


def test_validation_lies_below_training_where_its_answers_are_clean():
    history = trained(PRESETS["validation_below_train"].config).history
    assert history.val_loss[-1] < history.train_loss[-1]


def test_outliers_pull_the_squared_error_most():
    ends = {loss: trained(PRESETS[f"outliers_{loss}"].config) for loss in ("mse", "mae", "huber")}
    clean = {loss: float(((run.model_at(9999).raw(run.data.x_val) - run.data.y_val) ** 2).mean())
             for loss, run in ends.items()}  # fmt: skip
    assert clean["mse"] > 5 * max(clean["mae"], clean["huber"])


def test_more_validation_rows_would_calm_the_curve_of_too_few():
    def jumps(n_val):
        found = (trained(replace(PRESETS["small_validation"].config, n_val=n_val, data_seed=seed)) for seed in range(3))
        return median(diagnose(run.history.train_loss, run.history.val_loss).evidence.change for run in found)

    assert jumps(5) > 2 * jumps(142)


def test_the_default_run_is_the_overfitting_preset():
    assert PRESETS["overfitting"].config == RunConfig()
    assert DATASETS["moons"].starter.optimizer == "adam"
