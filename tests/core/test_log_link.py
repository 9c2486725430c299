"""Curves in a link: what fits comes back in four digits, what does not is thinned, and nothing else is read."""

import math
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.logs import LoggedRun, read_logs
from core.logs.link import MAX_LINK, MAX_RUNS, from_link, rows_before, thinned, to_link
from core.packing import pack, unpack

LOSSES = st.floats(-1e6, 1e6).map(lambda value: f"{value:.6g}") | st.sampled_from(["nan", "inf", "0"])


def log_of(rows, name="pasted"):
    text = "\n".join(f"{epoch},{train},{val}" for epoch, train, val in rows)
    (run, *_) = read_logs({name: f"epoch,loss,val_loss\n{text}".encode()})
    return run


@st.composite
def logs(draw):
    n = draw(st.integers(4, 30))
    columns = (draw(st.lists(LOSSES, min_size=n, max_size=n)) for _ in range(2))
    rows = [(3 * epoch, *losses) for epoch, losses in enumerate(zip(*columns, strict=True), start=1)]
    rows[:3] = [(epoch, 1.0, 0.5) for epoch, *_ in rows[:3]]
    return log_of(rows)


def close(a, b):
    return a == b or (a is not None and b is not None and ((a != a and b != b) or math.isclose(a, b, rel_tol=5.1e-4)))


@settings(deadline=None, max_examples=40)
@given(logs())
def test_a_short_log_comes_back_whole(run):
    """Law: every row, every epoch and every printed NaN is there again, losses in four digits."""
    (back,) = from_link(to_link([run]))
    assert back.epochs.tolist() == run.epochs.tolist()
    for split in ("train", "val"):
        assert all(map(close, back.losses(split), run.losses(split)))
    assert back.columns["val_loss"] == "val_loss"
    assert to_link([back]) == to_link([run])


@settings(deadline=None, max_examples=15)
@given(st.integers(400, 5000), st.integers(1, 8), st.integers(0, 999))
def test_what_does_not_fit_is_thinned_and_keeps_its_ends_and_its_lowest_row(n, copies, seed):
    """Law: a link never has more characters than fit, whatever the runs; ends and lowest validation stay."""
    rng = np.random.default_rng(seed)
    train, val = rng.random((2, n))
    plain = log_of([(1, 1, 1), (2, 1, 1), (3, 1, 1)])
    nothing = {"train_loss": {}, "val_loss": {}}
    run = replace(plain, epochs=np.arange(1.0, n + 1), train_loss=train, val_loss=val, printed=nothing)
    text = to_link([run] * copies)
    assert len(text) <= MAX_LINK
    back = from_link(text)
    assert 1 <= len(back) <= min(copies, MAX_RUNS)
    assert (back[0].epochs[0], back[0].epochs[-1]) == (1, n)
    assert back[0].val_loss.min() == pytest.approx(val.min(), rel=1e-3)
    assert rows_before(text) == n * len(back)


def test_thinning_takes_rows_as_they_are():
    run = log_of([(epoch, 1 / epoch, 1) for epoch in range(1, 101)])
    assert len(thinned(run, 20)) <= 20
    assert thinned(run, 100).tolist() == list(range(100))


def test_a_thousand_rows_keep_their_verdict():
    from core.diagnosis import diagnose

    epochs = np.arange(1, 1001)
    val = 0.3 + 0.4 * np.exp(-epochs / 80) + 0.2 * (epochs / 1000) ** 2
    run = log_of(zip(epochs, np.exp(-epochs / 200), val, strict=True))
    (back,) = from_link(to_link([run]))
    assert len(back.epochs) < 1000
    assert diagnose(**back.for_diagnosis()).verdict == diagnose(**run.for_diagnosis()).verdict == "overfitting"


GOOD = ["pasted", 3, {"train_loss": "loss"}, [1, 1, 1], [1.0, 0.5, 0.2], [1.0, 0.6, None], [], []]


def changed(place, value):
    return pack([[*GOOD[:place], value, *GOOD[place + 1 :]]])


@pytest.mark.parametrize("text", [
    "", "x", "!" * 50, pack({}), pack([]), pack([1]), pack([[]]), pack([GOOD] * 7), pack([[*GOOD, 1]]), "A" * 5000,
    changed(0, 5), changed(1, 2), changed(1, True), changed(1, "3"), changed(2, []), changed(3, [1, 1]),
    changed(3, [1, 1, None]), changed(3, [1, 1, "x"]), changed(3, [1, math.inf, 1]), changed(4, [1, 2]),
    changed(4, [1, "2", 3]), changed(4, [1, True, 3]), changed(4, None), changed(6, [1]), changed(7, ["a", 1, 1]),
    changed(3, []), changed(5, [10**400, 1, 1]), changed(5, [[], 1, 1]),
])  # fmt: skip
def test_what_no_link_holds_is_refused(text):
    with pytest.raises(ValueError):  # noqa: PT011 (what is wrong with a link is said nowhere)
        from_link(text)


def test_the_good_one_is_read():
    (run,) = from_link(pack([GOOD]))
    assert isinstance(run, LoggedRun)
    assert run.losses("val") == [1.0, 0.6, None]
    assert run.epochs.tolist() == [1, 2, 3]


def test_what_unfolds_to_too_much_is_not_unfolded():
    with pytest.raises(ValueError, match="too long"):
        unpack(pack([0] * 50_000), 10_000, 1000)
