"""The two curves with everything that is said at them: cover, guess, lowest point, values, gap."""

from typing import Any

from pages.ui.charts.marks import Spec, Words, e, filled, in_powers, ink, once, quoted, rule, text_at
from pages.ui.charts.palette import DASHES, LINE, LOG_TICKS, PAGE, PHASES, TRAIN, VAL


def curve(words: Words, log_y: bool) -> list[Spec]:
    axis = {
        "labelColor": ink("faint"),
        "titleColor": ink("text"),
        "labelFontSize": 12,
        "titleFontSize": 13,
        "titleFontWeight": "normal",
        "domain": False,
        "ticks": False,
        "labelPadding": 6,
        "gridColor": ink("grid"),
        # above the cover: below it the future would be a patch without grid
        "zindex": 1,
    }
    x = {
        "field": "epoch",
        "type": "quantitative",
        "scale": {"domainMin": 0, "domainMax": e("data('meta')[0].epochs"), "nice": False, "range": [0, e("curves_w")]},
        "axis": {
            **axis,
            "title": words["epoch"],
            "grid": False,
            "tickCount": e("narrow ? 4 : 6"),
            "tickMinStep": 1,
            # the axis belongs to the view's bottom edge; stacked, the curves end higher up
            "offset": e("curves_h - height"),
            "labelFlush": True,
            "titlePadding": 4,
        },
    }
    # Of a run that explodes, only some powers of ten have a tick.
    span, ticks = "data('meta')[0].top / data('meta')[0].low", f"{LOG_TICKS}"
    for wider, apart in ((1e6, 2), (1e20, 5), (1e50, 20), (1e150, 50)):
        some = [float(f"1e{power}") for power in range(-10, 309) if power % apart == 0]
        ticks = f"{span} > {wider:g} ? {some} : ({ticks})"
    y = {
        "type": "quantitative",
        "scale": {
            **({"type": "log"} if log_y else {"zero": False}),
            "nice": False,
            "domainMin": e("data('meta')[0].low"),
            "domainMax": e("data('meta')[0].top"),
            "range": [e("curves_h"), 0],
        },
        "axis": {
            **axis,
            "title": words["loss"],
            **({"values": e(ticks)} if log_y else {"tickCount": e("curves_h < 180 ? 4 : 6")}),
            "titlePadding": 8,
            "titleY": e("curves_h / 2"),
            "labelExpr": "abs(datum.value) >= 1e5 || datum.value !== 0 && abs(datum.value) < 1e-3"
            f" ? {in_powers('datum.value', 1)} : format(datum.value, ',.4~r')",
        },
    }
    # Both share their axes, which the first describes.
    same = {"x": {"field": "epoch", "type": x["type"]}, "y": {"field": "val_drawn", "type": y["type"]}}
    line = {"type": "line", "strokeWidth": 2.5, "clip": True, "interpolate": "linear"}
    return [
        {"mark": {**line, "color": TRAIN}, "encoding": {"x": x, "y": {"field": "train_drawn", **y}}},
        {"mark": {**line, "color": VAL, "strokeDash": DASHES}, "encoding": same},
    ]


def cover() -> list[Spec]:
    """Hides what the playback has not reached. One moving rect costs 12 ms a frame; filtering the rows costs 73."""
    return [
        once(
            {
                "type": "rect",
                "color": PAGE,
                "x": e("head_x"),
                "x2": e("curves_w + 8"),
                "y": -1,
                "y2": e("curves_h + 4"),
                "opacity": e("at >= last ? 0 : 1"),
            }
        )
    ]


def guess(words: Words) -> list[Spec]:
    line = rule(
        "0",
        "guess_y",
        "curves_w",
        "guess_y",
        color=ink("faint"),
        strokeWidth=1,
        strokeDash=[2, 3],
        opacity=e("guess_shown ? 1 : 0"),
    )
    return [
        line,
        *text_at(
            quoted(words["guess"]),
            "curves_w - 2 - guess_shift",
            "guess_label",
            ink("faint"),
            "guess_named",
            align="right",
            fontSize=11,
        ),
    ]


def above() -> list[Spec]:
    """Say how far the lines go where they leave the chart at its top, and where guessing is that stands above it."""
    side = "head_x < curves_w / 2 ? curves_w - 4 : 8"
    align = e("head_x < curves_w / 2 ? 'right' : 'left'")
    # Both stand at the right end in a run's first half: the guess keeps its place at its line.
    y = f"guess_shown && head_x < curves_w / 2 && abs(guess_label - 10) < {LINE} ? guess_label + {LINE} : 10"
    return text_at("above_words", side, y, ink("faint"), "at > 0", align=align, fontSize=11)


def phases(words: Words) -> list[Spec]:
    """Draw a bracket over each phase once there is room for its name, and a quiet band over the last.

    A bracket without a name would be taken for a part of the phase beside it.
    """
    band = {
        "type": "rect", "x": e("over_x"), "x2": e("max(over_x, over_x2)"), "y": 0, "y2": e("curves_h"),
        "color": VAL, "opacity": e("over_shown ? 0.07 : 0"),
    }  # fmt: skip
    marks = [once(band)]
    for name in PHASES:
        colour = ink("val" if name == "over" else "text")
        look: Spec = {"color": colour, "strokeWidth": 1.5, "opacity": e(f"{name}_named ? 0.8 : 0")}
        marks += [
            rule(f"{name}_x", "-7", f"{name}_x2", "-7", **look),
            rule(f"{name}_x", "-7", f"{name}_x", "-2", **look),
            rule(f"{name}_x2", "-7", f"{name}_x2", "-2", **look),
            *text_at(quoted(words[name]), f"{name}_word", "-17", colour, f"{name}_named", align="left"),
        ]
    return marks


def best(words: Words) -> list[Spec]:
    ring = {
        "type": "point",
        "x": e("best_x"),
        "y": e("best_y"),
        "size": 110,
        "filled": False,
        "stroke": VAL,
        "strokeWidth": 2,
        "fill": PAGE,
        "opacity": e("best_seen ? 1 : 0"),
    }
    return [
        once(ring),
        *text_at(
            filled(words["lowest"], "best"), "best_label_x", "best_label", ink("val"), "best_seen", align="center"
        ),
    ]


def head() -> list[Spec]:
    """The two points at this epoch, their values, and the bracket that measures the gap between them."""

    def point(color: str, y: str) -> Spec:
        return once(
            {"type": "point", "x": e("head_x"), "y": e(y), "filled": True, "size": 55, "color": color, "opacity": 1}
        )

    def at_head(text: str, y: str, color: Spec, shown: str = "true", **more: Any) -> list[Spec]:
        return text_at(text, "head_word_x", y, color, shown, align=e("flip ? 'right' : 'left'"), **more)

    look: Spec = {"color": ink("faint"), "strokeWidth": 1.2, "opacity": e("down - up > 9 && gap_valid ? 1 : 0")}
    bracket = [
        rule("head_x + 8", "up", "head_x + 8", "down", **look),
        *(rule("head_x + 4", y, "head_x + 8", y, **look) for y in ("up", "down")),
    ]
    return [
        *bracket,
        point(TRAIN, "train_y"),
        point(VAL, "val_y"),
        *at_head("gap_words", "gap_label", ink("faint"), "gap_valid"),
        *at_head("train_words", "train_y > val_y ? down_word : up_label", ink("train"), fontWeight="bold"),
        *at_head("val_words", "train_y > val_y ? up_label : down_word", ink("val"), fontWeight="bold"),
    ]
