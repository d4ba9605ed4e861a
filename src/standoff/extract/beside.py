"""What events say of those beside them: a toll belongs to what took it, an arrest to the protest around it."""

import re
from collections.abc import Iterable, Sequence

import msgspec

from standoff.domains.domain import Domain
from standoff.extract.codes import codes_of
from standoff.extract.look import Look
from standoff.record.event import Event
from standoff.record.passage import Reference

# What takes lives and is no attack of one on another.
_TAKES_LIVES = frozenset({"armed conflict", "explosion", "disaster", "mob violence", "organised crime"})
_TOLL = re.compile(r"\b(?:kill|wound|injur|hurt|murder)\w*", re.IGNORECASE)
_PROTESTS = frozenset({"protest", "strike", "force against protest"})
_ARRESTS = frozenset({"arrest", "custody"})
_PROTESTERS = re.compile(
    r"protest|demonstrat|march|strik|picket|agitat|rall(?:y|ies)|blockad|sit-in|hunger", re.IGNORECASE
)
_DETENTION = ("force against protest", "detention")
_ARREST = ("legal step", "arrest")


def settled(look: Look, domain: Domain, told: Iterable[Sequence[Event]]) -> list[Event]:
    """The events of a report, given sentence by sentence, each as those beside it have it."""
    sentences = [_with_tolls(events) for events in told]
    amid_protests = any(one.kind in _PROTESTS for events in sentences for one in events if not _is_detention(one))
    found = []
    before: Sequence[Event] = ()
    for events in sentences:
        force = any(one.kind == _DETENTION[0] and not _is_detention(one) for one in (*before, *events))
        protest = any(one.kind == "protest" for one in events)
        found += [
            _as_told(
                look, domain, event, amid_protests, force or (protest and not _are_others(look, domain, event.targets))
            )
            for event in events
        ]
        before = events
    return found


def _with_tolls(events: Sequence[Event]) -> list[Event]:
    """The events of a sentence, the killed and wounded of a battle or an explosion told as its own."""
    causes = [one for one in events if one.kind in _TAKES_LIVES]
    tolls = [one for one in events if causes and _is_toll(one)]
    if not tolls:
        return list(events)
    suffered = tuple(dict.fromkeys(one for toll in tolls for one in toll.targets))
    counts = tuple(dict.fromkeys(one for toll in tolls for one in toll.counts))
    first = causes[0]
    whole = msgspec.structs.replace(first, targets=first.targets or suffered, counts=first.counts or counts)
    return [whole if one is first else one for one in events if one not in tolls]


def _is_toll(event: Event) -> bool:
    return event.kind == "attack" and not event.agents and _TOLL.fullmatch(event.trigger.quote) is not None


def _is_detention(event: Event) -> bool:
    return (event.kind, event.mode) == _DETENTION


def _as_told(look: Look, domain: Domain, event: Event, amid_protests: bool, beside_force: bool) -> Event:
    """An arrest beside force against a protest is more of it; a detention far from any protest is a step of the law."""
    protesters = any(_PROTESTERS.search(one.passage.quote) for one in event.targets)
    if _is_detention(event) and not (amid_protests or protesters) and _are_others(look, domain, event.targets):
        return _retold(look, domain, event, _ARREST)
    arrest = event.kind == _ARREST[0] and event.mode in _ARRESTS and event.modality == "reported"
    if arrest and (beside_force or protesters):
        return _retold(look, domain, event, _DETENTION)
    return event


def _are_others(look: Look, domain: Domain, targets: Sequence[Reference]) -> bool:
    """Whether some people are told of by more than their number, and are none of those who make demands."""
    claimants = domain.sides("claimant")
    places = [(one.passage.start, one.passage.end) for one in targets]
    names = [name for start, end in places for name in look.cast.within(start, end, "group", "organisation")]
    told = any(word.isalpha() for one in targets for word in one.passage.quote.split())
    return told and not any(name.party in claimants for name in names)


def _retold(look: Look, domain: Domain, event: Event, way: tuple[str, str]) -> Event:
    kind, mode = way
    if mode not in (domain.kinds[kind].modes if kind in domain.kinds else {}):
        return event
    codes = codes_of(look, domain, kind, mode, (*event.targets, *event.places))
    return msgspec.structs.replace(event, kind=kind, mode=mode, codes=codes)
