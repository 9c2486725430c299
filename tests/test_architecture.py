"""Which part of the house may know which: DESIGN.md's arrows, read from the imports of every file."""

import ast
import subprocess
import sys
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
CORE = sorted(ROOT.glob("core/**/*.py"))
UI = sorted(ROOT.glob("pages/ui/**/*.py"))
# A file or a package of charts, and what turns ids into words: neither knows Streamlit.
CHARTS_AND_I18N = [path for path in UI if path.relative_to(ROOT / "pages/ui").parts[0].startswith(("charts", "i18n"))]
PAGES = [ROOT / "dashboard.py", *sorted(ROOT.glob("pages/*.py"))]
MATHS = {"numpy"}
STATE = {"query_params", "session_state"}


def name(path: Path) -> str:
    return str(path.relative_to(ROOT))


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), name(path))


def modules_of(node: ast.AST) -> set[str]:
    """Return what one statement imports; `from a import b` counts as a and as a.b."""
    if isinstance(node, ast.Import):
        return {alias.name for alias in node.names}
    if isinstance(node, ast.ImportFrom):
        assert node.level == 0, "imports are absolute"
        return {node.module or ""} | {f"{node.module}.{alias.name}" for alias in node.names}
    return set()


def imported(node: ast.AST) -> set[str]:
    """Return every module that is imported anywhere below a node."""
    return {module for child in ast.walk(node) for module in modules_of(child)}


@cache
def imports(path: Path) -> frozenset[str]:
    return frozenset(imported(tree(path)))


def roots(modules: Iterable[str]) -> set[str]:
    return {module.split(".")[0] for module in modules}


def reaching(paths: Iterable[Path], target: str) -> dict[str, str]:
    """Return the files that import a module, or one below it, each with what it imports."""
    return {name(path): m for path in paths for m in imports(path) if m == target or m.startswith(target + ".")}


def test_there_is_something_to_scan():
    assert min(len(CORE), len(UI)) >= 10
    assert len(PAGES) >= 2
    assert len(CHARTS_AND_I18N) >= 2


def test_core_needs_numpy_and_the_standard_library_and_knows_no_page():
    def others(path):
        allowed = MATHS | {"core"} | ({"sklearn"} if "datasets" in path.parts else set())
        return roots(imports(path)) - set(sys.stdlib_module_names) - allowed

    assert {name(path): others(path) for path in CORE if others(path)} == {}


def test_scikit_learn_is_imported_inside_functions_only():
    """Importing it costs 1.5 s and 70 MB: whoever wants moons shall not pay for it."""

    def outside(node):
        for child in ast.iter_child_nodes(node):
            if not isinstance(child, (ast.FunctionDef, ast.AsyncFunctionDef)):
                yield from modules_of(child)
                yield from outside(child)

    assert [name(path) for path in CORE if "sklearn" in roots(outside(tree(path)))] == []
    assert any("sklearn" in roots(imports(path)) for path in CORE)


@pytest.mark.parametrize("wanted", ["core.training", "core.choices", "core.diagnosis"])
def test_importing_the_engine_does_not_import_scikit_learn_or_streamlit(wanted):
    heavy = {"sklearn", "scipy", "streamlit", "altair", "pandas"}
    code = f"import sys, {wanted}; print({heavy} & {{name.split('.')[0] for name in sys.modules}})"
    found = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "set()"


def test_diagnosis_does_not_know_training():
    """It must accept any two lists."""
    assert reaching((path for path in CORE if "diagnosis" in name(path)), "core.training") == {}


def test_logs_know_no_training_and_only_the_command_knows_the_diagnosis():
    logs = [path for path in CORE if name(path).startswith("core/logs")]
    assert reaching(logs, "core.training") == {}
    assert reaching((path for path in logs if path.name != "__main__.py"), "core.diagnosis") == {}


def test_charts_and_i18n_know_no_streamlit():
    assert reaching(CHARTS_AND_I18N, "streamlit") == {}


def test_a_page_imports_what_pages_share_before_anything_of_core():
    """`pages.ui` pins numpy to one thread, which works only before numpy is there."""

    def first(path):
        ours = (m for node in tree(path).body for m in sorted(imported(node)) if m.startswith(("core", "pages")))
        return next(ours, "nothing")

    assert {name(path): first(path) for path in PAGES if not first(path).startswith("pages.ui")} == {}


def test_nobody_imports_a_page_or_the_front_door():
    for page in PAGES:
        assert reaching([*PAGES, *UI], page.stem if page.parent == ROOT else f"pages.{page.stem}") == {}


def test_only_the_session_package_reads_and_writes_the_url_and_the_session():
    """`st.query_params` and `st.session_state`, by whatever name Streamlit was imported."""
    endings = tuple(f"streamlit.{state}" for state in STATE)
    for path in (path for path in (*PAGES, *UI) if path.parent.name != "session"):
        touched = [
            node.lineno for node in ast.walk(tree(path)) if isinstance(node, ast.Attribute) and node.attr in STATE
        ]
        assert (name(path), touched) == (name(path), [])
        assert not any(module.endswith(endings) for module in imports(path)), name(path)


# The parts of pages/ui from the lowest up: each may import what stands below it, and the last row is the features.
LAYERS = (
    ("i18n", "browser", "cache"),
    ("session", "charts"),
    ("runs", "chart_block", "score_table", "tour"),
    ("verdict",),
    ("run_player", "page_blocks"),
    ("home", "lab", "compare", "logs", "exercises", "teachers", "lessons"),
)
RANK = {part: rank for rank, parts in enumerate(LAYERS) for part in parts}


def part_of(module: str) -> str:
    """Return the part of pages/ui that a dotted name lies in; each lesson is a part of its own."""
    names = module.removeprefix("pages.ui.").split(".")
    return ".".join(names[:2]) if names[0] == "lessons" else names[0]


def forbidden(path: Path) -> list[str]:
    """Return what a file imports of a part that does not stand below its own."""
    own = part_of(name(path).removesuffix(".py").replace("/", "."))
    others = {part_of(module) for module in imports(path) if module.startswith("pages.ui.")} - {own}
    ranked = sorted(other for other in others if other.split(".")[0] in RANK)
    return [
        other
        for other in ranked
        if RANK[other.split(".")[0]] >= RANK[own.split(".")[0]] and (own, other) != ("teachers", "exercises")
    ]


def test_parts_import_what_stands_below_them_and_features_no_other_feature():
    assert {name(path): forbidden(path) for path in UI if forbidden(path)} == {}


def test_every_part_has_its_layer():
    parts = {path.relative_to(ROOT / "pages/ui").parts[0].removesuffix(".py") for path in UI} - {"__init__"}
    assert parts == RANK.keys()


def test_tests_and_tools_are_not_imported_by_the_app():
    for path in (*CORE, *PAGES, *UI):
        assert not roots(imports(path)) & {"tests", "pytest", "hypothesis"}, name(path)
