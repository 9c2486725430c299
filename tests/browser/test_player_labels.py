"""No word of a run's picture lies on another or on a curve: at every epoch, for many runs, widths and languages."""

import json

import numpy as np
import pytest

from core.config import RunConfig
from core.presets import PRESETS
from core.training import train
from pages.ui import i18n, verdict
from pages.ui.run_player import Band, Line, Mark
from pages.ui.run_player.component import data
from pages.ui.run_player.lab_run import line_of
from pages.ui.run_player.phases import named_phases
from pages.ui.verdict import best_epoch
from tests.browser.lab import PLAYER

pytestmark = pytest.mark.browser

# Stands at up to 20 epochs, and returns what lies on what there. A word's box is a little taller than its letters.
FOUND = """player => {
  const wrong = [], apart = 4, every = Math.max(1, Math.floor(player.stops.length / 20)), asked = new Set();
  const stops = [...player.stops].filter((_, i) => i % every === 0 || i === player.stops.length - 1);
  const pictures = [...player.root.querySelectorAll('svg.picture')].filter(svg => svg.clientWidth > 0);
  const curves = [...player.root.querySelectorAll('path.curve:not(.key)')].map(path => {
    const [x, y] = path.closest('g[transform]').getAttribute('transform').match(/-?[\\d.]+/g).map(Number);
    return path.getAttribute('d').split(/(?=[ML])/).map(step => {
      const [px, py] = step.slice(1).split(/[ h]/).map(Number);
      return { x: x + px, y: y + py, begins: step[0] === 'M' };
    });
  });
  const touches = (curve, r) => curve.some((p, i) => {
    const q = p.begins ? p : curve[i - 1], n = Math.max(1, Math.ceil(p.x - q.x));
    return p.x >= r.left && q.x <= r.right && Array.from({length: n + 1}, (_, k) => q.y + (p.y - q.y) * k / n)
      .some((y, k) => { const x = q.x + (p.x - q.x) * k / n;
        return x > r.left && x < r.right && y > r.top + 2 && y < r.bottom - 2; });
  });
  for (const at of stops) {
    player.stand(at);
    for (const picture of pictures) {
      const edge = picture.getBoundingClientRect();
      const words = [...picture.querySelectorAll('text:not(.gone)')].filter(t => t.textContent.trim());
      const boxes = words.map(t => {
        const r = t.getBoundingClientRect();
        return { said: t.textContent, left: r.left - edge.left, right: r.right - edge.left, top: r.top - edge.top,
                 bottom: r.bottom - edge.top, lowest: t.classList.contains('lowest') };
      });
      boxes.forEach((r, i) => {
        if (r.left < -1 || r.right > edge.width + 1 || r.top < -1 || r.bottom > edge.height + 1)
          wrong.push([at, r.said, 'leaves the picture']);
        for (const q of boxes.slice(i + 1))
          if (Math.min(r.right, q.right) - Math.max(r.left, q.left) > 0 &&
              Math.min(r.bottom, q.bottom) - Math.max(r.top, q.top) > apart) wrong.push([at, r.said, q.said]);
        if (words[i].matches('.heading')) for (const row of picture.querySelectorAll('.row')) {
          const d = row.getBoundingClientRect();
          const x = d.left + d.width / 2 - edge.left, y = d.top + d.height / 2 - edge.top;
          if (x > r.left && x < r.right && y > r.top && y < r.bottom) wrong.push([at, r.said, 'on a point']);
        }
        const place = `${r.left} ${r.top}`;
        if (!r.lowest || asked.has(place)) return;
        asked.add(place);
        if (curves.some(curve => touches(curve, r))) wrong.push([at, r.said, 'on a curve']);
      });
    }
  }
  return wrong.slice(0, 5);
}"""
EPOCHS = np.arange(101.0)


def show(lab, lines, **more):
    """Give the page's player other curves, as Python would."""
    t = i18n.text(lab.t.lang)
    sent = data(lines, **{k: more.pop(k) for k in ("log_y", "guess", "last", "accuracy") if k in more})
    plain = {
        "run": json.dumps(more, default=str), "alt": "", "size": "model", "lang": t.lang, "best": None, "phases": [],
        "gap": True, "panel": None, "smallPanels": [], "marks": [], "bands": [], "marking": False, "autoplay": False,
        "watch": "", "words": t.under("training_lab.chart") | t.under("run_player"),
    }  # fmt: skip
    lab.page.evaluate(
        f"d => {PLAYER}.update({{data: d, setStateValue: (_, at) => {{ window.wasMarked = at; }}}})",
        sent | plain | more,
    )


def found(lab):
    return lab.page.evaluate(f"({FOUND})({PLAYER})")


def at_width(lab, width):
    lab.page.set_viewport_size({"width": width, "height": 800})
    lab.wait(400)


@pytest.mark.parametrize(
    ("lang", "width"),
    [("en", 1366), *(pytest.param(*each, marks=pytest.mark.slow) for each in (("en", 900), ("ja", 390), ("ja", 1366)))],
)
def test_no_word_lies_on_another_or_on_a_curve_or_leaves_the_picture(visit, lang, width):
    """All presets, one after the other in one player."""
    lab = visit(f"/training_lab?lang={lang}", width=width)
    lab.t = i18n.text(lang)
    for id, preset in PRESETS.items():
        run = train(preset.config)
        best, phases = best_epoch(run), [vars(phase) for phase in named_phases(verdict.curves_of(run), lab.t)]
        show(lab, [line_of(run, accuracy=width == 900)], guess=run.baseline, best=best if best >= 0 else None,
             phases=phases, run=f"{id}{width}")  # fmt: skip
        assert found(lab) == [], id


@pytest.mark.slow
@pytest.mark.parametrize("query", ["size=large&lang=ja", "learning_rate=1.0", "log=1&details=1", "dataset=digits"])
@pytest.mark.parametrize("width", [390, 1024, 1366])
def test_nor_in_the_lab_itself(visit, query, width):
    lab = visit(f"/training_lab?{query}", width=width, height=640)
    assert found(lab) == []


def six(splits=("train", "val")):
    """Return six runs, the curves of which lie close together and cross."""
    lines = []
    for i in range(6):
        val = 0.7 * np.exp(-EPOCHS / (12 + 4 * i)) + 0.2 + 0.004 * i + 0.0004 * i * EPOCHS
        curves = {"train": val - 0.1, "val": val}
        lines.append(Line(EPOCHS, *(curves[name] if name in splits else None for name in ("train", "val")),
                          name=f"learning rate 0.{i}"))  # fmt: skip
    return lines


def test_six_runs_keep_the_order_of_their_heads_and_their_colours(visit):
    lab = visit()
    for width, splits in ((1366, ("train", "val")), (1366, ("val",)), (390, ("val",))):
        at_width(lab, width)
        show(lab, six(splits), run=f"{width}{splits}")
        assert found(lab) == []
        heads = lab.page.evaluate(
            f"""() => [...{PLAYER}.root.querySelectorAll('.figure text.value:not(.gone)')].map(t => [
                  getComputedStyle(t).fill, t.textContent, t.getBoundingClientRect().top])"""
        )
        assert len({colour for colour, *_ in heads}) == 6
        values = [float(text.split()[-1]) for _, text, _ in sorted(heads, key=lambda head: head[2])]
        assert values == sorted(values, reverse=True)


def test_a_log_of_any_shape_is_drawn(visit):
    lab = visit()
    steps = np.arange(0, 3, 0.05)
    sparse = np.where(np.arange(60) % 10 == 0, 2 - steps / 2, np.nan)
    show(lab, [Line(steps, np.exp(-steps), sparse)], run="fractions", best=2.5)
    assert found(lab) == []
    assert lab.page.evaluate(f"{PLAYER}.at") == pytest.approx(2.95)
    lab.slider.press("Home")
    lab.slider.press("ArrowRight")
    lab.until("Math.abs(epoch - 0.05) < 1e-9")
    show(lab, [Line([3, 4, 5], [1.0, 0.5, np.inf])], run="training only")
    assert found(lab) == []
    assert f"{lab.t('training_lab.chart.train')} ∞" in lab.chart_words
    assert not any(text.startswith(lab.t("training_lab.chart.val")) for text in lab.chart_words)
    show(lab, [Line([3, 4, 5, 6, 7], val=[-1.0, np.nan, -1.5, np.nan, -2.0], join=False)], run="gaps")
    assert found(lab) == []
    path = lab.page.locator(".player path.curve").get_attribute("d")
    assert path.count("M") == 3
    show(lab, [Line(np.arange(100_000), 1 + np.sin(np.arange(100_000) / 9000))], run="long")
    assert found(lab) == []


def test_an_epoch_is_marked_by_click_by_tap_and_by_key(visit):
    lab = visit()
    marks = [vars(Mark(40, "you: 40")), vars(Mark(43, "the Lab: 43", "lab"))]
    line = Line(EPOCHS, np.exp(-EPOCHS / 20), np.exp(-EPOCHS / 20) + 0.1)
    show(lab, [line], run="marks", marks=marks, bands=[vars(Band(35, 50))], marking=True)
    assert found(lab) == []
    assert {"you: 40", "the Lab: 43"} <= set(lab.chart_words)
    chart = lab.page.locator(".player .figure svg").first.bounding_box()
    lab.page.mouse.click(chart["x"] + chart["width"] / 2, chart["y"] + chart["height"] / 2)
    clicked = lab.page.evaluate("window.wasMarked")
    assert 40 < clicked < 75
    assert lab.epoch == lab.last  # a mark is not a look at that epoch
    lab.slider.press("Home")
    lab.slider.press("ArrowRight")
    lab.slider.press("m")
    assert lab.page.evaluate("window.wasMarked") == 1


def test_another_run_of_the_same_page_is_not_told_twice(visit):
    """The epoch is told to whoever listens: sound, or another picture."""
    lab = visit()
    lab.page.evaluate("""() => { window.heard = [];
        document.addEventListener('run-player-epoch', e => window.heard.push(e.detail.at)); }""")
    lab.scrub(100)
    lab.slider.press("ArrowRight")
    assert lab.page.evaluate("window.heard.slice(-2)") == [100, 101]
    assert lab.last == RunConfig().resolved().epochs
