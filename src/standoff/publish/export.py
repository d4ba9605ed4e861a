"""The formats that a record can be exported in: one entry a format. All of them obey masking."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from standoff.publish.as_csv import write_csv
from standoff.publish.as_json import write_json
from standoff.publish.masking import masked
from standoff.record import Record


class UnknownFormat(ValueError):  # noqa: N818 - reads as what it is
    """There is no such format."""


@dataclass(frozen=True)
class Format:
    """A format: what it gives, how it is asked for, and what writes a masked record to a path."""

    name: str
    description: str
    example: str
    write: Callable[[Record, Path], list[Path]]


FORMATS: dict[str, Format] = {
    one.name: one
    for one in (
        Format(
            name="json",
            description="the whole record in one file, as the vocabulary has it",
            example="standoff export json --out record.json",
            write=write_json,
        ),
        Format(
            name="csv",
            description="a folder with a table for each kind of entry, the documents and the passages",
            example="standoff export csv --out tables/",
            write=write_csv,
        ),
    )
}


def export(record: Record, name: str, out: Path) -> list[Path]:
    """Writes the published copy of a record in a format, and says which files were written.

    Raises:
        UnknownFormat: there is no format of that name; the message lists those that there are.
        OSError: a file cannot be written.
    """
    if name not in FORMATS:
        raise UnknownFormat(f"there is no format {name!r}; the formats are {', '.join(FORMATS)}")
    return FORMATS[name].write(masked(record), out)
