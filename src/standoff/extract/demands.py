"""Demands in one report: who asks what of whom, by when, or else what."""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import Literal, NamedTuple

import msgspec
from spacy.tokens import Token

from standoff.domains.domain import Domain
from standoff.extract.asked import (
    TELLING,
    Asked,
    asked_by_noun,
    asked_by_paper,
    asked_by_verb,
    asked_through,
)
from standoff.extract.asked_on import gone_on, ordinal_of
from standoff.extract.clause import (
    WILL,
    agents_and_targets,
    auxiliaries,
    children,
    governor,
    has_to,
    is_negated,
    is_passive,
    owners,
    prepositional,
    subjects,
)
from standoff.extract.deadlines import deadline_of
from standoff.extract.event_times import time_of
from standoff.extract.items import Item, items, runs_on
from standoff.extract.look import PARTICIPANTS, PLACES, Look, references, side, tokens_in, words_for
from standoff.extract.marked import filled, is_same_side, marked, parties, with_party, words_of
from standoff.extract.matters import END_OF_STRIKE, MatterFinder, MatterFound
from standoff.extract.terms import condition_of, made
from standoff.extract.time_given import time_alone, time_given
from standoff.language.lexicon import Lexicon
from standoff.language.parse import Parsed
from standoff.record.demand import Demand, DemandState
from standoff.record.identity import mention_id
from standoff.record.matter import APART
from standoff.record.passage import Passage, Reference
from standoff.record.statement import Statement

# A list of demands that runs from sentence to sentence goes on after no more than so many others.
_LONGEST_BREAK = 1
# Within so many words of what is asked stands who is to do it, if anybody is named.
_FIRST_WORDS = 5
# The verbs in which calls to go back to work are put.
_GOING_BACK = frozenset(
    """return resume go get report end stop suspend lift clear call come rejoin unblock reopen put shelve
    vacate""".split()  # noqa: SIM905
)
# Who does these until something comes about demands it.
_STAYING = frozenset({"stay", "remain", "continue", "refuse", "keep", "hold"})
_PROVISOS = frozenset({"unless", "if", "until", "till"})
_NO_ORDERS = frozenset({"let", "look", "thank", "imagine", "please", "come", "see", "god", "ask", "remember", "say"})
_MUST = frozenset({"must", "should", "ought"})
# Who is only asked to speak is asked for nothing.
_ANSWERS = frozenset({"comment", "say", "explain", "confirm", "clarify", "tell", "describe", "remember", "recall"})
# Who does these with demands has them.
_HOLDING = frozenset({"have", "list", "name", "present", "put", "set", "submit", "make", "raise", "issue"})
_OWNED = frozenset({"state", "government", "run"})
_OWNED_THINGS = frozenset({"hospital", "hospitals", "college", "colleges", "school", "schools"})
_ITEM = re.compile(r"\s*(?:[-•*–—]|\(?\d{1,2}[.)])\s*")


# What the encoder marks as a demand counts where it is at least so sure (chosen on the part *tuning*).
LEAST_SURE = 0.85


class Asking(NamedTuple):
    """Something that is asked for: the word that asks, what it asks, and by whom where that is settled already.

    ``surely`` holds where the word means a demand even if what is asked is of no known matter.
    """

    cue: Token
    asked: Asked
    by: Reference | None = None
    surely: bool = False
    or_else: Passage | None = None


class DemandFinder:
    """Finds the demands of a report by one domain's words."""

    def __init__(self, domain: Domain) -> None:
        words = domain.demands
        self._answerable = domain.sides("answerable")
        self._claimants = domain.sides("claimant")
        self._ordering = domain.ordering()
        papers = (*domain.commitments["ordered"].nouns, *domain.commitments["agreed"].nouns)
        self._writings = frozenset(papers)
        self._matters = MatterFinder(domain)
        self._verbs = Lexicon((verb, True) for verb in words["demanded"].verbs)
        self._nouns = Lexicon(
            (noun, cue) for cue in ("demanded", "ultimatum") if cue in words for noun in words[cue].nouns
        )
        self._papers = Lexicon((noun, True) for noun in words["written"].nouns)
        self._wishes = frozenset(verb for verb in words["wanted"].verbs)
        self._pressing = Lexicon((phrase, True) for phrase in words["demanded"].phrases)
        self._threats = Lexicon((phrase, True) for phrase in words["threatened"].phrases)
        self._refusals = Lexicon((phrase, True) for phrase in (*words["refused"].phrases, *words["refused"].verbs))
        states: tuple[Literal["withdrawn", "met"], ...] = ("withdrawn", "met")
        self._weighing = frozenset(domain.commitments["will consider"].verbs)
        self._answers: Lexicon[DemandState] = Lexicon((verb, state) for state in states for verb in words[state].verbs)

    def find(self, look: Look) -> tuple[Demand, ...]:
        """The demands of a report, in the order of their words."""
        found: dict[str, Demand] = {}
        opened: Parsed | None = None
        since = 0
        for sentence in look.parsed:
            found.update((one.id, one) for one in self._in_sentence(look, sentence, opened))
            since += 1
            if self._demands_in(sentence) and not (opened is not None and gone_on(sentence.doc)):
                opened, since = sentence, 0
            elif opened is not None and gone_on(sentence.doc):
                since = 0
            elif since > _LONGEST_BREAK:
                opened = None
        found.update((demand.id, demand) for demand in self._listed(look))
        found = {one.id: self._filled(look, one) for one in found.values()}
        found.update((demand.id, demand) for demand in self._marked(look, list(found.values())))
        found.update((demand.id, demand) for demand in self._timed(look, list(found.values())))
        return tuple(
            sorted(found.values(), key=lambda demand: (demand.passages[0].start, demand.number or 0, demand.id))
        )

    def _filled(self, look: Look, demand: Demand) -> Demand:
        """A demand with those whom the encoder names, but not those who refuse or meet it as the ones who ask."""
        more = filled(look, demand, "demand", self._claimants)
        asks = look.cast.actor(more.by.entry) if more.by is not None else None
        answers = demand.by is None and demand.state in {"refused", "met"}
        return demand if answers and asks is not None and asks.side in self._answerable else more

    def _timed(self, look: Look, told: Sequence[Demand]) -> Iterator[Demand]:
        """The demands that get a time in a later sentence: "They gave the council until Friday"."""
        for sentence in look.parsed:
            for verb, by, to in time_alone(look, sentence):
                deadline = deadline_of(look, sentence, verb)
                giver = _first(references(look, sentence, by))
                asked = _first(references(look, sentence, to))
                if deadline is None or not (giver is not None or not by) or (asked is None and not by):
                    continue
                before = [one for one in told if one.passages[0].start < sentence.end and one.deadline is None]
                for one in before:
                    if self._is_given_by(look, one, giver) and _may_be_to(one, asked):
                        passages = tuple(sorted({*one.passages, look.sentence(sentence)}))
                        or_else = one.or_else or self._or_else(look, sentence, verb)
                        yield msgspec.structs.replace(
                            one, deadline=deadline, or_else=or_else, to=one.to or asked, passages=passages
                        )

    def _is_given_by(self, look: Look, demand: Demand, giver: Reference | None) -> bool:
        """Whether a time may be for a demand: it is of those who give it, or of their side."""
        asker = look.cast.actor(demand.by.entry) if demand.by is not None else None
        if giver is None:
            return asker is not None and asker.side in self._claimants
        if demand.by is not None and demand.by.entry is not None and demand.by.entry == giver.entry:
            return True
        gives = look.cast.actor(giver.entry)
        if asker is None or gives is None or asker.side not in self._claimants:
            return False
        return gives.side == asker.side or (gives.side is None and gives.kind == "organisation")

    def _in_sentence(self, look: Look, sentence: Parsed, opened: Parsed | None) -> Iterator[Demand]:
        """The demands of a sentence; ``opened`` is the one before that named demands, if it may go on about those."""
        told: set[int] = set()
        for asking in self._askings(look, sentence):
            if asking.cue.i not in told:
                for demand, place in self._written(look, sentence, asking):
                    told |= place
                    yield demand
        if not told and opened is not None:
            yield from self._gone_on(look, opened, sentence)

    def _askings(self, look: Look, sentence: Parsed) -> Iterator[Asking]:
        """All that asks for something in a sentence, what asks most plainly first."""
        yield from self._by_verb(sentence)
        for verb, asked in time_given(look, sentence):
            yield Asking(verb, asked, surely=True)
        for hit in self._pressing.find(sentence.doc):
            asked = asked_through(hit)
            if asked.content:
                yield Asking(hit.last, asked)
        yield from self._by_paper(look, sentence)
        yield from self._by_noun(look, sentence)
        yield from self._owed(look, sentence)
        yield from self._told_to(look, sentence)
        yield from self._unless(look, sentence)

    def _by_verb(self, sentence: Parsed) -> Iterator[Asking]:
        for hit in self._verbs.find(sentence.doc):
            if hit.head.pos_ in {"VERB", "ADP", "ADV"} and not is_negated(hit.head):
                for asked in asked_by_verb(hit):
                    wish = _is_wish(hit.head, asked)
                    if wish or hit.head.lemma_ != "want":  # "want to go home" asks nobody for anything
                        yield Asking(hit.head, asked, surely=wish and hit.head.lemma_ in self._wishes)

    def _by_paper(self, look: Look, sentence: Parsed) -> Iterator[Asking]:
        for paper in self._papers.find(sentence.doc):
            asked = asked_by_paper(paper.head)
            if asked is not None:
                yield Asking(paper.head, asked, by=self._bearer(look, sentence, asked), surely=True)

    def _by_noun(self, look: Look, sentence: Parsed) -> Iterator[Asking]:
        for hit in self._nouns.find(sentence.doc):
            if hit.head.pos_ not in {"NOUN", "PROPN"}:
                continue
            asked = asked_by_noun(hit.head)
            if not asked.content:
                asked = self._of_thing(look, sentence, hit.head, asked)
            listed = bool(asked.content) and any(token.text == ":" for token in sentence.doc)
            named = hit.label == "demanded" and (listed or hit.head.lemma_ in {"demand", "condition"})
            clocked = hit.label == "ultimatum" and any(has_to(token) for token in asked.content)
            by = self._whose(look, sentence, hit.head)
            by = by or (None if asked.by else self._holder(look, sentence, hit.head))
            yield Asking(hit.head, asked, by=by, surely=named or clocked)

    def _whose(self, look: Look, sentence: Parsed, noun: Token) -> Reference | None:
        """Whose demand it is where "its" or "their" says so: the subject's, but not that of those who answer it."""
        own = next((one for one in children(noun, "poss") if one.lower_ in {"its", "their", "his", "her"}), None)
        verb = governor(noun)
        if own is None or verb is None:
            return None
        answered = verb in self._answering(sentence)
        doers = [one for one in subjects(verb) if one != noun and not noun.is_ancestor(one)]
        if not answered:
            holders = [one for one in references(look, sentence, doers) if not is_passive(verb)]
            if any(one.pos_ != "PRON" for one in doers):
                return _first(holders)
        if not answered and not any(one.lower_ in {"it", "they", "he", "she"} for one in doers):
            return None
        place = sentence.start + own.idx
        return self._claimant_before(look, place, own)

    def _claimant_before(self, look: Look, place: int, own: Token) -> Reference | None:
        """Those who demand that are named last before a place, as what a word there stands for."""
        for name in reversed(look.cast.names):
            actor = look.cast.actor(look.cast.entries.get((name.start, name.end)))
            if name.end <= place and actor is not None and actor.side in self._claimants:
                return Reference(passage=look.passage(place, place + len(own.text)), entry=actor.id)
        return None

    def _of_thing(self, look: Look, sentence: Parsed, noun: Token, asked: Asked) -> Asked:
        """ "Their demand of equal pay": what is asked, where it names nobody who asks."""
        things = prepositional(noun, "of")
        if not things or noun.lemma_ != "demand" or references(look, sentence, things):
            return asked
        return asked._replace(content=[token for thing in things for token in thing.subtree], by=owners(noun))

    def _told_to(self, look: Look, sentence: Parsed) -> Iterator[Asking]:
        """What a speaker tells others to do in so many words: "Fix this barracks and pay the widows"."""
        for statement in look.statements:
            speaker = look.cast.actor(statement.speaker)
            answers = speaker is not None and speaker.side in self._answerable
            if statement.manner == "indirect" or not statement.source or answers:
                continue
            for content in statement.content:
                tokens = [token for token in tokens_in(sentence, content) if not token.is_punct]
                if tokens and _is_imperative(tokens[0]):
                    by = Reference(passage=statement.source[0], entry=statement.speaker)
                    yield Asking(tokens[0], Asked(tokens, [], []), by=by)

    def _owed(self, look: Look, sentence: Parsed) -> Iterator[Asking]:
        """What the side that demands says must or should be done: "Tutors must be transferred, the union said"."""
        for statement in look.statements:
            speaker = look.cast.actor(statement.speaker)
            if speaker is None or speaker.side not in self._claimants or statement.act in {"denies", "promises"}:
                continue
            for content in statement.content:
                tokens = tokens_in(sentence, content)
                verb = next(
                    (one for one in tokens if one.pos_ in {"VERB", "AUX"} and _is_owed(one, self._own(look, sentence))),
                    None,
                )
                if verb is not None and statement.source:
                    inside = {token.i for token in tokens}
                    words = [token for token in verb.subtree if token.i in inside]
                    by = Reference(passage=statement.source[0], entry=statement.speaker)
                    yield Asking(verb, Asked(words, [], []), by=by)

    def _own(self, look: Look, sentence: Parsed) -> Callable[[Token], bool]:
        """Whether a word names those who demand themselves: what they must do they do not demand."""

        def is_own(token: Token) -> bool:
            return token.lower_ in {"we", "i"} or side(look, sentence, token) in self._claimants

        return is_own

    def _unless(self, look: Look, sentence: Parsed) -> Iterator[Asking]:
        """What must be before they go back, or lest they stop work.

        "Unless Congress overrides the veto, they will strike", "will not teach if the council does not pay", "will stay
        out until the men are arrested".
        """
        for mark in sentence.doc:
            clause, main = mark.head, mark.head.head
            if clause == main or not _is_proviso(mark, clause, main):
                continue
            words = [token for token in clause.subtree if token != mark and token.dep_ != "neg"]
            threat = _threat(main, clause)
            said = look.innermost_statement(*sentence.place(main))
            by = _speaker(look, said, []) or _first(references(look, sentence, subjects(main)))
            actor = look.cast.actor(by.entry) if by is not None else None
            if words and threat and by is not None and actor is not None and actor.side in self._claimants:
                only = mark.i > 0 and mark.nbor(-1).lower_ == "only"
                or_else = look.passage(*sentence.place(*threat)) if not only else None
                yield Asking(mark, Asked(words, [], subjects(clause)), by=by, surely=True, or_else=or_else)

    def _bearer(self, look: Look, sentence: Parsed, asked: Asked) -> Reference | None:
        """Whose petition or charter it is: its owner, or those who demand, named last before it."""
        named = _first(references(look, sentence, asked.by))
        if named is not None:
            return named
        place = sentence.place(*asked.content)[0]
        for name in reversed(look.cast.names):
            actor = look.cast.actor(look.cast.entries.get((name.start, name.end)))
            if name.end <= place and actor is not None and actor.side in self._claimants:
                return look.cast.reference(name)
        return None

    def _gone_on(self, look: Look, opened: Parsed, sentence: Parsed) -> Iterator[Demand]:
        """The demands of a sentence that goes on about those of one before: "Among them are", "The second is"."""
        more = gone_on(sentence.doc)
        if more is None:
            return
        noun = self._demands_in(opened)[-1]
        owner = _first(references(look, opened, asked_by_noun(noun).by)) or self._holder(look, opened, noun)
        asking = Asking(more.cue, Asked(more.content, [], []), by=owner, surely=more.number is not None)
        for demand, _ in self._written(look, sentence, asking):
            number = more.number or demand.number
            yield msgspec.structs.replace(demand, number=number, passages=(look.sentence(opened), *demand.passages))

    def _demands_in(self, sentence: Parsed) -> list[Token]:
        """The words of a sentence by which it names demands."""
        return [hit.head for hit in self._nouns.find(sentence.doc) if hit.head.pos_ == "NOUN"]

    def _holder(self, look: Look, sentence: Parsed, noun: Token) -> Reference | None:
        """Who has the demands: "the lecturers have four demands"."""
        verb = governor(noun)
        has = verb is not None and verb.lemma_ in _HOLDING
        return _first(references(look, sentence, subjects(verb))) if verb is not None and has else None

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
                asked = asked_by_noun(noun)
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

    def _marked(self, look: Look, told: Sequence[Demand]) -> Iterator[Demand]:
        """The demands that the encoder marks and no word of the lists tells of."""
        known = [words_of(look, one) for one in told]
        for mark, sentence, tokens in marked(look, "demand", LEAST_SURE, known):
            matters = self._matters.find(sentence.doc, {token.i for token in tokens})
            words = look.passage(*sentence.place(*tokens))
            path = _narrowest(matters) if matters else None
            identifier = mention_id("demand", look.document.id, words.start, words.end, path or "")
            by, to = parties(look, mark, self._claimants)
            if self._is_told_down(look, by, to) or self._is_not_asked(sentence, tokens[0]):
                continue
            yield Demand(
                id=identifier,
                matter=path,
                text=words.quote,
                by=by,
                to=to,
                when=made(look, sentence, tokens[0], (words.start, words.end)),
                deadline=deadline_of(look, sentence, tokens[0]),
                or_else=self._or_else(look, sentence, tokens[-1]),
                condition=_condition(look, sentence, words),
                passages=with_party((look.sentence(sentence),), by),
                mentions=(identifier,),
                found_by="encoder",
            )

    def _is_not_asked(self, sentence: Parsed, first: Token) -> bool:
        """Whether a word of asking before it is denied: "they did not ask for ..."."""
        return any(hit.last.i < first.i and is_negated(hit.head) for hit in self._verbs.find(sentence.doc))

    def _is_told_down(self, look: Look, by: Reference | None, to: Reference | None) -> bool:
        """Whether those who answer tell their own people what to do: that is an order, and no demand."""
        asks = look.cast.actor(by.entry) if by is not None else None
        asked = look.cast.actor(to.entry) if to is not None else None
        ordered = asked is not None and asked.side in self._claimants
        above = asks is not None and asks.side in self._answerable | self._ordering
        return above and not ordered

    def _written(self, look: Look, sentence: Parsed, asking: Asking) -> Iterator[tuple[Demand, set[int]]]:
        """The demands of an asking, each with the places of its words in the sentence."""
        cue, asked = asking.cue, asking.asked
        if not asked.content:
            return
        said = look.innermost_statement(*sentence.place(cue))
        if (said is not None and said.marks) or self._is_order(look, sentence, cue, asked):
            return
        unanswered = self._unanswered(sentence, cue, asked)
        speaks = said if unanswered is None or not self._answers_for(look, said) else None
        by = asking.by or self._asker(look, sentence, unanswered or asked, speaks)
        claimed = by is not None and self._is_claimant(look, sentence, by, asked)
        claimed = claimed or (by is not None and self._is_asked_of(look, sentence, by, asked, cue))
        listed = self._items(sentence, cue, asked)
        for number, item in enumerate(listed, start=1):
            matters = self._matters.find(sentence.doc, {token.i for token in item})
            back = not matters and self._is_call_back(look, sentence, asking, item)
            if not matters and not back and not (asking.surely and claimed and _says_what(item)):
                continue
            words = look.passage(*sentence.place(*_without_day(item)))
            path = _narrowest(matters) if matters else END_OF_STRIKE if back else None
            identifier = mention_id("demand", look.document.id, words.start, words.end, path or "")
            demand = Demand(
                id=identifier,
                matter=path,
                text=words.quote,
                by=by,
                to=self._asked_one(look, sentence, asked, by),
                when=made(look, sentence, cue, (words.start, words.end)),
                deadline=deadline_of(look, sentence, cue),
                or_else=asking.or_else or self._or_else(look, sentence, cue),
                condition=_condition(look, sentence, words),
                number=number if len(listed) > 1 else ordinal_of(cue),
                state=self._state(sentence, cue),
                passages=(look.sentence(sentence),),
                mentions=(identifier,),
            )
            yield demand, {token.i for token in item}

    def _is_call_back(self, look: Look, sentence: Parsed, asking: Asking, item: Item) -> bool:
        """Whether those who stopped work are told to go back to it: "told drivers to get back behind the wheel"."""
        verb = next((token for token in item if token.tag_ == "VB"), None)
        told = {side(look, sentence, token) for token in asking.asked.to}
        return verb is not None and verb.lemma_ in _GOING_BACK and bool(told & self._claimants)

    def _items(self, sentence: Parsed, cue: Token, asked: Asked) -> list[Item]:
        """What is asked, taken apart: by the list that runs on from it, else by what the parser hangs on the cue."""
        content = sorted(asked.content, key=lambda token: token.i)
        if content[0].i < cue.i < content[-1].i and cue not in content:
            content = [token for token in content if token.i > cue.i]
        if content[0].i > cue.i:
            onward = runs_on(content[0])
            by_marks = items(onward) if len(onward) > len(content) else []
            if len(by_marks) > 1:
                return [self._without_threat(sentence, item) for item in by_marks]
        whole = items([token for token in content if token.i >= content[0].i])
        return [kept for item in whole if (kept := self._without_threat(sentence, item))]

    def _without_threat(self, sentence: Parsed, item: Item) -> Item:
        """The words of an item without the threat behind them: "table an offer or face stoppages"."""
        starts = [hit.first.i for hit in self._threats.find(sentence.doc) if hit.first.i > item[0].i]
        kept = [token for token in item if not starts or token.i < min(starts)]
        while kept and kept[-1].is_punct:
            kept = kept[:-1]
        return kept

    def _asker(self, look: Look, sentence: Parsed, asked: Asked, said: Statement | None) -> Reference | None:
        """Who asks: whom the words name, else the speaker, else the words themselves if they name somebody unknown."""
        named = _first(references(look, sentence, asked.by))
        if named is not None and named.entry is not None:
            return named
        spoken = _speaker(look, said, asked.by)
        if spoken is not None:
            return spoken
        unknown = next((token for token in asked.by if _can_ask(look, sentence, token)), None)
        if (
            named is None
            and unknown is not None
            and any(hit.head.i == unknown.i for hit in self._papers.find(sentence.doc))
        ):
            return self._bearer(look, sentence, asked._replace(by=owners(unknown)))
        return named or (words_for(look, sentence, unknown) if unknown is not None else None)

    def _answers_for(self, look: Look, said: Statement | None) -> bool:
        speaker = look.cast.actor(said.speaker) if said is not None else None
        return speaker is not None and speaker.side in self._answerable

    def _unanswered(self, sentence: Parsed, cue: Token, asked: Asked) -> Asked | None:
        """What is asked without those who only answer it: "the demand was rejected by the board".

        None where nobody is said to answer it.
        """
        verb = governor(cue) if cue.pos_ in {"NOUN", "PROPN"} else None
        if verb is None or not (verb.lemma_ in self._weighing or verb in self._answering(sentence)):
            return None
        answering, _ = agents_and_targets(verb)
        return asked._replace(by=[one for one in asked.by if one not in answering])

    def _answering(self, sentence: Parsed) -> set[Token]:
        """The words of a sentence that say that a demand is met or refused."""
        met = [hit.tokens for hit in self._answers.find(sentence.doc) if hit.label == "met"]
        refused = [hit.tokens for hit in self._refusals.find(sentence.doc)]
        return {token for tokens in (*met, *refused) for token in tokens}

    def _is_asked_of(self, look: Look, sentence: Parsed, by: Reference, asked: Asked, cue: Token) -> bool:
        """Whether somebody of no known side asks for something: those who answer, or in so many words."""
        asks = look.cast.actor(by.entry)
        if asks is not None and asks.side in self._answerable | self._ordering:
            return False
        if cue.lemma_ in {"demand", "seek"} and is_passive(cue):
            return bool(agents_and_targets(cue)[0])
        if cue.lemma_ == "demand":
            return asks is not None
        sides = {side(look, sentence, token) for token in asked.to}
        several = any(token.tag_ in {"NNS", "NNPS"} for token in asked.by)
        return bool(sides & (self._answerable | self._ordering)) and (asks is not None or several)

    def _is_claimant(self, look: Look, sentence: Parsed, by: Reference, asked: Asked) -> bool:
        actor = look.cast.actor(by.entry)
        if actor is not None:
            return actor.side in self._claimants
        return any(side(look, sentence, token) in self._claimants for token in asked.by)

    def _is_order(self, look: Look, sentence: Parsed, cue: Token, asked: Asked) -> bool:
        """Whether the answerable side tells its own people what to do: that is a commitment, not a demand."""
        if cue.lemma_ == "directive":
            # "Ten directives on safety" are orders, "her directive to end the strike" is asked of those who strike.
            about = self._matters.find(sentence.doc, {token.i for token in asked.content})
            return not any(one.path == END_OF_STRIKE for one in about)
        if cue.lemma_ not in TELLING | {"ask", "want", "require"}:
            return False
        sides = {side(look, sentence, token) for token in asked.by}
        of_demands = {hit.head.i for hit in self._papers.find(sentence.doc)}
        papers = any(
            token.pos_ == "NOUN" and token.i not in of_demands and self._is_paper(look, sentence, token)
            for token in asked.by
        )
        to = {side(look, sentence, token) for token in asked.to}
        above = bool(sides & (self._answerable | self._ordering))
        return (above or papers) and not to & self._claimants

    def _is_paper(self, look: Look, sentence: Parsed, token: Token) -> bool:
        """Whether a word that names no side can be a paper: "the circular asks", not "shopkeepers asked"."""
        several = token.tag_ == "NNS" and token.lemma_ not in self._writings
        return side(look, sentence, token) is None and not several

    def _asked_one(self, look: Look, sentence: Parsed, asked: Asked, by: Reference | None) -> Reference | None:
        """Of whom it is asked: whom the words name, else who is to do it, else a name that is not known."""
        known = _first(references(look, sentence, asked.to)) or self._answerable_in(look, sentence, asked)
        name = next((one for one in asked.to if one.pos_ == "PROPN" and _can_ask(look, sentence, one)), None)
        found = known or (words_for(look, sentence, name) if name is not None else None)
        return found if not is_same_side(look, by, found, self._claimants) else None

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
        if verb is not None and any(verb in hit.tokens for hit in self._refusals.find(sentence.doc)):
            return "refused"
        for answer in self._answers.find(sentence.doc):
            if verb is not None and verb in answer.tokens and not is_negated(verb):
                return answer.label
        return "open"


def _condition(look: Look, sentence: Parsed, words: Passage) -> Passage | None:
    """On what a demand depends, where the sentence says so behind its words; not what is threatened."""
    span = sentence.span(words.start, words.end)
    found = condition_of(look, sentence, span[0]) if span is not None and len(span) else None
    return found if found is not None and not found.quote.lower().startswith("if not") else None


def _may_be_to(demand: Demand, asked: Reference | None) -> bool:
    """Whether a demand may be addressed to those to whom a time is given."""
    if demand.to is None or asked is None or demand.to.entry is None or asked.entry is None:
        return True
    return demand.to.entry == asked.entry


def _first(found: Sequence[Reference]) -> Reference | None:
    return found[0] if found else None


def _speaker(look: Look, said: Statement | None, by: Sequence[Token]) -> Reference | None:
    """The one who says it, where a demand in somebody's own words names nobody else ("I appeal to ...")."""
    if said is None or not said.source or said.speaker is None:
        return None
    first_person = any(token.lower_ in {"i", "we", "our", "my"} for token in by)
    return Reference(passage=said.source[0], entry=said.speaker) if first_person or not by else None


def _owner(look: Look, sentence: Parsed, noun: Token) -> Reference | None:
    """Whose demands a list is: the claimants named last before it, where it says only "their"."""
    if not any(child.lower_ in {"their", "its", "his", "her", "our"} for child in noun.children):
        return None
    named = [name for name in look.cast.names if name.kind == "group" and name.several and name.end <= sentence.start]
    return look.cast.reference(named[-1]) if named else None


def _without_day(item: Item) -> Item:
    """ "To end the strike yesterday": the day is that of the asking."""
    kept = list(item)
    while len(kept) > 1 and (kept[-1].is_punct or (kept[-1].ent_type_ == "DATE" and kept[-1].dep_ == "npadvmod")):
        kept = kept[:-1]
    return kept


def _threat(main: Token, clause: Token) -> list[Token]:
    """What will be done unless a clause comes true: the words of the main clause on its own side of it."""
    inside = set(clause.subtree)
    first = min(token.i for token in inside)
    before = first < main.i
    words = [token for token in main.subtree if token not in inside and (token.i > first) == before]
    while words and (words[0].is_punct or words[0].lower_ in {"that", "then"}):
        words = words[1:]
    while words and (words[-1].is_punct or words[-1].lower_ == "only"):
        words = words[:-1]
    return words


def _is_proviso(mark: Token, clause: Token, main: Token) -> bool:
    """Whether a word opens a clause on which it hangs what those who demand will do."""
    if mark.lower_ not in _PROVISOS:
        return False
    will = bool(auxiliaries(main) & WILL)
    if mark.lower_ == "unless":
        return will
    if mark.lower_ == "if":
        only = mark.i > 0 and mark.nbor(-1).lower_ == "only"
        return will and mark.dep_ == "mark" and (is_negated(clause) or (only and not is_negated(main)))
    staying = is_negated(main) or main.lemma_ in _STAYING
    return mark.dep_ == "mark" and will and staying


def _is_wish(verb: Token, asked: Asked) -> bool:
    """Whether a verb asks others for something: "want it raised", "want to be paid"; not "want to go home"."""
    if verb.lemma_ != "want" and asked.to:
        return bool(asked.content)
    own = [one for one in children(verb, "xcomp") if has_to(one) and not children(one, "nsubj")]
    return bool(asked.content) and not any(not is_passive(one) for one in own)


def _can_ask(look: Look, sentence: Parsed, token: Token) -> bool:
    """Whether a word that names nobody known can be somebody who asks: no place, and no dateline."""
    return (
        token.pos_ in {"NOUN", "PROPN"} and look.name_at(sentence, token, *PLACES) is None and not token.text.isupper()
    )


def _says_what(item: Item) -> bool:
    """Whether words of no known matter tell what is wanted: not "what", "not to be named", nor what somebody did."""
    first = item[0]
    if (
        first.tag_ in {"WP", "WDT", "WRB", "VBD", "VBN"}
        or first.pos_ in {"PRON", "ADP"}
        or first.ent_type_ in {"DATE", "TIME"}
    ):
        return False
    asked = next((token for token in item if token.tag_ == "VB"), None)
    if asked is not None and asked.lemma_ in _ANSWERS:
        return False
    return not any(token.lemma_ in {"name", "identify", "quote"} for token in item)


def _narrowest(matters: Sequence[MatterFound]) -> str:
    """The first matter that is a part of a wider one, else the first: "paid meal breaks" are breaks, not pay."""
    return next((one.path for one in matters if APART in one.path), matters[0].path)


def _is_imperative(first: Token) -> bool:
    """Whether a quotation begins by telling somebody to do something: "Give us letters"; not "Let us see"."""
    return first.tag_ == "VB" and not subjects(first) and not has_to(first) and first.lemma_ not in _NO_ORDERS


def _is_owed(verb: Token, is_own: Callable[[Token], bool]) -> bool:
    """Whether a clause says what somebody else must do: "should be given permanent jobs"."""
    return bool(auxiliaries(verb) & _MUST) and not any(is_own(one) for one in subjects(verb) if not is_passive(verb))


@cache
def demand_finder(domain: Domain) -> DemandFinder:
    """The finder for a domain, its word lists made ready once."""
    return DemandFinder(domain)
