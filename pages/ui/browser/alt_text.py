"""Words for a picture or a table, where Streamlit takes them: the edition in the browser has an older one."""

import inspect
from collections.abc import Callable
from typing import Any


def with_alt(draw: Callable[..., Any], text: str) -> dict[str, Any]:
    """Return the keyword that gives `draw` its words, or none: `page.js` puts a chart's words on it all the same."""
    return {"alt": text} if "alt" in inspect.signature(draw).parameters else {}
