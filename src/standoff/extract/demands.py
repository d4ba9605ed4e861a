"""Demands in one report: who asks what of whom, by when, or else what."""

import re
from collections.abc import Iterator, Sequence
from datetime import timedelta
from functools import cache
from itertools import pairwise
from typing import Literal, NamedTuple

import msgspec
from spacy.tokens import Token

from standoff.domains.domain import Domain
from standoff.extract.clause import (
    agents_and_targets,
    children,
    governor,
    has_to,
    is_negated,
    is_passive,
    owners,
    prepositional,
    subjects,
)
from standoff.extract.event_times import time_of
from standoff.extract.look import PARTICIPANTS, Look, references, side
from standoff.extract.matters import MatterFinder, MatterFound
from standoff.language.lexicon import Hit, Lexicon
from standoff.language.parse import Parsed
from standoff.record.annotation import TimeMention
from standoff.record.demand import Demand, DemandState
from standoff.record.identity import mention_id
from standoff.record.passage import Passage, Reference
from standoff.record.statement import Statement
from standoff.record.when import When

_ASKED_THROUGH = ("for", "on", "that")
_LISTING = frozenset({"include", "be", "comprise", "are", "cover"})

# How a sentence begins that goes on with a list, and within how many words its verb must come.
_GOING_ON = frozenset({"among", "they", "these"})
_LATEST_VERB = 5
# Within so many words of what is asked stands who is to do it, if anybody is named.
_FIRST_WORDS = 5
_OWNED = frozenset({"state", "government", "run"})
_OWNED_THINGS = frozenset({"hospital", "hospitals", "college", "colleges", "school", "schools"})
_TELLING = frozenset({"tell", "order", "direct", "instruct"})
_BY = frozenset({"within", "by", "till", "until", "before"})
_CLOCKS = frozenset({"ultimatum", "deadline", "limit"})
_ITEM = re.compile(r"\s*(?:[-•*–—]|\(?\d{1,2}[.)])\s*")
# A length of fewer than ten hours, given in the course of a day, is up on the same day.
_HOURS = re.compile(r"PT\dH$")


class Asked(NamedTuple):
    """A demand before it is written down: its words as tokens, and whom its words name."""

    content: list[Token]
    by: list[Token]
    to: list[Token]


class DemandFinder:
    """Finds the demands of a report by one domain's words."""

    def __init__(self, domain: Domain) -> None:
        words = domain.demands
        self._answerable = domain.sides("answerable")
        self._claimants = domain.sides("claimant")
        self._matters = MatterFinder(domain)
        self._verbs = Lexicon((verb, True) for verb in words["demanded"].verbs)
        self._nouns = Lexicon(
            (noun, cue) for cue in ("demanded", "ultimatum") if cue in words for noun in words[cue].nouns
        )
        self._threats = Lexicon((phrase, True) for phrase in words["threatened"].phrases)
        self._refusals = Lexicon((phrase, True) for phrase in (*words["refused"].phrases, *words["refused"].verbs))
        states: tuple[Literal["withdrawn", "met"], ...] = ("withdrawn", "met")
        self._answers: Lexicon[DemandState] = Lexicon((verb, state) for state in states for verb in words[state].verbs)

    def find(self, look: Look) -> tuple[Demand, ...]:
        """The demands of a report, in the order of their words."""
        found = {demand.id: demand for sentence in look.parsed for demand in self._in_sentence(look, sentence)}
        found.update((demand.id, demand) for demand in (*self._listed(look), *self._gone_on(look)))
        return tuple(
            sorted(found.values(), key=lambda demand: (demand.passages[0].start, demand.number or 0, demand.id))
        )

    def _in_sentence(self, look: Look, sentence: Parsed) -> Iterator[Demand]:
        told: set[int] = set()
        for hit in self._verbs.find(sentence.doc):
            if hit.head.pos_ == "VERB" and not is_negated(hit.head) and hit.head.i not in told:
                for asked in _asked_by_verb(hit):
                    told |= {token.i for token in asked.content}
                    yield from self._written(look, sentence, hit.head, asked)
        for verb, asked in _time_given(look, sentence):
            told |= {token.i for token in asked.content}
            yield from self._written(look, sentence, verb, asked)
        for hit_noun in self._nouns.find(sentence.doc):
            if hit_noun.head.pos_ in {"NOUN", "PROPN"} and hit_noun.head.i not in told:
                asked = _asked_by_noun(hit_noun.head)
                yield from self._written(look, sentence, hit_noun.head, asked)

    def _gone_on(self, look: Look) -> Iterator[Demand]:
        """The demands of a sentence that goes on about those of the sentence before: "Among them are ..."."""
        for before, sentence in pairwise(look.parsed):
            first = sentence.doc[0]
            nouns = [hit.head for hit in self._nouns.find(before.doc) if hit.head.pos_ == "NOUN"]
            if not nouns or first.lower_ not in _GOING_ON:
                continue
            verb = next((token for token in sentence.doc if token.lemma_ in _LISTING and token.i < _LATEST_VERB), None)
            if verb is None:
                continue
            asked = _asked_by_noun(nouns[-1])
            by = references(look, before, asked.by)
            content = Asked(list(sentence.doc[verb.i + 1 :]), [], [])
            for demand in self._written(look, sentence, verb, content):
                passages = (look.sentence(before), *demand.passages)
                yield msgspec.structs.replace(demand, by=_first(by), passages=passages)

    def _listed(self, look: Look) -> Iterator[Demand]:
        """The items of a list that a sentence about demands opens: "Their conditions include:" and a line an item."""
        opened: tuple[Parsed, Token] | None = None
        number = 0
        for sentence in look.parsed:
            words = sentence.doc.text
            mark = _ITEM.match(words)
            if opened is not None and mark is not None:
                number += 1
                head, noun = opened
                asked = _asked_by_noun(noun)
                matters = self._matters.find(sentence.doc)
                by = _first(references(look, head, asked.by)) or _owner(look, head, noun)
                for matter in matters[:1]:
                    text = look.passage(sentence.start + len(mark.group()), sentence.end)
                    identifier = mention_id("demand", look.document.id, text.start, text.end, matter.path)
                    yield Demand(
                        id=identifier,
                        matter=matter.path,
                        text=text.quote,
                        by=by,
                        to=_first(references(look, head, asked.to)),
                        when=time_of(look, head, noun, "reported"),
                        number=number,
                        passages=(look.sentence(head), look.sentence(sentence)),
                        mentions=(identifier,),
                    )
            elif words.rstrip().endswith(":"):
                nouns = [hit.head for hit in self._nouns.find(sentence.doc)]
                opened, number = ((sentence, nouns[-1]), 0) if nouns else (None, 0)
            elif mark is None:
                opened = None

    def _written(self, look: Look, sentence: Parsed, cue: Token, asked: Asked) -> Iterator[Demand]:
        inside = {token.i for token in asked.content}
        if not inside:
            return
        matters = self._matters.find(sentence.doc, inside)
        said = look.innermost_statement(*sentence.place(cue))
        if said is not None and said.marks:
            return
        if self._is_order(look, sentence, cue, asked):
            return
        listed = len(matters) > 1
        for number, matter in enumerate(matters, start=1):
            by = _first(references(look, sentence, asked.by)) or _speaker(look, said, asked.by)
            words = _words_of(look, sentence, asked.content, matter, listed)
            identifier = mention_id("demand", look.document.id, words.start, words.end, matter.path)
            yield Demand(
                id=identifier,
                matter=matter.path,
                text=words.quote,
                by=by,
                to=_first(references(look, sentence, asked.to)) or self._answerable_in(look, sentence, asked),
                when=time_of(look, sentence, cue, "reported"),
                deadline=_deadline(look, sentence, cue),
                or_else=self._or_else(look, sentence, cue),
                number=number if listed else None,
                state=self._state(sentence, cue),
                passages=(look.sentence(sentence),),
                mentions=(identifier,),
            )

    def _is_order(self, look: Look, sentence: Parsed, cue: Token, asked: Asked) -> bool:
        """Whether the answerable side tells its own people what to do: that is a commitment, not a demand."""
        if cue.lemma_ not in _TELLING | {"ask", "want"}:
            return False
        sides = {side(look, sentence, token) for token in asked.by}
        papers = any(token.pos_ == "NOUN" and side(look, sentence, token) is None for token in asked.by)
        to = {side(look, sentence, token) for token in asked.to}
        return (bool(sides & self._answerable) or papers) and not to & self._claimants

    def _answerable_in(self, look: Look, sentence: Parsed, asked: Asked) -> Reference | None:
        """Who answers for it, where what is asked begins with them: "that the state post guards"."""
        ordered = sorted(asked.content, key=lambda one: one.i)
        for token in ordered:
            # "Better security at state hospitals": whose hospitals they are says who answers for them.
            if token.lower_ in _OWNED and token.head.lower_ in _OWNED_THINGS:
                start, end = sentence.place(token, token.head)
                groups = [one for one in look.cast.actors if one.kind == "group" and one.side in self._answerable]
                return Reference(passage=look.passage(start, end), entry=groups[0].id if groups else None)
        for token in ordered[:_FIRST_WORDS]:
            name = look.name_at(sentence, token, *PARTICIPANTS)
            if name is not None and side(look, sentence, token) in self._answerable:
                return look.cast.reference(name)
        return None

    def _or_else(self, look: Look, sentence: Parsed, cue: Token) -> Passage | None:
        """What is threatened if the demand is not met: from the threat's first word to the end of the sentence."""
        for hit in self._threats.find(sentence.doc):
            if hit.first.i > cue.i:
                start, _ = sentence.place(hit.first)
                return look.passage(start, sentence.end)
        return None

    def _state(self, sentence: Parsed, cue: Token) -> DemandState:
        if cue.pos_ in {"NOUN", "PROPN"} and any(hit.last.i < cue.i for hit in self._refusals.find(sentence.doc)):
            return "refused"
        verb = governor(cue) if cue.pos_ in {"NOUN", "PROPN"} else None
        for answer in self._answers.find(sentence.doc):
            if verb is not None and verb in answer.tokens and not is_negated(verb):
                return answer.label
        return "open"


def _asked_by_verb(hit: Hit[bool]) -> Iterator[Asked]:
    verb = hit.head
    by, _ = agents_and_targets(verb)
    clauses = children(verb, "xcomp", "ccomp")
    if verb.lemma_ in _TELLING:
        # "Told them to stop" asks for something; "told them that it had stopped" does not.
        clauses = [one for one in clauses if has_to(one)]
        if not clauses:
            return
    things = [
        thing
        for preposition in [*verb.children, *(child for child in hit.last.children)]
        if preposition.dep_ == "prep" and preposition.lower_ in _ASKED_THROUGH
        for thing in preposition.children
        if thing.dep_ in {"pobj", "pcomp"}
    ]
    direct = [thing for thing in children(verb, "dobj") if thing not in things]
    to = prepositional(verb, "to", "from", "upon")
    if clauses:
        to += direct
        to += [subject for clause in clauses for subject in children(clause, "nsubj")] if not to else []
        yield Asked([token for clause in clauses for token in clause.subtree], by, to)
    elif things:
        # "Asked the state for guards": who stands before the thing is asked for it.
        yield Asked([token for thing in things for token in thing.subtree], by, to or direct)
    elif direct or is_passive(verb):
        whole = direct or subjects(verb)
        inside = [token for thing in whole for token in thing.subtree]
        to += [thing for token in inside for thing in prepositional(token, "from")]
        yield Asked(inside, by, to)


def _time_given(look: Look, sentence: Parsed) -> Iterator[tuple[Token, Asked]]:
    """Ultimatums without the word: "gave the doctors four hours to return to their wards"."""
    lengths = [time for time in look.times if time.type == "DURATION"]
    for verb in sentence.doc:
        if verb.lemma_ not in {"give", "allow", "set"} or verb.pos_ != "VERB":
            continue
        below = list(verb.subtree)
        start, end = sentence.place(*below)
        infinitives = [token for token in below if token.tag_ == "VB" and any(c.lower_ == "to" for c in token.children)]
        if infinitives and any(start <= time.passage.start < end for time in lengths):
            by, _ = agents_and_targets(verb)
            to = [child for child in children(verb, "dative", "dobj") if child.ent_type_ not in {"TIME", "DATE"}]
            yield verb, Asked([token for one in infinitives[:1] for token in one.subtree], by, to)


def _asked_by_noun(noun: Token) -> Asked:
    given = [child for child in children(noun, "acl", "relcl") if child.tag_ in {"VBN", "VBD"}]
    by = [*owners(noun), *prepositional(noun, "by", "from")]
    by += [one for one in prepositional(noun, "of") if one.ent_type_ not in {"DATE", "TIME"}]
    by += [agent for verb in given for agent in agents_and_targets(verb)[0]]
    verb = governor(noun)
    to = prepositional(noun, "to")
    content = [
        token
        for child in children(noun, "acl", "relcl", "xcomp", "ccomp")
        if child not in given
        for token in child.subtree
    ]
    content += [token for one in given for child in children(one, "xcomp", "advcl", "ccomp") for token in child.subtree]
    content += [token for thing in prepositional(noun, "for") for token in thing.subtree]
    if not content and noun.dep_ == "nsubj" and has_to(noun.head):
        # The parser often takes "their demand to raise pay" for a clause whose subject is the demand.
        content = [token for token in noun.head.subtree if token != noun and not noun.is_ancestor(token)]
    if verb is not None:
        actors, _ = agents_and_targets(verb)
        if not by and noun not in actors:
            by = actors
        if not content and verb.lemma_ in _LISTING and noun.dep_ in {"nsubj", "nsubjpass"}:
            content = [
                token for child in children(verb, "dobj", "attr", "ccomp", "acomp", "oprd") for token in child.subtree
            ]
        infinitives = [one for one in verb.subtree if one.i > noun.i and one.tag_ == "VB" and has_to(one)]
        if not content and infinitives and noun.dep_ not in {"nsubj", "nsubjpass"}:
            content = list(infinitives[0].subtree)
        if not content and noun.dep_ == "dobj":
            # "Set six conditions, the first of them an apology": what follows the noun says what they are.
            content = [token for token in verb.subtree if token.i > noun.i]
        if not content and noun.dep_ != "nsubj":
            content = [
                token for child in children(verb, "xcomp", "advcl") for token in child.subtree if child.i > noun.i
            ]
    return Asked(content, by, to)


def _first(found: Sequence[Reference]) -> Reference | None:
    return found[0] if found else None


def _speaker(look: Look, said: Statement | None, by: Sequence[Token]) -> Reference | None:
    """The one who says it, where a demand in somebody's own words names nobody else ("I appeal to ...")."""
    if said is None or not said.source or said.speaker is None:
        return None
    first_person = any(token.lower_ in {"i", "we"} for token in by)
    return Reference(passage=said.source[0], entry=said.speaker) if first_person or not by else None


def _owner(look: Look, sentence: Parsed, noun: Token) -> Reference | None:
    """Whose demands a list is: the claimants named last before it, where it says only "their"."""
    if not any(child.lower_ in {"their", "its", "his", "her", "our"} for child in noun.children):
        return None
    named = [name for name in look.cast.names if name.kind == "group" and name.several and name.end <= sentence.start]
    return look.cast.reference(named[-1]) if named else None


def _words_of(look: Look, sentence: Parsed, content: Sequence[Token], matter: MatterFound, listed: bool) -> Passage:
    """The words of a demand: all that is asked, or of a list the item that tells of the matter."""
    if not listed:
        kept = sorted(content, key=lambda token: token.i)
        while len(kept) > 1 and (kept[-1].is_punct or (kept[-1].ent_type_ == "DATE" and kept[-1].dep_ == "npadvmod")):
            kept = kept[:-1]  # "to end the strike yesterday": the day is that of the asking
        return look.passage(*sentence.place(*kept))
    token = sentence.doc[matter.last]
    inside = {one.i for one in content}
    while token.head.i in inside and token.head != token and token.dep_ not in {"conj", "ROOT", "appos"}:
        if any(child.dep_ == "conj" for child in token.children):
            break
        token = token.head
    own = [one for one in token.subtree if one.i in inside and not _of_next_item(one, token)]
    while len(own) > 1 and (own[-1].is_punct or own[-1].dep_ == "cc"):
        own = own[:-1]
    return look.passage(*sentence.place(*own))


def _of_next_item(token: Token, item: Token) -> bool:
    """Whether a word belongs to a later item of the list that the parser hangs below this one."""
    while token not in {item, token.head}:
        if token.dep_ in {"conj", "cc", "appos"} and token.i > item.i:
            return True
        token = token.head
    return False


def _deadline(look: Look, sentence: Parsed, cue: Token) -> When | None:
    """The time by which: an ultimatum's length from when it is given, or what stands behind "within" or "by"."""
    text = look.document.text
    for time in look.times:
        if not (sentence.start <= time.passage.start and time.passage.end <= sentence.end):
            continue
        before = text[max(sentence.start, time.passage.start - 20) : time.passage.start].lower().split()
        after = text[time.passage.end : time.passage.end + 24].lower().lstrip(" -").split()
        clocked = bool(after) and after[0] in _CLOCKS
        given = time.type == "DURATION" and cue.lemma_ in {"give", "allow", "set"}
        named = len(before) > 1 and before[-1] == "of" and before[-2] in _CLOCKS
        if clocked or given or named or (before and before[-1] in _BY):
            return _end_of(time, time_of(look, sentence, cue, "reported"))
    return None


def _end_of(time: TimeMention, given: When) -> When:
    """When a time is up: a length of hours ends on the day on which it was given, or on the next."""
    if time.type != "DURATION" or (time.when.known and not time.value.startswith("PT")):
        return msgspec.structs.replace(time.when, passage=time.passage)
    if given.day is None or not time.value.startswith("PT"):
        return When(earliest=given.earliest, passage=time.passage)
    next_day = given.day if _HOURS.match(time.value) else given.day + timedelta(days=1)
    return When(earliest=given.day, latest=next_day, granularity="day", got="counted", passage=time.passage)


@cache
def demand_finder(domain: Domain) -> DemandFinder:
    """The finder for a domain, its word lists made ready once."""
    return DemandFinder(domain)
