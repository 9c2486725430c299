"""As a class would: three browsers under three nicknames, exercises done by hand, hand-ins, and the teacher's table."""

import json

import pytest

from core import handin
from core.exercises import EXERCISES, Exercise
from core.grading import Grader
from core.handin import variant_of
from core.lesson_plans import LESSON_PLANS
from core.packing import pack
from core.training import train
from tests.browser.lab import Lab

# Three visits of five exercises each: more than two minutes on a slow machine.
pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.timeout(400)]

# Each learner gets one of the five wrong: the exercise whose answer is left out.
CLASS = {"kiwi": 0, "plum": 2, "メロン": 4}
IDS = LESSON_PLANS["45"].exercises


def fill(lab: Lab, exercise: Exercise, variant: int, answer: dict[str, object]) -> None:
    """Give an answer as a learner does: type, choose, press."""
    for part in exercise.parts:
        key, value = f"{exercise.id}_{variant}_{part.name}_{lab.t.lang}", str(answer[part.name])
        if part.form in ("number", "epoch"):
            box = lab.key(key).get_by_role("textbox")
            box.fill(value)
            box.press("Enter")
        elif part.form == "choice":
            lab.key(key).get_by_role("radio").nth(part.options.index(value)).check(force=True)
        elif part.form == "order":
            for option in value.split("-"):
                lab.press(f"{key}_{option}")
                lab.settled()
        else:
            for setting in value.split("&"):
                name, text = setting.split("=")
                box = lab.key(f"{exercise.id}_{variant}_set_{name}_{lab.t.lang}").get_by_role("textbox")
                box.fill(text)
                box.press("Enter")
                lab.page.wait_for_url(lambda url, setting=setting: setting.split("=")[0] in url)
                lab.settled()
    lab.settled()


def hand_in(browser, server, nickname, wrong) -> str:
    """Do a lesson in a browser of one's own and return the hand-in's text."""
    context = browser.new_context(locale="en-US", viewport={"width": 1280, "height": 900})
    lab = Lab(context.new_page(), server.address)
    lab.page.set_default_timeout(60_000)
    lab.go("/exercises?lesson=45")
    box = lab.key("nickname").get_by_role("textbox")
    box.fill(nickname)
    box.press("Enter")
    lab.page.wait_for_url(lambda url: "progress=" in url)
    variant = variant_of(nickname)
    for number, id in enumerate(IDS):
        exercise = EXERCISES[id]
        title = lab.t(f"exercise_{exercise.kind}.{id}.title")
        lab.page.get_by_role("link", name=title).first.click()
        lab.until_link(exercise=id)
        lab.page.get_by_role("heading", name=title).wait_for()
        lab.settled()
        if number == wrong:
            lab.press("check").settled()
            lab.page.get_by_text(lab.t("exercises.said.empty")).wait_for()
        else:
            runs = [train(config) for config in exercise.configs(variant)]
            fill(lab, exercise, variant, dict(exercise.solve(variant, runs)))
            lab.press("check").settled()
            lab.page.get_by_text(lab.t("exercises.status.passed")).first.wait_for()
        lab.page.reload()
        lab.settled()
        lab.page.get_by_role("link", name=lab.t("exercises.all")).click()
        lab.page.get_by_role("heading", name=lab.t("exercises.hand_in.title")).wait_for()
        lab.settled()
    text = lab.page.locator(".stCode code", has_text="LossLab1.").inner_text()
    assert lab.errors == []
    context.close()
    return text


def test_a_class_hands_in_and_the_table_is_right(browser, server, visit):
    texts = {name: hand_in(browser, server, name, wrong) for name, wrong in CLASS.items()}
    grader = Grader()

    def grade(name):
        return grader.grade(handin.read(texts[name]))

    for name, wrong in CLASS.items():
        graded = grade(name)
        assert graded.name == name
        assert [graded.status(id) for id in IDS] == [
            "not_attempted" if number == wrong else "passed" for number in range(len(IDS))
        ]
    lab = visit("/exercises?lesson=45")
    lab.page.goto(f"{server.address}/for_teachers?part=grade&lang=en")
    lab.page.set_default_timeout(60_000)
    box = lab.key("pasted").get_by_role("textbox")
    forged = json.loads(handin.to_json(handin.Progress(), "en")) | {
        "nickname": "fig", "variant": variant_of("fig"),
        "exercises": {"make_overfit": {"query": {"n_val": "5"}, "answer": {"settings": ""}, "tries": 1}},
    }  # fmt: skip
    box.fill("\n".join([*texts.values(), handin.MARK + pack(forged)]))
    box.press("Control+Enter")
    solved = sum(graded.status(id) == "passed" for graded in map(grade, texts) for id in IDS)
    said = lab.t("for_teachers.grade.said", n=4, m=len(IDS), solved=solved, all=4 * len(IDS))
    lab.page.get_by_text(said).wait_for(state="attached")
    lab.page.get_by_text("!", exact=True).first.wait_for(state="attached")
