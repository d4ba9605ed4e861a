"""The whole record as one JSON file, in the words of the vocabulary; it reads back as a record."""

from pathlib import Path

from standoff.publish.atomic import write_data
from standoff.publish.release import Release
from standoff.record import Record


def write_json(release: Release, out: Path) -> list[Path]:
    """Writes a release as one file: what ``about`` says of it under *standoff*, then the fields of the record."""
    fields = {name: getattr(release.record, name) for name in Record.__struct_fields__}
    return [write_data(out, {"standoff": release.about, **fields})]
