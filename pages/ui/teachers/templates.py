"""What goes on paper is filled into templates, which escape every text that is not marked as markup."""

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

_TEMPLATES = Environment(
    loader=FileSystemLoader(Path(__file__).parent), autoescape=True, undefined=StrictUndefined, trim_blocks=True
)


def render(template: str, /, **values: object) -> Markup:
    """Return a template of this folder with its values, as markup; a value that it misses is an error."""
    return Markup(_TEMPLATES.get_template(template).render(values))
