"""What is proposed next differs from the present experiment in one setting, and does what its words say."""

import csv
from dataclasses import fields
from pathlib import Path

import pytest

from core.choices import rates
from core.config import RunConfig
from core.datasets import DATASETS
from core.diagnosis import VERDICTS
from core.training import train
from pages.ui import verdict
from pages.ui.verdict.actions import MAKERS, actions
from tests.benchmarks import tries
from tests.trained import trained

CAUSES = {"penalty", "outliers"}
ENDINGS = {"near", "wavers", "below", "apart", "hardly", "falls"}


def differing(one, other):
    return {f.name for f in fields(RunConfig) if getattr(one.resolved(), f.name) != getattr(other.resolved(), f.name)}


@pytest.mark.parametrize("shape", MAKERS)
def test_an_action_changes_exactly_one_setting(shape):
    for config in map(RunConfig, DATASETS):
        for id, changed, _ in actions(shape, config, most=9):
            names = differing(config, changed)
            expected = {"model", "hidden", "degree"} if id == "larger" else None
            assert names, (config.dataset, id)
            assert names <= expected if expected else len(names) == 1, (config.dataset, id, names)


def test_every_verdict_has_its_actions():
    """A healthy run by how it ends."""
    assert {*MAKERS} - {*VERDICTS} == ENDINGS | CAUSES
    assert {*VERDICTS} - {*MAKERS} == {"healthy"}


def test_an_action_that_is_already_taken_is_not_proposed_again():
    taken = RunConfig(patience=20, l2=0.01)
    ids = [id for id, _, _ in actions("overfitting", taken, most=9)]
    assert ids == ["more_data"]


def test_what_was_seen_to_fail_is_not_proposed():
    """Of models without hidden layers a penalty mends no gap, and no rate gets below a flat loss."""
    for stiff in (RunConfig("circles", model="linear"), RunConfig("sine", model="polynomial", degree=3)):
        proposed = {shape: {id for id, _, _ in actions(shape, stiff, most=9)} for shape in MAKERS}
        assert not any("penalty" in proposed[shape] for shape in ("apart", "overfitting", "widening_gap"))
        assert "faster" not in proposed["underfitting"]
    assert {"penalty", "faster"} <= {id for shape in MAKERS for id, _, _ in actions(shape, RunConfig(), most=9)}
    assert [id for id, _, _ in actions("noisy", RunConfig(n_val=20), most=9)] == ["more_val"]


def test_what_is_proposed_beside_presets_and_starters_is_certified():
    """`tests/benchmarks/tries.csv` is what `python -m tests.benchmarks.tries` printed."""
    with (Path(tries.__file__).parent / "tries.csv").open(encoding="utf-8") as file:
        certified = {(row["config"], row["try"]): int(row["good"]) / int(row["of"]) for row in csv.DictReader(file)}
    assert min(certified.values()) >= tries.SHARE
    shown = {(name, id) for name, config in tries.CONFIGS.items()
             for id, _, _ in actions(verdict.shape(trained(config)), config)}  # fmt: skip
    assert shown - certified.keys() == set()


def test_a_small_dataset_is_not_promised_more_rows_than_it_has():
    for name in ("iris", "wine", "diabetes"):
        for _, changed, _ in actions("overfitting", RunConfig(name), most=9):
            full = changed.resolved()
            assert full.n_train + full.n_val <= DATASETS[name].rows


def test_fewer_rows_do_not_stumble_over_a_batch_that_was_set_by_hand():
    found = dict((id, changed) for id, changed, _ in actions("near", RunConfig("circles", batch_size=250)))
    assert found["less_data"].resolved().batch_size <= found["less_data"].n_train


@pytest.mark.parametrize("index", [0, 1])
def test_what_is_proposed_against_overfitting_helps(index):
    before, after = train(RunConfig()), train(actions("overfitting", RunConfig())[index][1])

    def rise(run):
        return run.history.val_loss[-1] / run.history.val_loss.min()

    assert rise(after) < 1 + (rise(before) - 1) / 2


def test_what_is_proposed_against_underfitting_helps():
    stiff = RunConfig("circles", model="linear")
    mended = train(actions("underfitting", stiff)[0][1])
    assert mended.history.val_loss[-1] < mended.baseline / 2
    assert train(stiff).history.val_loss[-1] > mended.baseline / 2


def test_where_odd_targets_rule_a_squared_loss_another_loss_is_proposed_first():
    spoiled = RunConfig("line", outliers=0.2, loss="mse")
    assert next(id for id, _, _ in actions("overfitting", spoiled)) == "milder"
    assert "milder" in [id for id, _, _ in actions("overfitting", RunConfig("line_with_outliers", loss="mse"))]
    for other in (RunConfig("line", outliers=0.2, loss="mae"), RunConfig("line", loss="mse"), RunConfig("moons")):
        assert "milder" not in [id for id, _, _ in actions("overfitting", other, most=9)]


@pytest.mark.parametrize("verdict", ["overfitting", "widening_gap", "underfitting"])
def test_a_wild_rate_is_the_first_thing_to_change(verdict):
    for dataset in DATASETS:
        words = rates(RunConfig(dataset))
        for word, rate in words.items():
            (first, changed, _), *_ = actions(verdict, RunConfig(dataset, learning_rate=rate)) or [("", RunConfig(), 0)]
            assert (first == "slower") == (word == "wild"), (dataset, word)
            if word == "wild":
                assert changed.learning_rate == words["good"], dataset
