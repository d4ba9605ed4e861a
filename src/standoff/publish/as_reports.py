"""What each report of a record says, one file a report: for brat, as web annotations, and its times as TimeML.

These tell the mentions of single reports, under ids that never change, so that what a person corrects in them can be
brought back. Each folder says of itself in ``about.json`` from what it was made.
"""

from collections.abc import Callable
from pathlib import Path

import msgspec

from standoff.language.timeml import to_timeml
from standoff.publish.about import in_a_line
from standoff.publish.atomic import write_data, write_whole
from standoff.publish.brat import to_brat
from standoff.publish.brat_types import configuration
from standoff.publish.release import Release
from standoff.publish.web_annotation import CONTEXT, to_web_annotations
from standoff.record import Annotation, Document

# What is said of a collection, or of a part of an annotation, beyond the words of the W3C's own context.
OWN_CONTEXT = {"description": "http://purl.org/dc/terms/description", "role": "urn:standoff:role"}


def write_brat(release: Release, out: Path) -> list[Path]:
    """Writes a folder for brat: each text, its annotations beside it, and the configuration that shows them."""
    texts = [write_whole(out / f"{one.id}.txt", one.text.encode()) for one in release.record.documents]
    notes = _files(release, out, ".ann", lambda document, said: to_brat(document.text, said).encode())
    types = write_whole(out / "annotation.conf", configuration(release.knowledge.kinds).encode())
    return [*texts, *notes, types, _about(release, out)]


def write_web_annotations(release: Release, out: Path) -> list[Path]:
    """Writes a folder of collections of web annotations in JSON-LD, one a report."""
    said = release.about
    collection = {
        "description": in_a_line(said),
        "generator": {"id": "urn:standoff:program", "type": "Software", "name": f"Standoff {said['version']}"},
        **({"modified": f"{release.day.isoformat()}T00:00:00Z"} if release.day is not None else {}),
        **({"rights": release.profile.licence_url} if release.profile.licence_url is not None else {}),
    }

    def written(document: Document, annotation: Annotation) -> bytes:
        data = to_web_annotations(document, annotation)
        return msgspec.json.encode({**data, "@context": [CONTEXT, OWN_CONTEXT], **collection})

    return [*_files(release, out, ".jsonld", written), _about(release, out)]


def write_timex3(release: Release, out: Path) -> list[Path]:
    """Writes a folder of TimeML files: each report with its time expressions marked as TIMEX3."""
    # Two hyphens end a comment in XML.
    note = in_a_line(release.about).replace("--", "—")

    def written(document: Document, annotation: Annotation) -> bytes:
        head, rest = to_timeml(document, annotation.times).split("\n", maxsplit=1)
        return f"{head}\n<!-- {note} -->\n{rest}".encode()

    return [*_files(release, out, ".tml", written), _about(release, out)]


def _files(release: Release, out: Path, ending: str, written: Callable[[Document, Annotation], bytes]) -> list[Path]:
    return [write_whole(out / f"{one.id}{ending}", written(one, said)) for one, said in release.annotated()]


def _about(release: Release, out: Path) -> Path:
    return write_data(out / "about.json", release.about)
