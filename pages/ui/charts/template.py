"""A chart is built once per process; after that only its data change."""

import gc
from collections.abc import Callable
from functools import lru_cache, update_wrapper
from typing import Any, ParamSpec, cast

import altair as alt
from altair.utils.schemapi import debug_mode

# Altair's classes live as long as the process: the collector need not look at them after each run of a page.
gc.collect()
gc.freeze()

# A Vega-Lite specification without its data.
Spec = dict[str, Any]
P = ParamSpec("P")
# More than there are charts, in two languages and all their variants: nothing that a visitor sets is an argument.
_MOST = 256


def template(build: Callable[P, alt.LayerChart]) -> Callable[P, Spec]:
    """Return a function that builds each chart once for the same hashable arguments, such as the texts of a language.

    The chart names its data (`rows`) and has none of its own: Streamlit embeds a chart anew only if its specification
    changes, and new data are swapped in place. Nothing is validated here, which would more than double the time of
    building: a test does that for every template.
    """

    def spec(*args: P.args, **kwargs: P.kwargs) -> Spec:
        with debug_mode(False):
            return build(*args, **kwargs).to_dict(validate=False)

    return cast(Callable[P, Spec], update_wrapper(lru_cache(_MOST)(spec), build))
