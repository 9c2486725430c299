"""Which part of the house may know which: DESIGN.md's arrows, read from the imports of every file."""

import ast
import subprocess
import sys
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


def imported(node: ast.AST) -> set[str]:
    """Return every module that is imported anywhere below a node; `from a import b` counts as a and as a.b."""
    modules = set()
    for child in ast.walk(node):
        if isinstance(child, ast.Import):
            modules |= {alias.name for alias in child.names}
        elif isinstance(child, ast.ImportFrom):
            assert child.level == 0, "imports are absolute"
            modules |= {child.module or ""} | {f"{child.module}.{alias.name}" for alias in child.names}
    return modules


def roots(modules: set[str]) -> set[str]:
    return {module.split(".")[0] for module in modules}


def reaches(path: Path, target: str) -> list[str]:
    return [module for module in imported(tree(path)) if module == target or module.startswith(target + ".")]


def test_there_is_something_to_scan():
    assert len(CORE) >= 10


@pytest.mark.parametrize("path", CORE, ids=name)
def test_core_needs_numpy_and_the_standard_library_and_knows_no_page(path):
    others = roots(imported(tree(path))) - set(sys.stdlib_module_names) - {"core"} - MATHS
    allowed = {"sklearn"} if "datasets" in path.parts else set()
    assert others <= allowed


@pytest.mark.parametrize("path", CORE, ids=name)
def test_scikit_learn_is_imported_inside_functions_only(path):
    """Importing it costs 1.5 s and 70 MB: whoever wants moons shall not pay for it."""
    module = tree(path)
    inside = [node for node in ast.walk(module) if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef))]
    lazy = {id(child) for function in inside for child in ast.walk(function)}
    eager = [
        node for node in ast.walk(module) if isinstance(node, (ast.Import, ast.ImportFrom)) and id(node) not in lazy
    ]
    assert not any("sklearn" in roots(imported(node)) for node in eager)


@pytest.mark.parametrize("wanted", ["core.training", "core.choices", "core.diagnosis"])
def test_importing_the_engine_does_not_import_scikit_learn_or_streamlit(wanted):
    heavy = {"sklearn", "scipy", "streamlit", "altair", "pandas"}
    code = f"import sys, {wanted}; print({heavy} & {{name.split('.')[0] for name in sys.modules}})"
    found = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "set()"


@pytest.mark.parametrize("path", [p for p in CORE if "diagnosis" in name(p)], ids=name)
def test_diagnosis_does_not_know_training(path):
    """It must accept any two lists."""
    assert reaches(path, "core.training") == []


@pytest.mark.parametrize("path", [p for p in CORE if name(p).startswith("core/logs")], ids=name)
def test_logs_know_no_training_and_only_the_command_knows_the_diagnosis(path):
    assert reaches(path, "core.training") == []
    assert reaches(path, "core.diagnosis") == [] or path.name == "__main__.py"


@pytest.mark.parametrize("path", CHARTS_AND_I18N, ids=name)
def test_charts_and_i18n_know_no_streamlit(path):
    assert reaches(path, "streamlit") == []


@pytest.mark.parametrize("path", PAGES, ids=name)
def test_a_page_imports_what_pages_share_before_anything_of_core(path):
    """`pages.ui` pins numpy to one thread, which works only before numpy is there."""
    ours = [m for node in tree(path).body for m in sorted(imported(node)) if m.startswith(("core", "pages"))]
    assert ours[0].startswith("pages.ui")


@pytest.mark.parametrize("path", [*PAGES, *UI], ids=name)
def test_nobody_imports_a_page_or_the_front_door(path):
    for page in PAGES:
        assert reaches(path, page.stem if page.parent == ROOT else f"pages.{page.stem}") == []


@pytest.mark.parametrize("path", [p for p in (*PAGES, *UI) if p.parent.name != "session"], ids=name)
def test_only_the_session_package_reads_and_writes_the_url_and_the_session(path):
    """`st.query_params` and `st.session_state`, by whatever name Streamlit was imported."""
    for node in ast.walk(tree(path)):
        assert not (isinstance(node, ast.Attribute) and node.attr in STATE), f"line {node.lineno}"
    assert not any(module.endswith(tuple(f"streamlit.{state}" for state in STATE)) for module in imported(tree(path)))


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


@pytest.mark.parametrize("path", UI, ids=name)
def test_parts_import_what_stands_below_them_and_features_no_other_feature(path):
    own = part_of(name(path).removesuffix(".py").replace("/", "."))
    for module in imported(tree(path)):
        other = part_of(module)
        if not module.startswith("pages.ui.") or other == own or other.split(".")[0] not in RANK:
            continue
        below = RANK[other.split(".")[0]] < RANK[own.split(".")[0]]
        assert below or (own, other) == ("teachers", "exercises"), f"{own} imports {other}"


def test_every_part_has_its_layer():
    parts = {path.relative_to(ROOT / "pages/ui").parts[0].removesuffix(".py") for path in UI} - {"__init__"}
    assert parts == RANK.keys()


def test_tests_and_tools_are_not_imported_by_the_app():
    for path in (*CORE, *PAGES, *UI):
        assert not roots(imported(tree(path))) & {"tests", "pytest", "hypothesis"}
