"""Templates for pages: everything is escaped, and a slip in a template is an error."""

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from standoff.publish import wording


def templates(*folders: Path) -> Environment:
    """The templates in some folders, those of the first before others of their name, with the filters all pages use."""
    environment = Environment(
        loader=FileSystemLoader(folders),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(many=wording.many, sentence=wording.sentence, listed=wording.listed, day=wording.day)
    return environment
