"""An address as a QR code, dark on light whatever the theme: that is what phones read."""

from typing import Any

import segno

_LOOK: dict[str, Any] = {"scale": 4, "dark": "#000", "light": "#fff", "border": 3}


def as_svg(address: str) -> str:
    """Return it as an element for paper."""
    return str(segno.make(address, error="m").svg_inline(**_LOOK))


def as_image(address: str) -> str:
    """Return it as the source of an image: Streamlit lets no SVG element through."""
    return str(segno.make(address, error="m").svg_data_uri(**_LOOK))
