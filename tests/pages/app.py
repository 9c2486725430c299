"""The app as its script sees it: a page opened by its link, and what it then shows.

No browser takes part. Whatever a test of a page needs besides that page's own words stands here.
"""

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from streamlit.components.v2 import manifest_scanner
from streamlit.runtime.scriptrunner.script_cache import ScriptCache
from streamlit.testing.v1 import AppTest, local_script_runner

from pages.ui.i18n import LANGUAGES, Text
from pages.ui.session import PAGES

# The first language; the others in the slow tier.
FIRST_NOW_OTHERS_SLOW = [LANGUAGES[0], *(pytest.param(lang, marks=pytest.mark.slow) for lang in LANGUAGES[1:])]
_ENTRY = Path(__file__).parents[2] / "dashboard.py"

# Each AppTest looks through all installed packages for components, which takes five times as long as the page. What is
# installed does not change while tests run.
manifest_scanner.scan_component_manifests = cache(manifest_scanner.scan_component_manifests)

# Nor does a page's file change: it is compiled once, and not for each run.
_get_bytecode = ScriptCache.get_bytecode
_compiled = cache(lambda path: _get_bytecode(ScriptCache(), path))
ScriptCache.get_bytecode = lambda self, script_path: _compiled(script_path)

# AppTest asks a thousand times a second whether the script has ended, which takes from the script what it asks for.
_poll = local_script_runner.require_widgets_deltas


def _wait(runner: Any, timeout: float) -> None:
    runner._script_thread.join(timeout)
    if not runner.script_stopped():
        _poll(runner, 0)  # ends it, and says so


local_script_runner.require_widgets_deltas = _wait


def unopened(page: str, query: dict[str, str]) -> AppTest:
    """Return the app at a page's link, before its first run."""
    app = AppTest.from_file(_ENTRY, default_timeout=60)
    for name, text in query.items():
        app.query_params[name] = text
    return app if page == "home" else app.switch_page(PAGES[page])


def open_page(page: str, /, **query: str) -> AppTest:
    """Open a page by a deep link, as a visitor does who has not seen another page before."""
    return unopened(page, query).run()


def assert_sound(app: AppTest) -> None:
    """Nothing went wrong on the page, not even what the page itself makes a sentence of."""
    assert not app.exception
    assert not app.error


def session(app: AppTest) -> Any:
    """Return the visitor's working copy: config, flags, the page's own values, and what was written to the link."""
    return app.session_state["session"]


def html(app: AppTest) -> str:
    """Return the page's own markup."""
    return " ".join(element.proto.body for element in app.get("html"))


def captions(app: AppTest) -> str:
    """Return all small print."""
    return " ".join(caption.value for caption in app.caption)


def written(app: AppTest) -> str:
    """Return whatever the page says: markup, Markdown and small print."""
    return " ".join([html(app), *(text.value for text in app.markdown), captions(app)])


def charts(app: AppTest) -> list[Any]:
    """Return the message of each chart: its spec, its alt text and its data sets."""
    return [chart.proto for chart in app.get("vega_lite_chart")]


def specs(app: AppTest) -> list[dict[str, Any]]:
    """Return the Vega-Lite spec of each chart."""
    return [json.loads(chart.spec) for chart in charts(app)]


def literal(t: Text, id: str) -> str:
    """Return the longest stretch of a text that holds no value, term or mark: what is found again on a page."""
    above, _, name = id.rpartition(".")
    return max(re.split(r"\{[^}]*\}|\[\[[^]]*\]\]|\*\*", t.under(above)[name]), key=len)
