"""The still charts: one theme for all, no data and no page colour in them, valid, and built once for the same texts."""

import ast
import importlib
import json
import pkgutil
import subprocess
import sys
from inspect import signature
from pathlib import Path
from typing import Literal, get_args, get_origin, get_type_hints

import altair as alt
import pytest

import pages.ui
from pages.ui.charts.palette import INK
from pages.ui.charts.theme import loss_lab
from pages.ui.i18n import Text, text

ROOT = Path(__file__).parents[2]
# What a parameter is tried with, by its kind; by its name where the chart needs more.
OF_KINDS = {Text: text("en"), int: 30, float: 2.5, str: "one"}
SAMPLES = {"low": 1.0, "high": 9.0}


def templates():
    """Return all templates of the charts, by module and name."""
    found = {}
    for module in pkgutil.walk_packages(pages.ui.__path__, "pages.ui."):
        if "run_player" not in module.name:
            for name, value in vars(importlib.import_module(module.name)).items():
                if hasattr(value, "cache_info") and get_type_hints(value).get("return") is alt.LayerChart:
                    found[f"{value.__module__}.{name}"] = value
    return found


TEMPLATES = templates()


def options(parameter, kind):
    """Return what a parameter is tried with, its default first."""
    if kind is bool:
        return [parameter.default, not parameter.default] if parameter.default in (True, False) else [True, False]
    if get_origin(kind) is Literal:
        return list(get_args(kind))
    if kind == tuple[str, ...]:
        return [("it's", 'a "b"', "c")]
    default = [] if parameter.default is parameter.empty else [parameter.default]
    of_kind = next(value for each, value in OF_KINDS.items() if each in (kind, *get_args(kind)))
    return [*default, SAMPLES.get(parameter.name, of_kind)]


def variants(template):
    """Yield arguments of a template: the usual ones, and then each option on its own."""
    kinds = get_type_hints(template)
    tried = {name: options(each, kinds[name]) for name, each in signature(template).parameters.items()}
    usual = {name: values[0] for name, values in tried.items()}
    yield usual
    for name, values in tried.items():
        yield from (usual | {name: value} for value in values[1:])


def inner(node, key):
    """Yield all values of a key within a specification."""
    if isinstance(node, dict):
        if key in node:
            yield node[key]
        for value in node.values():
            yield from inner(value, key)
    elif isinstance(node, list):
        for value in node:
            yield from inner(value, key)


def test_all_charts_are_found():
    assert len(TEMPLATES) >= 28


@pytest.mark.parametrize("name", TEMPLATES)
def test_a_chart_is_valid_and_has_the_one_theme_and_no_data(name):
    template, common = TEMPLATES[name], loss_lab()
    for arguments in variants(template):
        spec = template(**arguments)
        alt.LayerChart.validate(spec)
        assert spec["config"] == common["config"]
        assert spec["autosize"] == common["autosize"]
        assert spec["width"] == "container"
        assert "datasets" not in spec
        assert all(set(data) == {"name"} for data in inner(spec, "data"))
        # A colour of a light or a dark page is nowhere but in the expressions that choose between the two.
        written = json.dumps({key: value for key, value in spec.items() if key != "params"})
        assert not [colour for pair in INK.values() for colour in pair if f'"{colour}"' in written]
        named = {param["name"]: param for param in spec["params"]}
        assert all(f"'{dark}' : '{light}'" in named[f"ink_{ink}"]["expr"] for ink, (light, dark) in INK.items())


@pytest.mark.parametrize("name", TEMPLATES)
def test_a_chart_is_built_once_for_the_same_texts(name):
    arguments = next(variants(TEMPLATES[name]))
    assert TEMPLATES[name](**arguments) is TEMPLATES[name](**arguments)


def by_hand(path):
    """Return the lines on which a module writes a piece of Vega-Lite as a dictionary."""
    found = []
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Dict):
            keys = {key.value for key in node.keys if isinstance(key, ast.Constant)}
            if keys & {"$schema", "encoding", "layer"} or {"mark", "data"} <= keys:
                found.append(node.lineno)
    return found


def test_no_chart_is_a_dictionary_written_by_hand():
    folder = ROOT / "pages"
    paths = [path for path in folder.rglob("*.py") if "run_player" not in path.parts]
    assert not {str(path): by_hand(path) for path in paths if by_hand(path)}


def test_a_dictionary_written_by_hand_would_be_found(tmp_path):
    path = tmp_path / "chart.py"
    path.write_text('a = {"mark": 1}\nb = {"data": {"name": "x"}, "mark": "line"}\n', "utf-8")
    assert by_hand(path) == [2]


def test_home_and_lab_do_not_wait_for_altair():
    """It takes half a second to import, and neither has a still chart at first."""
    code = "import sys, pages.ui.home, pages.ui.lab, pages.ui.session; print('altair' in sys.modules)"
    ran = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "False"
