"""Numbers of the lesson, as one reads them, and what the losses of `core` say about single values."""

from collections.abc import Sequence

import numpy as np

from core.losses import LOSSES


def plain(value: float) -> str:
    """Return a number without needless digits, thousands apart: 0.25, 9, 1,600; a minus sign, not a hyphen."""
    rounded = round(value, 3)
    return f"{rounded:,.10g}".replace("-", "−") if rounded else "0"


def signed(value: float) -> str:
    """Return a number with its sign, +3 or −3; nothing before a zero."""
    return f"+{plain(value)}" if value > 0 else plain(value)


def mean_loss(loss_id: str, raw: float | Sequence[float], target: Sequence[float]) -> float:
    """Return core's mean loss of predictions, or of one prediction for all."""
    truth = np.asarray(target, dtype=float)
    return float(np.mean(LOSSES[loss_id].value(np.broadcast_to(np.asarray(raw, dtype=float), truth.shape), truth)))


def cost(loss_id: str, error: float) -> float:
    """Return core's loss of one prediction that is off by `error`."""
    return mean_loss(loss_id, [error], [0.0])
