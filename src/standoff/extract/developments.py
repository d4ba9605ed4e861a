"""What one report says has come of a promise: by whose account, in which words."""

import re
from collections.abc import Collection, Iterator, Sequence
from functools import cache
from typing import Any

import msgspec
from spacy.tokens import Doc, Token

from standoff.domains.domain import Cues, Domain
from standoff.extract.clause import auxiliaries, is_negated, is_passive, objects, subjects
from standoff.extract.event_times import time_of
from standoff.extract.look import Look, references
from standoff.extract.marked import marked, named
from standoff.extract.marks import Mark
from standoff.extract.matters import MatterFinder, MatterFound
from standoff.extract.measured import COUNTS_ONLY, is_of_all, measured, only_in_part, progress_of
from standoff.language.lexicon import Hit, Lexicon
from standoff.language.parse import Parsed
from standoff.language.ties import SAID_OF
from standoff.record.commitment import Commitment, Development, Said
from standoff.record.identity import mention_id
from standoff.record.matter import related
from standoff.record.passage import Reference
from standoff.record.statement import Statement

_TO_COME = re.compile(r"\b(?:will|would|shall|should|must|to be)\b")
_AHEAD = frozenset({"will", "shall", "would", "could", "should", "must", "may", "might", "to"})
_DENIABLE: frozenset[Said] = frozenset({"claimed done", "begun", "in progress"})
# What is asked, urged or denied is no account of what was done; nor is the strike's own end a promise of the state.
_NO_ACCOUNT = frozenset({"demands", "urges"})
_NEVER = ("end of the strike", "no reprisals", "talks")
# Of several words in one sentence, the one that says most against the promise counts.
_STRONGEST: tuple[Said, ...] = (
    "not done",
    "undone",
    "dropped",
    "contested",
    "in progress",
    "begun",
    "claimed done",
    "confirmed done",
    "pending",
)
# Where a report names the promises but no matter, what it says is of all of them.
_OF_PROMISES = ("promise", "assurance", "commitment", "pledge", "directive")
# Verbs are compared with the words of a matter by so many letters: "removed" with "removal of the director".
_STEM = 5


class DevelopmentFinder:
    """Finds what came of promises by one domain's words."""

    def __init__(self, domain: Domain) -> None:
        self._answerable = domain.sides("answerable")
        self._claimants = domain.sides("claimant")
        self._matters = MatterFinder(domain)
        self._words: Lexicon[Said] = Lexicon(
            (phrase, said) for said, cues in domain.developments.items() for phrase in cues.phrases
        )
        self._verbs: Lexicon[Said] = Lexicon(
            (verb, said) for said, cues in domain.developments.items() for verb in cues.verbs
        )
        cues = [*domain.demands["demanded"].verbs, *domain.commitments["assured"].verbs]
        self._cues = frozenset(verb for verb in cues if " " not in verb)
        self._promises = Lexicon((word, True) for word in _OF_PROMISES)
        undone = domain.developments.get("undone", Cues())
        self._undoing = Lexicon((verb, True) for verb in undone.verbs)
        self._burdens = frozenset(undone.nouns)
        self._clocks = frozenset(domain.demands["ultimatum"].nouns)
        self._stems = {path: frozenset(_stems(matter.words)) for path, matter in domain.matters_by_path()}

    def find(self, look: Look, commitments: Sequence[Commitment]) -> tuple[Development, ...]:
        """The developments of a report, each tied to the commitment of the same report that it speaks of, if any.

        A sentence that only tells plainly what has been done, or has not, gives a development of no matter: it is one
        if its words turn out to be those of a promise (see ``reason.links``).
        """
        found: dict[str, Development] = {}
        promised = {(one.passages[0].start, one.passages[0].end) for one in commitments if one.passages}
        before: list[Development] = []
        for sentence in look.parsed:
            told = list(self._in_sentence(look, sentence, commitments))
            if not told and (sentence.start, sentence.end) not in promised:
                told = [_of_the_same(one, before, sentence) for one in self._told_plainly(look, sentence)]
            found.update((one.id, one) for one in told)
            before = told
        found.update((one.id, one) for one in self._marked(look, list(found.values()), promised))
        return tuple(sorted(found.values(), key=lambda one: (one.passage.start, one.id)))

    def _marked(
        self, look: Look, told: Sequence[Development], promised: Collection[tuple[int, int]]
    ) -> Iterator[Development]:
        """What the encoder takes for come of a promise where no word of the lists tells of it.

        These are generous: only one that turns out to speak of a promise is kept (see ``reason.links``).
        """
        known = [one.passage for one in told]
        for mark, sentence, tokens in marked(look, "outcome", 0.0, known):
            if (sentence.start, sentence.end) in promised:
                continue
            said = SAID_OF[mark.said or "pending"]
            if said == "in progress" and is_of_all(sentence.doc.text):
                said = "claimed done"
            about = look.passage(*sentence.place(*tokens))
            for one in self._written(look, sentence, said, tokens[0], ((None, None),)):
                yield msgspec.structs.replace(one, about=about, found_by="encoder", **self._source(look, one, mark))

    def _source(self, look: Look, told: Development, mark: Mark) -> dict[str, Any]:
        """Who says it, where no statement holds the words and the encoder names somebody."""
        by = named(look, mark.by) if told.by is None and not mark.own_voice else None
        if by is None:
            return {}
        speaker = look.cast.actor(by.entry)
        return {"by": by, "independent": None if speaker is None else speaker.side not in self._answerable}

    def _told_plainly(self, look: Look, sentence: Parsed) -> Iterator[Development]:
        """What has been done or not, by the verbs alone: "no letter has come", "two of the three months were paid"."""
        for said, verb in plainly_told(sentence.doc, self._undone(sentence)):
            # What those who were promised something did themselves is not what came of it, unless they got it.
            deed = said in {"claimed done", "undone"} and not is_passive(verb)
            theirs = deed and self._is_claimants_doing(look, sentence, verb)
            if verb.lemma_ in self._cues or (theirs and verb.lemma_ not in _GOT):
                continue
            thing = _thing(verb)
            if thing and references(look, sentence, [thing[-1]]):
                thing = []  # what somebody did or suffered is not what came of a thing
            about = look.passage(*sentence.place(*thing)) if thing else None
            for one in self._written(look, sentence, said, verb, ((None, None),)):
                yield msgspec.structs.replace(one, about=about)

    def _told(self, sentence: Parsed) -> tuple[Said, Token] | None:
        """What a sentence says has come of something, and the word that says it."""
        hits = [hit for hit in self._words.find(sentence.doc) if not _ahead(hit) and not _is_supposed(hit.head)]
        if hits:
            hit = min(hits, key=lambda one: _STRONGEST.index(one.label))
            return self._in_truth(hit, sentence), hit.head
        asks = {token.lemma_ for token in sentence.doc} & self._cues
        share = measured(sentence.doc.text) if not asks else None
        if share is not None and share.planned is None and share.done is not None:
            share = None  # "only two nurses" are a part of nothing that is named
        span = sentence.doc.char_span(share.start, share.end, alignment_mode="expand") if share else None
        verbs = [token for token in sentence.doc if token.pos_ in {"VERB", "AUX"} and not auxiliaries(token) & _AHEAD]
        return ("in progress", span.root) if span is not None and verbs else None

    def _in_truth(self, hit: Hit[Said], sentence: Parsed) -> Said:
        """What words say with what stands beside them: a denial, or that only a share is done."""
        if hit.label in _DENIABLE and _is_denied(hit):
            return "not done"
        if hit.label == "claimed done" and only_in_part(sentence.doc.text):
            return "in progress"
        return hit.label

    def _undone(self, sentence: Parsed) -> frozenset[int]:
        """The places of the verbs by which something is undone: "were withdrawn", "have been removed", "broke down"."""
        return frozenset(
            hit.head.i
            for hit in self._undoing.find(sentence.doc)
            if hit.head.pos_ == "VERB" and not self._is_relief(hit.head) and not self._is_of_clock(hit.head)
        )

    def _is_relief(self, verb: Token) -> bool:
        """Whether what is taken away is a burden: "the charges were withdrawn", "the fee has been cut"."""
        things = _done_to(verb)
        return any(token.lemma_.lower() in self._burdens for thing in things for token in thing.subtree)

    def _is_of_clock(self, verb: Token) -> bool:
        """Whether what ends is only a deadline: "the ultimatum lapsed", "the ten days have run out"."""
        return any(
            token.lemma_.lower() in self._clocks or token.ent_type_ in {"DATE", "TIME"} for token in _done_to(verb)
        )

    def _keeps(self, verb: Token, matters: Sequence[MatterFound]) -> bool:
        """Whether what is promised on a matter is just what the verb tells: "the director was removed"."""
        stem = verb.lemma_.lower()[:_STEM]
        return any(stem in self._stems.get(one.path, ()) for one in matters)

    def _in_sentence(self, look: Look, sentence: Parsed, commitments: Sequence[Commitment]) -> Iterator[Development]:
        matters = self._matters.find(sentence.doc)
        own = list(_own_words(look, sentence, commitments))
        told = self._told(sentence)
        against = told is not None and told[0] in {"not done", "undone", "contested"}
        if told is not None and against and any(start <= sentence.start + told[1].idx < end for start, end in own):
            told = None  # "states yet to adopt the act will be written to" tells what is promised
        if told is None and (by_verb := self._told_by_verb(look, sentence, matters)) is not None:
            said, verb, matters = by_verb
            told = said, verb
        if told is None or not (matters or self._promises.find(sentence.doc)):
            return
        paths: list[str | None] = [one.path for one in matters if not one.path.startswith(_NEVER)]
        about = [(path, _spoken_of(path, look, sentence, commitments)) for path in paths or ([] if matters else [None])]
        yield from self._written(look, sentence, *told, about)

    def _written(
        self, look: Look, sentence: Parsed, said: Said, head: Token, about: Sequence[tuple[str | None, str | None]]
    ) -> Iterator[Development]:
        """A development for each matter that it is about, with the commitment of this report where there is one."""
        start, end = sentence.place(head)
        statement = look.innermost_statement(start, end) or _statement_before(look, sentence, start)
        if statement is not None and (statement.marks or statement.act in _NO_ACCOUNT):
            return
        speaker = look.cast.actor(statement.speaker) if statement is not None else None
        by = Reference(passage=statement.source[0], entry=statement.speaker) if statement and statement.source else None
        independent = True if statement is None else None if speaker is None else speaker.side not in self._answerable
        for matter, commitment in about:
            yield Development(
                id=(identifier := mention_id("development", look.document.id, start, end, f"{said} {matter}")),
                said=said,
                commitment=commitment,
                matter=matter,
                passage=look.sentence(sentence),
                by=by,
                statement=statement.id if statement is not None else None,
                independent=independent,
                progress=progress_of(look, sentence, _done_to(head) if head.pos_ == "VERB" else []),
                cue=look.passage(start, end),
                when=time_of(look, sentence, head, "reported"),
                mentions=(identifier,),
            )

    def _is_claimants_doing(self, look: Look, sentence: Parsed, verb: Token) -> bool:
        """Whether those to whom it was promised did it themselves: "they put up a camera of their own"."""
        actors = (look.cast.actor(one.entry) for one in references(look, sentence, subjects(verb)))
        return any(actor is not None and actor.side in self._claimants for actor in actors)

    def _told_by_verb(
        self, look: Look, sentence: Parsed, matters: Sequence[MatterFound]
    ) -> tuple[Said, Token, list[MatterFound]] | None:
        """ "Cameras were installed", "has fitted alarms", "no button has been fitted", and of which matters."""
        about = {place for one in matters for place in range(one.first, one.last + 1)}
        for hit in self._verbs.find(sentence.doc):
            verb = hit.head
            if (
                verb.pos_ != "VERB"
                or _is_supposed(verb)
                or auxiliaries(verb) & _AHEAD
                or verb.tag_ not in {"VBD", "VBN", "VBZ", "VBP"}
            ):
                continue
            passive = is_passive(verb)
            label = hit.label
            things = (
                _done_to(verb)
                if label == "undone"
                else subjects(verb)
                if passive or label == "begun"
                else objects(verb)
            )
            concerned = _matters_of(things, matters)
            if label == "undone" and references(look, sentence, things):
                concerned = concerned or [one for one in matters if one.first <= verb.i <= one.last]
            if label == "undone" and (self._keeps(verb, concerned) or self._is_relief(verb)):
                label = "claimed done"
            if not passive and self._is_claimants_doing(look, sentence, verb):
                continue
            if any(token.lower_ == "own" for thing in things for token in thing.subtree):
                continue  # "a camera of their own" keeps nobody's promise
            own = [thing for thing in things if {token.i for token in thing.subtree} & about]
            if not own:
                continue
            denied = is_negated(verb) or any(_is_nothing(thing) for thing in own)
            if denied and label == "undone":
                continue
            share = label == "claimed done" and only_in_part(sentence.doc.text)
            said: Said = "not done" if denied else "in progress" if share else label
            return said, verb, concerned
        return None


def _of_the_same(development: Development, before: Sequence[Development], sentence: Parsed) -> Development:
    """A development that only counts, with what the sentence before it is about: "The union said only 12 had come"."""
    known = [one for one in before if one.matter is not None]
    number = development.progress.passage.quote if development.progress is not None else ""
    if not known or not COUNTS_ONLY.fullmatch(number):
        return development
    return msgspec.structs.replace(development, matter=known[0].matter, commitment=known[0].commitment)


def _statement_before(look: Look, sentence: Parsed, start: int) -> Statement | None:
    """The statement of a sentence that has begun before a place in it, where its content was cut too short."""
    begun = [
        one
        for one in look.statements
        if not one.post and any(sentence.start <= part.start <= start < sentence.end for part in one.content)
    ]
    return begun[-1] if begun else None


def _is_supposed(verb: Token) -> bool:
    """Whether a clause only supposes: "if they had put up cameras"."""
    return any(
        child.dep_ == "mark" and child.lower_ in {"if", "unless"}
        for token in (verb, verb.head)
        for child in token.children
    )


def _is_denied(hit: Hit[Said]) -> bool:
    """ "No camera has been installed", "cameras have not been installed"."""
    verbs = _with_heads([token for token in hit.tokens if token.pos_ in {"VERB", "AUX"}])
    return any(
        is_negated(verb) or any(_is_nothing(subject) for subject in (*subjects(verb), *verb.children)) for verb in verbs
    )


def _is_nothing(subject: Token) -> bool:
    """ "Nothing promised", "none of the cameras", "no camera", "only paper"."""
    if subject.dep_ not in {"nsubj", "nsubjpass", "dobj"}:
        return False
    return subject.lower_ in {"nothing", "none", "nobody"} or any(
        child.lower_ in {"no", "not"} for child in subject.children
    )


def _ahead(hit: Hit[Said]) -> bool:
    """Whether the words tell of what is to come: "will have been installed by May"."""
    verbs = [token for token in hit.tokens if token.pos_ in {"VERB", "AUX"}] or [hit.head]
    own = {token.lower_ for token in hit.tokens}
    return hit.label != "not done" and any((auxiliaries(verb) & _AHEAD) - own for verb in _with_heads(verbs))


def _with_heads(verbs: Sequence[Token]) -> list[Token]:
    return [*verbs, *(verb.head for verb in verbs if verb.dep_ in {"aux", "auxpass"})]


def _spoken_of(matter: str | None, look: Look, sentence: Parsed, commitments: Sequence[Commitment]) -> str | None:
    """The commitment of this report with the same matter; that of the same sentence before others."""
    own = look.sentence(sentence)
    same = [one for one in commitments if one.matter == matter]
    near = [one for one in same if any(passage.overlaps(own) for passage in one.passages)]
    if near or same:
        return (near or same)[0].id
    wider = [
        one for one in commitments if matter is not None and one.matter is not None and related(one.matter, matter)
    ]
    return wider[0].id if wider else None


def plainly_told(doc: Doc, undone: Collection[int] = ()) -> Iterator[tuple[Said, Token]]:
    """What the clauses of a sentence tell has been done, or has not, whatever they speak of, with their verbs.

    "Has not come", "no letter has come" and "still waits" are *pending*; "never came" is *not done*; a share of a whole
    is *in progress*; "was paid", "have received" are *claimed done*; what was given up is *dropped*. ``undone`` are the
    places of verbs that tell of an undoing.
    """
    share = only_in_part(doc.text)
    for verb in doc:
        if verb.pos_ != "VERB":
            continue
        supposed = auxiliaries(verb) & _AHEAD or _is_supposed(verb) or verb.dep_ in {"relcl", "acl", "amod"}
        if supposed or (verb.lemma_ in _SAYING and verb.dep_ == "ROOT"):
            continue
        said = _plainly(verb, share, verb.i in undone)
        if said is not None:
            yield said, verb


def _plainly(verb: Token, share: bool, undone: bool) -> Said | None:
    near = {child.lower_ for child in verb.children}
    nothing = any(_is_nothing(one) for one in verb.children)
    if verb.lemma_ in _GIVEN_UP and is_passive(verb):
        return "dropped"
    if "never" in near:
        return "not done"
    if (is_negated(verb) or nothing) and (auxiliaries(verb) & _PAST or verb.tag_ in {"VBD", "VBN"}):
        return "pending"
    if "still" in near:
        return "pending"
    if undone and verb.tag_ in {"VBN", "VBD"}:
        return "undone"
    if {child.lower_ for child in verb.children if child.dep_ in {"aux", "auxpass"}} == {"be"}:
        return None  # "that the land be valued afresh" is asked
    if share and verb.tag_ == "VBD" and any(_is_counted(one) for one in objects(verb)):
        return "in progress"  # "assessed 112 of 340 parcels"
    perfect = is_passive(verb) or bool(auxiliaries(verb) & {"has", "have", "had", "did", "'ve", "’ve"})
    if (verb.tag_ in {"VBN", "VB"} and perfect) or (verb.tag_ == "VBD" and verb.lemma_ in _GOT):
        return "in progress" if share else "claimed done"
    return None


def _is_counted(thing: Token) -> bool:
    return thing.pos_ == "NUM" or any(child.dep_ == "nummod" for child in thing.children)


def _done_to(verb: Token) -> list[Token]:
    """What a verb is done to: its subject in the passive, its object, or its subject where it has none."""
    return subjects(verb) if is_passive(verb) else objects(verb) or subjects(verb)


def _own_words(look: Look, sentence: Parsed, commitments: Sequence[Commitment]) -> Iterator[tuple[int, int]]:
    """Where the words of promises stand in a sentence."""
    for one in commitments:
        place = look.document.text.find(one.text, sentence.start, sentence.end)
        if place >= 0 and _TO_COME.search(one.text):
            yield place, place + len(one.text)


def _matters_of(things: Sequence[Token], matters: Sequence[MatterFound]) -> list[MatterFound]:
    """The matters that the words for some things tell of."""
    places = {token.i for thing in things for token in thing.subtree}
    return [one for one in matters if places & set(range(one.first, one.last + 1))]


def _stems(words: Collection[str]) -> Iterator[str]:
    return (part[:_STEM] for phrase in words for part in phrase.lower().split())


def _thing(verb: Token) -> list[Token]:
    """What is done or not, as the noun with what stands before it: of an active verb its object, if it has one."""
    things = objects(verb) if not is_passive(verb) else []
    things = things or [one for one in subjects(verb) if one.pos_ in {"NOUN", "PROPN"}]
    if not things:
        return []
    head = things[0]
    return [token for token in head.subtree if token.i <= head.i and token.dep_ not in {"det", "relcl", "acl"}]


_PAST = frozenset({"has", "have", "had", "did", "is", "was", "were", "do", "does"})
_SAYING = frozenset(
    {"say", "tell", "add", "insist", "maintain", "claim", "confirm", "complain", "report", "note", "explain"}
)
_GIVEN_UP = frozenset({"drop", "scrap", "abandon", "shelve"})
_GOT = frozenset(
    {"receive", "get", "reach", "arrive", "pay", "come", "open", "begin", "start", "go", "rejoin", "report"}
)


@cache
def development_finder(domain: Domain) -> DevelopmentFinder:
    """The finder for a domain, its word lists made ready once."""
    return DevelopmentFinder(domain)
