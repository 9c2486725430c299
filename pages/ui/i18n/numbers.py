"""How numbers are written: losses, shares and settings."""

from decimal import Decimal
from math import floor, isfinite

from pages.ui.i18n.texts import Text

# From here on a number is told in powers of ten.
HUGE = 1e6
_RAISED = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")


def number(value: float) -> str:
    """Return a loss as the charts write it: 0.283, 123.5, 61,530, and a huge or tiny one as 3.8 × 10¹³."""
    size = abs(value)
    if size != size or size == float("inf"):
        return "∞"
    sign = "−" if value < 0 else ""
    if size >= HUGE or 0 < size < 1e-3:
        return sign + in_powers(size, 2)
    if size >= 1000:
        return f"{sign}{float(f'{size:.4g}'):,.0f}"
    return f"{sign}{size:.4g}" if size >= 100 else f"{sign}{size:.3f}"


def in_powers(value: float, digits: int) -> str:
    """Return a number in powers of ten, with so many digits."""
    factor, power = f"{value:.{digits - 1}e}".split("e")
    return f"{factor} × 10{str(int(power)).translate(_RAISED)}".replace("-", "−")


def percent(share: float, t: Text) -> str:
    """Return a share as one writes it in the visitor's language; its sign never starts a line. A half is rounded up."""
    value = 100 * share
    return t("format.percent", value=str(floor(value + 0.5)) if isfinite(value) else f"{value:.0f}")


def percent_format(t: Text) -> str:
    """Return how a slider writes per cents."""
    return t("format.percent_slider")


def plain(value: object) -> str:
    """Return a setting as one writes it: 0.01, 0.00001, 400, 32-32."""
    if isinstance(value, tuple):
        return "-".join(map(str, value))
    if isinstance(value, float):
        short = f"{value:g}"
        return format(Decimal(short), "f") if "e-" in short else short
    return str(value)
