"""A link: every config goes into one and comes back, and whatever a link says, a config that can be run comes out."""

from itertools import product

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from core.config import CHOICES, RANGES, Problem, RunConfig, from_query, to_query
from tests.strategies import configs

FULL = RunConfig().resolved()
KEYS = [*CHOICES, *RANGES, "hidden"]
NASTY = [
    "", " ", "nan", "NaN", "inf", "-inf", "1e99", "1e999999", "-0", "0x10", "1_000", "٣", "３２", "²", "½", "1,5",
    "1.5.2", "1e", ".", "-", "--", "8-", "-8", "8--8", "8-8-8-8", "0-0", "99999999999-1", "None", "null", "true", "[8]",
    "9" * 5000, "../../etc", "moons\x00", "ｍoons", "MOONS", "<script>", "\ud800", "🙂", "1e-5000", "4" * 400 + ".0",
    "+5", "05", "5.0",
]  # fmt: skip
anything = st.one_of(
    st.text(max_size=30),
    st.sampled_from(NASTY),
    st.sampled_from([value for values in CHOICES.values() for value in values]),
    st.integers().map(str),
    st.floats().map(repr),
    st.lists(st.integers(0, 99), max_size=5).map(lambda layers: "-".join(map(str, layers))),
)


@given(st.dictionaries(st.sampled_from(KEYS) | st.text(max_size=10), anything))
def test_any_text_in_any_key_gives_a_config_that_can_be_run_and_problems(query):
    config, problems = from_query(query)
    full = config.resolved()
    assert RunConfig(**vars(full)) == full
    assert {problem.field for problem in problems} <= query.keys() & set(KEYS)
    for problem in problems:
        assert problem.given == query[problem.field]
        assert problem.used == getattr(full, problem.field)
    # A value that was not complained about was taken.
    for name in query.keys() & set(KEYS) - {problem.field for problem in problems}:
        assert getattr(config, name) is not None


def test_each_key_survives_each_nasty_text():
    for name, text in product(KEYS, NASTY):
        config, problems = from_query({name: text})
        if not problems:
            assert from_query(to_query(config)) == (config, []), (name, text)


@given(configs())
@example(RunConfig(learning_rate=1e-5, l2=1e-300, noise=5e-324, outliers=0.1 + 0.2))
def test_to_query_and_back_is_the_same_config_to_the_last_bit(config):
    query = to_query(config)
    assert all(isinstance(text, str) for text in query.values())
    assert query.keys() == {name for name, value in vars(config).items() if value is not None}
    assert from_query(query) == (config, [])


@given(configs())
def test_a_link_written_from_a_resolved_config_stays_the_same_when_it_is_parsed(config):
    full = config.resolved()
    parsed, problems = from_query(to_query(full))
    assert problems == []
    assert parsed == full == parsed.resolved()
    assert to_query(parsed) == to_query(full)


def test_a_link_reads_well():
    assert to_query(RunConfig("digits", hidden=(32, 16), learning_rate=0.05)) == {
        "dataset": "digits", "outliers": "0.0", "hidden": "32-16", "learning_rate": "0.05", "l2": "0.0",
        "dropout": "0.0", "patience": "0", "data_seed": "0", "weights_seed": "0",
    }  # fmt: skip


def test_an_empty_link_is_the_default_and_other_keys_are_left_to_others():
    assert from_query({}) == (RunConfig(), [])
    assert from_query({"lang": "ja", "embed": "true", "banana": "1", "DATASET": "iris"}) == (RunConfig(), [])


@pytest.mark.parametrize(
    ("text", "value"), [("5", 5), ("5.0", 5), ("5e0", 5), ("+5", 5), ("05", 5), ("50e-1", 5), ("5.", 5), ("5E0", 5)]
)
def test_a_whole_number_may_be_written_in_several_ways(text, value):
    assert from_query({"epochs": text}) == (RunConfig(epochs=value), [])


@pytest.mark.parametrize(
    ("query", "problems"),
    [
        ({"learning_rate": "banana"}, [Problem("learning_rate", "not_a_number", "banana", FULL.learning_rate)]),
        ({"learning_rate": "nan"}, [Problem("learning_rate", "not_a_number", "nan", FULL.learning_rate)]),
        ({"learning_rate": "1e99"}, [Problem("learning_rate", "out_of_range", "1e99", FULL.learning_rate)]),
        ({"learning_rate": "1e9999"}, [Problem("learning_rate", "out_of_range", "1e9999", FULL.learning_rate)]),
        ({"epochs": "1e99"}, [Problem("epochs", "out_of_range", "1e99", FULL.epochs)]),
        ({"epochs": "2.5"}, [Problem("epochs", "not_a_whole_number", "2.5", FULL.epochs)]),
        ({"epochs": "３"}, [Problem("epochs", "not_a_number", "３", FULL.epochs)]),
        ({"epochs": ""}, [Problem("epochs", "not_a_number", "", FULL.epochs)]),
        ({"hidden": "64-64-64-64"}, [Problem("hidden", "not_layers", "64-64-64-64", FULL.hidden)]),
        ({"hidden": "big"}, [Problem("hidden", "not_layers", "big", FULL.hidden)]),
        ({"dataset": "../../etc"}, [Problem("dataset", "unknown", "../../etc", "moons")]),
        ({"dataset": "iris", "noise": "1"}, [Problem("noise", "noise_of_loaded", "1", None)]),
        ({"dataset": "iris", "n_train": "200"}, [Problem("n_train", "more_than_dataset", "200", 90)]),
        ({"n_train": "5", "batch_size": "6"}, [Problem("batch_size", "more_than_training", "6", 0)]),
    ],
)
def test_a_bad_value_is_named_with_what_is_used_instead(query, problems):
    assert from_query(query)[1] == problems


def test_the_issues_own_bad_link_is_repaired_field_by_field():
    query = {
        "learning_rate": "banana",
        "epochs": "1e99",
        "dataset": "../../etc",
        "hidden": "64-64-64-64",
        "loss": "mse",
    }
    config, problems = from_query(query)
    assert config == RunConfig()
    assert [problem.field for problem in problems] == ["dataset", "loss", "hidden", "learning_rate", "epochs"]


def test_a_repair_comes_in_the_order_dataset_model_loss_sizes_batch_rest():
    """What comes first stays; what does not fit to it gives way, in whatever order the link has them."""
    query = {
        "batch_size": "90",
        "n_val": "100",
        "n_train": "80",
        "loss": "hinge",
        "model": "polynomial",
        "dataset": "iris",
    }
    for order in (query, dict(reversed(query.items()))):
        config, problems = from_query(order)
        assert (config.dataset, config.n_train) == ("iris", 80)
        assert [(problem.field, problem.reason, problem.used) for problem in problems] == [
            ("model", "needs_one_input", "mlp"),
            ("loss", "two_classes_only", "cross_entropy"),
            ("n_val", "more_than_dataset", 60),
            ("batch_size", "more_than_training", 0),
        ]


def test_a_good_value_beside_a_bad_one_is_kept():
    config, problems = from_query({"dataset": "sine", "degree": "15", "learning_rate": "fast"})
    assert config == RunConfig("sine", degree=15)
    assert len(problems) == 1


@pytest.mark.parametrize("text", ["9" * 100_000 + "x", "1-" * 50_000 + "x", "1." + "0" * 100_000 + "e", "-" * 100_000])
def test_a_huge_text_is_refused_at_once(text):
    """A pattern that backtracks would keep the server busy for minutes, and this test beyond its time-out."""
    for name in KEYS:
        assert len(from_query({name: text})[1]) == 1, name
