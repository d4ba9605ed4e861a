"""Demands that get a time in a later sentence: "They gave the council until Friday"."""

from collections.abc import Iterator, Sequence

import msgspec

from standoff.extract.asked_things import threat_behind
from standoff.extract.deadlines import deadline_of
from standoff.extract.demand_words import DemandWords
from standoff.extract.look import Look, first_of
from standoff.extract.sides import Sides
from standoff.extract.time_given import time_alone
from standoff.record.demand import Demand
from standoff.record.passage import Reference


def demands_timed(words: DemandWords, look: Look, told: Sequence[Demand]) -> Iterator[Demand]:
    """The demands that get a time in a later sentence: "They gave the council until Friday"."""
    for sentence in look.parsed:
        for verb, by, to in time_alone(look, sentence):
            deadline = deadline_of(look, sentence, verb)
            giver = first_of(look, sentence, by)
            asked = first_of(look, sentence, to)
            if deadline is None or not (giver is not None or not by) or (asked is None and not by):
                continue
            before = [one for one in told if one.passages[0].start < sentence.end and one.deadline is None]
            for one in before:
                if _is_given_by(words.sides, look, one, giver) and _may_be_to(one, asked):
                    passages = tuple(sorted({*one.passages, look.sentence(sentence)}))
                    or_else = one.or_else or threat_behind(words, look, sentence, verb)
                    yield msgspec.structs.replace(
                        one, deadline=deadline, or_else=or_else, to=one.to or asked, passages=passages
                    )


def _is_given_by(sides: Sides, look: Look, demand: Demand, giver: Reference | None) -> bool:
    """Whether a time may be for a demand: it is of those who give it, or of their side."""
    asker = look.actor(demand.by)
    if giver is None:
        return sides.claims(asker)
    if demand.by is not None and demand.by.entry is not None and demand.by.entry == giver.entry:
        return True
    gives = look.actor(giver)
    if asker is None or gives is None or not sides.claims(asker):
        return False
    return gives.side == asker.side or (gives.side is None and gives.kind == "organisation")


def _may_be_to(demand: Demand, asked: Reference | None) -> bool:
    """Whether a demand may be addressed to those to whom a time is given."""
    if demand.to is None or asked is None or demand.to.entry is None or asked.entry is None:
        return True
    return demand.to.entry == asked.entry
