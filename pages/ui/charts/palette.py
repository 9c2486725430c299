"""Colours and dashes of all charts. Okabe-Ito is safe for colour-blind eyes; classes never use the curves' two."""

TRAIN, VAL = "#0072B2", "#D55E00"
SOLID, DASHES, DOTS = [1, 0], [6, 4], [2, 3]
CLASS_COLOURS = ("#009E73", "#CC79A7", "#E69F00", "#F0E442")
# Colours of text and lines on a light and on a dark page. Text needs more contrast than lines: 4.5 to 1.
INK = {
    "text": ("#31333F", "#fafafa"),
    "faint": ("#6b6e79", "#a3a8b4"),
    "grid": ("#31333F22", "#fafafa22"),
    "train": ("#0068A3", "#56B4E9"),
    "val": ("#B34F00", "#F5843C"),
    # Two losses side by side: neither the blue of training nor the vermilion of validation.
    "one": ("#00805D", "#2BC596"),
    "two": ("#A3437F", "#E58FC1"),
}
# Vega's own ticks of a log axis take all of 1 … 9; those outside the domain are dropped.
LOG_TICKS = [float(f"{m}e{e}") for e in range(-9, 10) for m in (1, 2, 5)]
