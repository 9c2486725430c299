"""Runs for pages: what would take too long is cut, and says so; what takes long gives way, without a rerun."""

import time
from dataclasses import replace
from types import SimpleNamespace
from unittest.mock import Mock

import pytest

from core.config import RunConfig
from core.training import cost
from pages.ui import i18n, runs
from pages.ui.runs import LONGEST, affordable
from pages.ui.session import sync_with_url, yielding_turn
from pages.ui.teachers import grades
from tests.pages.app import open_page

HEAVY = RunConfig("digits", hidden=(64, 64, 64), epochs=5000).resolved()


def test_a_run_of_minutes_is_trained_as_it_is():
    assert affordable(HEAVY) == HEAVY


def test_what_is_heavier_is_cut_to_what_fits():
    endless = replace(HEAVY, batch_size=1)
    cut = affordable(endless)
    assert cost(cut) <= LONGEST < cost(endless)
    assert replace(cut, epochs=endless.epochs) == endless
    assert cost(replace(cut, epochs=cut.epochs + 2)) > LONGEST


def test_a_long_training_gives_way_but_does_not_run_the_page_again(monkeypatch):
    """A rerun would send every control's value again, and set back one that has just been clicked."""
    app = open_page("training_lab", lang="en", weights_seed="7340")
    monkeypatch.setattr(runs, "LONG", 0)
    monkeypatch.setattr(runs, "SLICE", 0.0)
    meet, gives_way = Mock(wraps=sync_with_url), Mock(wraps=yielding_turn)
    monkeypatch.setattr("pages.ui.session.sync_with_url", meet)
    monkeypatch.setattr(runs, "yielding_turn", gives_way)
    app.button(key="new_start").click().run()
    assert not app.exception
    assert meet.call_count == 1
    assert gives_way.call_count >= 250
    assert not app.get("progress")


def test_grading_has_done_something_before_it_gives_way(monkeypatch):
    """In a browser's Python the page begins anew there, and would otherwise do so for ever."""
    monkeypatch.setattr(grades, "_SLICE", 0.0001)
    monkeypatch.setattr(grades, "yielding_turn", Mock(side_effect=InterruptedError))

    def grade(hand_in, file):
        time.sleep(0.001)
        return file

    waiting = [SimpleNamespace(hand_in=None, file=name) for name in "abc"]
    grading = SimpleNamespace(graded=[], waiting=waiting, grader=SimpleNamespace(grade=grade))
    with pytest.raises(InterruptedError):
        grades._go_on(grading, i18n.text("en"))
    assert grading.graded == ["a"]
