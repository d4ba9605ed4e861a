"""Demands in one report: who asks what of whom, by when, or else what."""

from collections.abc import Iterator, Sequence
from functools import cache

import msgspec
from spacy.tokens import Token

from standoff.domains.domain import Domain
from standoff.extract.asked import Asking
from standoff.extract.asked_of import (
    asked_one,
    is_call_back,
    is_order,
    is_told_down,
    not_asked_of_the_accused,
)
from standoff.extract.asked_on import gone_on, ordinal_of
from standoff.extract.asked_things import (
    condition_behind,
    narrowest,
    says_what,
    things_asked,
    threat_behind,
    without_day,
)
from standoff.extract.askers import asker, may_demand
from standoff.extract.askings import askings
from standoff.extract.clause import is_negated
from standoff.extract.deadlines import deadline_of
from standoff.extract.demand_answers import state_of, unanswered
from standoff.extract.demand_words import demand_words
from standoff.extract.demands_listed import demands_listed, going_on
from standoff.extract.demands_timed import demands_timed
from standoff.extract.look import Look
from standoff.extract.marked import filled, marked, parties, with_party, words_of
from standoff.extract.matters import END_OF_STRIKE
from standoff.extract.terms import made
from standoff.language.parse import Parsed
from standoff.record.demand import Demand
from standoff.record.identity import mention_id
from standoff.record.passage import Reference
from standoff.record.statement import Statement

# A list of demands that runs from sentence to sentence goes on after no more than so many others.
_LONGEST_BREAK = 1
# What the encoder marks as a demand counts where it is at least so sure (chosen on the part *tuning*).
LEAST_SURE = 0.75


class DemandFinder:
    """Finds the demands of a report by one domain's words."""

    def __init__(self, domain: Domain) -> None:
        self._words = demand_words(domain)
        self._sides = self._words.sides

    def find(self, look: Look) -> tuple[Demand, ...]:
        """The demands of a report, in the order of their words."""
        found: dict[str, Demand] = {}
        opened: Parsed | None = None
        since = 0
        for sentence in look.parsed:
            found.update((one.id, one) for one in self._in_sentence(look, sentence, opened))
            since += 1
            if self._words.named_in(sentence) and not (opened is not None and gone_on(sentence.doc)):
                opened, since = sentence, 0
            elif opened is not None and gone_on(sentence.doc):
                since = 0
            elif since > _LONGEST_BREAK:
                opened = None
        found.update((one.id, one) for one in demands_listed(self._words, look))
        found = {one.id: self._filled(look, one) for one in found.values()}
        found.update((one.id, one) for one in self._marked(look, list(found.values())))
        found.update((one.id, one) for one in demands_timed(self._words, look, list(found.values())))
        found = {one.id: one for one in not_asked_of_the_accused(look, list(found.values()))}
        return tuple(sorted(found.values(), key=lambda one: (one.passages[0].start, one.number or 0, one.id)))

    def _in_sentence(self, look: Look, sentence: Parsed, opened: Parsed | None) -> Iterator[Demand]:
        """The demands of a sentence; ``opened`` is the one before that named demands, if it may go on about those."""
        told: set[int] = set()
        for asking in askings(self._words, look, sentence):
            if asking.cue.i not in told:
                for demand, place in self._written(look, sentence, asking):
                    told |= place
                    yield demand
        more = gone_on(sentence.doc) if not told and opened is not None else None
        if opened is not None and more is not None:
            for demand, _ in self._written(look, sentence, going_on(self._words, look, opened, more)):
                number = more.number or demand.number
                yield msgspec.structs.replace(demand, number=number, passages=(look.sentence(opened), *demand.passages))

    def _filled(self, look: Look, demand: Demand) -> Demand:
        """A demand with those whom the encoder names, but not those who answer for it as the ones who ask."""
        more = filled(look, demand, "demand", self._sides.claimants)
        answers = demand.by is None and self._sides.answers(look.actor(more.by))
        if answers and (demand.state in {"refused", "met"} or not self._sides.claims(look.actor(more.to))):
            return demand
        return more

    def _marked(self, look: Look, told: Sequence[Demand]) -> Iterator[Demand]:
        """The demands that the encoder marks and no word of the lists tells of."""
        known = [words_of(look, one) for one in told]
        for mark, sentence, tokens in marked(look, "demand", LEAST_SURE, known):
            by, to = parties(look, mark, self._sides.claimants)
            if is_told_down(self._sides, look, by, to) or self._is_not_asked(sentence, tokens[0]):
                continue
            words = look.passage(*sentence.place(*tokens))
            path = narrowest(self._words.matters.among(tokens))
            identifier = mention_id("demand", look.document.id, words.start, words.end, path or "")
            yield Demand(
                id=identifier,
                matter=path,
                text=words.quote,
                by=by,
                to=to,
                when=made(look, sentence, tokens[0], (words.start, words.end)),
                deadline=deadline_of(look, sentence, tokens[0]),
                or_else=threat_behind(self._words, look, sentence, tokens[-1]),
                condition=condition_behind(look, sentence, words),
                passages=with_party((look.sentence(sentence),), by),
                mentions=(identifier,),
                found_by="encoder",
            )

    def _is_not_asked(self, sentence: Parsed, first: Token) -> bool:
        """Whether it is only a question, or a word of asking before it is denied: "they did not ask for ..."."""
        if first.i > 0 and first.nbor(-1).lower_ == "whether":
            return True
        return any(hit.last.i < first.i and is_negated(hit.head) for hit in self._words.verbs.find(sentence.doc))

    def _written(self, look: Look, sentence: Parsed, asking: Asking) -> Iterator[tuple[Demand, set[int]]]:
        """The demands of an asking, each with the places of its words in the sentence."""
        cue, asked = asking.cue, asking.asked
        if not asked.content:
            return
        said = look.innermost_statement(*sentence.place(cue))
        if (said is not None and said.marks) or is_order(self._words, look, sentence, cue, asked):
            return
        by = asking.by or self._by(look, sentence, asking, said)
        claimed = by is not None and may_demand(self._sides, look, sentence, by, asking)
        listed = things_asked(self._words, sentence, cue, asked)
        for number, item in enumerate(listed, start=1):
            matters = self._words.matters.among(item)
            back = not matters and is_call_back(self._sides, look, sentence, asking, item)
            if not matters and not back and not (asking.surely and claimed and says_what(item)):
                continue
            words = look.passage(*sentence.place(*without_day(item)))
            path = END_OF_STRIKE if back else narrowest(matters)
            identifier = mention_id("demand", look.document.id, words.start, words.end, path or "")
            demand = Demand(
                id=identifier,
                matter=path,
                text=words.quote,
                by=by,
                to=asked_one(self._sides, look, sentence, asked, by),
                when=made(look, sentence, cue, (words.start, words.end)),
                deadline=deadline_of(look, sentence, cue),
                or_else=asking.or_else or threat_behind(self._words, look, sentence, cue),
                condition=condition_behind(look, sentence, words),
                number=number if len(listed) > 1 else ordinal_of(cue),
                state=state_of(self._words, sentence, cue),
                passages=(look.sentence(sentence),),
                mentions=(identifier,),
            )
            yield demand, {token.i for token in item}

    def _by(self, look: Look, sentence: Parsed, asking: Asking, said: Statement | None) -> Reference | None:
        """Who asks, by the words and the statement that holds them; not those who only answer a demand."""
        others = unanswered(self._words, sentence, asking.cue, asking.asked)
        answered = said is not None and self._sides.answers(look.cast.actor(said.speaker))
        speaks = said if others is None or not answered else None
        return asker(self._words, look, sentence, others or asking.asked, speaks)


@cache
def demand_finder(domain: Domain) -> DemandFinder:
    """The finder for a domain, its word lists made ready once."""
    return DemandFinder(domain)
