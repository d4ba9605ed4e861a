"""What a person changed in a report, told as what they wish of the record: one wish for each decision it would take."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Final, NamedTuple, get_args

from standoff.domains.domain import Domain
from standoff.engine.additions import Addition, additions
from standoff.publish.brat_types import place_type, type_name
from standoff.publish.corrected.marks import Corrected, Mark, Sheet, Span
from standoff.record.actor import Actor, ActorKind
from standoff.record.annotation import Annotation
from standoff.record.commitment import Commitment
from standoff.record.decision import Verdict
from standoff.record.demand import Demand
from standoff.record.document import SetAside
from standoff.record.event import Event, Modality, Phase
from standoff.record.place import Place
from standoff.record.statement import Act, Statement
from standoff.resolve.decisions import Mention

# The role that names who did it, by the field that a correction of it changes.
_BY: Final[dict[type, dict[str, str]]] = {
    Statement: {"Source": "speaker"},
    Demand: {"By": "by", "To": "to"},
    Commitment: {"By": "by", "To": "to"},
}
_VALUES: Final[dict[str, dict[str, str]]] = {
    "Modality": {type_name(one): one for one in get_args(Modality)},
    "Phase": {type_name(one): one for one in get_args(Phase)},
}
_GONE = "it bears an id that the report does not hold: it has been read anew since, or is of another record"


_ANEW = "take it away, and add it on the right words"


class Wish(NamedTuple):
    """What a person wishes of a mention: that it be accepted, rejected or added, or that a field of it have a value."""

    mention: str
    verdict: Verdict
    field: str
    value: str | None
    reason: str
    corrected: Corrected
    at: int | None
    added: Annotation | None = None


def wishes(
    corrected: Corrected, sheet: Sheet, before: Sheet, annotation: Annotation, domain: Domain
) -> Iterator[Wish | SetAside]:
    """What is different between two states of a report, ``before`` a person had it and after, as wishes.

    What no decision can say is set aside with its reason.
    """
    differ = _Differ(corrected, annotation, domain)
    yield from (corrected.aside(at, reason) for at, reason in sheet.faults)
    yield from differ.names(_by_mention(before.names), _by_mention(sheet.names))
    # Who was added can be named by all else, so they come first.
    added = list(additions(corrected, sheet, annotation, domain))
    yield from (_wished(one, corrected) for one in added)
    people = {one.mark.at: one for one in added if isinstance(one, Addition) and one.annotation.actors}
    names = [*sheet.names, *(replace(one.mark, mention=one.mention) for one in people.values())]
    differ.meet(actor for one in people.values() for actor in one.annotation.actors)
    yield from differ.things(_by_mention(before.things), _by_mention(sheet.things), names)
    for one in (*sheet.names, *sheet.things):
        if one.mention is not None and one.mention not in differ.known:
            yield corrected.aside(one.at, f"{differ.words(one)}: {_GONE}", "export it anew, and correct that")


def _wished(one: Addition | SetAside, corrected: Corrected) -> Wish | SetAside:
    if isinstance(one, SetAside):
        return one
    why = one.why or f"added in {corrected.tool}"
    return Wish(one.mention, "add", "", None, why, corrected, one.mark.at, one.annotation)


def _by_mention(marks: Iterable[Mark]) -> dict[str, list[Mark]]:
    found: dict[str, list[Mark]] = defaultdict(list)
    for one in marks:
        if one.mention is not None:
            found[one.mention].append(one)
    return found


class _Differ:
    """Compares the marks of one report with those before, mention by mention."""

    def __init__(self, corrected: Corrected, annotation: Annotation, domain: Domain) -> None:
        self._of = corrected
        lists = ("actors", "places", "events", "statements", "demands", "commitments", "developments")
        self._mentions: dict[str, Mention] = {one.id: one for name in lists for one in getattr(annotation, name)}
        self._times = {one.id for one in annotation.times}
        self._kinds: dict[type, dict[str, str]] = {
            Event: {type_name(one): one for one in domain.kinds},
            Statement: {type_name(one): one for one in get_args(Act)},
            Actor: {type_name(one): one for one in get_args(ActorKind)},
            Place: {place_type("facility"): "facility"},
        }
        self.known = {*self._mentions, *self._times}

    def meet(self, actors: Iterable[Actor]) -> None:
        """Know actors that were added."""
        self._mentions.update((one.id, one) for one in actors)

    def words(self, mark: Mark) -> str:
        """A mark as it can be named in a message."""
        quote = " ".join(self._of.text[start:end] for start, end in mark.spans)
        return f"{mark.label} '{' '.join(quote.split())[:60]}'"

    def names(self, before: Mapping[str, list[Mark]], after: Mapping[str, list[Mark]]) -> Iterator[Wish | SetAside]:
        """What became of the actors, places and times."""
        for mention, there in before.items():
            now = after.get(mention, [])
            if mention in self._times:
                if {(one.label, one.spans) for one in now} != {(one.label, one.spans) for one in there}:
                    yield self._aside(now or there, "a time was changed", "correct the day of the entry that it dates")
            elif not now:
                yield self._wish(mention, there[0], None, "reject")
            else:
                yield from self._name(mention, there, now)

    def _name(self, mention: str, there: list[Mark], now: list[Mark]) -> Iterator[Wish | SetAside]:
        places = {one.spans for one in now}
        labels = {one.label for one in now}
        if missing := [one for one in there if one.spans not in places]:
            reason = "it was taken away or moved at one of its places; a decision holds for all of them"
            yield self._aside(missing, reason, "take it away at all its places, if none names it")
        if moved := [one for one in now if one.spans not in {each.spans for each in there}]:
            yield self._aside(moved, "a decision cannot move the words that something rests on", _ANEW)
        if labels != {there[0].label}:
            if len(labels) > 1:
                yield self._aside(now, "it was changed at some of its places only", "change it at all of them")
            else:
                yield self._labelled(mention, there[0], now[0])
        if any(one.accepted for one in now):
            yield self._wish(mention, there[0], next(one for one in now if one.accepted), "accept")

    def things(
        self, before: Mapping[str, list[Mark]], after: Mapping[str, list[Mark]], names: Iterable[Mark]
    ) -> Iterator[Wish | SetAside]:
        """What became of the events, statements, demands, promises and outcomes."""
        actors: dict[tuple[Span, ...], set[str]] = defaultdict(set)
        for one in names:
            if isinstance(self._mentions.get(one.mention or ""), Actor):
                actors[one.spans].add(one.mention or "")
        for mention, (there, *_) in before.items():
            if mention not in self._mentions:
                continue
            if mention not in after:
                yield self._wish(mention, there, None, "reject")
                continue
            now, *again = after[mention]
            if again:
                yield self._aside(again, "it stands there twice", "take one of the two away")
            if now.spans != there.spans:
                yield self._aside([now], "a decision cannot move the words that something rests on", _ANEW)
            if now.label != there.label:
                yield self._labelled(mention, there, now)
            yield from self._attributes(mention, there, now)
            yield from self._parts(mention, there, now, actors)
            if now.accepted:
                yield self._wish(mention, there, now, "accept")

    def _labelled(self, mention: str, there: Mark, now: Mark) -> Wish | SetAside:
        of_what = type(self._mentions[mention])
        value = self._kinds.get(of_what, {}).get(now.label)
        if value is None:
            name = of_what.__name__.lower()
            reason = f"{now.label} is no kind of {name} that is known"
            if of_what is Place and now.label == place_type("city"):
                reason = "what kind of place it is instead cannot be told from this"
            return self._aside([now], reason, "take it away, if it is none")
        field = "act" if of_what is Statement else "kind"
        return self._wish(mention, there, now, "correct", field, value)

    def _attributes(self, mention: str, there: Mark, now: Mark) -> Iterator[Wish | SetAside]:
        for name in sorted({*there.attributes, *now.attributes}):
            old, new = there.attributes.get(name), now.attributes.get(name)
            if old == new:
                continue
            values = _VALUES.get(name)
            if values is None or not isinstance(self._mentions[mention], Event):
                yield self._aside([now], f"no decision changes '{name}'")
            elif new is None and name == "Phase":
                yield self._wish(mention, there, now, "correct", "phase", None)
            elif new in values:
                yield self._wish(mention, there, now, "correct", name.lower(), values[new])
            else:
                yield self._aside([now], f"'{name}' cannot be {new or 'without a value'}")

    def _parts(
        self, mention: str, there: Mark, now: Mark, actors: Mapping[tuple[Span, ...], set[str]]
    ) -> Iterator[Wish | SetAside]:
        fields = _BY.get(type(self._mentions[mention]), {})
        for role in sorted({role for role, _ in there.parts ^ now.parts}):
            new = [spans for each, spans in now.parts if each == role]
            if role not in fields:
                yield self._aside([now], f"no decision changes its part '{role}'")
            elif not new:
                yield self._wish(mention, there, now, "correct", fields[role], None)
            else:
                fitting = set[str]().union(*(actors.get(spans, set()) for spans in new))
                if len(new) > 1 or len(fitting) != 1:
                    reason = f"its part '{role}' must be one name of somebody who was found"
                    yield self._aside([now], reason, "tie it to a name that has an id in its note")
                else:
                    yield self._wish(mention, there, now, "correct", fields[role], fitting.pop())

    def _wish(self, mention: str, there: Mark, now: Mark | None, verdict: Verdict, *to: str | None) -> Wish:
        field, value = to or ("", None)
        # What a person wrote beside it says why.
        note = now.note.removeprefix(there.note).strip() if now is not None else ""
        at = now.at if now is not None else None
        return Wish(mention, verdict, field or "", value, note or f"corrected in {self._of.tool}", self._of, at)

    def _aside(self, marks: list[Mark], reason: str, remedy: str = "") -> SetAside:
        return self._of.aside(marks[0].at, f"{self.words(marks[0])}: {reason}", remedy)
