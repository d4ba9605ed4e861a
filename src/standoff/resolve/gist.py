"""The gist of what a report says: all that telling actors, places and disputes apart asks of it, and no more.

A gist takes a fraction of the room of an annotation, so that the reports of a large record can be parted into disputes
without any of them being looked at in full.
"""

from collections.abc import Iterator, Set

import msgspec

from standoff.record.annotation import Annotation
from standoff.record.event import Event
from standoff.record.value import Value
from standoff.record.when import When


class Gist(Value, frozen=True, kw_only=True):
    """What a report says, cut down: ``said`` is read by ``actors``, ``places``, ``areas``, ``disputes``, ``threads``.

    ``mentions`` holds the ids of all its mentions, eight bytes each.
    """

    said: Annotation
    mentions: bytes

    def holds(self, mentions: Set[str]) -> set[str]:
        """Those of some mentions that the report holds."""
        own = {self.mentions[start : start + _BYTES] for start in range(0, len(self.mentions), _BYTES)}
        return {one for one in mentions if _short(one) in own}


_BYTES = 8
_LISTS = ("actors", "places", "events", "statements", "demands", "commitments", "developments")


def gist_of(annotation: Annotation) -> Gist:
    """The gist of an annotation: actors and places in full, of the rest whether and when such a thing is told of."""
    said = Annotation(
        document=annotation.document,
        published=annotation.published,
        agency=annotation.agency,
        actors=annotation.actors,
        places=annotation.places,
        events=tuple(_kinds_of_events(annotation)),
        demands=annotation.demands[:1],
        commitments=annotation.commitments[:1],
        developments=tuple(one for one in annotation.developments if one.matter is not None)[:1],
    )
    ids = (mention for name in _LISTS for one in getattr(annotation, name) for mention in (one.id, *_mentions(one)))
    return Gist(said=said, mentions=b"".join(dict.fromkeys(map(_short, ids))))


def _kinds_of_events(annotation: Annotation) -> Iterator[Event]:
    """One event of each kind, modality and first day."""
    told = {(one.kind, one.modality, one.when.earliest): one for one in reversed(annotation.events)}
    for one in told.values():
        when = When(earliest=one.when.earliest)
        yield Event(id=one.id, kind=one.kind, mode=None, trigger=one.trigger, modality=one.modality, when=when)


def _mentions(value: Value) -> tuple[str, ...]:
    return tuple(getattr(value, "mentions", ()))


def _short(identifier: str) -> bytes:
    """An identifier without its letter; one that is not made from content by what it is."""
    try:
        return bytes.fromhex(identifier[2:]).ljust(_BYTES, b"\0")[:_BYTES]
    except ValueError:
        return msgspec.json.encode(identifier)[:_BYTES].ljust(_BYTES, b"\0")
