"""What of an entry can be put right: the fields, what they hold now, and what they can hold."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, get_args, get_origin, get_type_hints

from standoff.domains import Domain
from standoff.publish import wording
from standoff.publish.index import Index
from standoff.record import Actor, Entry, Event, Passage, Reference, When
from standoff.record.annotation import Annotation
from standoff.resolve.decisions import CORRECTABLE

_ACTORS = frozenset({"by", "to", "speaker"})


@dataclass(frozen=True)
class Field:
    """A field: what it holds now, in words, and the values that it can have (empty: any word). ``control`` says how
    it is asked for: *choice*, *day*, *actor* or *words*."""

    name: str
    now: str
    control: str
    values: tuple[str, ...] = ()


@dataclass(frozen=True)
class Mention:
    """One telling of an entry: the words, and the report that they stand in."""

    id: str
    document: str
    quote: str


def fields(entry: Entry, domain: Domain, index: Index) -> list[Field]:
    """What of an entry can be corrected."""
    hints = get_type_hints(type(entry))
    found = []
    for name in CORRECTABLE.get(type(entry), ()):
        value = getattr(entry, name)
        now = _in_words(index, value)
        values = _of_domain(entry, name, domain) or tuple(_literals(hints[name]))
        if isinstance(value, When) or name in {"when", "due", "deadline"}:
            found.append(Field(name, now, "day"))
        elif name in _ACTORS:
            found.append(Field(name, now, "actor"))
        else:
            found.append(Field(name, now, "choice" if values else "words", values))
    return found


def mentions(entry: Entry, annotations: Iterable[Annotation]) -> list[Mention]:
    """The mentions that an entry is made of, with their words, as far as the reports' annotations still hold them."""
    own = set(getattr(entry, "mentions", ()))
    kind = {Actor: "actors", Event: "events"}.get(type(entry), f"{type(entry).__name__.lower()}s")
    found = {}
    for annotation in annotations:
        for one in getattr(annotation, kind, ()):
            if one.id in own:
                passage = _passage(one)
                if passage is not None:
                    found[one.id] = Mention(one.id, passage.document, passage.quote)
    return [found[one] for one in getattr(entry, "mentions", ()) if one in found]


def _passage(mention: Entry) -> Passage | None:
    for name in ("trigger", "passage"):
        if isinstance(one := getattr(mention, name, None), Passage):
            return one
    several = getattr(mention, "passages", ()) or getattr(mention, "content", ())
    return several[0] if several else None


def _in_words(index: Index, value: object) -> str:
    if isinstance(value, When):
        return wording.time_of(value)
    if isinstance(value, Reference):
        return index.named(value)
    if isinstance(value, str):
        return index.bare_name(value) or value
    return "not known"


def _of_domain(entry: Entry, name: str, domain: Domain) -> tuple[str, ...]:
    if name == "matter":
        return tuple(path for path, _ in domain.matters_by_path())
    if isinstance(entry, Event) and name == "kind":
        return tuple(sorted(domain.kinds))
    if isinstance(entry, Actor) and name == "side":
        return tuple(sorted(domain.parties))
    return ()


def _literals(hint: object) -> list[str]:
    """The words that a type allows."""
    if get_origin(hint) is Literal:
        return list(get_args(hint))
    return [word for each in get_args(hint) for word in _literals(each)]
