"""The published copy of a record: what must not be shown is taken out of it once, before anything is made from it.

Names and handles of private persons, the names of victims of sexual violence and of minors, and hateful words give
way to a mask: in texts and quotes to block characters, as many as there were, so that offsets still hold; in
all other words to a label. The record itself is not changed.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import field as made_of
from functools import cache
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints
from urllib.parse import unquote

import msgspec

from standoff.publish.contacts import find_contacts
from standoff.publish.name_search import Hit, Names, find_names
from standoff.publish.names_to_mask import is_hateful, is_name, label_of, names_to_mask, victims
from standoff.record import Actor, Decision, Document, Passage, Record
from standoff.record.value import Value

BLOCK = "█"
A_REVIEWER = "a reviewer"
_WITHHELD_CONTACT = "[contact withheld]"
_WITHHELD_ADDRESS = "name-withheld"
# Texts up to this length are looked at once, and this many are remembered.
_SHORT, _MOST_FOUND = 400, 50_000
_ID = re.compile(r"[a-z]_[0-9a-f]{16}")


@dataclass(frozen=True)
class Masks:
    """What to withhold: names and contacts anywhere, actors by id, and hateful stretches by document."""

    names: Names
    actors: frozenset[str]
    hateful: dict[str, list[tuple[int, int]]]
    public_handles: frozenset[str]
    found: dict[str, list[Hit]] = made_of(default_factory=dict, compare=False, repr=False)

    def names_in(self, text: str) -> list[Hit]:
        """The names in a text. The same short words come again and again in a record; they are looked at once."""
        if len(text) > _SHORT:
            return find_names(text, self.names)
        hits = self.found.get(text)
        if hits is None:
            if len(self.found) >= _MOST_FOUND:
                self.found.clear()
            hits = self.found[text] = find_names(text, self.names)
        return hits


def masked(record: Record) -> Record:
    """The copy of a record that may be published. A second masking changes nothing.

    All functions that show or export a record call this themselves; call it to publish a record by other means.
    """
    masks = masks_of(record)
    contacts = any(find_contacts(document.text, masks.public_handles) for document in record.documents)
    if not masks.hateful and not contacts and not masks.names.withhold:
        return without_reviewers(record)
    return masked_by(record, masks)


def masks_of(record: Record) -> Masks:
    """What a record must not show. The texts of its documents are not asked."""
    never_named = victims(record)
    hidden = {one.id for one in record.actors if one.private or one.id in never_named}
    return Masks(
        names=names_to_mask(record, never_named),
        actors=frozenset(one.id for one in record.actors if one.id in hidden and _shows(one)),
        hateful=_hateful_stretches(record),
        public_handles=frozenset(
            handle.lower() for one in record.actors if one.id not in hidden for handle in one.handles
        ),
    )


def masked_by(record: Record, masks: Masks) -> Record:
    """The copy of a part of a record that may be published, by the masks of the whole."""
    record = without_reviewers(record)
    changes = {field: _masked(getattr(record, field), masks) for field in _wordy_fields(Record)}
    return msgspec.structs.replace(record, **changes)


def masked_words(words: str, masks: Masks) -> str:
    """Words that stand in no record, such as the name of a file, with labels in place of what must not be shown."""
    return _with_labels(words, masks)


def without_reviewers(record: Record) -> Record:
    """A record that does not tell who decided."""
    if not record.decisions:
        return record
    return msgspec.structs.replace(record, decisions=tuple(_without_reviewer(one) for one in record.decisions))


def _without_reviewer(decision: Decision) -> Decision:
    """Who decided is for the house to know."""
    return decision if decision.by == A_REVIEWER else msgspec.structs.replace(decision, by=A_REVIEWER)


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
    if isinstance(value, str):
        return value if _ID.fullmatch(value) else _with_labels(value, masks)
    if isinstance(value, tuple):
        done = tuple(_masked(one, masks) for one in value)
        return done if any(new is not old for new, old in zip(done, value, strict=True)) else value
    if isinstance(value, Passage):
        stretches = [(start - value.start, end - value.start) for start, end in masks.hateful.get(value.document, ())]
        quote = _with_blocks(value.quote, stretches, masks)
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
        changes["text"] = _with_blocks(value.text, masks.hateful.get(value.id, ()), masks)
    if isinstance(value, Actor) and value.id in masks.actors:
        label = label_of(value)
        changes.update(name=label, names=(label,), handles=())
    return msgspec.structs.replace(value, **changes) if changes else value


def _with_blocks(text: str, stretches: Sequence[tuple[int, int]], masks: Masks) -> str:
    """A text of the same length with stretches of it, and names and contacts in it, blocked out."""
    found = [*stretches, *((hit.start, hit.end) for hit in masks.names_in(text))]
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
    hits = masks.names_in(readable)
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
