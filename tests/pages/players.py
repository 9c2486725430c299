"""What the run players of a page were sent: AppTest knows a component only by its message."""

import json
from typing import Any

import numpy as np
from streamlit.testing.v1 import AppTest


def players(app: AppTest) -> list[dict[str, Any]]:
    """Return the data of each player, in the order of the page."""
    sent = [json.loads(element.proto.json) for element in app.get("bidi_component")]
    return [data[0] for data in sent if isinstance(data, list)]


def losses(player: dict[str, Any], split: str = "val", line: int = 0) -> list[float]:
    """Return a curve's values as they were sent: six digits, none where the split was withheld."""
    return [float(value) for value in player["lines"][line]["series"].get(split, {"y": []})["y"]]


def six_digits(values: Any) -> list[float]:
    return [float(f"{value:.6g}") for value in np.asarray(values)]
