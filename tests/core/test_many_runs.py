"""Runs that are trained beside each other are the runs that `train` returns one by one."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.config import RunConfig
from core.training import History, Job, Run, Training, iter_jobs, iter_runs, iter_sweep, train, whole_runs
from core.training.job import stack_key, stack_limit
from tests.strategies import configs

RATES = (0.001, 0.03, 1.0, 30.0)
LINEAR = {
    "least squares": RunConfig("diabetes", epochs=20),
    "outliers under mae": RunConfig("line_with_outliers", epochs=20),
    "polynomial, adam, l2": RunConfig("sine", degree=5, optimizer="adam", l2=0.1, epochs=20),
    "batches that do not divide the rows": RunConfig("blobs", batch_size=7, n_train=30, n_val=20, epochs=5),
    "hinge, momentum": RunConfig("spam", model="linear", loss="hinge", optimizer="momentum", n_train=40, epochs=9),
    "three classes": RunConfig("iris", model="linear", epochs=20),
    "three classes, brier, batches": RunConfig("wine", model="linear", loss="brier", batch_size=16, epochs=4),
}


def assert_same(run: Run, expected: Run) -> None:
    assert (run.config, run.status, run.kept_epochs) == (expected.config, expected.status, expected.kept_epochs)
    assert run.baseline == pytest.approx(expected.baseline, rel=1e-12)
    for name in History.__dataclass_fields__:
        np.testing.assert_allclose(run.history[name], expected.history[name], rtol=1e-9, atol=1e-12)
    for epoch in run.kept_epochs:
        raw, other = (r.model_at(epoch).raw(expected.data.x_val) for r in (run, expected))
        np.testing.assert_allclose(raw, other, rtol=1e-9, atol=1e-9)


@pytest.mark.parametrize("config", LINEAR.values(), ids=LINEAR)
@pytest.mark.parametrize("field", ["data_seed", "weights_seed", "learning_rate", "l2"])
def test_linear_models_share_a_stack_and_come_out_as_alone(config, field):
    values = (0.001, 0.03, 0.1) if field == "learning_rate" else (0, 0.01, 0.5) if field == "l2" else (3, 4, 9999)
    some = [replace(config, **{field: value}) for value in values]
    assert len({stack_key(c.resolved()) for c in some}) == 1
    for run, one in zip(whole_runs(iter_runs(some)), some, strict=True):
        assert_same(run, train(one))


def test_a_run_that_explodes_ends_alone():
    runs = [step.run for step in iter_sweep(RunConfig("diabetes", epochs=400), "learning_rate", RATES) if step.run]
    assert [run.status for run in runs] == ["finished", "finished", "diverged", "diverged"]
    assert len(runs[3].history) < len(runs[2].history) < len(runs[0].history) == 401
    for run in runs:
        expected = train(run.config)
        assert len(run.history) == len(expected.history)
        np.testing.assert_array_equal(run.history.val_loss[:9], expected.history.val_loss[:9])


def test_networks_and_early_stopping_are_trained_alone_with_the_same_bits():
    some = [RunConfig("moons", epochs=3), RunConfig("line", patience=2), RunConfig("moons", epochs=3, dropout=0.3)]
    assert {stack_key(config.resolved()) for config in some} == {None}
    for run, one in zip(whole_runs(iter_runs(some)), some, strict=True):
        assert run.history.val_loss.tobytes() == train(one).history.val_loss.tobytes()


@settings(max_examples=40, deadline=None)
@given(configs(max_rows=30, max_epochs=4), st.integers(0, 9990))
def test_any_configs_in_any_order_come_back_in_that_order(config, seed):
    if config.learning_rate is not None:
        config = replace(config, learning_rate=min(config.learning_rate, 0.01))
    some = [replace(config, data_seed=seed), RunConfig("line", epochs=2), replace(config, data_seed=seed + 1), config]
    runs = whole_runs(iter_runs(some))
    assert [run.config for run in runs if run.status == "finished"] == [
        one.resolved() for one, run in zip(some, runs, strict=True) if run.status == "finished"
    ]
    for run, one in zip(runs, some, strict=True):
        np.testing.assert_allclose(run.history.val_loss, train(one).history.val_loss, rtol=1e-9, atol=1e-12)


@pytest.mark.parametrize("config", [RunConfig("sine", epochs=5000, n_val=2000), RunConfig("friedman", epochs=300)])
def test_how_far_they_are_is_reported_before_they_end(config):
    steps = list(iter_sweep(config, "learning_rate", [0.001, 0.002]))
    for index in (0, 1):
        own = [step for step in steps if step.index == index]
        assert len(own) > 2
        assert [step.run is not None for step in own] == [False] * (len(own) - 1) + [True]
        lengths = [len(step.history) for step in own]
        assert lengths == sorted(set(lengths))
        for step in own:
            assert step.history.val_loss.tobytes() == own[-1].history.val_loss[: len(step.history)].tobytes()


def test_what_is_cancelled_has_trained_no_more_than_was_asked_for(monkeypatch):
    begun = []
    start = Training.__iter__
    monkeypatch.setattr(Training, "__iter__", lambda self: (begun.append(1), start(self))[1])
    steps = iter_sweep(RunConfig("moons", epochs=2), "weights_seed", range(5))
    next(steps)
    steps.close()
    assert len(begun) == 1


def test_few_models_are_the_first_the_best_and_the_last():
    jobs = [
        Job(RunConfig("moons", epochs=60).resolved()),
        *(Job(RunConfig("sine", data_seed=seed).resolved()) for seed in range(3)),
    ]
    for run in whole_runs(iter_jobs(jobs, few_models=True)):
        best = int(np.argmin(run.history.val_loss))
        assert run.kept_epochs == tuple(sorted({0, best, run.config.epochs}))
        expected = train(run.config).model_at(best)
        np.testing.assert_allclose(run.model_at(best).raw(run.data.x_val), expected.raw(run.data.x_val), rtol=1e-9)


def test_runs_of_the_same_rows_share_them():
    runs = whole_runs(iter_sweep(RunConfig("moons", epochs=1), "weights_seed", range(3)))
    assert len({id(run.data) for run in runs}) == 1


@given(configs())
def test_a_stack_is_bounded(config):
    config = config.resolved()
    if stack_key(config):
        assert 4 <= stack_limit(config) <= 64
        assert stack_limit(config) * (config.n_train + config.n_val) * 8 < 2e6
