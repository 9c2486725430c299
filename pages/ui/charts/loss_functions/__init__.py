"""The pictures of the lesson on loss functions. Data in, Vega-Lite out; no streamlit."""
