"""The one moving picture: curves that play over their epochs, and perhaps the model beside them.

`draw` takes any curves (up to six runs), `draw_run` a run that was trained here. Data and texts go in; the rest is
`player.js`. A page learns nothing of the playback but what `on_mark` tells.
"""

from pages.ui.run_player.component import Band, Mark, Phase, draw, marked
from pages.ui.run_player.lab_run import draw_run
from pages.ui.run_player.lines import MOST_LINES, Line

__all__ = ["MOST_LINES", "Band", "Line", "Mark", "Phase", "draw", "draw_run", "marked"]
