"""The lesson on seen and unseen data: every number from core, every choice in the link."""

import json
import re
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from core.config import from_query
from core.lessons import memoriser
from core.lessons.coin_flips import FRESH, ROWS, contest
from core.lessons.memoriser import Memoriser
from core.presets import PRESETS
from core.training import train
from pages.ui import i18n, verdict
from pages.ui.lessons.seen_and_unseen import charts as chart
from pages.ui.lessons.seen_and_unseen import size, turn
from pages.ui.lessons.seen_and_unseen.url_params import BETS, MODELS, SIZES, URL_PARAMS, short
from tests.pages.players import players

PAGE = "pages/seen_and_unseen.py"


def lesson(**query):
    app = AppTest.from_file("../../dashboard.py", default_timeout=60).run()
    # The home page would drop what only this page's link restores.
    for key, value in query.items():
        app.query_params[key] = value
    return app.switch_page(PAGE).run()


def state(app):
    return app.session_state["session"].page_params


def html(app):
    return " ".join(element.proto.body for element in app.get("html"))


def charts(app):
    return [json.loads(element.proto.spec) for element in app.get("vega_lite_chart")]


def assert_sound(app):
    assert not app.exception
    assert not app.error


def test_the_page_lets_the_house_pin_numpy_before_it_is_imported():
    """An import of core above that of pages.ui made the training on this page twenty times as slow."""
    first = re.search(r"^(?:from|import) (\S+)", (Path(__file__).parents[2] / PAGE).read_text("utf-8"), re.MULTILINE)
    assert first[1] == "pages.ui"


@pytest.mark.parametrize("lang", i18n.LANGUAGES)
def test_everything_opens_by_its_link(lang):
    query = {"papers": "40", "exam": "3", "bends": "15", "watch": "1", "models": "100", "coins": "2", "bet": "half"}
    app, t = lesson(lang=lang, **query), i18n.text(lang)
    assert_sound(app)
    assert URL_PARAMS["papers"].write(state(app)["papers"]) == "40"
    assert app.session_state["session"].written_query.items() >= query.items()
    assert (len(charts(app)), len(players(app))) == (4, 2)
    assert t("seen_and_unseen.nonsense.bet.half") in html(app)


def test_a_bad_link_is_said_and_the_rest_runs():
    bad = {"papers": "2", "bends": "4", "models": "1001", "bet": "none", "coins": "-1"}
    app = lesson(**bad, exam="7")
    assert_sound(app)
    assert all(f"{name}={value}" in app.warning[0].value for name, value in bad.items())
    assert state(app) == {name: key.default for name, key in URL_PARAMS.items()} | {"exam": 7}


def test_the_memoriser_is_scored_on_the_papers_and_the_exam_that_are_chosen():
    app = lesson(lang="en")
    app.slider(key="papers").set_value(30).run()
    app.button(key="exam").click().run()
    assert_sound(app)
    assert (state(app)["papers"], state(app)["exam"]) == (30, 1)
    loss = Memoriser(memoriser.papers(30)).loss(memoriser.exam(1))
    assert ">0.000</b>" in html(app)
    assert f">{short(loss)}</b>" in html(app)


@pytest.mark.parametrize("exam", [0, 2])
def test_it_is_said_when_even_guessing_beats_the_memoriser(exam):
    papers, rows = memoriser.papers(12), memoriser.exam(exam)
    guess = memoriser.guess(papers, rows)
    id = "worse" if Memoriser(papers).loss(rows) > guess else "said"
    t = i18n.text("en")
    said = t(f"seen_and_unseen.memory.{id}", guess=short(guess))
    assert i18n.with_terms(t, said) in html(lesson(lang="en", exam=str(exam)))


def test_the_line_of_the_memoriser_is_what_it_answers():
    model = Memoriser(memoriser.papers(9))
    line = chart.memory(model)
    for left, right in zip(line[::2].itertuples(), line[1::2].itertuples(), strict=True):
        inside = np.array([left.x + 1e-9, (left.x + right.x) / 2, right.x - 1e-9])
        assert model.raw(inside).tolist() == [left.y] * 3 == [right.y] * 3


def test_the_sizes_are_the_certified_experiments():
    for degree in (1, 3, 15):
        assert size.config(str(degree)) == PRESETS[f"degree_{degree}"].config


def test_each_size_is_judged_by_both_losses():
    losses = size.ends(i18n.text("en"))
    found = {name: size.judged(name, losses) for name in SIZES}
    assert found == {"1": "stiff", "2": "stiff", "3": "right"} | dict.fromkeys(SIZES[3:], "bendy")
    assert np.all(np.diff(losses.train) < 0)
    assert losses.val.iloc[-1] > losses.val.iloc[0] > losses.val.min()
    history = train(PRESETS["degree_15"].config).history
    assert losses.iloc[-1].tolist() == ["15", history.train_loss[-1], history.val_loss[-1]]


@pytest.mark.parametrize("lang", i18n.LANGUAGES)
def test_moving_the_size_says_what_it_does(lang):
    app, t = lesson(lang=lang), i18n.text(lang)
    losses = size.ends(t)
    for name, kind in (("15", "bendy"), ("3", "right")):
        app.select_slider(key="bends").set_value(name).run()
        row = losses[losses["size"] == name].iloc[0]
        said = t(f"seen_and_unseen.size.{kind}", n=name, train=short(row.train), val=short(row.val))
        assert i18n.with_terms(t, said) in html(app)
    assert_sound(app)


def test_another_size_changes_the_data_and_not_the_picture_itself():
    one, other = charts(lesson(bends="1")), charts(lesson(bends="11"))
    assert one[1:3] == other[1:3]


def test_the_overfitting_run_appears_when_asked_for_with_the_words_of_the_lab():
    app, t = lesson(lang="en"), i18n.text("en")
    assert len(charts(app)) == 4
    app.button(key="watch").click().run()
    assert_sound(app)
    assert state(app)["watch"] == "1"
    line = verdict.sentence(train(PRESETS["overfitting"].config), t)
    assert line.startswith("Overfitting: validation more than doubled")
    assert any(line in m.value for m in app.markdown)


def test_the_best_coin_flipper_is_shown_where_it_was_chosen_and_on_fresh_rows():
    app = lesson()
    for models in ("1", "300"):
        app.select_slider(key="models").set_value(models).run()
        app.button(key="coins").click().run()
        found = contest(int(models), state(app)["coins"])
        assert f">{100 * found.best / ROWS:.0f}\xa0%</b>" in html(app)
        assert f">{100 * found.fresh / FRESH:.0f}\xa0%</b>" in html(app)
    assert state(app)["coins"] == 2
    assert_sound(app)


@pytest.mark.parametrize("models", MODELS)
def test_the_bars_hold_every_model_and_mark_the_chosen(models):
    found = contest(int(models), 0)
    tables = chart.luck_tables(found, "best", "fresh")
    bars = tables["bars"]
    assert bars.n.sum() == int(models)
    assert bars[bars.chosen]["from"].tolist() == [(found.best - 0.5) / ROWS]
    assert bars.chosen.tolist()[-1]
    assert tables["marks"].x.tolist() == [found.best / ROWS, found.fresh / FRESH]


@pytest.mark.parametrize("bet", BETS)
def test_nonsense_trains_after_a_guess(bet):
    app, t = lesson(lang="en"), i18n.text("en")
    app.button_group(key="bet").set_value(bet).run()
    assert_sound(app)
    measured = turn.measured(train(PRESETS["memorises_nonsense"].config))
    said = t("seen_and_unseen.nonsense.said", bet=t(f"seen_and_unseen.nonsense.bet.{bet}"), **measured)
    assert i18n.with_terms(t, said) in html(app)
    assert state(app)["bet"] == bet


def test_nonsense_is_what_the_text_says():
    run = train(PRESETS["memorises_nonsense"].config)
    wrong = int((run.data.y_train != run.data.y_train_clean).sum())
    said = i18n.text("en")("seen_and_unseen.nonsense.lead", wrong=wrong, rows=len(run.data.y_train))
    assert said in html(lesson(lang="en"))
    assert float(turn.measured(run)["end"]) < 0.1
    assert float(turn.measured(run)["val"]) > 1


def test_its_links_open_certified_runs():
    app = lesson(watch="1")
    found = [from_query(dict(pair.split("=") for pair in link.proto.query_string.split("&")))[0].resolved()
             for link in app.get("page_link") if link.proto.icon.endswith("science:")]  # fmt: skip
    assert found == [PRESETS[id].config.resolved() for id in ("fix_more_data", "overfitting", "memorises_nonsense")]


def test_the_points_of_the_fit_have_a_table_with_what_the_line_says():
    made = {"seen": pd.DataFrame({"x": [0.5], "y": [2.0]}), "unseen": pd.DataFrame({"x": [1.0], "y": [3.0]}),
            "line": pd.DataFrame({"x": [0.0, 2.0], "y": [0.0, 4.0]})}  # fmt: skip
    t = i18n.text("en")
    table = size._points(made, t)
    assert table[t("glossary.prediction.name")].tolist() == [1.0, 2.0]
    assert table["data"].tolist() == [t("seen_and_unseen.size.key_seen"), t("seen_and_unseen.size.key_unseen")]
