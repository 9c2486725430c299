"""How a widget is bound to what it shows: it never keeps a value of its own."""

from collections.abc import Callable
from typing import Any, TypedDict

from pages.ui.session.callbacks import set_page_params
from pages.ui.session.state import Session, set_widget, widget_value


class Binding(TypedDict):
    """The arguments of a Streamlit widget that bind it."""

    key: str
    on_change: Callable[[], None]


def bound(key: str, value: Any, change: Callable[[Any], object]) -> Binding:
    """Show a value in the widget of that key, and call `change` with what the visitor makes of it."""
    set_widget(key, value)

    def changed() -> None:
        change(widget_value(key))

    return {"key": key, "on_change": changed}


def bound_to_param(session: Session, name: str) -> Binding:
    """Bind a widget to what the page's link restores under that name, which is the widget's key too."""
    return bound(name, session.page_params[name], lambda value: set_page_params(**{name: value}))
