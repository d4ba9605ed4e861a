"""Commitments in one report: who undertook what, for whom, how firmly, by when."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

import msgspec
from spacy.tokens import Doc, Token

from standoff.domains.domain import Domain
from standoff.extract.asked import TELLING
from standoff.extract.clause import (
    WILL,
    agents_and_targets,
    auxiliaries,
    children,
    has_to,
    is_negated,
    is_passive,
    owners,
    prepositional,
    subjects,
)
from standoff.extract.items import items, numbered, runs_on
from standoff.extract.look import Look, references, side, tokens_in, words_for
from standoff.extract.marked import filled, marked, parties, with_party, words_of
from standoff.extract.matters import END_OF_STRIKE, MatterFinder, MatterFound
from standoff.extract.terms import condition_of, due_of, made, on_behalf_of, quantity_of
from standoff.language.lexicon import Hit, Lexicon
from standoff.language.parse import Parsed
from standoff.record.actor import Actor
from standoff.record.commitment import Commitment, Strength
from standoff.record.demand import Demand
from standoff.record.identity import mention_id
from standoff.record.passage import Passage, Reference
from standoff.record.statement import Statement
from standoff.record.when import When

# A thing of a list that is denied is so within its first words.
_FIRST_OF_ITEM = 4
_SHORTEST_PROMISE = 2
# A deal is named within the first words of a sentence that tells what it holds.
_LATEST_DEAL = 6
_SURELY = frozenset({"will", "shall", "'ll", "’ll"})
# What a paper does with what it holds.
_PAPER_VERBS = frozenset({"deal", "order", "provide", "include", "cover", "ask", "contain", "require"})
_MONEY = frozenset({"rs", "crore", "lakh", "₹", "rupees"})
_QUESTIONS = ("if ", "whether ")
_ON_PAPER: frozenset[Strength] = frozenset({"ordered", "agreed"})
# Who issued a paper stands no further before it than this, in characters.
_NEAR = 400
# A promise in so many words is one even where its matter is not named.
_FIRM: frozenset[Strength] = frozenset({"assured"})
# Of these a promise that something will not be done is one too.
_KEPT_FROM = ("no reprisals", "staffing > reinstatement", "privatisation")
# What the side that demands can bind itself to.
_OF_CLAIMANTS = (END_OF_STRIKE, "services kept up")
# "It was agreed that ...", where nobody is named.
_SETTLED: frozenset[Strength] = frozenset({"assured", "agreed"})
_UNSAID: frozenset[Strength] = _SETTLED | {"sanctioned"}
# The verbs of promising that have those who are told for their object.
_TOLD = frozenset({"assure", "promise", "tell", "inform", "order", "direct", "instruct", "guarantee"})
_GIVING = frozenset({"give", "make"})
# To accept a demand is to promise it; to accept a ruling, or concede that one erred, is not.
_YIELDING = frozenset({"accept", "concede", "accede"})
_YIELDED = frozenset({"demand", "request", "condition", "term", "point", "claim", "ask", "want"})
# What is said of things that are to come: "the money would reach their accounts".
_COMES_ABOUT = frozenset({"be", "reach", "come", "go", "stay", "remain", "open", "start", "begin", "resume", "get"})
# What is foretold or judged with these is no deed that anybody undertakes.
_NOT_DEEDS = frozenset(
    """be have need cost take lead result mean strike continue remain happen like say comment know see play welcome love
    win lose face want affect hit remember forget hurt cripple deem think expect hope""".split()  # noqa: SIM905
)
# How long these go on is foretold, and promised by nobody.
_STOPPAGES = frozenset(
    {"strike", "protest", "agitation", "stoppage", "walkout", "march", "boycott", "fast", "blockade"}
)
# To offer these is to give them: "offered an apology", "offered to resign".
_DONE_BY_OFFERING = frozenset("apology resign resignation condolence sympathy support prayer thank comment".split())  # noqa: SIM905
_PANELS = frozenset({"panel", "committee", "commission", "force", "board", "inquiry"})
# A word that was given, and no more, tells of no promise.
_IDLE = re.compile(
    r"(?:its|his|her|their|my|our|the|a|this|that|such an?)? ?(?:word|promises?|pledges?|assurances?)", re.IGNORECASE
)
# What those who strike say they will do.
_STRIKING = frozenset(
    """strike resume intensify escalate march boycott protest block blockade picket rally agitate launch call fight
    ballot walk demonstrate down suspend""".split()  # noqa: SIM905
)


# What the encoder marks as a promise counts where it is at least so sure (chosen on the part *tuning*).
LEAST_SURE = 0.85


class Undertaken(NamedTuple):
    """A commitment before it is written down. ``bound`` holds where its words bind whatever the matter."""

    cue: Token
    strength: Strength
    content: list[Token]
    by: Reference | None
    to: Reference | None
    bound: bool = False


class CommitmentFinder:
    """Finds the commitments of a report by one domain's words."""

    def __init__(self, domain: Domain) -> None:
        words = domain.commitments.items()
        self._answerable = domain.sides("answerable")
        self._claimants = domain.sides("claimant")
        self._ordering = domain.ordering()
        papers = (*domain.commitments["ordered"].nouns, *domain.commitments["agreed"].nouns)
        self._writings = frozenset(form for noun in papers for form in (noun, f"{noun}s"))
        self._deals = Lexicon((noun, True) for noun in domain.commitments["agreed"].nouns)
        self._matters = MatterFinder(domain)
        self._verbs: Lexicon[Strength] = Lexicon((verb, strength) for strength, cues in words for verb in cues.verbs)
        self._nouns: Lexicon[Strength] = Lexicon((noun, strength) for strength, cues in words for noun in cues.nouns)
        self._settled: Lexicon[Strength] = Lexicon(
            (phrase, strength) for strength, cues in words for phrase in cues.phrases
        )
        self._progress = Lexicon(
            (phrase, said) for said in ("begun", "in progress") for phrase in domain.developments[said].phrases
        )

    def find(self, look: Look) -> tuple[Commitment, ...]:
        """The commitments of a report, one a matter and cue, in the order of their words."""
        found: dict[str, Commitment] = {}
        for sentence in look.parsed:
            told = [
                one
                for undertaken in self._in_sentence(look, sentence)
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
            by, to = parties(look, mark, self._claimants)
            for item in numbered(tokens) or [tokens]:
                matter = next(iter(self._matters.find(sentence.doc, {token.i for token in item})), None)
                words = look.passage(*sentence.place(*item))
                path = matter.path if matter is not None else None
                if not self._can_promise(look, by, path) or self._is_denied(look, words) or _is_past(item):
                    continue
                undertaken = Undertaken(item[0], self._strength(sentence), item, by, to)
                one = self._commitment(look, sentence, undertaken, item, words, matter)
                yield msgspec.structs.replace(one, found_by="encoder")

    def _filled(self, look: Look, commitment: Commitment) -> Commitment:
        """A commitment with those whom the encoder names, where it is for them to promise it."""
        more = filled(look, commitment, "promise", self._claimants)
        return more if self._can_promise(look, more.by, more.matter) else commitment

    def _can_promise(self, look: Look, by: Reference | None, path: str | None) -> bool:
        """Whether it is for somebody to promise a thing: those who demand promise to go back to work, others not."""
        actor = look.cast.actor(by.entry) if by is not None else None
        if actor is not None and actor.side in self._claimants:
            return (path or "").startswith(_OF_CLAIMANTS)
        return not (path == END_OF_STRIKE and actor is not None and self._is_answerable(actor))

    def _is_denied(self, look: Look, words: Passage) -> bool:
        said = look.innermost_statement(words.start, words.end)
        return said is not None and said.act == "denies"

    def _strength(self, sentence: Parsed) -> Strength:
        """How firm a promise is by the words of its sentence; *planned* where none of them tells."""
        found = (*self._verbs.find(sentence.doc), *self._nouns.find(sentence.doc), *self._settled.find(sentence.doc))
        return min(found, key=lambda hit: hit.first.i).label if found else "planned"

    def _in_sentence(self, look: Look, sentence: Parsed) -> Iterator[Undertaken]:
        yield from self._by_verb(look, sentence)
        yield from self._by_noun(look, sentence)
        yield from self._by_paper(look, sentence)
        yield from self._by_statement(look, sentence)
        yield from self._by_will(look, sentence)

    def _by_verb(self, look: Look, sentence: Parsed) -> Iterator[Undertaken]:
        """ "The state promised to post guards", "Rs 100 crore was sanctioned for cameras"."""
        for hit in (*self._verbs.find(sentence.doc), *self._settled.find(sentence.doc)):
            verb, strength = hit.head, hit.label
            if _is_idle(verb, strength):
                continue
            does, suffers = agents_and_targets(verb)
            if strength == "planned" and verb.lemma_ in TELLING and any(map(has_to, children(verb, "xcomp", "ccomp"))):
                strength = "ordered"  # "told the engineer to repair the wall"
            by, bound = self._by_whom(look, sentence, hit, strength)
            nobody = not does or (is_passive(verb) and all(one.lower_ == "it" for one in suffers))
            unnamed = by is None and strength in _UNSAID and is_passive(verb) and nobody
            unnamed = unnamed and not (strength == "sanctioned" and verb.dep_ in {"acl", "relcl"})
            said = look.innermost_statement(*sentence.place(verb))
            if (by is None and not unnamed) or (said is not None and said.act == "denies"):
                continue
            passive = unnamed and not any(one.lower_ == "it" for one in suffers) and not children(verb, "dobj")
            content = [token for one in suffers for token in one.subtree] if passive else _content(verb, hit.last)
            money = any(token.lower_ in _MONEY for token in verb.subtree)
            if strength == "planned" and not _looks_ahead(content) and not (money and verb.lemma_ == "announce"):
                continue
            if strength == "sanctioned" or (strength == "planned" and not content):
                content = list(verb.subtree)
            if strength in _FIRM and not any(token.pos_ in {"VERB", "AUX"} for token in content):
                content = _behind_colon(verb) or content
            told = [one for one in suffers if one not in content] + children(verb, "dobj")
            told += [one for clause in children(verb, "ccomp") for one in children(clause, "nsubj") if has_to(clause)]
            if strength == "ordered" and any(side(look, sentence, one) in self._claimants for one in told):
                continue  # what those who strike are told to do is asked of them
            to = references(look, sentence, told)
            yield Undertaken(
                verb, strength, content, by, to[0] if to and (by is None or to[0].entry != by.entry) else None, bound
            )

    def _by_whom(
        self, look: Look, sentence: Parsed, hit: Hit[Strength], strength: Strength
    ) -> tuple[Reference | None, bool]:
        """Who binds themselves by a verb, and whether they do so whatever the matter."""
        verb = hit.head
        does, _ = agents_and_targets(verb)
        if verb.dep_ == "conj" and not children(verb, "nsubj") and is_passive(verb.head) and not is_passive(verb):
            # "Met after a doctor was assaulted, and promised ...": whoever suffered it is not who promised.
            top = next((one for one in verb.ancestors if one.dep_ == "ROOT"), verb)
            does = subjects(top)
        by = self._answerable_one(look, sentence, does, verb)
        if by is None and strength == "ordered":
            by = self._who_orders(look, sentence, does)
        if by is not None:
            below = strength == "ordered" and self._is_told_down(look, sentence, verb)
            to_do = strength in {"agreed", "offered"} and bool(children(verb, "xcomp"))
            return by, below or strength in _FIRM or to_do
        if strength in _SETTLED or (strength == "offered" and self._are_claimants(look, sentence, does)):
            by = self._other(look, sentence, does)
        in_office = strength in _FIRM and by is not None and self._speaks_for_office(look, by)
        return by, in_office or (by is not None and any(token.lower_ == "word" for token in hit.tokens))

    def _by_noun(self, look: Look, sentence: Parsed) -> Iterator[Undertaken]:
        """ "The promises made during meetings with the Chief Minister", "the state's assurance of security"."""
        for hit in self._nouns.find(sentence.doc):
            noun = hit.head
            offer = hit.label == "offered" and bool(prepositional(noun, "of"))
            if noun.pos_ != "NOUN" or not (hit.label == "assured" or offer) or is_negated(noun):
                continue
            near = [*owners(noun), *prepositional(noun, "by", "from", "of")]
            near += [token for token in noun.subtree if token.dep_ in {"pobj", "agent"} and token not in near]
            near += [one for verb in children(noun, "relcl") if verb.lemma_ in _GIVING for one in subjects(verb)]
            by = self._answerable_one(look, sentence, near, noun, inherit=False)
            inside = {token.i for token in noun.subtree}
            if by is not None or (children(noun, "acl", "prep") and self._matters.find(sentence.doc, inside)):
                yield Undertaken(noun, hit.label, list(noun.subtree), by, None)

    def _by_paper(self, look: Look, sentence: Parsed) -> Iterator[Undertaken]:
        """ "The directives order the department to fit alarms", "minutes signed on Monday provide for cameras"."""
        for hit in self._nouns.find(sentence.doc):
            noun, verb = hit.head, hit.head.head
            if (
                hit.label not in _ON_PAPER
                or noun.dep_ not in {"nsubj", "nsubjpass"}
                or verb.pos_ not in {"VERB", "AUX"}
                or is_passive(verb)
            ):
                continue
            named = self._answerable_one(look, sentence, owners(noun), noun, inherit=False)
            by = named or self._issuer(look, sentence, noun)
            if by is not None and not is_negated(verb):
                # A list behind the verb, divided by semicolons, is often more than the parser hangs on it.
                yield Undertaken(noun, hit.label, list(sentence.doc[verb.i + 1 :]), by, None)
        if self._goes_on_about_paper(look, sentence):
            first = sentence.doc[0]
            by = self._issuer(look, sentence, first)
            if by is not None:
                yield Undertaken(first, "ordered", list(sentence.doc[1:]), by, None)

    def _goes_on_about_paper(self, look: Look, sentence: Parsed) -> bool:
        """Whether "they" at the head of a sentence are the directives of the sentence before."""
        first = sentence.doc[0]
        if first.lower_ not in {"they", "these"} or first.dep_ != "nsubj" or first.head.lemma_ not in _PAPER_VERBS:
            return False
        place = look.parsed.index(sentence)
        return place > 0 and any(hit.label in _ON_PAPER for hit in self._nouns.find(look.parsed[place - 1].doc))

    def _issuer(self, look: Look, sentence: Parsed, noun: Token) -> Reference | None:
        """The answerable actor named last before a paper: the one who issued it in the sentence before."""
        place = sentence.start + noun.idx
        for name in reversed(look.cast.names):
            if name.end <= place and place - name.end <= _NEAR:
                actor = look.cast.actor(look.cast.entries.get((name.start, name.end)))
                if actor is not None and self._is_answerable(actor):
                    return look.cast.reference(name)
        return None

    def _by_statement(self, look: Look, sentence: Parsed) -> Iterator[Undertaken]:
        """What the answerable side says it will do, or is doing already, about a matter."""
        under_way_at = {hit.head.i for hit in self._progress.find(sentence.doc)}
        for statement in look.statements:
            if not self._can_bind(look, statement) or statement.act in {"denies", "accuses", "warns", "threatens"}:
                continue
            by = self._writer(look, sentence, statement)
            for content in statement.content:
                tokens = tokens_in(sentence, content)
                if (
                    not tokens
                    or content.quote.lower().startswith(_QUESTIONS)
                    or content.quote.rstrip(' "”’').endswith("?")
                ):
                    continue
                inside = {token.i for token in tokens}
                weighed = {
                    hit.head.i for hit in self._verbs.find(sentence.doc) if hit.label == "will consider"
                } & inside
                for one in self._undertaken_in(look, sentence, tokens, by):
                    strength: Strength = "will consider" if one.cue.i in weighed else one.strength
                    yield one._replace(to=self._told(look, statement), strength=strength)
                for place in sorted(weighed):
                    if _is_under_way(sentence.doc[place]):  # "a canteen is being looked into"
                        words = [token for token in sentence.doc[place].subtree if token.i in inside]
                        to = self._told(look, statement)
                        yield Undertaken(sentence.doc[place], "will consider", words, by, to)
                speaker = look.cast.actor(statement.speaker)
                above = speaker is None or speaker.side not in self._ordering
                if above and under_way_at & inside and self._matters.find(sentence.doc, inside):
                    yield Undertaken(tokens[0], "assured", tokens, by, self._told(look, statement))

    def _told(self, look: Look, statement: Statement) -> Reference | None:
        """To whom it is promised: those who demand, where it is said to them ("told the nurses that ...")."""
        told = statement.addressee
        actor = look.cast.actor(told.entry) if told is not None else None
        return told if actor is not None and actor.side in self._claimants else None

    def _undertaken_in(
        self, look: Look, sentence: Parsed, tokens: Sequence[Token], by: Reference
    ) -> Iterator[Undertaken]:
        """The clauses of what somebody says that tell what they, or those they speak for, will do."""
        inside = {token.i for token in tokens}
        for verb in tokens:
            if not _looks_ahead([verb], kept_from=True) or not is_main(verb, inside):
                continue
            words = [token for token in verb.subtree if token.i in inside]
            matters = self._matters.find(sentence.doc, {token.i for token in words})
            negative = is_negated(verb) or _by_nobody(verb)
            if negative and not any(one.path.startswith(_KEPT_FROM) for one in matters):
                continue
            own = self._binds_speaker(look, sentence, verb, by) or self._is_dated(look, sentence, (verb, words), by)
            if own or (matters and self._can_be_kept(look, sentence, verb, matters)):
                yield Undertaken(verb, "planned", words, by, None, bound=own)

    def _writer(self, look: Look, sentence: Parsed, statement: Statement) -> Reference:
        """Who says it; of what a letter or an order says, whoever issued it last before."""
        source = (statement.source or statement.content)[0]
        if statement.speaker is None and any(word in source.quote.lower().split() for word in self._writings):
            issuer = self._issuer(look, sentence, sentence.doc[0])
            if issuer is not None:
                return issuer
        return Reference(passage=source, entry=statement.speaker)

    def _can_bind(self, look: Look, statement: Statement) -> bool:
        """Whether a speaker is of the side that answers, or one of whom the report does not tell the side."""
        speaker = look.cast.actor(statement.speaker)
        if speaker is None:
            first = statement.source[0].quote if statement.source else ""
            return first[:1].isupper() or any(word in first.lower().split() for word in self._writings)
        return self._is_answerable(speaker) or speaker.side is None or speaker.side in self._ordering

    def _binds_speaker(self, look: Look, sentence: Parsed, verb: Token, by: Reference) -> bool:
        """Whether those who speak, or whom they speak for, are to do it: "the firm would return"."""
        speaker = look.cast.actor(by.entry)
        doers = subjects(verb)
        if verb.lemma_ in _NOT_DEEDS or verb.lemma_ in _STRIKING:
            return False
        if any(one.lemma_ in _STOPPAGES for one in children(verb, "dobj")):
            return False
        if speaker is None:
            # "It" stands for a body, and one that is no union binds itself by what it says it will do.
            return not is_passive(verb) and any(doer.lower_ == "it" for doer in doers)
        if not self._is_answerable(speaker) and speaker.side not in self._ordering:
            return False
        if is_passive(verb):
            return not agents_and_targets(verb)[0] and not any(doer.pos_ == "PRON" for doer in doers)
        own = {"we", "i", "it"} | ({"he", "she"} if speaker.kind in {"person", "office"} else {"they"})
        return any(doer.lower_ in own or side(look, sentence, doer) in self._answerable for doer in doers)

    def _is_dated(self, look: Look, sentence: Parsed, clause: tuple[Token, Sequence[Token]], by: Reference) -> bool:
        """Whether it is said by when a thing will come about: "the centre will open before the end of the year"."""
        verb, words = clause
        speaker = look.cast.actor(by.entry)
        doers = subjects(verb)
        if speaker is None or not (self._is_answerable(speaker) or speaker.side in self._ordering):
            return False
        if verb.lemma_ not in _COMES_ABOUT or is_negated(verb) or children(verb, "acomp", "attr"):
            return False
        if any(doer.lemma_ in _STOPPAGES or doer.pos_ == "PRON" for doer in doers) or not doers:
            return False
        if any(side(look, sentence, doer) in self._claimants for doer in doers):
            return False
        return due_of(look, sentence, words, look.published) is not None

    def _can_be_kept(self, look: Look, sentence: Parsed, verb: Token, matters: Sequence[MatterFound]) -> bool:
        """Whether a clause about a matter tells what will be done, not what somebody thinks will be."""
        if is_passive(verb):
            return True
        doers = subjects(verb)
        sides = {side(look, sentence, doer) for doer in doers}
        if sides & self._answerable or any(doer.lower_ in {"we", "i", "it"} for doer in doers):
            return verb.lemma_ not in _NOT_DEEDS
        if sides & self._claimants or verb.lemma_ in {"get", "receive"}:
            return verb.lemma_ in {"get", "receive", "have"}
        about = {place for one in matters for place in range(one.first, one.last + 1)}
        of_matter = any(about & {token.i for token in doer.subtree} for doer in doers)
        judged = children(verb, "acomp", "attr") and verb.lemma_ == "be"
        return (of_matter or verb.lemma_ in _COMES_ABOUT) and not judged and not references(look, sentence, doers)

    def _by_will(self, look: Look, sentence: Parsed) -> Iterator[Undertaken]:
        """What the report itself says will be done, or what a deal says: "the county will promote 214 officers"."""
        deal = any(hit.first.i < _LATEST_DEAL for hit in self._deals.find(sentence.doc)) or _under_it(sentence.doc)
        under = deal and sentence.doc[0].lower_ == "under"
        yield from self._by_numbers(look, sentence, "agreed" if deal else "planned")
        for verb in sentence.doc:
            if verb.pos_ != "VERB" or not (auxiliaries(verb) & _SURELY or _is_to(verb)):
                continue
            if look.innermost_statement(*sentence.place(verb)) is not None:
                continue
            by = None
            if not is_passive(verb):
                by = self._answerable_one(look, sentence, subjects(verb), verb, inherit=False)
            inside = {token.i for token in verb.subtree}
            matters = self._matters.find(sentence.doc, inside)
            kept_from = any(one.path.startswith(_KEPT_FROM) for one in matters)
            if (is_negated(verb) or _by_nobody(verb)) and not kept_from:
                continue
            named = by is not None or (is_passive(verb) and (deal or _is_sure(verb)))
            if by is None and _hands_in_report(verb):
                # "It will submit its report in 30 days": whoever it is, is bound to.
                by = self._other(look, sentence, subjects(verb))
                yield Undertaken(verb, "planned", _from_subject(verb), by, None, bound=by is not None)
            elif (matters and named) or (under and is_main(verb, {token.i for token in sentence.doc})):
                yield Undertaken(verb, "agreed" if deal else "planned", _from_subject(verb), by, None, bound=under)

    def _is_told_down(self, look: Look, sentence: Parsed, verb: Token) -> bool:
        """Whether those below are told to do a thing: "directed the police to file a report"."""
        clauses = [one for one in children(verb, "xcomp", "ccomp") if has_to(one)]
        told = [*children(verb, "dobj", "dative"), *(who for one in clauses for who in children(one, "nsubj"))]
        sides = {side(look, sentence, one) for one in told}
        below = sides <= self._answerable | self._ordering | {None}
        does = {side(look, sentence, one) for one in agents_and_targets(verb)[0]}
        bodies = all(look.name_at(sentence, one, "group", "organisation") is not None for one in told)
        return bool(clauses) and bool(told) and below and bool(does & self._answerable or bodies)

    def _are_claimants(self, look: Look, sentence: Parsed, tokens: Sequence[Token]) -> bool:
        return any(side(look, sentence, token) in self._claimants for token in tokens)

    def _speaks_for_office(self, look: Look, by: Reference) -> bool:
        """Whether somebody who binds themselves holds an office, on no side that demands."""
        actor = look.cast.actor(by.entry)
        public = actor is not None and (actor.kind == "office" or (actor.kind == "person" and actor.side is not None))
        return public and actor is not None and actor.side not in self._claimants

    def _who_orders(self, look: Look, sentence: Parsed, tokens: Sequence[Token]) -> Reference | None:
        """Who orders by right, as a court does."""
        for reference in references(look, sentence, tokens):
            actor = look.cast.actor(reference.entry)
            if actor is not None and actor.side in self._ordering:
                return reference
        return None

    def _by_numbers(self, look: Look, sentence: Parsed, strength: Strength) -> Iterator[Undertaken]:
        """ "The ministry will (a) raise pay, (b) hire 40 nurses": the parser makes no verb of what is numbered."""
        for token in sentence.doc[:-1]:
            if token.lower_ in _SURELY and token.nbor().text.startswith("("):
                by = self._answerable_one(look, sentence, subjects(token.head), token, inherit=False)
                content = list(sentence.doc[token.i + 1 :])
                if by is not None and numbered(content):
                    yield Undertaken(token, strength, content, by, None, bound=True)

    def _other(self, look: Look, sentence: Parsed, tokens: Sequence[Token]) -> Reference | None:
        """Who binds themselves in so many words, of whatever side; a noun that names nobody known stands as it is."""
        named = references(look, sentence, tokens)
        if named:
            return named[0]
        if any(token.lower_ in {"i", "we"} for token in tokens):
            said = look.innermost_statement(*sentence.place(*tokens))
            return Reference(passage=said.source[0], entry=said.speaker) if said is not None and said.source else None
        noun = next((token for token in tokens if token.pos_ in {"NOUN", "PROPN"}), None)
        return words_for(look, sentence, noun) if noun is not None else None

    def _answerable_one(
        self, look: Look, sentence: Parsed, tokens: Sequence[Token], cue: Token, inherit: bool = True
    ) -> Reference | None:
        for reference in references(look, sentence, tokens):
            actor = look.cast.actor(reference.entry)
            if actor is not None and self._is_answerable(actor):
                return reference
        if not inherit or any(token.lower_ not in {"i", "we", "it"} for token in tokens):
            return None
        said = look.innermost_statement(*sentence.place(cue))
        speaker = look.cast.actor(said.speaker) if said is not None else None
        if said is not None and speaker is not None and self._is_answerable(speaker) and tokens:
            return Reference(passage=(said.source or said.content)[0], entry=said.speaker)
        return None

    def _is_answerable(self, actor: Actor) -> bool:
        return actor.side in self._answerable

    def _written(self, look: Look, sentence: Parsed, undertaken: Undertaken) -> Iterator[Commitment]:
        noun = undertaken.cue.pos_ == "NOUN" and undertaken.strength in _FIRM
        to_demands = undertaken.strength == "agreed" and any(one.lemma_ == "demand" for one in undertaken.content)
        bound = noun or to_demands or undertaken.bound
        for content, found in self._parts(sentence, undertaken, bound):
            matter = found
            path = matter.path if matter is not None else None
            if not self._can_promise(look, undertaken.by, path):
                # It is not for those who answer to end the strike: the words are of something else that they promise.
                if path != END_OF_STRIKE or not bound:
                    continue
                matter = None
            words = look.passage(*sentence.place(*_own_clause(sentence, content, matter)))
            if path is None and _IDLE.fullmatch(words.quote.strip()):
                continue
            yield self._commitment(look, sentence, undertaken, content, words, matter)

    def _commitment(  # noqa: PLR0917 - what is promised, and where its words stand
        self,
        look: Look,
        sentence: Parsed,
        undertaken: Undertaken,
        content: Sequence[Token],
        words: Passage,
        matter: MatterFound | None,
    ) -> Commitment:
        path = matter.path if matter is not None else None
        identifier = mention_id("commitment", look.document.id, words.start, words.end, path or "")
        made = _made(look, sentence, undertaken)
        return Commitment(
            id=identifier,
            matter=path,
            text=words.quote,
            by=undertaken.by,
            to=undertaken.to,
            on_behalf_of=on_behalf_of(look, sentence, undertaken.by),
            strength=undertaken.strength,
            quantity=quantity_of(look, sentence, matter, words),
            when=made,
            due=due_of(look, sentence, content, made),
            condition=condition_of(look, sentence, undertaken.cue),
            measured_by=self._matters.measure(path),
            passages=with_party((look.sentence(sentence),), undertaken.by),
            mentions=(identifier,),
        )

    def _parts(
        self, sentence: Parsed, undertaken: Undertaken, bound: bool
    ) -> Iterator[tuple[list[Token], MatterFound | None]]:
        """What is promised, taken apart: each thing of a list with its matter, else each matter of the whole."""
        content = _without_condition(undertaken.content)
        listed = items(content) if content else []
        if len(listed) == 1 and content[0].tag_ == "VB":
            # "Is to make it an offence, pay the family and keep a post": the parser often cuts such a list short.
            onward = items(runs_on(content[0]))
            listed = onward if len(onward) > 1 and all(item[0].tag_ == "VB" for item in onward) else listed
        told = bool(self._matters.find(sentence.doc, {token.i for token in content}))
        for item in listed if len(listed) > 1 else ():
            found = _side_by_side(sentence, self._matters.find(sentence.doc, {token.i for token in item}))
            if found or bound or (undertaken.by is not None and told and _is_act(item)):
                yield from ((item, matter) for matter in found or [None])
        if len(listed) <= 1:
            whole = _side_by_side(sentence, self._matters.find(sentence.doc, {token.i for token in content}))
            for matter in whole or ([None] if bound and _tells_what(content) else []):
                yield content, matter


def _without_condition(content: Sequence[Token]) -> list[Token]:
    """What is promised without the clause before it on which it depends: "If the budget allows, ..."."""
    inside = sorted(set(content), key=lambda token: token.i)
    if not inside or inside[0].lower_ not in {"if", "unless", "provided"}:
        return list(content)
    comma = next((place for place, token in enumerate(inside) if token.text == ","), None)
    return inside[comma + 1 :] if comma is not None else list(content)


def _side_by_side(sentence: Parsed, matters: Sequence[MatterFound]) -> list[MatterFound | None]:
    """The first matter of some words, and those that stand beside it in a list: what only describes it is dropped."""
    kept: list[MatterFound | None] = []
    last = 0
    for matter in matters:
        between = {token.lower_ for token in sentence.doc[last : matter.first]}
        if not kept or between & {",", ";", "and", "or", "besides", "plus"}:
            kept.append(matter)
            last = matter.last + 1
    return kept


def _rank(one: Commitment) -> tuple[bool, int, str]:
    """What is promised in so many words comes before what is only said to be planned; then the fewer words."""
    return one.strength == "planned", len(one.text), one.id


def _own_clause(sentence: Parsed, content: Sequence[Token], matter: MatterFound | None) -> list[Token]:
    """Of what is promised, the clause that tells of the matter, without its "that"."""
    inside = {token.i for token in content}
    kept = list(content)
    if matter is not None:
        verb = sentence.doc[matter.last]
        while verb.head.i in inside and verb.head != verb and not _is_clause(verb):
            verb = verb.head
        if _is_clause(verb):
            own = [token for token in verb.subtree if token.i in inside and not _of_joined_clause(token, verb)]
            if not _looks_ahead(own, kept_from=True) and _looks_ahead(content, kept_from=True):
                # The parser has cut it short: "the seven dismissed | medics would be reinstated".
                begin = min((one.left_edge.i for one in subjects(verb)), default=verb.i)
                own = [token for token in content if token.i >= begin]
            kept = own
    kept.sort(key=lambda token: token.i)
    kept = _without_remark(kept)
    while len(kept) > 1 and _opens_idly(kept[0]):
        kept = kept[1:]
    return kept


def _without_remark(kept: list[Token]) -> list[Token]:
    """A promise without the remark on its time behind it: ", a day after the talks had ended"."""
    for place, token in enumerate(kept):
        if token.lower_ in {"after", "before"} and place > _SHORTEST_PROMISE:
            comma = next((one.i for one in token.doc[max(0, token.i - 4) : token.i] if one.text == ","), None)
            if comma is not None and comma > kept[0].i:
                return [one for one in kept if one.i < comma]
    return kept


def _opens_idly(token: Token) -> bool:
    """Whether a word at the head of a promise says nothing of it: "that", "and", the day on which it was made."""
    joins = token.dep_ in {"mark", "cc"} or token.is_punct or token.lower_ == "that"
    return joins or (token.ent_type_ in {"DATE", "TIME"} and not token.like_num)


def _is_clause(token: Token) -> bool:
    """Whether a verb has a clause of its own: one with a subject."""
    return token.pos_ in {"VERB", "AUX"} and any(child.dep_ in {"nsubj", "nsubjpass"} for child in token.children)


def _of_joined_clause(token: Token, verb: Token) -> bool:
    """Whether a word belongs to another clause that "and" joins to a verb."""
    while token not in {verb, token.head}:
        if token.dep_ == "conj" and token.head == verb:
            return True
        token = token.head
    return False


def _told_once(look: Look, told: Sequence[Commitment]) -> Iterator[Commitment]:
    """The commitments of a sentence without those that say the same in more words."""
    for one in told:
        words = words_of(look, one)
        rivals = [other for other in told if other.matter == one.matter and other is not one]
        if not any(_rank(other) < _rank(one) and words.overlaps(words_of(look, other)) for other in rivals):
            yield one


def _content(verb: Token, last: Token) -> list[Token]:
    """What is promised: the clause or thing that depends on the verb."""
    clauses = children(verb, "ccomp", "xcomp", "advcl") if verb.lemma_ != "say" else children(verb, "ccomp")
    things = children(verb, "dobj", "nsubjpass")
    told: set[Token] = set()
    if clauses and verb.lemma_ in _TOLD:
        # "Assured the parents that ...", "directed all collectors to ...": those who are told are no part of it.
        things = []
        told = {token for one in clauses if has_to(one) for who in children(one, "nsubj") for token in who.subtree}
    behind = [thing for token in {verb, last} for thing in prepositional(token, "to", "of", "on", "for", "with")]
    behind = [thing for thing in behind if thing.ent_type_ not in {"DATE", "TIME"}]
    clauses += children(last, "acl", "ccomp") if last != verb else []  # "gave his word that ..."
    behind += [doing for token in {verb, last} for to in children(token, "prep") for doing in children(to, "pcomp")]
    aside = {token for one in (*things, *behind) for token in one.subtree if _is_aside(token, one)}
    found = [token for one in (*clauses, *things, *behind) for token in one.subtree if token not in aside | told]
    return _behind_that(found) if verb.lemma_ in _TOLD else found


def _behind_that(content: list[Token]) -> list[Token]:
    """What stands behind "that", where only the words for those who are told stand before it."""
    words = sorted(set(content), key=lambda token: token.i)
    marks = {"mark", "nsubj", "det", "dobj"}  # what the parser makes of it where several are told
    place = next((place for place, token in enumerate(words) if token.lower_ == "that" and token.dep_ in marks), 0)
    return words[place:] if not any(token.pos_ in {"VERB", "AUX"} for token in words[:place]) else words


def _behind_colon(verb: Token) -> list[Token]:
    """ "I give you my word: the wards will have oxygen": what stands behind the colon."""
    words = verb.doc[verb.i :]
    colon = next((token for token in words if token.text == ":"), None)
    if colon is None:
        return []
    end = next((token.i for token in verb.doc[colon.i + 1 :] if token.text in {'"', "”"}), len(verb.doc))
    behind = list(verb.doc[colon.i + 1 : end])
    while behind and behind[-1].is_punct:
        behind = behind[:-1]
    return behind


def _is_aside(token: Token, thing: Token) -> bool:
    """Whether a word belongs to a remark on the time of a thing: "..., a day after the talks had ended"."""
    while token not in {thing, token.head}:
        if token.dep_ in {"npadvmod", "advcl"} or (token.dep_ == "prep" and token.lower_ in {"after", "before"}):
            return True
        token = token.head
    return False


def is_main(verb: Token, inside: set[int]) -> bool:
    """Whether a verb's clause is not one that only describes or supposes: "who will", "if it would", "when they do"."""
    token = verb
    while True:
        if token.dep_ in {"relcl", "acl", "csubj", "pcomp"}:
            return False
        if token.dep_ == "advcl" and any(one.dep_ in {"mark", "advmod"} for one in token.children if one.i < token.i):
            return False
        if token.head == token or token.head.i not in inside:
            return True
        token = token.head


def _tells_what(content: Sequence[Token]) -> bool:
    """Whether words of no known matter tell what is promised: not "which the state promised", nor "what"."""
    return bool(content) and content[0].tag_ not in {"WP", "WDT", "WRB"}


def _is_act(item: Sequence[Token]) -> bool:
    """Whether a thing of a list tells what will be done: "to recall the 23", "no case would be filed"."""
    verb = next((token for token in item if token.pos_ in {"VERB", "AUX"}), None)
    if verb is None or any(is_negated(token) for token in item[:_FIRST_OF_ITEM]):
        return False
    return item[0].tag_ in {"VB", "TO", "VBG"} or _looks_ahead(item)


def _under_it(doc: Doc) -> bool:
    """Whether a sentence goes on about a deal: "Under it, the fee will be cut"."""
    return len(doc) > 1 and doc[0].lower_ == "under" and doc[1].lower_ in {"it", "this", "them", "these"}


def _hands_in_report(verb: Token) -> bool:
    """ "Will submit its report": what a panel is set up for."""
    handing = verb.lemma_ in {"submit", "present", "table", "file", "deliver", "report"}
    report = any(one.lemma_ in {"report", "finding", "recommendation"} for one in children(verb, "dobj"))
    bodies = any(one.lemma_ in _PANELS or one.lower_ == "it" for one in subjects(verb))
    return handing and bodies and not is_passive(verb) and (report or verb.lemma_ == "report") and not is_negated(verb)


def _from_subject(verb: Token) -> list[Token]:
    """A clause without what stands before its subject; of one in the active without its subject too."""
    begin = verb.i if not is_passive(verb) else min((one.left_edge.i for one in subjects(verb)), default=verb.i)
    return [token for token in verb.subtree if token.i >= begin]


def _looks_ahead(tokens: Sequence[Token], kept_from: bool = False) -> bool:
    """Whether a clause tells what will be: "will install", "would be posted"; not "will not", nor "nobody will".

    ``kept_from``: its matter is one where a promise that something will not be done counts too.
    """
    return any(
        token.pos_ in {"VERB", "AUX"}
        and (auxiliaries(token) & WILL or _is_to(token))
        and not (token.lemma_ == "be" and children(token, "attr"))
        and (kept_from or not (is_negated(token) or _by_nobody(token)))
        for token in tokens
    )


def _is_to(verb: Token) -> bool:
    """ "Are to be paid", "is to be held": what is settled for the days to come."""
    return (
        has_to(verb) and verb.dep_ == "xcomp" and verb.head.lemma_ == "be" and not children(verb.head, "acomp", "attr")
    )


def _is_sure(verb: Token) -> bool:
    """ "Will be paid", "shall be victimised", "is to be opened": not "would be"."""
    return bool(auxiliaries(verb) & {"will", "shall"}) or _is_to(verb)


def _is_idle(verb: Token, strength: Strength) -> bool:
    """Whether a verb, in the form in which it stands, promises nothing."""
    if verb.pos_ != "VERB" or is_negated(verb) or verb.dep_ == "amod":
        return True
    if strength == "will consider":
        return verb.tag_ == "VBD" or "have" in _helpers(verb)  # "reviewed the safety of its hospitals": that is done
    if strength == "offered":
        return any(one.lemma_ in _DONE_BY_OFFERING for one in children(verb, "dobj", "xcomp"))
    return verb.lemma_ in _YIELDING and not any(one.lemma_ in _YIELDED for one in verb.subtree)


def _helpers(verb: Token) -> set[str]:
    return {child.lemma_ for child in verb.children if child.dep_ == "aux"}


def _is_under_way(verb: Token) -> bool:
    """ "Is being examined": a passive that goes on."""
    return is_passive(verb) and any(child.lower_ == "being" for child in verb.children) and not is_negated(verb)


def _by_nobody(verb: Token) -> bool:
    return any(
        child.dep_ == "neg" or any(one.lower_ in {"no", "nobody", "none"} for one in child.subtree)
        for child in verb.children
        if child.dep_ in {"nsubj", "nsubjpass"}
    )


def _made(look: Look, sentence: Parsed, undertaken: Undertaken) -> When:
    """When it was promised."""
    words = sentence.place(*undertaken.content) if undertaken.content else (0, 0)
    return made(look, sentence, undertaken.cue, words)


def _is_past(tokens: Sequence[Token]) -> bool:
    """Whether words tell of what has been done: "a quarter of the cameras had been put up" promises nothing."""
    inside = {token.i for token in tokens}
    head = next((token for token in tokens if token.head.i not in inside or token.head == token), None)
    if head is None or head.pos_ not in {"VERB", "AUX"}:
        return False
    helpers = [child for child in head.children if child.dep_ in {"aux", "auxpass"}]
    bound = any(child.tag_ in {"MD", "TO"} for child in helpers)
    # "Has agreed to put up cameras", "have been told that they will be paid" bind for the days to come.
    bound = bound or any(has_to(one) or auxiliaries(one) & WILL for one in tokens if one.pos_ in {"VERB", "AUX"})
    return not bound and any(child.lemma_ == "have" for child in helpers)


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
