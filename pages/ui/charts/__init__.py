"""Still charts: data in, Vega-Lite out; no streamlit. The moving picture of a run is `pages.ui.run_player`."""
