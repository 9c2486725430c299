"""Runs for pages: what would take too long is cut, and says so."""

from dataclasses import replace

from core.config import RunConfig
from core.training import cost
from pages.ui.runs import LONGEST, affordable

HEAVY = RunConfig("digits", hidden=(64, 64, 64), epochs=5000).resolved()


def test_a_run_of_minutes_is_trained_as_it_is():
    assert affordable(HEAVY) == HEAVY


def test_what_is_heavier_is_cut_to_what_fits():
    endless = replace(HEAVY, batch_size=1)
    cut = affordable(endless)
    assert cost(cut) <= LONGEST < cost(endless)
    assert replace(cut, epochs=endless.epochs) == endless
    assert cost(replace(cut, epochs=cut.epochs + 2)) > LONGEST
