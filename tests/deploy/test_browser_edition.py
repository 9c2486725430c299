"""The edition without a server: its folder is complete, and the app uses nothing that a browser's Python lacks."""

import ast
import importlib.util
import inspect
import json
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest
import streamlit

ROOT = Path(__file__).parents[2]
FILES = [ROOT / "dashboard.py", *sorted(ROOT.glob("core/**/*.py")), *sorted(ROOT.glob("pages/**/*.py"))]
# What is started from a shell has no place in a browser.
APP = [path for path in FILES if path.name != "__main__.py"]

spec = importlib.util.spec_from_file_location("build", ROOT / "deploy/browser/build.py")
build = importlib.util.module_from_spec(spec)
spec.loader.exec_module(build)

# One thread, no processes, no network, no pyarrow: modules that cannot work there, or are not there.
LACKING = {
    "asyncio", "concurrent", "ctypes", "curses", "dbm", "fcntl", "ftplib", "http", "mmap", "multiprocessing", "pyarrow",
    "pty", "queue", "readline", "requests", "resource", "sched", "select", "selectors", "signal", "smtplib", "socket",
    "socketserver", "sqlite3", "ssl", "subprocess", "syslog", "termios", "tkinter", "urllib.request", "venv",
    "webbrowser",
}  # fmt: skip
# A lock is there and never has to wait, and one may ask which thread this is; what starts or awaits another is not.
THREADING = {"Lock", "RLock", "current_thread", "main_thread"}
PROCESSES = {"system", "popen", "fork", "execv", "spawnv", "kill", "posix_spawn"}


@pytest.fixture(scope="module")
def edition(tmp_path_factory):
    """The folder as it is served, with a stand-in for the runtime."""
    stlite = tmp_path_factory.mktemp("stlite")
    for name in ("stlite.js", "stlite.css", "stlite.js.map", "stlite.d.ts"):
        (stlite / name).write_text("", "utf-8")
    folder = tmp_path_factory.mktemp("site") / "made"
    build.write(folder, stlite)
    return folder


@pytest.fixture(scope="module")
def unpacked(edition, tmp_path_factory):
    """The app's files as the browser's Python finds them, and nothing else."""
    folder = tmp_path_factory.mktemp("unpacked")
    for name, text in json.loads((edition / "app.json").read_text("utf-8")).items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return folder


def test_every_file_of_the_app_is_in_it():
    listed = subprocess.run(
        ["git", "ls-files", "core", "pages", "dashboard.py", ".streamlit"],
        cwd=ROOT, capture_output=True, text=True, check=False,
    ).stdout.split()  # fmt: skip
    assert {file for file in listed if not file.endswith("__main__.py")} <= set(build.app_files())
    assert "dashboard.py" in build.app_files()


def test_all_pages_open_with_nothing_but_the_files_of_the_edition(unpacked):
    """In one language; a language's texts are read all at once, so the home page needs all of the other."""
    code = f"""
from streamlit.testing.v1 import AppTest
for lang, pages in (("en", []), ("ja", {build.pages()})):
    app = AppTest.from_file("dashboard.py", default_timeout=60)
    app.query_params["lang"] = lang
    app.run()
    assert not app.exception and not app.error, ("front door", lang, app.exception, app.error)
    for page in pages:
        app.switch_page(f"pages/{{page}}.py").run()
        assert not app.exception and not app.error, (page, lang, app.exception, app.error)
import core, pages.ui
print(core.__file__, pages.ui.__file__)
"""
    ran = subprocess.run(
        [sys.executable, "-c", code], cwd=unpacked, capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert ran.returncode == 0, ran.stderr[-2000:]
    assert ran.stdout.count(str(unpacked)) == 2


def test_every_address_of_the_app_has_a_start_page(edition):
    assert {path.parent.name for path in edition.glob("*/index.html")} == set(build.pages())
    for path in (edition / "index.html", edition / "training_lab/index.html"):
        text = path.read_text("utf-8")
        assert "{{" not in text
        for name in ("stlite/stlite.css", "icon.svg"):
            root = "./" if path.parent == edition else "../"
            assert f'href="{root}{name}"' in text
            assert (path.parent / root / name).exists()
        assert '"entrypoint": "dashboard.py"' in text


def test_the_runtime_comes_along_without_its_maps(edition):
    assert {path.name for path in (edition / "stlite").iterdir()} == {"stlite.js", "stlite.css"}


def test_its_requirements_are_those_that_the_app_asks_for():
    """Streamlit brings the others along; a new line in requirements.txt has to be looked at here, too."""
    asked = {line.split("~=")[0] for line in (ROOT / "requirements.txt").read_text().split()}
    assert asked - {"streamlit", "altair", "jinja2", "numpy", "pandas", "pillow"} == set(build.REQUIREMENTS)


def name(path):
    return str(path.relative_to(ROOT))


def lacking(text: str, page: bool = False) -> list[str]:
    """Return what of a module's text the browser's Python does not have."""
    found = []
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Import):
            named = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            named = [f"{node.module}.{alias.name}" for alias in node.names]
        elif isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            called = f"{node.value.id}.{node.attr}"
            named = []
            if node.value.id == "threading" and node.attr not in THREADING:
                found.append(called)
            if node.value.id == "os" and node.attr in PROCESSES:
                found.append(called)
            if called == "time.sleep" and not page:
                found.append(called)
        else:
            continue
        for module in named:
            if any(module == lack or module.startswith(f"{lack}.") for lack in LACKING):
                found.append(module)
            if module.startswith("threading.") and module.split(".")[1] not in THREADING:
                found.append(module)
            if module == "time.sleep" and not page:
                found.append(module)
    return found


def test_nothing_that_a_browser_lacks():
    """No threads, processes, sockets or pyarrow; a sleep in a page's own file only, where the runtime rewrites it."""
    found = {name(path): lacking(path.read_text("utf-8"), path.parent in (ROOT, ROOT / "pages")) for path in APP}
    assert {file: what for file, what in found.items() if what} == {}


@pytest.mark.parametrize(
    "text",
    [
        "import threading\nthreading.Thread(target=print).start()",
        "from threading import Event",
        "import time\ntime.sleep(1)",
        "from time import sleep",
        "import os\nos.system('ls')",
        "import urllib.request",
        "def f():\n    from concurrent.futures import ThreadPoolExecutor",
        "import pyarrow as pa",
    ],
)
def test_the_scan_sees_what_is_lacking(text):
    assert lacking(text) != []


def calls_of_streamlit(path):
    """Yield each call of `st.something(...)` with what is called: ("components.v2.component", call)."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Call):
            parts, at = [], node.func
            while isinstance(at, ast.Attribute):
                parts.insert(0, at.attr)
                at = at.value
            if parts and isinstance(at, ast.Name) and at.id == "st":
                yield ".".join(parts), node


@cache
def keywords_of(called):
    """Return what a function of Streamlit can be given by name; None: anything."""
    target = streamlit
    for part in called.split("."):
        target = getattr(target, part)
    known = inspect.signature(target).parameters
    return None if any(each.kind is each.VAR_KEYWORD for each in known.values()) else set(known)


def test_streamlit_has_what_is_called():
    """Names and keywords of every call, against the Streamlit at hand: in CI also the edition's own."""
    for path in APP:
        for called, node in calls_of_streamlit(path):
            if called.startswith(("session_state.", "query_params.")):
                continue
            known, given = keywords_of(called), {keyword.arg for keyword in node.keywords if keyword.arg}
            assert known is None or given <= known, f"{called}, {name(path)}:{node.lineno}"
