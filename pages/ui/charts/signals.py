"""Signals: where things are, which epoch is shown, and how it moves. Expressions, evaluated in the browser."""

from pages.ui.charts.marks import Spec, Words, filled, number, quoted
from pages.ui.charts.palette import INK, LINE, NARROW, PAD, PHASES, RUN_SECONDS


def _named(name: str, expr: str) -> Spec:
    return {"name": name, "expr": expr}


def inks() -> list[Spec]:
    return [
        _named("dark", "luminance(background) < 0.4"),
        *(_named(f"ink_{name}", f"dark ? '{dark}' : '{light}'") for name, (light, dark) in INK.items()),
    ]


def layout(panel: str | None) -> list[Spec]:
    """Cut the view in two. `width` and `height` are those inside the padding; all else follows from them."""
    outer = f"(width + {PAD['left'] + PAD['right']})"
    if panel is None:
        return [_named("narrow", f"{outer} < {NARROW}"), _named("curves_w", "width"), _named("curves_h", "height")]
    # Stacked: the curves' x axis with its title needs the padding's room again, then the panel's own title 22.
    beside, below = "height - 20 + 20", f"height - curves_h - {PAD['bottom'] + 22} + 20"
    # A square keeps circles round, and the diagonal a diagonal; a fitted line takes the room there is.
    side = "min(panel_room_w, panel_room_h)" if panel in ("surface", "scatter") else ""
    return [
        _named("narrow", f"{outer} < {NARROW}"),
        _named("curves_w", "narrow ? width : floor(width * 0.6)"),
        _named("curves_h", "narrow ? floor(height * 0.47) : height"),
        _named("panel_room_w", f"narrow ? width + {PAD['left'] - 12} : width - curves_w - 40"),
        _named("panel_room_h", f"narrow ? {below} : {beside}"),
        _named("panel_w", side or "panel_room_w"),
        _named("panel_h", side or "panel_room_h"),
        _named("panel_x", f"floor((narrow ? {6 - PAD['left']} : curves_w + 40) + (panel_room_w - panel_w) / 2)"),
        _named("panel_y", f"narrow ? curves_h + {PAD['bottom']} + 22 : 18"),
    ]


def playback(words: Words, slider_max: int) -> list[Spec]:
    """`clock` holds the exact place in the run, `epoch_now` the whole epoch that everything is drawn from.

    * Signals that follow each other in a ring stop Vega with "Cycle detected in dataflow graph". Only timer events may
      close the ring: they read the other signals when they fire, and are no edge of the graph. So run, motion and clock
      lead to epoch_now, and back to `playing` and `clock` it goes by the timer alone.
    * `playing` learns of a new run by the timer too (`clock.run`, and `playing` stands before `clock`, so it is asked
      first): set by `{"signal": "run"}` after a visitor's pause it did play, but its checkbox still said "paused".
    * A timer's `filter` cannot see signals, so the question "playing?" is in `update`. An update that hands back the
      same object stops there: a paused chart costs next to nothing.
    * The pace is counted from the time that has passed, so slow frames skip epochs and a run still takes RUN_SECONDS.
    * Scrubbing pauses: whoever drags wants to look. It needs no handler of its own: at the next tick an epoch that is
      not the clock's was the visitor's.
    * `clock.on` says that the last tick was playing: the first tick of a play, or of a new run, takes the time (a pause
      must not count), and starts again from 0 if the run is at its end.
    * The slider is as long as the run was meant to be; where it ended before, the timer brings the epoch back.
    * `motion` is a hidden checkbox which stage.js switches off where the visitor prefers reduced motion.
    """
    timer = {"type": "timer", "throttle": 16}
    start = "{t: now(), pos: epoch_now >= last ? 0 : epoch_now, on: true, run: run}"
    stop = "clock.on || clock.run !== run ? {t: 0, pos: epoch_now, on: false, run: run} : clock"
    step = (
        f"{{t: now(), pos: min(last, clock.pos + min(now() - clock.t, 250) * speed * last / {RUN_SECONDS * 1000}),"
        " on: true, run: run}"
    )
    goes_on = "!(clock.on && (epoch_now >= last || floor(clock.pos) !== epoch_now))"
    return [
        _named("run", "data('meta')[0].run"),
        _named("last", "data('meta')[0].last"),
        {"name": "motion", "value": True, "bind": {"input": "checkbox", "name": "motion"}},
        {
            "name": "playing",
            "value": True,
            "bind": {"input": "checkbox", "name": words["play"]},
            "on": [
                {"events": timer, "update": f"clock.run !== run ? motion : playing && {goes_on}"},
                {"events": {"signal": "motion"}, "update": "playing && motion"},
            ],
        },
        {
            "name": "clock",
            "value": {"t": 0, "pos": 0, "on": False, "run": ""},
            "on": [
                {"events": timer, "update": f"!playing ? ({stop}) : clock.on && clock.run === run ? {step} : {start}"},
            ],
        },
        {
            "name": "epoch_now",
            "value": 0,
            "bind": {"input": "range", "min": 0, "max": slider_max, "step": 1, "name": words["epoch"]},
            "on": [
                {"events": {"signal": "clock"}, "update": "clock.on ? floor(clock.pos) : epoch_now"},
                {"events": {"signal": "run"}, "update": "motion ? 0 : last"},
                {"events": {"signal": "motion"}, "update": "motion ? epoch_now : last"},
                {"events": timer, "update": "min(epoch_now, last)"},
            ],
        },
        {
            "name": "speed",
            "value": 1,
            "bind": {
                "input": "select",
                "options": [0.25, 0.5, 1, 2, 4],
                "labels": ["¼×", "½×", "1×", "2×", "4×"],
                "name": words["speed"],
            },
        },
    ]


def _room(words: Words) -> int:
    """Pixels that the longest of the heads' words needs with its number; letters outside Latin count as wide."""
    return max(sum(7 if ord(c) < 0x2E80 else 13 for c in words[k]) for k in ("train", "val", "gap")) + 7 * 6


def phases(words: Words) -> list[Spec]:
    """Where the names of the phases stand above the curves: over their phase, and pushed apart where it is narrow."""
    room = {name: _text_width(words[name]) for name in PHASES}
    ends = {"drop": ("0", "drop_end"), "flat": ("max(drop_end, 0)", "flat_end"), "over": ("over_from", "last")}
    shown = {
        "drop": "drop_end > 0",
        "flat": "drop_end >= 0 && flat_end > drop_end && at > drop_end",
        "over": "over_from >= 0 && at > over_from",
    }
    signals = [
        _named("drop_end", "data('meta')[0].drop_end"),
        _named("over_from", "data('meta')[0].over_from"),
        _named("flat_end", "over_from >= 0 ? over_from : last"),
    ]
    for name, (first, end) in ends.items():
        signals += [
            _named(f"{name}_shown", shown[name]),
            _named(f"{name}_named", f"{name}_shown && (at >= last || head_x >= {name}_word + {room[name]})"),
            _named(f"{name}_x", f"scale('x', {first})"),
            _named(f"{name}_x2", f"scale('x', min(at, {end}))"),
            _named(f"{name}_middle", f"(scale('x', {first}) + scale('x', {end})) / 2 - {room[name] / 2}"),
        ]
    # Left to right each name makes room for the one before it, then right to left for the one after it.
    total = {name: room[name] + 10 for name in room}
    return [
        *signals,
        _named("drop_try", "max(0, drop_middle)"),
        _named("flat_try", f"max(flat_middle, drop_end > 0 ? drop_try + {total['drop']} : 0)"),
        _named("over_word", f"min(curves_w - {room['over']}, max(over_middle, flat_try + {total['flat']}))"),
        _named(
            "flat_word",
            f"min(flat_try, over_from >= 0 ? over_word - {total['flat']} : curves_w - {room['flat']})",
        ),
        _named("drop_word", f"max(0, min(drop_try, flat_word - {total['drop']}))"),
    ]


def _text_width(text: str) -> int:
    """Return about how many pixels a word of the chart takes; letters outside Latin are wide."""
    return round(sum(6.4 if ord(c) < 0x2E80 else 12.5 for c in text))


def texts(words: Words) -> list[Spec]:
    """What is written at the heads and above the chart: named once, as each text is drawn twice, with its halo."""
    most = "data('meta')[0].most"
    lines = filled(words["off_chart"], number(most))
    guess = f"({most} >= 0 ? ' · ' : '▲ ') + {quoted(words['guess'])} + format(guess, ' ,.3~r')"

    def value(column: str) -> str:
        loss = f"now_row.{column}"
        return f"{quoted(words[column] + ' ')} + (isValid({loss}) && isFinite({loss}) ? {number(loss)} : '∞')"

    gap = "now_row.val - now_row.train"
    return [
        _named("train_words", value("train")),
        _named("val_words", value("val")),
        _named("gap_words", f"{quoted(words['gap'] + ' ')} + {number(f'({gap})')}"),
        _named("head_word_x", "flip ? head_x - 10 : head_x + 14"),
        _named("above_words", f"({most} >= 0 ? {lines} : '') + (guess_above ? {guess} : '')"),
    ]


def heads(words: Words) -> list[Spec]:
    """Where the two heads are and where their words go, in pixels. `up` and `down` are the upper and the lower head."""

    def pixel(column: str) -> str:
        # null becomes 0 in a scale, and an infinite loss has no place: both stay at the upper edge.
        return (
            f"isValid(now_row.{column}) && isFinite(now_row.{column}) ? "
            f"clamp(scale('y', now_row.{column}), 0, curves_h) : 0"
        )

    room = _room(words)
    return [
        # After the end of a run that stopped early, the slider may still stand further right.
        _named("at", "min(epoch_now, last)"),
        _named("now_row", "data('hist')[at]"),
        _named("gap_valid", "isValid(now_row.train) && isValid(now_row.val) && isFinite(now_row.val - now_row.train)"),
        _named("head_x", "scale('x', at)"),
        _named("train_y", pixel("train")),
        _named("val_y", pixel("val")),
        _named("up", "min(train_y, val_y)"),
        _named("down", "max(train_y, val_y)"),
        # In the right part the words stand left of the heads, above and below the lines, which are nearly level there.
        _named("flip", f"head_x > curves_w - {room + 14}"),
        _named(
            "down_label",
            "flip ? (down + 13 <= curves_h - 8 ? down + 13 : min(down - up < 26 ? up - 13 : down - 13, curves_h - 8))"
            f" : min(curves_h - 8, max({8 + LINE}, max(down, (up + down) / 2 + {LINE / 2})))",
        ),
        _named(
            "up_label",
            f"flip ? max(8, min(up - 13, down_label - {LINE}))"
            f" : max(8, min(up, (up + down) / 2 - {LINE / 2}, down_label - {LINE}))",
        ),
        _named("down_word", f"max(down_label, up_label + {LINE})"),
        # Half-way between the heads if there is room, else above both words, else below them.
        _named(
            "gap_roomy",
            f"flip ? down - up > 20 + {LINE} && abs((up + down) / 2 - down_word) >= {LINE}"
            f" : down_word - up_label >= {2 * LINE}",
        ),
        _named(
            "gap_label",
            "gap_roomy ? (flip ? (up + down) / 2 : (up_label + down_word) / 2)"
            f" : up_label >= {8 + LINE} ? up_label - {LINE} : down_word + {LINE}",
        ),
        _named("best", "data('meta')[0].best"),
        _named("best_seen", "best >= 0 && at >= best"),
        _named("best_x", "scale('x', max(best, 0))"),
        _named("best_y", "clamp(scale('y', data('hist')[max(best, 0)].val), 0, curves_h)"),
        # Its words go to the side where the training line is not, or out of the way of the heads' words.
        _named("best_train_y", "scale('y', data('hist')[max(best, 0)].train)"),
        _named("best_label_x", "clamp(best_x, 52, curves_w - 52)"),
        _named(
            "best_beside",
            "best_y > 24 && (best_train_y > best_y || best_y + 15 > curves_h - 8) ? best_y - 16 : best_y + 15",
        ),
        _named(
            "best_crowded",
            f"best_label_x + 52 > (flip ? head_x - {room + 14} : head_x + 8)"
            " && min(abs(best_beside - up_label), abs(best_beside - down_word), abs(best_beside - gap_label))"
            f" < {LINE}",
        ),
        # Then on the lowest point's other side, if that is free, or at the end of the heads' words, at validation's.
        _named("best_other", "best_beside > best_y ? best_y - 16 : best_y + 15"),
        _named(
            "best_other_free",
            "best_other >= 8 && best_other <= curves_h - 8 && abs(best_other - train_y) > 10"
            " && min(abs(best_other - up_label), abs(best_other - down_word), abs(best_other - gap_label))"
            f" >= {LINE}",
        ),
        _named("stack_top", "min(up_label, gap_label)"),
        _named("stack_bottom", "max(down_word, gap_label)"),
        _named(
            "best_label",
            "!best_crowded ? best_beside : best_other_free ? best_other"
            f" : stack_bottom + {LINE} > curves_h - 8 || (val_y <= train_y && stack_top - {LINE} >= 8)"
            f" ? stack_top - {LINE} : stack_bottom + {LINE}",
        ),
        _named("guess", "data('meta')[0].guess"),
        _named("guess_y", "scale('y', guess)"),
        _named("guess_shown", "guess >= 0 && guess_y >= 0 && guess_y <= curves_h"),
        _named("guess_above", "guess >= 0 && guess_y < 0"),
        # Its words stand at the right end, and step aside for the heads' words; they go where the lowest point's are.
        _named("guess_label", "guess_y > 16 ? guess_y - 8 : guess_y + 9"),
        _named(
            "guess_shift",
            "flip && min(abs(guess_label - up_label), abs(guess_label - down_word), abs(guess_label - gap_label))"
            f" < {LINE} ? curves_w - head_x + {room + 20} : 0",
        ),
        _named(
            "guess_named",
            f"guess_shown && !(best_seen && best_label_x + 52 > curves_w - guess_shift - {_text_width(words['guess'])}"
            f" && abs(best_label - guess_label) < {LINE})",
        ),
        _named("frame", "now_row.f"),
    ]
