"""The whole record as one JSON file, in the words of the vocabulary; it reads back as a record."""

from pathlib import Path

import msgspec

from standoff.publish.about import about
from standoff.publish.atomic import write_whole
from standoff.record import Record


def write_json(record: Record, out: Path) -> list[Path]:
    """Writes a masked record as one file: what ``about`` says of it under *standoff*, then its fields."""
    fields = {name: getattr(record, name) for name in Record.__struct_fields__}
    data = msgspec.json.encode({"standoff": about(record), **fields})
    return [write_whole(out, msgspec.json.format(data, indent=1) + b"\n")]
