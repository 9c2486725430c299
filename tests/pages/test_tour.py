"""Five minutes: each of the five runs leads on to the next, and nothing but these links is on the tour."""

from functools import partial
from urllib.parse import parse_qsl

import pytest

from core.config import from_query
from core.presets import PRESETS, TOUR
from pages.ui import i18n
from tests.pages.app import assert_sound, open_page, session

EN = i18n.text("en")
home = partial(open_page, "home", lang="en")
lab = partial(open_page, "training_lab", lang="en")


def links(app):
    """Return where the page's links lead: label, page and query of each."""
    found = [link.proto for link in app.get("page_link")]
    return [(link.label, link.page, dict(parse_qsl(link.query_string))) for link in found]


def way_on(app):
    """Return the link that leads on: the one with an arrow."""
    (found,) = [link for link in links(app) if link[0].endswith("→")]
    return found


@pytest.mark.parametrize("lang", i18n.LANGUAGES)
def test_each_run_leads_on_to_the_next_and_the_last_to_the_first_lesson(lang):
    t = i18n.text(lang)
    first = t("home.tour.drop.title")
    page, query = next((page, query) for label, page, query in links(home(lang=lang)) if label == first)
    seen = []
    while page == "training_lab":
        app = open_page("training_lab", **query)
        assert_sound(app)
        assert not app.warning
        seen.append(session(app).preset)
        place = t("training_lab.tour.place", n=len(seen), all=len(TOUR))
        assert place in [caption.value for caption in app.caption]
        _, page, query = way_on(app)
    assert seen == [*TOUR.values()]
    assert page == "what_is_loss"
    assert "tour" not in query


def test_who_tries_something_on_the_way_finds_back_to_it():
    app = lab(tour="memorise", preset=TOUR["memorise"])
    tries = [query for label, _, query in links(app) if label == EN("verdict.action.more_data", n="600")]
    assert [query["tour"] for query in tries] == ["memorise"]
    app.button(key="new_start").click().run()
    assert session(app).preset == ""
    assert way_on(app)[2]["tour"] == "mend"
    place = EN("training_lab.tour.place", n=4, all=len(TOUR))
    (back,) = [query for label, _, query in links(app) if label == place]
    assert session(open_page("training_lab", **back)).preset == TOUR["memorise"]


def test_other_links_leave_the_tour():
    app = lab(tour="slow", preset=TOUR["slow"])
    (copied,) = [code.value for code in app.code]
    assert "tour" not in copied
    app = app.switch_page("pages/seen_and_unseen.py").run()
    to_the_lab = {label: query for label, page, query in links(app) if page == "training_lab"}
    assert to_the_lab[EN("common.menu.training_lab")]["tour"] == "slow", "the menu leads back to the Lab as it was left"
    assert not any("tour" in query for query in to_the_lab.values() if query.get("preset") != TOUR["slow"])


def test_a_link_that_names_only_the_step_opens_its_run_and_says_what_to_do():
    app = lab(tour="wild")
    assert session(app).preset == TOUR["wild"]
    assert any(EN("home.tour.wild.text") in caption.value for caption in app.caption)
    # What the visitor made of it is not overwritten.
    app = lab(tour="wild", dataset="moons")
    assert session(app).config.dataset == "moons"


def test_there_is_no_tour_without_its_link():
    app = lab(preset="healthy")
    assert not [label for label, _, _ in links(app) if label.endswith("→")]
    app = lab(tour="moon")
    assert any("tour=moon" in warning.value for warning in app.warning)
    assert session(app).flags["tour"] == ""


def test_each_step_opens_its_preset_in_a_link_that_can_be_read():
    steps = [query for _, page, query in links(home()) if page == "training_lab" and "tour" in query]
    assert [query["tour"] for query in steps] == [*TOUR]
    assert [from_query(query) for query in steps] == [(PRESETS[id].config, []) for id in TOUR.values()]
