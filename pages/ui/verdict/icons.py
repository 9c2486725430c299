"""What stands before a verdict's name, and which verdicts leave phases to be named."""

ICONS = {
    "healthy": ":material/check_circle:",
    "overfitting": ":material/trending_up:",
    "widening_gap": ":material/open_in_full:",
    "underfitting": ":material/horizontal_rule:",
    "still_improving": ":material/trending_down:",
    "unstable": ":material/bolt:",
    "noisy": ":material/waves:",
    "too_short": ":material/hourglass_empty:",
    "incomparable": ":material/question_mark:",
}
# A phase is named only where the curve is readable.
READABLE = ("healthy", "overfitting", "widening_gap", "still_improving")
