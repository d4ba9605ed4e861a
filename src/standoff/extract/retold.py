"""What a report tells of demands and promises that stand already: deadlines put off or run out, words given again."""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import TypeVar

import msgspec
from spacy.tokens import Token

from standoff.domains.domain import Cues, Domain
from standoff.extract.clause import (
    WILL,
    agents_and_targets,
    auxiliaries,
    has_to,
    is_negated,
    is_passive,
    objects,
    owners,
    subjects,
)
from standoff.extract.deadlines import days_of, end_of
from standoff.extract.event_times import time_of
from standoff.extract.look import Look, first_of
from standoff.extract.matters import END_OF_STRIKE, matter_finder
from standoff.language.lexicon import Lexicon
from standoff.language.parse import Parsed
from standoff.record.annotation import TimeMention
from standoff.record.commitment import Commitment
from standoff.record.demand import Demand
from standoff.record.extension import ClockChange, ClockSaid, Renewal
from standoff.record.identity import mention_id
from standoff.record.passage import Reference
from standoff.record.when import When

E = TypeVar("E", Demand, Commitment)

_UNTIL = frozenset({"to", "until", "till", "by", "for"})
# Who agrees to do something does it; who refuses or is asked to does not.
_COMES_ABOUT = frozenset({"agree", "decide", "consent", "vote", "choose", "resolve"})
_AHEAD = WILL | {"should", "must", "may", "might", "could"}
# What a deadline is for is told at most so many sentences before it.
_BACK = 2


class RetoldFinder:
    """Finds by one domain's words what is told again, and what became of deadlines."""

    def __init__(self, domain: Domain) -> None:
        words = domain.demands
        extended, ran_out = words.get("extended", Cues()), words.get("ran out", Cues())
        self._clocks = frozenset(words["ultimatum"].nouns)
        self._extending = Lexicon((verb, True) for verb in extended.verbs)
        self._waiting = Lexicon((phrase, True) for phrase in extended.phrases)
        self._running_out = Lexicon((verb, True) for verb in ran_out.verbs)
        self._renewing = Lexicon((verb, True) for verb in words.get("renewed", Cues()).verbs)
        self._in_part = Lexicon((phrase, True) for phrase in words.get("partly met", Cues()).phrases)
        self._matters = matter_finder(domain)

    def clock_changes(self, look: Look) -> tuple[ClockChange, ...]:
        """The deadlines that a report tells to be put off or run out, one for each matter that they are of."""
        found: dict[str, ClockChange] = {}
        for number, sentence in enumerate(look.parsed):
            for change in self._in_sentence(look, number, sentence):
                found[change.id] = change
        return tuple(found.values())

    def again(self, look: Look, entries: Sequence[E]) -> tuple[E, ...]:
        """Demands or promises, those marked that the report tells to be made again, or to be met in part."""
        return tuple(self._told_in_part(look, self._renewed(look, one)) for one in entries)

    def _renewed(self, look: Look, entry: E) -> E:
        place = entry.passages[0]
        for sentence in look.parsed:
            if not (sentence.start <= place.start < sentence.end):
                continue
            start = look.document.text.find(entry.text, sentence.start, sentence.end)
            for hit in self._renewing.find(sentence.doc):
                before = start < 0 or sentence.start + hit.head.idx < start
                if hit.head.pos_ == "VERB" and before and not is_negated(hit.head) and _is_past(hit.head):
                    when = time_of(look, sentence, hit.head, "reported")
                    own = Renewal(by=entry.by, when=when, passage=look.sentence(sentence))
                    return msgspec.structs.replace(entry, renewals=(own,))
        return entry

    def _told_in_part(self, look: Look, entry: E) -> E:
        """A demand that is told to be met, where the words are of a part: "met part of the demand for guards"."""
        if not isinstance(entry, Demand) or entry.state != "met":
            return entry
        place = entry.passages[0]
        sentence = look.sentence_at(place.start)
        part = sentence is not None and self._in_part.find(sentence.doc)
        return msgspec.structs.replace(entry, state="partly met") if part else entry

    def _in_sentence(self, look: Look, number: int, sentence: Parsed) -> Iterator[ClockChange]:
        for hit in self._extending.find(sentence.doc):
            if hit.head.pos_ == "VERB" and _is_told(hit.head) and (clock := self._clock_of(hit.head)) is not None:
                until = self._until(look, sentence, hit.head)
                if until is not None:
                    by = first_of(look, sentence, agents_and_targets(hit.head)[0])
                    yield from self._written(look, number, hit.head, by, until)
        for hit in self._waiting.find(sentence.doc):
            verb = hit.head
            until = self._until(look, sentence, hit.last) if verb.pos_ == "VERB" and not is_negated(verb) else None
            if until is not None and _is_waiting(verb):
                by = first_of(look, sentence, subjects(verb))
                yield from self._written(look, number, verb, by, until)
        for hit in self._running_out.find(sentence.doc):
            verb = hit.head
            clock = self._run_out(verb)
            if verb.pos_ == "VERB" and clock is not None and _is_past(verb) and not is_negated(verb):
                yield from self._written(look, number, verb, _whose(look, sentence, clock), None)

    def _clock_of(self, verb: Token) -> Token | None:
        """The deadline that a verb puts off: its object, or its subject in the passive."""
        things = subjects(verb) if is_passive(verb) else objects(verb)
        return next((one for one in things if one.lemma_.lower() in self._clocks), None)

    def _run_out(self, verb: Token) -> Token | None:
        """The deadline that is told to have run out: the subject of a verb.

        Of "the deadline that nurses gave the county passed" the parser often makes a phrase without a verb of its own.
        """
        own = next((one for one in subjects(verb) if one.lemma_.lower() in self._clocks), None)
        root = next(token for token in verb.doc if token.head == token)
        lost = root.lemma_.lower() in self._clocks and root.i < verb.i and not objects(verb)
        return own or (root if lost else None)

    def _until(self, look: Look, sentence: Parsed, verb: Token) -> When | None:
        """The new deadline: the last time behind "to" or "until", or a length behind "by"."""
        found = self._time_of(look, sentence, verb)
        return end_of(look, sentence, verb, found) if found is not None else None

    def _time_of(self, look: Look, sentence: Parsed, verb: Token) -> TimeMention | None:
        text, found = look.document.text, None
        place = sentence.start + verb.idx
        for time in look.times:
            if not (place < time.passage.start and time.passage.end <= sentence.end):
                continue
            before = text[place : time.passage.start].lower().split()
            if before and (before[-1] in _UNTIL or (time.type == "DURATION" and before[-2:-1] == ["by"])):
                found = time
        return found

    def _written(
        self, look: Look, number: int, verb: Token, by: Reference | None, until: When | None
    ) -> Iterator[ClockChange]:
        """That a deadline is put off until a time, or has run out, for each matter that it is of."""
        sentence = look.parsed[number]
        start, end = sentence.place(verb)
        time = self._time_of(look, sentence, verb) if until is not None else None
        said: ClockSaid = "put off" if until is not None else "run out"
        for matter in self._about(look, number) or [None]:
            yield ClockChange(
                id=mention_id("demand", look.document.id, start, end, f"{said} {matter}"),
                said=said,
                by=by,
                matter=matter,
                until=until,
                longer=days_of(time) if time is not None and _is_behind_by(look, time.passage.start) else None,
                when=time_of(look, sentence, verb, "reported"),
                passage=look.sentence(sentence),
            )

    def _about(self, look: Look, number: int) -> list[str | None]:
        """What the deadline is for: the matters of its sentence, else of the nearest of those before it."""
        for sentence in reversed(look.parsed[max(0, number - _BACK) : number + 1]):
            found = [one.path for one in self._matters.find(sentence.doc) if one.path != END_OF_STRIKE]
            if found:
                return list(found)
        return []


def _is_behind_by(look: Look, place: int) -> bool:
    """Whether a length tells how much later a deadline is: "by 72 hours", "by another week"."""
    words = look.document.text[:place].split()[-2:]
    return "by" in {word.lower() for word in words}


def _whose(look: Look, sentence: Parsed, clock: Token) -> Reference | None:
    """Whose deadline it is: "the union's deadline", "the deadline that nurses gave the county"."""
    givers = [*owners(clock), *(one for child in clock.children if child.dep_ == "relcl" for one in subjects(child))]
    return first_of(look, sentence, [one for one in givers if one != clock])


def _is_waiting(verb: Token) -> bool:
    """Whether somebody waits, or says that they will: "agreed to wait until", "will now wait until"."""
    if has_to(verb):
        return verb.head.lemma_ in _COMES_ABOUT
    return bool(subjects(verb)) and not auxiliaries(verb) & (_AHEAD - WILL)


def _is_told(verb: Token) -> bool:
    """Whether a deed is told as done or decided, not asked for, refused or to come."""
    if is_negated(verb) or auxiliaries(verb) & _AHEAD:
        return False
    return verb.head.lemma_ in _COMES_ABOUT if has_to(verb) else _is_past(verb) or verb.tag_ in {"VBZ", "VBP"}


def _is_past(verb: Token) -> bool:
    return verb.tag_ in {"VBD", "VBN", "VBG"} and not auxiliaries(verb) & _AHEAD and not has_to(verb)


@cache
def retold_finder(domain: Domain) -> RetoldFinder:
    """The finder for a domain, its word lists made ready once."""
    return RetoldFinder(domain)
