"""The page for teachers: lessons with cards and answers, links of one's own, a handout, and grading by training."""

import re
from functools import partial
from urllib.parse import parse_qsl, urlsplit

import pytest

from core import handin
from core.config import from_query
from core.exercises import EXERCISES
from core.exercises.curves import diagnosis
from core.handin import Progress
from core.lesson_plans import LESSON_PLANS, N_WORDS, TOGETHER, timetable, word_of
from pages.ui import i18n
from pages.ui.teachers import cards, handout
from tests.pages.app import assert_sound, open_page, written
from tests.trained import trained

IN_LESSONS = {id for plan in LESSON_PLANS.values() for id in plan.exercises}


page = partial(open_page, "for_teachers")


def solved(nickname, *ids):
    progress = Progress().named(nickname)
    for id in ids:
        runs = [trained(config) for config in EXERCISES[id].configs(progress.variant)]
        progress = progress.tried(id, EXERCISES[id].solve(progress.variant, runs), "")
    return progress


# Each plan in one language here, and each language with half of the plans; in the other language in the slow tier.
PLANS = [
    pytest.param(plan, lang, marks=[pytest.mark.slow] if (nth + other) % 2 else [])
    for nth, plan in enumerate(LESSON_PLANS)
    for other, lang in enumerate(i18n.LANGUAGES)
]


@pytest.mark.parametrize(("plan", "lang"), PLANS)
def test_a_lesson_has_its_address_its_word_and_a_card_with_the_answer_for_each_step(plan, lang):
    app, t = page(lang=lang, plan=plan), i18n.text(lang)
    assert_sound(app)
    assert app.code[0].value.endswith(f"/exercises?lesson={plan}")
    word = f"for_teachers.word.w{word_of(LESSON_PLANS[plan], trained(TOGETHER))}"
    assert " · ".join(i18n.text(each)(word) for each in i18n.LANGUAGES) in written(app)
    ids = LESSON_PLANS[plan].exercises
    solving = sum(EXERCISES[id].minutes for id in ids)
    times = timetable(LESSON_PLANS[plan])
    start = t("for_teachers.time.start", n=times[0], solving=solving)
    assert (start in written(app)) == bool(LESSON_PLANS[plan].minutes)
    assert not any(t(f"teacher_cards.{id}.ask") in written(app) for id in ids)
    for id in ids:
        app.session_state[f"card_{id}"] = True
    app.run()
    assert not app.exception
    for id in ids:
        assert t(f"teacher_cards.{id}.ask") in written(app)
        assert cards.answer(EXERCISES[id], t) in written(app)
        assert all(line in written(app) for line in cards.wrong(EXERCISES[id], t))


@pytest.mark.parametrize("lang", i18n.LANGUAGES)
def test_a_card_names_wrong_answers_and_what_is_said_to_each(lang):
    t, exercise = i18n.text(lang), EXERCISES["mark_turn"]
    low, _ = diagnosis(trained(exercise.configs(0)[0])).turn_range
    lines = cards.wrong(exercise, t)
    assert len(lines) == len(EXERCISES["mark_turn"].wrong_answers)
    assert lines[0].startswith(f"**{t('exercise_mark.mark_turn.nowhere')}** → ")
    assert f"{low:.0f}" in lines[0]
    # Of several parts only the wrong one; of settings those that were changed, and none that cannot be chosen.
    losses = "\n".join(cards.wrong(EXERCISES["which_loss"], t))
    assert losses.count(t("exercise_which.which_loss.part.spam")) == 1
    changed = cards.wrong(EXERCISES["mend_it"], t)
    assert any(line.startswith(f"**{t('common.field.epochs')} 3**") for line in changed)
    assert any(line.startswith(f"**{t('for_teachers.card.unchanged')}**") for line in changed)
    assert not any(t("exercises.said.not_allowed") in line for line in changed)


def test_a_lesson_has_a_timetable_that_fills_it():
    assert timetable(LESSON_PLANS["45"]) == (3, 13, 16, 23, 29, 42)
    for plan in (plan for plan in LESSON_PLANS.values() if plan.minutes):
        times = timetable(plan)
        assert len(times) == len(plan.exercises) + 1
        assert all(
            last - first >= EXERCISES[id].minutes
            for id, first, last in zip(plan.exercises, times[:-1], times[1:], strict=True)
        )
        assert plan.minutes - times[-1] == times[0] >= 1


@pytest.mark.parametrize("lang", i18n.LANGUAGES)
@pytest.mark.parametrize("id", sorted(IN_LESSONS))
def test_every_step_of_a_lesson_has_its_card(id, lang):
    own = i18n.text(lang).under(f"teacher_cards.{id}")
    assert own.keys() == {"say1", "say2", "say3", "click", "ask"}


def test_the_class_sees_the_same_word_on_the_first_screen():
    t = i18n.text("ja")
    word = t(f"for_teachers.word.w{word_of(LESSON_PLANS['45'], trained(TOGETHER))}")
    app = open_page("exercises", lesson="45", lang="ja")
    assert re.search(rf"\W{word}\W", written(app))
    assert len({t(f"for_teachers.word.w{n}") for n in range(N_WORDS)}) == N_WORDS
    assert word_of(LESSON_PLANS["45"], trained(TOGETHER, perturbation=1e-9)) == word_of(
        LESSON_PLANS["45"], trained(TOGETHER)
    )


def test_a_lesson_shows_its_own_exercises_in_their_order():
    app, t = open_page("exercises", lesson="45", lang="en"), i18n.text("en")
    labels = [link.proto.label for link in app.get("page_link")]
    wanted = [
        f"{n}. {t(f'exercise_{EXERCISES[id].kind}.{id}.title')}"
        for n, id in enumerate(LESSON_PLANS["45"].exercises, start=1)
    ]
    assert [label for label in labels if label[0].isdigit() and label[1] == "."] == wanted


def test_the_link_that_is_built_holds_what_was_chosen():
    query = {"experiment": "healthy", "locks": "dataset-details", "told": "later", "names": "0", "letters": "large"}
    app = page(part="build", lang="en", **query, **{"for": "ja"})
    assert not app.exception
    link = dict(parse_qsl(urlsplit(app.code[0].value).query))
    assert (link["lock"], link["reveal"], link["phases"], link["size"], link["lang"]) == (
        "dataset-details", "later", "0", "large", "ja",
    )  # fmt: skip
    config, problems = from_query(link)
    assert (config.dataset, problems) == ("digits", [])
    assert "data:image/svg+xml" in written(app)


@pytest.mark.parametrize("lang", i18n.LANGUAGES)
@pytest.mark.parametrize("plan", LESSON_PLANS.values(), ids=LESSON_PLANS.keys())
def test_the_handout_has_every_task_and_the_answers_on_a_last_sheet(plan, lang):
    t = i18n.text(lang)
    html = handout.html(plan, f"https://lab.example/exercises?lesson={plan.id}", t)
    tasks, answers = html.split('<section class="answers">')
    for id in plan.exercises:
        title = t(f"exercise_{EXERCISES[id].kind}.{id}.title")
        assert title in tasks
        assert title in answers
    assert f"https://lab.example/exercises?lesson={plan.id}" in html
    assert "<script" not in html
    assert "[[" not in html
    assert "**" not in html


def test_the_handout_escapes_texts_and_not_its_pictures():
    html = handout.html(LESSON_PLANS["10"], 'https://lab.example/?a=<b>&c="d"', i18n.text("en"))
    assert "?a=&lt;b&gt;&amp;c=&#34;d&#34;" in html
    assert "<b>&c" not in html
    assert "<polyline" in html
    assert "<svg" in html.split("<section>")[0]


def test_pasted_hand_ins_are_graded_and_others_are_listed():
    app = page(part="grade", lang="en")
    texts = [handin.to_text(solved(name, "three_rows", "mark_turn"), "en") for name in ("kiwi", "plum")]
    app.text_area(key="pasted").input("\n".join(["hello", *texts, "LossLab1.AAAA"])).run()
    assert_sound(app)
    t = i18n.text("en")
    assert t("for_teachers.grade.matrix", n=2) in [h.value for h in app.header]
    assert t("for_teachers.grade.said", n=2, m=2, solved=4, all=4) in written(app)
    assert t("for_teachers.rejected.not_json") in written(app)


def test_a_hand_in_with_forbidden_settings_is_caught_on_the_page():
    progress = solved("kiwi", "make_overfit")
    forged = handin.to_json(progress, "en").replace('"n_val": "200"', '"n_val": "5"')
    app = page(part="grade", lang="en")
    app.text_area(key="pasted").input(forged).run()
    assert i18n.text("en")("for_teachers.grade.said", n=1, m=1, solved=0, all=1) in written(app)


@pytest.mark.parametrize(
    "query", [{"part": "banana"}, {"plan": "../x"}, {"part": "build", "locks": "x"}, {"lesson": "99"}]
)
def test_nonsense_in_the_link_is_answered(query):
    app = page(lang="en", **query)
    assert not app.exception
    assert app.warning
