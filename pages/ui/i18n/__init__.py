"""Ids and values become sentences in the visitor's language. The texts themselves stand in pages/text/."""

from pages.ui.i18n.numbers import HUGE, in_powers, number, percent, percent_format, plain
from pages.ui.i18n.settings import problem, setting, shortened, size_label
from pages.ui.i18n.terms import unmarked, with_terms
from pages.ui.i18n.texts import LANGUAGES, Text, language_name, text

__all__ = [
    "HUGE", "LANGUAGES", "Text", "in_powers", "language_name", "number", "percent", "percent_format", "plain",
    "problem", "setting", "shortened", "size_label", "text", "unmarked", "with_terms",
]  # fmt: skip
