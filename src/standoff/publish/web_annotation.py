"""What one report says as W3C Web Annotations: https://www.w3.org/TR/annotation-model/.

One collection a report, in one page. Each annotation is anchored by the words themselves, and where its source is the
text as Standoff read it also by offsets; those do not hold for the web page that the text was taken from.
"""

from collections.abc import Iterator
from typing import Any

from standoff.publish.told import Told, told
from standoff.record.actor import Actor
from standoff.record.annotation import Annotation
from standoff.record.document import Document
from standoff.record.passage import Passage
from standoff.record.place import Place

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
# Letters of the text on either side of a quote, by which it is found again where the same words stand twice.
AROUND = 32

Data = dict[str, Any]


def to_web_annotations(document: Document, annotation: Annotation) -> Data:
    """The annotations of a report as an annotation collection, in JSON-LD."""
    items = [*_names(document, annotation), *(_told(document, one) for one in told(annotation))]
    collection = _urn(document.id)
    page = {"id": f"{collection}:page:1", "type": "AnnotationPage", "startIndex": 0, "items": items}
    return {
        "@context": CONTEXT,
        "id": f"{collection}:annotations",
        "type": "AnnotationCollection",
        "label": document.title or document.origin.file,
        "total": len(items),
        "first": page,
    }


def _names(document: Document, annotation: Annotation) -> Iterator[Data]:
    named: tuple[Actor | Place, ...] = (*annotation.actors, *annotation.places)
    for one in named:
        for passage in sorted(set(one.passages)):
            yield {
                "id": f"{_urn(one.id)}:{passage.start}",
                "type": "Annotation",
                "motivation": "identifying",
                "body": [_tag(one.kind), {"id": _urn(one.id), "type": "TextualBody", "value": one.name}],
                "target": _target(document, passage),
            }
    for time in annotation.times:
        yield {
            "id": _urn(time.id),
            "type": "Annotation",
            "motivation": "tagging",
            "body": [_tag(time.type.lower()), {"type": "TextualBody", "value": time.value}],
            "target": _target(document, time.passage),
        }


def _told(document: Document, one: Told) -> Data:
    tags = [one.kind_of, one.kind] if one.kind != one.kind_of else [one.kind]
    tags += [value or name for name, value in one.attributes]
    body = [_tag(tag) for tag in tags]
    if one.note:
        body.append({"type": "TextualBody", "purpose": "describing", "value": one.note})
    parts = [{**_target(document, passage), "role": role} for role, passage in one.parts]
    return {
        "id": _urn(one.id),
        "type": "Annotation",
        "motivation": "classifying",
        "body": body,
        "target": [_target(document, one.trigger), *parts],
    }


def _tag(value: str) -> Data:
    return {"type": "TextualBody", "purpose": "tagging", "value": value}


def _target(document: Document, passage: Passage) -> Data:
    text = document.text
    selector: Data = {
        "type": "TextQuoteSelector",
        "exact": passage.quote,
        "prefix": text[max(0, passage.start - AROUND) : passage.start],
        "suffix": text[passage.end : passage.end + AROUND],
    }
    if document.url:
        return {"type": "SpecificResource", "source": document.url, "selector": selector}
    position = {"type": "TextPositionSelector", "start": passage.start, "end": passage.end}
    return {"type": "SpecificResource", "source": _urn(document.id), "selector": [selector, position]}


def _urn(identifier: str) -> str:
    return f"urn:standoff:{identifier}"
