"""What a release profile keeps at home of a record: words, fields, and the finer figures of coordinates."""

from collections.abc import Iterator, Sequence
from typing import Any

import msgspec

from standoff.publish.masking import WithReports, blocked_out
from standoff.publish.profile import Profile
from standoff.publish.walk import parts
from standoff.publish.wording import matter
from standoff.record import Annotation, Passage, Record
from standoff.record.value import Value


def withheld(record: Record, annotations: Sequence[Annotation], profile: Profile) -> WithReports:
    """A record and what its reports say, without what the profile keeps at home."""
    found: WithReports = (record, tuple(annotations))
    if profile.words != "all":
        found = _without_words(*found, quoted=profile.words == "quoted")
    for path in profile.without:
        kind, *steps = path.split(".")
        entries = tuple(_without_field(one, steps) for one in getattr(found[0], kind))
        found = (
            msgspec.structs.replace(found[0], **{kind: entries}),
            tuple(_annotation_without(one, kind, steps) for one in found[1]),
        )
    if profile.decimals is not None:
        found = (_rounded(found[0], profile.decimals), tuple(_rounded(one, profile.decimals) for one in found[1]))
    return found


def _without_words(record: Record, annotations: Sequence[Annotation], *, quoted: bool) -> WithReports:
    """Only the words that an entry cites, or none; what stands in place of the others keeps the offsets."""
    cited: dict[str, list[tuple[int, int]]] = {}
    for passage in _cited(record) if quoted else ():
        cited.setdefault(passage.document, []).append((passage.start, passage.end))
    stretches = {one.id: list(_gaps(cited.get(one.id, []), len(one.text))) for one in record.documents}
    record, annotations = blocked_out(record, annotations, stretches)
    if not quoted:
        record = _without_taken_over_words(record)
        annotations = tuple(_without_taken_over_words(one) for one in annotations)
        record = msgspec.structs.replace(
            record, derivations=tuple(msgspec.structs.replace(one, steps=()) for one in record.derivations)
        )
    return record, tuple(annotations)


def _cited(record: Record) -> Iterator[Passage]:
    for _, entry in record.entries():
        for part in parts(entry):
            yield part.passage


def _gaps(stretches: Sequence[tuple[int, int]], length: int) -> Iterator[tuple[int, int]]:
    """What lies between some stretches of a text."""
    position = 0
    for start, end in sorted(stretches):
        if start > position:
            yield position, start
        position = max(position, end)
    if position < length:
        yield position, length


def _without_taken_over_words(of: Any) -> Any:
    """Demands and commitments told by their matter, where their text is taken from a report."""
    changes = {
        kind: tuple(msgspec.structs.replace(one, text=matter(one.matter)) for one in getattr(of, kind))
        for kind in ("demands", "commitments")
    }
    return msgspec.structs.replace(of, **changes)


def _annotation_without(annotation: Annotation, kind: str, steps: Sequence[str]) -> Annotation:
    if kind not in annotation.__struct_fields__:
        return annotation
    entries = tuple(_without_field(one, steps) for one in getattr(annotation, kind))
    return msgspec.structs.replace(annotation, **{kind: entries})


def _without_field(value: Any, steps: Sequence[str]) -> Any:
    """A value with the field at the end of some steps as if nothing were known of it."""
    if isinstance(value, tuple):
        return tuple(_without_field(one, steps) for one in value)
    if not isinstance(value, Value):
        return value
    first, *rest = steps
    if rest:
        return msgspec.structs.replace(value, **{first: _without_field(getattr(value, first), rest)})
    field = next(one for one in msgspec.structs.fields(type(value)) if one.name == first)
    empty = field.default if field.default is not msgspec.NODEFAULT else field.default_factory()
    return msgspec.structs.replace(value, **{first: empty})


def _rounded(of: Any, decimals: int) -> Any:
    places = tuple(
        msgspec.structs.replace(
            one,
            latitude=None if one.latitude is None else round(one.latitude, decimals),
            longitude=None if one.longitude is None else round(one.longitude, decimals),
        )
        for one in of.places
    )
    return msgspec.structs.replace(of, places=places)
