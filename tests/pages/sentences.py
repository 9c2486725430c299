"""All that a page says and draws of a run, asked for without a page, and what may not be in it."""

import json
import re
from itertools import count

import numpy as np

from core.config import RunConfig
from core.training import Epoch, Run, train
from core.training.run import History
from pages.ui import i18n, verdict
from pages.ui.run_player.component import data
from pages.ui.run_player.lab_run import line_of
from pages.ui.run_player.panels import kind, panel
from pages.ui.verdict import run_summary
from pages.ui.verdict.actions import actions

# Leaks of the program into a sentence: an unfilled gap, a value that is none, endless digits, a power of ten as typed.
LEAKS = re.compile(r"[{}]|\bnan\b|\bNone\b(?! of)|\binf\b|\d{12}|\de[+-]\d")
# A verdict that rests on a rise of nothing.
NOTHING = re.compile(r"rose by 0 %|^過学習.*[^\d]0%上")
_SMALL = train(RunConfig("line", n_train=5, n_val=5, epochs=1))
_numbers = count()


def all_sentences(run: Run, lang: str) -> list[str]:
    """Return the verdict, why, the numbers, what to try, the readings and the text alternative in one language."""
    t = i18n.text(lang)
    tries = [t(f"verdict.action.{id}", n=i18n.plain(n)) for id, _, n in actions(verdict.shape(run), run.config)]
    return [
        verdict.sentence(run, t),
        verdict.explanation(run, t),
        *verdict.numbers(run, t),
        *tries,
        *run_summary.sentences(run, t),
        run_summary.alt(run, kind(run), t),
        run_summary.alt(run, None, t, reveal_verdict=False),
    ]


def assert_can_be_said(run: Run) -> None:
    """Assert that every sentence about a run can be made in every language, and leaks nothing."""
    for lang in i18n.LANGUAGES:
        for sentence in all_sentences(run, lang):
            assert sentence
            assert not LEAKS.search(sentence), sentence
            assert not NOTHING.search(sentence), sentence
    assert all(np.isfinite(place) for place in verdict.phases(run))


def assert_can_be_drawn(run: Run) -> None:
    """Assert that a run has a chart on both axes, whose limits a browser can draw, and a picture of its model."""
    # As it is sent: JSON knows neither NaN nor infinity.
    json.dumps(panel(run), allow_nan=False)
    for log_y in (False, True):
        sent = data([line_of(run)], log_y=log_y, guess=run.guess_loss, last=run.config.epochs)
        json.dumps(sent, allow_nan=False)
        low, top = sent["y"]["low"], sent["y"]["top"]
        assert np.isfinite([low, top]).all()
        assert low < top
        assert not log_y or low > 0


def with_curves(rows: list[Epoch], config: RunConfig | None = None) -> Run:
    """Return a run with these rows in place of its own; each has seeds of its own, by which pages remember it."""
    base = _SMALL if config is None else train(config)
    number = next(_numbers)
    seeds = {"data_seed": number % 10_000, "weights_seed": number // 10_000}
    config = RunConfig(**(vars(base.config) | seeds | {"epochs": len(rows) - 1}))
    finite = np.isfinite([rows[-1].train_loss, rows[-1].val_loss]).all()
    models = {0: base._kept[0], len(rows) - 1: base._kept[0]}
    return Run(config, History.of(rows), "finished" if finite else "diverged", base.baseline, base.data, models)
