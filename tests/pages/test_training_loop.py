"""The lesson on the training loop: steps in their turn, numbers from core, everything from the link."""

import contextlib
import io
import re
from functools import partial

import pytest
from streamlit.dataframe_util import convert_arrow_bytes_to_pandas_df

from core.diagnosis import diagnose_alone
from core.lessons import line_loop
from core.lessons.line_loop import LONG, RATES
from core.training import train
from pages.ui import i18n
from pages.ui.lessons.training_loop import charts as chart
from pages.ui.lessons.training_loop import loss_map, moment, parts, pictures, step_text
from pages.ui.lessons.training_loop.moment import LAST, PACES, STEPS
from tests.pages.app import assert_sound, html, literal, open_page, session, specs
from tests.pages.players import players

CHOICES = [(loss, pace) for loss in RATES for pace in PACES]


lesson = partial(open_page, "training_loop")


def state(app):
    return session(app).page_params


def press(app, id):
    return app.button(key=f"press_{id}").click().run()


def now(**state):
    return moment.of({name: key.default for name, key in moment.URL_PARAMS.items()} | state)


@pytest.mark.parametrize("lang", i18n.LANGUAGES)
def test_one_round_button_by_button(lang):
    app = lesson(lang=lang)
    for number, id in enumerate(STEPS):
        enabled = [step for step in STEPS if not app.button(key=f"press_{step}").disabled]
        assert (enabled, state(app)["step"]) == ([id], number)
        press(app, id)
        assert_sound(app)
        assert i18n.with_terms(i18n.text(lang), step_text.step(now(step=number + 1), i18n.text(lang))) in html(app)


def test_the_numbers_of_each_step_are_those_of_the_loop():
    t = i18n.text("en")
    points, first = line_loop.points(0), line_loop.first_line(0)
    walk = line_loop.walk(first, points, "mse", RATES["mse"]["right"], 1)
    losses = [step_text.loss(value) for value in walk.losses]
    assert f"weight (slope), now **{first[0]:.3f}".replace("-", "−") in step_text.step(now(), t)
    assert f"**{losses[0]}**" in step_text.step(now(step=2), t)
    assert f"→ **{walk.lines[1][0]:.3f}**".replace("-", "−") in step_text.step(now(step=3), t)
    assert f"from {losses[0]} to **{losses[1]}**, smaller" in step_text.step(now(step=5), t)
    assert "Larger!" in step_text.step(now(step=5, pace="large"), t)
    assert "still" in step_text.step(now(step=LAST, seed=2), t)


def test_an_epoch_is_defined_when_the_first_one_is_done_and_then_counted():
    t = i18n.text("en")
    assert [step_text.epoch(now(step=step), t) for step in range(5)] == [""] * 5
    assert "[[epoch]]" in step_text.epoch(now(step=5), t)
    assert step_text.epoch(now(step=6), t) == step_text.epoch(now(step=9), t) == t("training_loop.epoch.done", n=1)
    assert step_text.epoch(now(step=10), t) == t("training_loop.epoch.done", n=2)


def test_a_button_out_of_turn_changes_nothing():
    assert moment.after(0, "predict") == 1
    assert moment.after(1, "predict") == 1
    assert moment.after(3, "measure") == 3
    assert moment.after(LAST, "predict") == moment.after(LAST, "all") == LAST


def test_all_five_makes_a_round_and_in_its_middle_the_rest_of_it():
    app = press(lesson(), "all")
    assert state(app)["step"] == 5
    press(press(app, "predict"), "all")
    assert state(app)["step"] == 10
    assert session(app).written_query["step"] == "10"


def test_the_link_restores_the_step_the_loss_the_rate_and_the_points():
    app = lesson(step="17", measure="mae", pace="large", seed="3", lang="en")
    assert state(app) == {"step": 17, "measure": "mae", "pace": "large", "seed": 3}
    assert i18n.with_terms(
        i18n.text("en"), step_text.step(now(step=17, measure="mae", pace="large", seed=3), i18n.text("en"))
    ) in html(app)
    assert "Learning rate: 1.5" in app.button_group(key="pace").label
    app.button_group(key="pace").set_value("small").run()
    app.button_group(key="measure").set_value("mse").run()
    assert state(app) == {"step": 17, "measure": "mse", "pace": "small", "seed": 3}
    app.button(key="other").click().run()
    assert state(app) == {"step": 0, "measure": "mse", "pace": "small", "seed": 4}
    assert_sound(app)


def test_a_bad_link_is_said_and_the_rest_runs():
    bad = {"step": "2001", "pace": "fast", "seed": "x"}
    app = lesson(**bad, measure="mae")
    assert_sound(app)
    assert all(f"{name}={value}" in app.warning[0].value for name, value in bad.items())
    assert state(app) == {"step": 0, "measure": "mae", "pace": "right", "seed": 0}
    assert not app.button(key="press_predict").disabled


def test_four_hundred_rounds_are_drawn_and_said_for_each_loss_and_rate():
    app, t = press(lesson(lang="ja"), "long"), i18n.text("ja")
    assert state(app)["step"] == LAST
    assert all(app.button(key=f"press_{id}").disabled for id in (*STEPS, "all", "long"))
    for loss in RATES:
        app.button_group(key="measure").set_value(loss).run()
        for pace in PACES:
            app.button_group(key="pace").set_value(pace).run()
            assert_sound(app)
            said = step_text.curve(now(measure=loss, pace=pace), moment.reading(0, loss, pace), t)
            assert i18n.with_terms(t, said) in html(app)
    app.button(key="restart").click().run()
    assert state(app)["step"] == 0


def test_what_is_said_about_the_curve_follows_the_rule_of_the_lab():
    t = i18n.text("en")
    said = {choice: step_text.curve(now(measure=choice[0], pace=choice[1]), moment.reading(0, *choice), t)
            for choice in CHOICES}  # fmt: skip
    drop = diagnose_alone(moment.walk(0, "mse", "right").losses).drop_end
    assert f"[[sharp_drop]]** until around epoch {drop:.0f} " in said["mse", "right"]
    assert "[[flattening]]" in said["mae", "right"]
    assert "still falling" in said["mse", "small"]
    assert "still falling" in said["mae", "small"]
    assert "[[divergence]]" in said["mse", "large"]
    assert "leaps between" in said["mae", "large"]


def test_phases_are_named_only_where_the_rule_finds_them():
    ends = {choice: moment.drop_end(moment.reading(0, *choice)) for choice in CHOICES}
    assert {choice for choice, end in ends.items() if end >= 0} == {("mse", "right"), ("mae", "right")}
    for pace, names in (("right", ["drop", "flat"]), ("small", [])):
        (player,) = players(lesson(lang="en", pace=pace, step=str(5 * LONG)))
        assert [phase["name"] for phase in player["phases"]] == [
            i18n.text("en")(f"training_lab.chart.{n}") for n in names
        ]


def test_a_loss_that_explodes_or_leaps_is_drawn_up_to_where_it_leaves_and_told_in_powers_of_ten():
    t, m = i18n.text("en"), now(pace="large", step=5 * 300)
    losses = m.walk.losses
    last = step_text.seen(losses)
    assert losses[last - 1] <= 20 * losses[0] < losses[last]
    assert 10 < last < LONG / 4
    for seed in range(line_loop.SEEDS):
        ends = {choice: step_text.seen(moment.walk(seed, *choice).losses) for choice in CHOICES}
        assert 5 < ends.pop(("mse", "large")) < LONG / 4
        assert ends.pop(("mae", "large")) == 40  # leaps that one can count
        assert set(ends.values()) == {LONG}
    before, after = (step_text.loss(value) for value in losses[299:301])
    assert before != after
    assert f"from {before} to **{after}**" in step_text.step(m, t)
    assert step_text.loss(3.412e12) == "3.41 × 10¹²"
    assert step_text.loss(-1e7) == "−1.00 × 10⁷"
    digits = len(str(int(losses[-1])))
    assert f" {digits} " in step_text.curve(m, moment.reading(0, "mse", "large"), t)
    (player,) = players(lesson(lang="en", pace="large", step=str(5 * LONG)))
    assert player["x"]["last"] == last
    assert player["y"]["top"] == pytest.approx(1.05 * 5 * losses[0])
    assert player["y"]["most"] == pytest.approx(losses[last])


def test_a_line_far_too_steep_is_still_in_its_picture_and_the_map_says_that_it_has_left():
    app = lesson(lang="en", pace="large", step=str(5 * 100))
    assert_sound(app)
    picture = app.get("vega_lite_chart")[0].proto
    rows = {d.name: convert_arrow_bytes_to_pandas_df(d.data.data) for d in picture.datasets}
    assert rows["now"].y.tolist() == pytest.approx([chart.Y[1], chart.Y[0]])
    assert literal(i18n.text("en"), "training_loop.map.outside") in re.sub("<[^>]+>", "", html(app))


def test_a_line_that_passes_its_picture_by_leaves_words_there():
    t = i18n.text("en")
    assert len(pictures._outside((1.0, 0.5), t)) == 0
    assert pictures._outside((0.0, 50.0), t).text[0] == t("training_loop.line.outside", x="0.9", y="50.0")


@pytest.mark.parametrize(
    ("line", "where"), [((1.0, 0.0), 2), ((0.0, 5.0), 2), ((0.0, 7.0), 0), ((1e15, 1e15), 2), ((1e15, 5e15), 0),
                        ((-9.0, 2.0), 2)],
)  # fmt: skip
def test_a_line_is_drawn_from_edge_to_edge(line, where):
    places = chart.ends(*line)
    assert len(places) == where
    for x, y in places:
        assert chart.X[0] <= x <= chart.X[1]
        assert chart.Y[0] <= y <= chart.Y[1]


def test_another_rate_in_mid_way_says_what_was_computed_anew_until_the_next_step():
    t = i18n.text("en")
    app = lesson(step="12", lang="en")
    app.button_group(key="pace").set_value("small").run()
    said = i18n.with_terms(t, t("training_loop.anew", n=2, loss="MSE", rate="0.0002"))
    assert said in html(app)
    assert said not in html(press(app, "update"))


def test_steps_change_the_data_and_not_the_picture_itself():
    """Streamlit embeds a chart anew when its spec changes; that would blink at each step."""
    assert specs(lesson(step="7"))[:2] == specs(lesson(step="13"))[:2]
    assert specs(lesson(step="7", pace="large")) == specs(lesson(step="13"))


@pytest.mark.parametrize("loss", RATES)
def test_the_map_knows_its_lowest_place(loss):
    points = line_loop.points(2)
    url, (weight, bias, low) = loss_map.map_url(points, loss)
    end = moment.walk(2, loss, "right")
    assert url.startswith("data:image/png")
    assert low == pytest.approx(line_loop.look([weight, bias], points, loss).loss)
    assert low <= end.losses[-1] + 0.01
    assert abs(weight - end.lines[-1][0]) < 0.2


def test_a_path_that_leaves_the_map_ends_there():
    lines = moment.walk(0, "mse", "large").lines
    path = loss_map.path(lines)
    assert 4 < len(path) < 30
    assert path[["x", "y"]].abs().max().max() < 10
    assert len(loss_map.path(moment.walk(0, "mse", "right").lines)) == LONG + 1


@pytest.mark.parametrize("loss", RATES)
def test_the_code_prints_the_losses_of_the_page(loss):
    m, printed = now(measure=loss), io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(parts.code(m), {})
    rows = [line.split() for line in printed.getvalue().splitlines()]
    assert {int(epoch): float(value) for epoch, value in rows} == pytest.approx(
        {epoch: m.walk.losses[epoch] for epoch in range(0, LONG + 1, 40)}, abs=1e-4
    )


def test_the_formula_is_the_update_of_this_round():
    weight = step_text.formula(now(step=3), i18n.text("en")).splitlines()[0]
    old, slope = line_loop.first_line(0)[0], line_loop.look(line_loop.first_line(0), line_loop.points(0), "mse").slope
    assert weight == f"weight: {old:.3f} − 0.006 × ({slope[0]:.3f}) = {old - 0.006 * slope[0]:.3f}".replace("-", "−")


@pytest.mark.parametrize(("loss", "pace"), CHOICES)
def test_the_lab_shows_the_same_behaviour(loss, pace):
    history = train(parts.IN_LAB[loss, pace]).history
    same = {"right": "healthy", "small": "still_improving", "large": "unstable"}[pace]
    assert diagnose_alone(history.train_loss).verdict == same
