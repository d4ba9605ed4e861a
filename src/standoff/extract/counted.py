"""How many took part in an event or suffered it, from the numbers that stand with the participants."""

from spacy.tokens import Token

from standoff.domains.domain import Domain
from standoff.extract.clause import is_passive, objects, prepositional, subjects, verb_of
from standoff.extract.look import Look
from standoff.extract.somebody import people
from standoff.language.parse import Parsed
from standoff.language.quantities import find_numbers
from standoff.record.event import Count


def counts_of(look: Look, domain: Domain, sentence: Parsed, head: Token) -> tuple[Count, ...]:
    """How many took part or suffered, from the numbers that stand with the participants."""
    verb = verb_of(head)
    things = [*(subjects(verb) if verb is not None else []), *(objects(verb) if verb is not None else [])]
    things += prepositional(head, "on", "by", "of", "against", "with")
    if verb is not None and is_passive(verb):
        things += prepositional(verb, "by")
    counts = []
    text = look.document.text
    for thing in dict.fromkeys(things):
        if thing == head or not people(look, domain, sentence, [thing]):
            continue
        left = min(token.i for token in thing.subtree)
        start, end = sentence.start + sentence.doc[left].idx, sentence.start + thing.idx + len(thing.text)
        numbers = [
            one
            for one in find_numbers(text[start:end])
            if not one.percent and not _in_time(look, start + one.start, start + one.end)
        ]
        if numbers and "-old" not in text[start:end]:
            number = numbers[0]
            counts.append(
                Count(
                    what=_what(thing),
                    low=int(number.low) if number.low is not None else None,
                    high=int(number.high) if number.high is not None else None,
                    qualifier=number.qualifier,
                    passage=look.passage(start + number.start, end),
                )
            )
    return tuple(counts)


def _what(thing: Token) -> str:
    """What is counted: "two of the men" counts men, and a number alone people."""
    of = prepositional(thing, "of")
    if thing.pos_ in {"NUM", "DET", "PRON"}:
        return of[0].lemma_.lower() if of and of[0].pos_ == "NOUN" else "people"
    return thing.lemma_.lower() if thing.pos_ != "PROPN" else thing.text


def _in_time(look: Look, start: int, end: int) -> bool:
    return any(time.passage.start < end and start < time.passage.end for time in look.times)
