"""The step just made in one sentence, with its numbers; and the whole curve in one."""

import numpy as np
from numpy.typing import NDArray

from core.diagnosis import Diagnosis, rules
from core.lessons.line_loop import LONG
from pages.ui.i18n import HUGE, Text, in_powers
from pages.ui.lessons.training_loop import moment
from pages.ui.lessons.training_loop.moment import Moment

# A change of the loss that is not worth a step's mention.
UNSEEN = 1e-4
# A curve is drawn up to so many times its start.
DRAWN = 20.0
# Of a curve that leaps up and down by so much of its start, so many epochs are drawn: four hundred leaps are a block.
LEAP, LEAPS = 0.02, 40


def step(m: Moment, t: Text) -> str:
    """Return what the last step did."""
    before, now = m.look(m.round), m.look(m.shown)
    worst = int(np.abs(now.errors).argmax())
    values = {
        "w": place(m.line(m.shown)[0]), "b": place(m.line(m.shown)[1]),
        "w0": place(m.line(m.round)[0]), "b0": place(m.line(m.round)[1]),
        "x": f"{m.points.x[worst]:.1f}".replace("-", "−"), "said": loss(now.predictions[worst]),
        "right": loss(m.points.y[worst]), "worst": loss(abs(now.errors[worst])),
        "loss": loss(now.loss), "before": loss(before.loss), "change": small(abs(now.loss - before.loss)),
    }  # fmt: skip
    return t(f"training_loop.said.{_id(m, now.loss - before.loss)}", **values)


def _id(m: Moment, change: float) -> str:
    if m.name == "measure":
        return f"measure_{m.loss}"
    if m.name == "compare":
        if abs(change) < UNSEEN:
            return "same"
        return "smaller" if change < 0 else f"larger_{m.loss}"
    return m.name


def epoch(m: Moment, t: Text) -> str:
    """Return how many epochs are done, and what an epoch is when the first one is; nothing before."""
    if m.step == 0 or m.rounds_done == 0:
        return ""
    if m.rounds_done == 1 and m.name == "compare":
        return t("training_loop.epoch.first")
    return t("training_loop.epoch.done", n=m.rounds_done)


def curve(m: Moment, found: Diagnosis, t: Text) -> str:
    """Return what four hundred rounds show; phases are named only where the Lab's rule finds them."""
    losses = m.walk.losses
    values: dict[str, object] = {"n": LONG, "start": loss(losses[0]), "end": loss(losses[-1])}
    drop_end = moment.drop_end(found)
    if drop_end >= 0:
        low, high = found.drop_range or (drop_end, drop_end)
        where = {"drop": f"{drop_end:.0f}", "low": f"{low:.0f}", "high": f"{high:.0f}"}
        return t("training_loop.curve.healthy", **values, **where)
    if found.verdict == "unstable":
        if rules.exploded(found.evidence):
            values |= {"seen": seen(losses), "digits": int(np.log10(losses[-1])) + 1}
            return t("training_loop.curve.explodes", **values)
        late = losses[-LONG // 4 :]
        values |= {"seen": seen(losses), "least": loss(late.min()), "most": loss(late.max())}
        return t("training_loop.curve.bounces", **values)
    return t("training_loop.curve.slow", **values)


def seen(losses: NDArray[np.float64]) -> int:
    """Return the last epoch that a curve is drawn to: where it explodes, the first one far above its start."""
    above = np.flatnonzero(losses > DRAWN * losses[0])
    if len(above):
        return int(above[0])
    last, late = len(losses) - 1, np.diff(losses[-LEAPS:])
    leaps = last > LEAPS and np.mean(late > 0) > 0.25 and np.abs(late).mean() > LEAP * losses[0]
    return LEAPS if leaps else last


def loss(value: float) -> str:
    """Return a number with three digits, as one says it; a huge one as 3.41 × 10¹²."""
    if abs(value) >= HUGE:
        return in_powers(value, 3)
    if abs(value) >= 1000:
        return f"{float(f'{value:.3g}'):,.0f}"
    return f"{value:#.3g}".rstrip(".").replace("-", "−")


def small(value: float) -> str:
    """Return a difference, of which two digits are enough where it is small."""
    return f"{value:.2g}" if value < 0.1 else loss(value)


def place(value: float) -> str:
    """Return a weight or a bias with enough digits to see a small step."""
    return f"{value:.3f}".replace("-", "−") if abs(value) < 100 else loss(value)


def formula(m: Moment, t: Text) -> str:
    """Return the update of the last round with its numbers, weight and bias on a line each."""
    before, after, slope = m.line(m.round), m.line(m.round + 1), m.look(m.round).slope
    names = (t("training_loop.map.weight"), t("training_loop.map.bias"))
    return "\n".join(
        f"{name}: {place(old)} − {m.rate:g} × ({place(uphill)}) = {place(new)}"
        for name, old, uphill, new in zip(names, before, slope, after, strict=True)
    )
