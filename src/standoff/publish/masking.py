"""The published copy of a record: what must not be shown is taken out of it once, before anything is made from it.

Names and handles of private persons, the names of victims of sexual violence and of minors, and hateful words give
way to a mask: in texts and quotes to block characters, as many as there were, so that offsets still hold; in
all other words to a label. The record itself is not changed.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from dataclasses import field as made_of
from functools import cache
from operator import is_
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints
from urllib.parse import unquote

import msgspec

from standoff.publish.contacts import find_contacts
from standoff.publish.name_search import Names, find_names, names_from
from standoff.publish.names_to_mask import is_hateful, is_name, label_of, names_to_mask, victims
from standoff.record import Actor, Annotation, Document, Passage, Record
from standoff.record.value import Value

BLOCK = "█"
A_REVIEWER = "a reviewer"
_WITHHELD_CONTACT = "[contact withheld]"
_WITHHELD_ADDRESS = "name-withheld"
# Words up to this length are looked at once, and this many are remembered.
_SHORT, _MOST_REMEMBERED = 400, 50_000
_ID = re.compile(r"[a-z]_[0-9a-f]{16}")


Stretches = Mapping[str, Sequence[tuple[int, int]]]
# A record, and what its single reports say.
WithReports = tuple[Record, tuple[Annotation, ...]]


@dataclass(frozen=True)
class Masks:
    """What to withhold: names and contacts anywhere, actors by id, and stretches of texts by document.

    ``texts`` holds texts as they are and as they are shown, so that a passage shows what its text shows; what stands in
    no such text is looked at by itself. ``hateful`` are the stretches of hateful words, by document. The same short
    words come again and again in a record: ``labelled`` and ``blocked`` hold how they are shown.
    """

    names: Names
    labels: Mapping[str, str]
    texts: Mapping[str, tuple[str, str]]
    public_handles: frozenset[str]
    hateful: Stretches = made_of(default_factory=dict)
    contacts: bool = True
    labelled: dict[str, str] = made_of(default_factory=dict, compare=False, repr=False)
    blocked: dict[str, str] = made_of(default_factory=dict, compare=False, repr=False)


def masked(record: Record) -> Record:
    """The copy of a record that may be published. A second masking changes nothing.

    All functions that show or export a record call this themselves; call it to publish a record by other means.
    """
    return masked_with(record, ())[0]


def masked_with(record: Record, annotations: Sequence[Annotation]) -> WithReports:
    """The copies of a record, and of what its single reports say, that may be published."""
    record = without_reviewers(record)
    masks = _whole_masks(_with_mentions(record, annotations), record.documents)
    return (record, tuple(annotations)) if masks is None else _applied(record, annotations, masks)


def masked_as(record: Record, other: Record) -> Record:
    """The copy of a record that shows neither what itself must not show nor what another record must not."""
    first = masked(record)
    masks = _whole_masks(other, first.documents)
    return first if masks is None else _applied(first, (), masks)[0]


def blocked_out(record: Record, annotations: Sequence[Annotation], stretches: Stretches) -> WithReports:
    """The copies of a record and of what its reports say with stretches of the texts blocked out."""
    masks = Masks(names_from([]), {}, {}, frozenset(), contacts=False)
    texts = {
        one.id: (one.text, _with_blocks(one.text, stretches[one.id], masks))
        for one in record.documents
        if one.id in stretches
    }
    return _applied(record, annotations, replace(masks, texts=texts))


def masks_of(record: Record) -> Masks:
    """What a record must not show. The texts of its documents are not asked."""
    never_named = victims(record)
    hidden = [one for one in record.actors if one.private or one.id in never_named]
    hidden_ids = {one.id for one in hidden}
    return Masks(
        names=names_to_mask(record, never_named),
        labels={each: label_of(one) for one in hidden if _shows(one) for each in (one.id, *one.mentions)},
        texts={},
        public_handles=frozenset(
            handle.lower() for one in record.actors if one.id not in hidden_ids for handle in one.handles
        ),
        hateful=_hateful_stretches(record),
    )


def masked_by(record: Record, masks: Masks) -> Record:
    """The copy of a part of a record that may be published, by the masks of the whole."""
    return _applied(without_reviewers(record), (), _with_texts(masks, record.documents))[0]


def masked_words(words: str, masks: Masks) -> str:
    """Words that stand in no record, such as the name of a file, with labels in place of what must not be shown."""
    return _with_labels(words, masks)


def without_reviewers(record: Record) -> Record:
    """A record that does not tell who decided: that is for the house to know.

    What people added stands in it as entries, which are masked as all are; so the decision need not hold it too.
    """
    if all(one.by == A_REVIEWER and one.added is None for one in record.decisions):
        return record
    return msgspec.structs.replace(
        record, decisions=tuple(msgspec.structs.replace(one, by=A_REVIEWER, added=None) for one in record.decisions)
    )


def _with_mentions(record: Record, annotations: Sequence[Annotation]) -> Record:
    """A record with what its single reports say beside its entries, to find what must be withheld from either."""
    joined = {mention: one.id for one in record.actors for mention in one.mentions}
    return msgspec.structs.replace(
        record,
        actors=(*record.actors, *(one for report in annotations for one in report.actors if one.id not in joined)),
        events=(*record.events, *(one for report in annotations for one in report.events)),
        statements=(*record.statements, *(one for report in annotations for one in report.statements)),
        aliases={**joined, **record.aliases},
    )


def _whole_masks(record: Record, documents: Sequence[Document]) -> Masks | None:
    """What a record withholds, from its own documents or from others; None where it holds nothing of the kind."""
    masks = masks_of(record)
    contacts = any(find_contacts(document.text, masks.public_handles) for document in record.documents)
    if not masks.hateful and not contacts and not masks.names.withhold:
        return None
    return _with_texts(masks, documents)


def _with_texts(masks: Masks, documents: Iterable[Document]) -> Masks:
    """Masks that know how the texts of some documents are shown."""
    texts = {one.id: (one.text, _with_blocks(one.text, masks.hateful.get(one.id, ()), masks)) for one in documents}
    return replace(masks, texts=texts)


def _applied(record: Record, annotations: Iterable[Annotation], masks: Masks) -> WithReports:
    changes = {field: _masked(getattr(record, field), masks) for field in _wordy_fields(Record)}
    return msgspec.structs.replace(record, **changes), tuple(_masked(one, masks) for one in annotations)


def _shows(actor: Actor) -> bool:
    """Whether an actor's entry still shows a name or a handle."""
    return bool(actor.handles) or any(is_name(name) for name in (actor.name, *actor.names))


def _hateful_stretches(record: Record) -> dict[str, list[tuple[int, int]]]:
    """Where hateful words stand that are not blocked out yet."""
    found: dict[str, list[tuple[int, int]]] = {}
    for statement in record.statements:
        if is_hateful(statement):
            for one in statement.content or statement.passages:
                if one.quote.replace(BLOCK, "").strip():
                    found.setdefault(one.document, []).append((one.start, one.end))
    return found


def _masked(value: Any, masks: Masks) -> Any:
    """A value of the vocabulary with what must not be shown taken out; the value itself where nothing must."""
    # Asked of every value of a record, most of which are empty or no words at all: the cheapest questions come first.
    kind = type(value)
    if kind is str:
        return value if _ID.fullmatch(value) else _remembered(value, masks.labelled, lambda: _with_labels(value, masks))
    if kind is tuple:
        if not value:
            return value
        done = tuple([_masked(one, masks) for one in value])
        return value if all(map(is_, done, value)) else done
    if kind is Passage:
        quote = _quote(value, masks)
        return value if quote == value.quote else msgspec.structs.replace(value, quote=quote)
    if isinstance(value, Value):
        return _masked_fields(value, masks)
    return value


def _masked_fields(value: Value, masks: Masks) -> Value:
    changes: dict[str, object] = {}
    for field in _wordy_fields(type(value)):
        old = getattr(value, field)
        new = _masked(old, masks)
        if new is not old:
            changes[field] = new
    if isinstance(value, Document):
        changes["text"] = masks.texts.get(value.id, (value.text, value.text))[1]
    if isinstance(value, Actor) and value.id in masks.labels:
        label = masks.labels[value.id]
        changes.update(name=label, names=(label,), handles=())
    return msgspec.structs.replace(value, **changes) if changes else value


def _quote(passage: Passage, masks: Masks) -> str:
    """The words of a passage as its text shows them: a name that it holds only a part of is withheld too."""
    text, shown = masks.texts.get(passage.document, ("", ""))
    if text[passage.start : passage.end] == passage.quote:
        return shown[passage.start : passage.end]
    hateful = masks.hateful.get(passage.document)
    if not hateful:
        return _remembered(passage.quote, masks.blocked, lambda: _with_blocks(passage.quote, (), masks))
    stretches = [(start - passage.start, end - passage.start) for start, end in hateful]
    return _with_blocks(passage.quote, stretches, masks)


def _remembered(words: str, shown: dict[str, str], show: Callable[[], str]) -> str:
    """How words are shown, asked once for those that are short."""
    if len(words) > _SHORT:
        return show()
    found = shown.get(words)
    if found is None:
        if len(shown) >= _MOST_REMEMBERED:
            shown.clear()
        found = shown[words] = show()
    return found


def _with_blocks(text: str, stretches: Sequence[tuple[int, int]], masks: Masks) -> str:
    """A text of the same length with stretches of it, and names and contacts in it, blocked out."""
    found = [*stretches, *((hit.start, hit.end) for hit in find_names(text, masks.names))]
    if masks.contacts:
        found += find_contacts(text, masks.public_handles)
    if not found:
        return text
    letters = list(text)
    for start, end in found:
        for place in range(max(start, 0), min(end, len(letters))):
            if not letters[place].isspace():
                letters[place] = BLOCK
    return "".join(letters)


def _with_labels(words: str, masks: Masks) -> str:
    """Words with labels in place of names; in an address, a word that cannot be taken for part of one."""
    is_address = "://" in words
    readable = unquote(words) if is_address else words
    hits = find_names(readable, masks.names)
    if not hits:
        return words if is_address else _without_contacts(words, masks)
    pieces: list[str] = []
    end = 0
    for hit in hits:
        pieces += [readable[end : hit.start], _WITHHELD_ADDRESS if is_address else hit.label]
        end = hit.end
    named = "".join((*pieces, readable[end:]))
    return named if is_address else _without_contacts(named, masks)


def _without_contacts(words: str, masks: Masks) -> str:
    if not masks.contacts:
        return words
    pieces, end = [], 0
    for start, stop in find_contacts(words, masks.public_handles):
        pieces += [words[end:start], _WITHHELD_CONTACT]
        end = stop
    return "".join((*pieces, words[end:])) if pieces else words


@cache
def _wordy_fields(kind: type[Value]) -> tuple[str, ...]:
    """The fields of a type that can hold free words; a document's text is blocked out by itself."""
    hints = get_type_hints(kind)
    skipped = {"id", "document", "mentions", *(["text"] if kind is Document else [])}
    return tuple(field for field in kind.__struct_fields__ if field not in skipped and _is_wordy(hints[field]))


def _is_wordy(hint: Any) -> bool:
    origin = get_origin(hint)
    if origin is Literal or origin is dict:
        return False
    if origin in (tuple, Union, UnionType):
        return any(_is_wordy(one) for one in get_args(hint))
    return hint is str or (isinstance(hint, type) and issubclass(hint, Value))
