"""Pinned experiments go into a link and come back; whatever else a link says is refused."""

from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.config import RunConfig
from core.packing import pack
from core.pins import MAX_LINK, MAX_PINS, from_link, to_link
from tests.strategies import configs


@settings(max_examples=30)
@given(st.lists(configs(), max_size=MAX_PINS))
def test_configs_come_back_resolved_and_once_each(pinned):
    text = to_link(pinned)
    assert len(text) <= MAX_LINK
    assert from_link(text) == tuple(dict.fromkeys(config.resolved() for config in pinned))


def test_a_link_of_six_like_runs_is_short():
    like = [RunConfig(weights_seed=i) for i in range(MAX_PINS)]
    assert len(to_link(like)) < 300


def test_no_more_than_six_are_written():
    assert len(from_link(to_link([RunConfig(weights_seed=i) for i in range(9)]))) == MAX_PINS


@pytest.mark.parametrize(
    "content",
    [{}, 5, "x", [5], [[]], [{"loss": 3}], [{"loss": "mae"}], [{"nobody": "1"}], [{"epochs": "0"}],
     [{"epochs": "5"}, {"epochs": None}], [{}] * 7],
)  # fmt: skip
def test_what_is_no_list_of_configs_is_refused(content):
    with pytest.raises(ValueError, match=r"\w"):
        from_link(pack(content))


@given(st.text() | st.text(alphabet="abcXYZ019-_"))
def test_any_text_is_read_or_refused(text):
    with suppress(ValueError):
        assert from_link(to_link(from_link(text))) == from_link(text)


def test_what_is_there_twice_is_pinned_once():
    assert from_link(to_link([RunConfig(), RunConfig(l2=0.1), RunConfig()])) == (
        RunConfig().resolved(), RunConfig(l2=0.1).resolved(),
    )  # fmt: skip
