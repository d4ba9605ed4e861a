"""Tasks for Label Studio: each report with what was found in it as predictions, for people to correct.

A folder with ``tasks.json`` to import, and ``labels.xml``, the set-up of the page on which it is corrected. Ids of
regions are those of the mentions; offsets count code points, as Label Studio's do.
"""

from pathlib import Path
from typing import Any
from xml.sax.saxutils import quoteattr

from standoff.publish.about import standoff_version
from standoff.publish.atomic import write_data, write_whole
from standoff.publish.brat_types import TIME, WORDS, entity_types, event_types, place_type, type_name
from standoff.publish.citing import publisher_of
from standoff.publish.release import Release
from standoff.publish.told import told
from standoff.record import Annotation, Document, Passage

Data = dict[str, Any]


def write_label_studio(release: Release, out: Path) -> list[Path]:
    """Writes the tasks, the set-up of the page, and what the release says of itself."""
    tasks = [task_of(document, annotation) for document, annotation in release.annotated()]
    # Also what was found nowhere is offered: it may be what a person misses.
    things = event_types(release.knowledge.kinds)
    labels = {*entity_types(), *things}
    roles = {role for several in things.values() for role in several}
    return [
        write_data(out / "tasks.json", tasks),
        write_whole(out / "labels.xml", _set_up(sorted(labels), sorted(roles)).encode()),
        write_data(out / "about.json", release.about),
    ]


def task_of(document: Document, annotation: Annotation) -> Data:
    """A report as a task, with what was found in it as its prediction."""
    regions = _Regions()
    for actor in annotation.actors:
        for passage in sorted(set(actor.passages)):
            regions.add(actor.id, type_name(actor.kind), passage)
    for place in annotation.places:
        for passage in sorted(set(place.passages)):
            regions.add(place.id, place_type(place.kind), passage)
    for time in annotation.times:
        regions.add(time.id, TIME, time.passage)
    for one in told(annotation):
        note = "; ".join(filter(None, (*(value or name for name, value in one.attributes), one.note)))
        trigger = regions.add(one.id, type_name(one.kind), one.trigger, note)
        for role, passage in dict.fromkeys(one.parts):
            regions.tie(trigger, regions.of(passage) or regions.add(one.id, WORDS, passage), type_name(role))
    return {
        "data": {
            "text": document.text,
            "document": document.id,
            "title": document.title or "",
            "publisher": publisher_of(document),
            "published": document.published.earliest,
        },
        "predictions": [{"model_version": f"standoff {standoff_version()}", "result": regions.result}],
    }


class _Regions:
    """The regions of one task and the ties between them; the same words of one thing are one region."""

    def __init__(self) -> None:
        self.result: list[Data] = []
        self._ids: set[str] = set()
        self._names: dict[Passage, str] = {}

    def of(self, passage: Passage) -> str | None:
        """The region of a name or time that stands at a passage."""
        return self._names.get(passage)

    def add(self, mention: str, label: str, passage: Passage, note: str = "") -> str:
        identifier = f"{mention}:{label}:{passage.start}-{passage.end}"
        if identifier not in self._ids:
            self._ids.add(identifier)
            self.result.append(
                {
                    "id": identifier,
                    "type": "labels",
                    "from_name": "label",
                    "to_name": "text",
                    "value": {
                        "start": passage.start,
                        "end": passage.end,
                        "text": passage.quote,
                        "labels": [label],
                    },
                    "meta": {"text": [note or mention]},
                }
            )
            if label in entity_types():
                self._names.setdefault(passage, identifier)
        return identifier

    def tie(self, start: str, end: str, label: str) -> None:
        self.result.append(
            {"type": "relation", "from_id": start, "to_id": end, "direction": "right", "labels": [label]}
        )


def _set_up(labels: list[str], roles: list[str]) -> str:
    """The labelling interface of a project that takes the tasks."""
    lines = [f"    <Label value={quoteattr(one)}/>" for one in labels]
    relations = [f"    <Relation value={quoteattr(one)}/>" for one in roles]
    return "\n".join(
        (
            "<View>",
            '  <Labels name="label" toName="text">',
            *lines,
            "  </Labels>",
            "  <Relations>",
            *relations,
            "  </Relations>",
            '  <Header value="$title"/>',
            '  <Text name="text" value="$text" granularity="symbol"/>',
            "</View>",
            "",
        )
    )
