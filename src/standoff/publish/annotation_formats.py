"""The formats that a report's annotations can be given in."""

from collections.abc import Callable
from typing import NamedTuple

import msgspec

from standoff.publish.annotation_json import annotation_data
from standoff.publish.brat import to_brat
from standoff.publish.web_annotation import to_web_annotations
from standoff.record.annotation import Annotation
from standoff.record.derivation import Derivation
from standoff.record.document import Document


class AnnotationFormat(NamedTuple):
    """How a report is written, the ending of its file, and whether it is one line, so that many fit one stream."""

    write: Callable[[Document, Annotation, tuple[Derivation, ...]], bytes]
    ending: str
    one_line: bool


FORMATS: dict[str, AnnotationFormat] = {
    "jsonl": AnnotationFormat(lambda *report: msgspec.json.encode(annotation_data(*report)), ".json", one_line=True),
    "web-annotation": AnnotationFormat(
        lambda document, annotation, _: msgspec.json.encode(to_web_annotations(document, annotation)),
        ".jsonld",
        one_line=True,
    ),
    "brat": AnnotationFormat(
        lambda document, annotation, _: to_brat(document.text, annotation).encode(), ".ann", one_line=False
    ),
}
