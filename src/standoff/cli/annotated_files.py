"""Annotations as files in a folder, one a report."""

from collections.abc import Iterable
from pathlib import Path

from standoff.cli.terminal import line
from standoff.engine.annotate import Annotated
from standoff.publish.annotation_formats import AnnotationFormat
from standoff.publish.atomic import write_whole
from standoff.publish.brat_types import configuration
from standoff.record.document import Document


def write_files(
    reports: Iterable[Annotated], format_: AnnotationFormat, folder: Path, kinds: Iterable[str] | None
) -> None:
    """Write each report in a format, named as its source is.

    ``kinds`` are the domain's kinds of event where the format is brat's, which wants the texts and its
    configuration in the folder too.

    Raises:
        OSError: a file cannot be written.
    """
    taken: set[str] = set()
    for one in reports:
        name = _name(one.document, taken)
        taken.add(name)
        if kinds is not None:
            write_whole(folder / f"{name}.txt", one.document.text.encode())
        write_whole(folder / f"{name}{format_.ending}", format_.write(*one))
    if kinds is not None:
        write_whole(folder / "annotation.conf", configuration(kinds).encode())
    line(f"Wrote {len(taken)} to {folder}")


def _name(document: Document, taken: set[str]) -> str:
    """The name of a report's file; where two sources have one name, with the beginning of the report's id."""
    origin = document.origin
    name = "standard-input" if origin.file == "-" else Path(origin.member or origin.file).stem
    place = origin.line or origin.offset or origin.item
    if place is not None:
        name = f"{name}-{place}"
    return name if name not in taken else f"{name}-{document.id}"
