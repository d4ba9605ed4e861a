"""Commitments in one report: who undertook what, for whom, how firmly, by when."""

from collections.abc import Iterator, Sequence
from functools import cache

import msgspec
from spacy.tokens import Token

from standoff.domains.domain import Domain
from standoff.extract.clause import is_passive, subjects
from standoff.extract.due_days import due_of
from standoff.extract.items import numbered
from standoff.extract.look import Look
from standoff.extract.looking_ahead import is_past
from standoff.extract.marked import filled, marked, parties, with_party, words_of
from standoff.extract.matters import END_OF_STRIKE
from standoff.extract.promise_words import STOPPAGES, promise_words
from standoff.extract.promised_by_noun import promised_by_noun, promised_on_paper
from standoff.extract.promised_by_verb import promised_by_verb
from standoff.extract.promised_in_statement import promised_in_statement
from standoff.extract.promised_outright import promised_outright
from standoff.extract.promisers import can_promise, is_denied
from standoff.extract.terms import condition_of, made, on_behalf_of, quantity_of
from standoff.extract.undertaken import Thing, Undertaken, is_idle, own_clause, things_of
from standoff.language.parse import Parsed
from standoff.record.commitment import Commitment
from standoff.record.demand import Demand
from standoff.record.identity import mention_id
from standoff.record.passage import Passage

# What the encoder marks as a promise counts where it is at least so sure (chosen on the part *tuning*).
LEAST_SURE = 0.75
# What is told with these is to be done: what has been done already is no part of it.
_OF_DEEDS = frozenset({"planned", "ordered"})
# How sentences tell what is undertaken, each by its own words.
_TOLD_BY = (promised_by_verb, promised_by_noun, promised_on_paper, promised_in_statement, promised_outright)


class CommitmentFinder:
    """Finds the commitments of a report by one domain's words."""

    def __init__(self, domain: Domain) -> None:
        self._words = promise_words(domain)
        self._sides = self._words.sides

    def find(self, look: Look) -> tuple[Commitment, ...]:
        """The commitments of a report, one a matter and cue, in the order of their words."""
        found: dict[str, Commitment] = {}
        for sentence in look.parsed:
            told = [
                one
                for told_by in _TOLD_BY
                for undertaken in told_by(self._words, look, sentence)
                for one in self._written(look, sentence, undertaken)
            ]
            found.update((one.id, one) for one in _told_once(look, told))
        found = {one.id: self._filled(look, one) for one in found.values()}
        found.update((one.id, one) for one in self._marked(look, list(found.values())))
        return tuple(sorted(found.values(), key=lambda one: (one.passages[0].start, one.id)))

    def _marked(self, look: Look, told: Sequence[Commitment]) -> Iterator[Commitment]:
        """The promises that the encoder marks and no word of the lists tells of."""
        known = [words_of(look, one) for one in told]
        for mark, sentence, tokens in marked(look, "promise", LEAST_SURE, known):
            by, to = parties(look, mark, self._sides.claimants)
            for item in numbered(tokens) or [tokens]:
                thing = Thing(item, next(iter(self._words.matters.among(item)), None))
                words = look.passage(*sentence.place(*item))
                denied = is_denied(look, words.start, words.end)
                if (
                    denied
                    or is_past(item)
                    or _is_of_stoppage(item)
                    or not can_promise(self._sides, look, by, thing.path)
                ):
                    continue
                undertaken = Undertaken(item[0], self._words.strength(sentence), item, by, to)
                one = self._commitment(look, sentence, undertaken, thing, words)
                yield msgspec.structs.replace(one, found_by="encoder")

    def _filled(self, look: Look, commitment: Commitment) -> Commitment:
        """A commitment with those whom the encoder names, where it is for them to promise it."""
        more = filled(look, commitment, "promise", self._sides.claimants)
        return more if can_promise(self._sides, look, more.by, more.matter) else commitment

    def _written(self, look: Look, sentence: Parsed, undertaken: Undertaken) -> Iterator[Commitment]:
        """The commitments of what somebody undertakes, one for each of its things."""
        for found in things_of(self._words.matters, sentence, undertaken):
            thing = found
            if not can_promise(self._sides, look, undertaken.by, found.path):
                # It is not for those who answer to end the strike: the words are of something else that they promise.
                if found.path != END_OF_STRIKE or not undertaken.binds:
                    continue
                thing = found._replace(matter=None)
            own = own_clause(sentence, thing)
            if undertaken.strength in _OF_DEEDS and undertaken.cue not in own and is_past(own):
                continue
            words = look.passage(*sentence.place(*own))
            if found.path is not None or not is_idle(words.quote):
                yield self._commitment(look, sentence, undertaken, thing, words)

    def _commitment(
        self, look: Look, sentence: Parsed, undertaken: Undertaken, thing: Thing, words: Passage
    ) -> Commitment:
        """A thing that somebody undertakes, written down."""
        identifier = mention_id("commitment", look.document.id, words.start, words.end, thing.path or "")
        whole = sentence.place(*undertaken.content) if undertaken.content else (0, 0)
        when = made(look, sentence, undertaken.cue, whole)
        return Commitment(
            id=identifier,
            matter=thing.path,
            text=words.quote,
            by=undertaken.by,
            to=undertaken.to,
            on_behalf_of=on_behalf_of(look, sentence, undertaken.by),
            strength=undertaken.strength,
            quantity=quantity_of(look, sentence, thing.matter, words),
            when=when,
            due=due_of(look, sentence, thing.tokens, when),
            condition=condition_of(look, sentence, undertaken.cue),
            measured_by=self._words.matters.measure(thing.path),
            passages=with_party((look.sentence(sentence),), undertaken.by),
            mentions=(identifier,),
        )


def _is_of_stoppage(words: Sequence[Token]) -> bool:
    """Whether words tell only how long a stoppage will last: "the strike would go on until all is met"."""
    verb = next((token for token in words if token.pos_ == "VERB"), None)
    if verb is None or is_passive(verb):
        return False  # "the strike will be called off"
    return any(one.lemma_ in STOPPAGES for one in subjects(verb) if one.head == verb)


def _told_once(look: Look, told: Sequence[Commitment]) -> Iterator[Commitment]:
    """The commitments of a sentence without those that say the same in more words."""
    for one in told:
        words = words_of(look, one)
        rivals = [other for other in told if other.matter == one.matter and other is not one]
        if not any(_rank(other) < _rank(one) and words.overlaps(words_of(look, other)) for other in rivals):
            yield one


def _rank(one: Commitment) -> tuple[bool, int, str]:
    """What is promised in so many words comes before what is only said to be planned; then the fewer words."""
    return one.strength == "planned", len(one.text), one.id


def without_promised(look: Look, demands: Sequence[Demand], commitments: Sequence[Commitment]) -> tuple[Demand, ...]:
    """The demands without those that only the encoder marks in words which tell what others promise."""
    promised = [words_of(look, one) for one in commitments if one.found_by == "words" and one.by is not None]
    return tuple(
        one
        for one in demands
        if one.found_by == "words" or not any(words.overlaps(words_of(look, one)) for words in promised)
    )


@cache
def commitment_finder(domain: Domain) -> CommitmentFinder:
    """The finder for a domain, its word lists made ready once."""
    return CommitmentFinder(domain)


def without_asked(look: Look, commitments: Sequence[Commitment], demands: Sequence[Demand]) -> tuple[Commitment, ...]:
    """The commitments without those that are only asked for: "a guarantee that no one will be punished".

    A commitment of those who answer, in their own words, stays beside the demand that it grants.
    """
    asked = [(words_of(look, one), one) for one in demands if one.state == "open"]

    def is_asked(one: Commitment) -> bool:
        words = words_of(look, one)
        for place, demand in asked:
            same = one.by is None or (demand.by is not None and one.by.entry == demand.by.entry)
            if same and place.start <= words.start and words.end <= place.end:
                return True
        return False

    return tuple(one for one in commitments if not is_asked(one))
