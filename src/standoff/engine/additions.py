"""Marks that a person made where nothing had been found, made into mentions of their own."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Final, NamedTuple, get_args

from standoff.domains.domain import Domain
from standoff.engine.added import LISTS, Own
from standoff.extract.inflammatory import is_inflammatory
from standoff.language.sentences import sentences
from standoff.publish.brat_types import place_type, type_name
from standoff.publish.corrected.marks import Corrected, Mark, Sheet, Span
from standoff.record.actor import Actor, ActorKind
from standoff.record.annotation import Annotation
from standoff.record.commitment import Commitment
from standoff.record.demand import Demand
from standoff.record.document import SetAside
from standoff.record.event import Event, Modality, Phase
from standoff.record.identity import mention_id
from standoff.record.passage import Passage, Reference, cut
from standoff.record.statement import Act, Statement
from standoff.record.statement import Mark as StatementMark
from standoff.record.when import UNKNOWN

_ROLES: Final[dict[type, frozenset[str]]] = {
    Event: frozenset({"Agent", "Target", "Place"}),
    Statement: frozenset({"Source", "Cue", "Content"}),
    Demand: frozenset({"By", "To"}),
    Commitment: frozenset({"By", "To"}),
}
_REFERENCES: Final = {"agents": "Agent", "targets": "Target", "places": "Place", "by": "By", "to": "To"}
_PLACES: Final = frozenset({place_type("facility"), place_type("city")})
_DECIDE: Final = "give it with 'standoff decide correct', where it can be corrected"
# What stands in a report and cannot be added, each with what to do instead.
_NOT_ADDED: Final[dict[str, tuple[str, str]]] = {
    **dict.fromkeys(
        _PLACES,
        (
            "a place is known by where it lies, which its words do not tell",
            "add it to the domain's gazetteer or its facilities, and read the reports again",
        ),
    ),
    "Time": ("the days that it means would have to be worked out of it", "correct the day of the entry that it dates"),
    "Development": (
        "an outcome is of one promise, which the mark does not name",
        "set the status of the promise with 'standoff decide status'",
    ),
}


def _marks_of(content: tuple[Passage, ...]) -> tuple[StatementMark, ...]:
    """What must not be shown unasked, in a person's mention as in any other."""
    return ("inflammatory",) if any(is_inflammatory(one.quote) for one in content) else ()


class Addition(NamedTuple):
    """A mention that a person made, in an annotation that holds nothing else; ``why`` is what they wrote beside it."""

    mention: str
    annotation: Annotation
    mark: Mark
    why: str


def additions(
    corrected: Corrected, sheet: Sheet, annotation: Annotation, domain: Domain
) -> Iterator[Addition | SetAside]:
    """What a person added to a report; what cannot be added is set aside, with the reason and what to do instead."""
    maker = _Maker(corrected, annotation, domain)
    names, things = (_within(corrected, marks) for marks in (sheet.names, sheet.things))
    yield from maker.names([one for one in names if isinstance(one, Mark)])
    found = {one.id for one in annotation.actors} | {one.id for one in annotation.places}
    named = {one.spans: one.mention for one in sheet.names if one.mention is not None and one.mention in found}
    yield from maker.things([one for one in things if isinstance(one, Mark)], named)
    yield from (one for one in (*names, *things) if isinstance(one, SetAside))


def _within(corrected: Corrected, marks: Iterable[Mark]) -> list[Mark | SetAside]:
    """The marks that a person made, each on words of the text."""
    own = [one for one in marks if one.mention is None]
    return [
        one
        if all(corrected.text[start:end].strip() for start, end in one.spans)
        else corrected.aside(one.at, f"{one.label}: it stands on no words of the report", "mark the words anew")
        for one in own
    ]


class _Maker:
    def __init__(self, corrected: Corrected, annotation: Annotation, domain: Domain) -> None:
        self._of = corrected
        self._document = annotation.document
        self._said = annotation
        self._added: dict[tuple[Span, ...], str] = {}
        self._places = {one.id for one in annotation.places}
        self._people = {type_name(one): one for one in get_args(ActorKind)}
        self._events = {type_name(one): one for one in domain.kinds}
        self._acts = {type_name(one): one for one in get_args(Act)}
        self._matters = {path.casefold(): path for path, _ in domain.matters_by_path()}

    def names(self, marks: Iterable[Mark]) -> Iterator[Addition | SetAside]:
        """Those of whom the report speaks: the same words of one kind are one of them."""
        same: dict[tuple[str, str], list[Mark]] = defaultdict(list)
        for one in marks:
            if one.label in self._people:
                same[one.label, self._words(one).quote].append(one)
            else:
                yield self._cannot(one)
        for (label, name), group in same.items():
            passages = tuple(sorted(self._words(one) for one in group))
            identifier = self._id("actor", passages[0], label)
            kind = self._people[label]
            # Who somebody is, a mark does not tell: until it is known, a person is private.
            actor = Actor(
                id=identifier,
                name=name,
                kind=kind,
                names=(name,),
                private=kind == "person",
                passages=passages,
                mentions=(identifier,),
            )
            self._added.update({one.spans: identifier for one in group})
            yield self._addition(actor, group[0], group[0].note)

    def things(self, marks: Iterable[Mark], named: Mapping[tuple[Span, ...], str]) -> Iterator[Addition | SetAside]:
        """What the report tells."""
        known = {**named, **self._added}
        for one in marks:
            made = self._thing(one, known)
            if made is None:
                yield self._cannot(one)
                continue
            thing, why = made
            yield self._addition(thing, one, why)
            for role in sorted({role for role, _ in one.parts} - _ROLES[type(thing)]):
                yield self._aside(one, f"it is added without its part '{role}'", _DECIDE)

    def _thing(self, mark: Mark, known: Mapping[tuple[Span, ...], str]) -> tuple[Own, str] | None:
        words = self._words(mark)
        matter = self._matters.get(mark.note.casefold())
        if mark.label in self._events:
            return self._event(mark, words, known), mark.note
        if mark.label in self._acts:
            return self._statement(mark, words, known), mark.note
        if mark.label in {"Demand", "Commitment"}:
            of_what, by, to = (
                Demand if mark.label == "Demand" else Commitment,
                self._references(mark, "By", known)[:1],
                self._references(mark, "To", known)[:1],
            )
            identifier = self._id(mark.label.lower(), words)
            thing = of_what(
                id=identifier,
                matter=matter,
                text=words.quote,
                by=by[0] if by else None,
                to=to[0] if to else None,
                passages=self._around(words),
                mentions=(identifier,),
            )
            return thing, "" if matter is not None else mark.note
        return None

    def _event(self, mark: Mark, words: Passage, known: Mapping[tuple[Span, ...], str]) -> Event:
        identifier = self._id("event", words, mark.label)
        modalities = {type_name(one): one for one in get_args(Modality)}
        phases = {type_name(one): one for one in get_args(Phase)}
        return Event(
            id=identifier,
            kind=self._events[mark.label],
            mode=None,
            trigger=words,
            modality=modalities.get(mark.attributes.get("Modality", ""), "reported"),
            phase=phases.get(mark.attributes.get("Phase", "")),
            places=self._references(mark, "Place", known),
            agents=self._references(mark, "Agent", known),
            targets=self._references(mark, "Target", known),
            passages=self._around(words),
            mentions=(identifier,),
        )

    def _statement(self, mark: Mark, words: Passage, known: Mapping[tuple[Span, ...], str]) -> Statement:
        identifier = self._id("statement", words, mark.label)
        sources = self._references(mark, "Source", known)
        content = tuple(one.passage for one in self._references(mark, "Content", known))
        cue = (words, *(one.passage for one in self._references(mark, "Cue", known))) if content else ()
        source = tuple(one.passage for one in sources)
        return Statement(
            id=identifier,
            act=self._acts[mark.label],
            content=content or (words,),
            source=source,
            cue=cue,
            speaker=next((one.entry for one in sources if one.entry is not None), None),
            marks=_marks_of(content or (words,)),
            passages=(*source, *cue, *(content or (words,))),
            mentions=(identifier,),
        )

    def _references(self, mark: Mark, role: str, known: Mapping[tuple[Span, ...], str]) -> tuple[Reference, ...]:
        found = []
        for each, spans in sorted(mark.parts):
            if each == role:
                entry = known.get(spans)
                fits = entry is not None and (entry in self._places) == (role == "Place")
                found.append(Reference(passage=self._cut(spans), entry=entry if fits else None))
        return tuple(found)

    def _addition(self, own: Own, mark: Mark, why: str) -> Addition:
        name = next(name for name, of_what in LISTS.items() if of_what is type(own))
        held = {name: (own,)}
        holding = Annotation(document=self._document, published=UNKNOWN, **held)  # type: ignore[arg-type]
        return Addition(own.id, holding, mark, why)

    def _id(self, kind: str, words: Passage, label: str = "") -> str:
        return mention_id(kind, self._document, words.start, words.end, f"added {label}")

    def _words(self, mark: Mark) -> Passage:
        return self._cut(mark.spans)

    def _cut(self, spans: tuple[Span, ...]) -> Passage:
        return cut(self._document, self._of.text, min(spans)[0], max(end for _, end in spans))

    def _around(self, words: Passage) -> tuple[Passage, ...]:
        """The sentences that the words stand in: an entry must be checkable by its own passages."""
        held = [one for one in sentences(self._of.text) if one.start < words.end and words.start < one.end]
        return tuple(cut(self._document, self._of.text, one.start, one.end) for one in held) or (words,)

    def _cannot(self, mark: Mark) -> SetAside:
        reason, remedy = _NOT_ADDED.get(
            mark.label, (f"{mark.label} is nothing that is known", "use the types exported")
        )
        return self._aside(mark, f"it was added, and cannot be: {reason}", remedy)

    def _aside(self, mark: Mark, reason: str, remedy: str) -> SetAside:
        return self._of.aside(
            mark.at, f"{mark.label} '{' '.join(self._words(mark).quote.split())[:60]}': {reason}", remedy
        )
