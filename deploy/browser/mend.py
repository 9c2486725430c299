"""What the browser edition's runtime (stlite 1.9.2) has left unfinished and the app needs.

build.py puts this module into the edition only, where `pages.ui` imports it first. Without the first mending the dart
board cannot be drawn, without the second no table can be edited.
"""

from types import SimpleNamespace

from streamlit import runtime
from streamlit.elements.widgets import data_editor

if not hasattr(runtime.Runtime, "exists"):
    runtime.Runtime.exists = staticmethod(runtime.exists)
    runtime.Runtime.instance = staticmethod(runtime.get_instance)

if not hasattr(data_editor, "arrow_table"):
    # Read for a signature of the table's columns, of which its data frame has a part of its own.
    data_editor.arrow_table = SimpleNamespace(schema="")
