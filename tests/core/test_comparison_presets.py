"""Each comparison shows what it promises; `python -m tests.benchmarks.comparisons` counts it over a hundred seeds."""

from dataclasses import replace

import pytest

from core.comparison import common_unit, differing_fields, iter_runs
from core.comparison.presets import COMPARISONS, Alike, Lower
from core.config import RunConfig
from core.training import train, whole_runs
from tests.benchmarks.comparisons import findings

# What takes longest is tried with fewer seeds here.
SEEDS = {"training_rows": 1, "cures": 1, "batch_sizes": 1, "batch_sizes_own_rates": 1}


@pytest.mark.parametrize("id", COMPARISONS)
def test_a_comparison_shows_its_finding(id):
    n = SEEDS.get(id, 3)
    found = findings(COMPARISONS[id], n)
    assert sum(finding.holds for finding in found) == n, found


@pytest.mark.parametrize("id", COMPARISONS)
def test_its_runs_differ_in_one_thing(id):
    comparison = COMPARISONS[id]
    assert comparison.id == id
    if comparison.field:
        allowed = {comparison.field, "learning_rate"} if comparison.rates == "own" else {comparison.field}
        assert comparison.field in differing_fields(comparison.configs).keys() <= allowed
        return
    base, *others = comparison.configs
    fields = [tuple(differing_fields([base, other])) for other in others]
    assert all(len(names) == 1 for names in fields)
    assert len(set(fields)) == len(others)


@pytest.mark.parametrize("id", COMPARISONS)
def test_all_its_curves_have_its_unit(id):
    comparison = COMPARISONS[id]
    unit = common_unit(comparison.configs)
    assert comparison.unit == unit or unit == "loss"


def test_both_kinds_of_rates_are_there_for_losses_optimizers_and_batches():
    for comparison in COMPARISONS.values():
        chosen_by_task = comparison.field in ("loss", "optimizer", "batch_size")
        assert (comparison.rates != "") == chosen_by_task
        if comparison.rates == "same":
            own = COMPARISONS[comparison.id + "_own_rates"]
            assert len({config.resolved().learning_rate for config in comparison.configs}) == 1
            assert [replace(c, learning_rate=0.1) for c in own.configs] == [
                replace(c, learning_rate=0.1) for c in comparison.configs
            ]


def test_another_seed_is_another_comparison_of_the_same_settings():
    comparison = COMPARISONS["losses_classes"]
    configs = comparison.at_seed(7)
    assert {(c.data_seed, c.weights_seed) for c in configs} == {(7, 7)}
    assert differing_fields(configs) == differing_fields(comparison.configs)


def test_claims_are_about_what_is_better():
    assert Lower(0, 1).holds([1.0, 2.0])
    assert not Lower(0, 1).holds([2.0, 1.0])
    assert not Lower(0, 1).holds([float("nan"), 2.0])
    assert Alike(0.5).holds([1.0, 1.5])
    assert not Alike(0.5).holds([1.0, 1.6])
    assert not Alike(0.5).holds([1.0, float("nan")])


def test_a_finding_that_does_not_hold_says_so_with_its_values():
    comparison = replace(COMPARISONS["losses_classes"], claims=(Lower(0, 1), Lower(1, 0)))
    runs = whole_runs(iter_runs([replace(config, epochs=2) for config in comparison.configs]))
    finding = comparison.find(runs)
    assert (finding.id, finding.unit, finding.holds) == ("alike", "accuracy", False)
    assert list(finding.values) == [run.history.val_accuracy[-1] for run in runs]


def test_of_accuracy_more_is_better():
    better, worse = train(RunConfig("spam", epochs=60)), train(RunConfig("spam", epochs=1, learning_rate=1e-5))
    comparison = replace(COMPARISONS["losses_classes"], claims=(Lower(0, 1),))
    assert comparison.find([better, worse]).holds
    assert not comparison.find([worse, better]).holds
