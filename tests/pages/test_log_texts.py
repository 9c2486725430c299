"""Whatever `core.logs` can report has a text in every language, and a text asks for no value that is not given."""

import re

import pytest

from core.logs import COLUMNS, NOTES, REASONS
from pages.ui import i18n

TEXTS = {"error": REASONS, "note": NOTES, "column": dict.fromkeys(COLUMNS, ())}


@pytest.mark.parametrize("lang", i18n.LANGUAGES)
@pytest.mark.parametrize("section", TEXTS)
def test_every_id_has_a_text_with_the_values_that_it_has(lang, section):
    found = i18n.text(lang).under(f"read_a_log.{section}")
    for id, values in TEXTS[section].items():
        assert set(re.findall(r"\{(\w+)\}", found[id])) <= set(values)


@pytest.mark.parametrize("lang", i18n.LANGUAGES)
def test_the_lines_that_convert_a_pickle_are_python(lang):
    lines = i18n.text(lang)("read_a_log.error.pickle_lines")
    assert len(lines.split("\n")) == 2
    compile(lines, "pickle_lines", "exec")
