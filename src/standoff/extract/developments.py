"""What one report says has come of a promise: by whose account, in which words."""

import re
from collections.abc import Collection, Iterator, Sequence
from functools import cache
from typing import Any

import msgspec
from spacy.tokens import Token

from standoff.domains.domain import Domain
from standoff.extract.clause import is_negated, is_passive, subjects, verb_of
from standoff.extract.done_or_not import GOT, done_to, plainly_told, thing_of
from standoff.extract.event_times import time_of
from standoff.extract.look import Look, references, tokens_in
from standoff.extract.marked import marked, named, words_of
from standoff.extract.marks import Mark
from standoff.extract.measured import COUNTS_ONLY, is_of_all, progress_of
from standoff.extract.outcome_words import outcome_words
from standoff.extract.told_beside import told_beside
from standoff.extract.told_of_matters import Told, are_claimants_doing, told_by_phrase, told_by_verb
from standoff.extract.undone import undone_at
from standoff.language.parse import Parsed
from standoff.language.ties import SAID_OF
from standoff.record.commitment import Commitment, Development, Said
from standoff.record.identity import mention_id
from standoff.record.matter import related
from standoff.record.passage import Reference
from standoff.record.statement import Statement

# What all who are party to it say is not only the word of the one who promised it.
_ALL_SIDES = re.compile(r"(?:the )?(?:both|all|two)(?: the)? (?:sides|parties)", re.IGNORECASE)
# A verb of promising in one of these tells of a promise, and is no word for the promise of which something came.
_OWN_CLAUSES = frozenset({"ROOT", "ccomp", "conj", "parataxis"})
_TO_COME = re.compile(r"\b(?:will|would|shall|should|must|to be)\b")
# What is asked, urged or denied is no account of what was done; nor is the strike's own end a promise of the state.
_NO_ACCOUNT = frozenset({"demands", "urges"})
_NEVER = ("end of the strike", "no reprisals", "talks")


class DevelopmentFinder:
    """Finds what came of promises by one domain's words."""

    def __init__(self, domain: Domain) -> None:
        self._words = outcome_words(domain)
        self._sides = self._words.sides

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
                told += self._contested(look, sentence)
            elif not told:
                told = list(self._beside_promise(look, sentence, commitments))
            found.update((one.id, one) for one in told)
            before = told
        found.update((one.id, one) for one in self._marked(look, list(found.values()), promised))
        return tuple(sorted(found.values(), key=lambda one: (one.passage.start, one.id)))

    def _in_sentence(self, look: Look, sentence: Parsed, commitments: Sequence[Commitment]) -> Iterator[Development]:
        matters = self._words.matters.find(sentence.doc)
        told = told_by_phrase(self._words, sentence, matters)
        if told is not None and told.said in {"not done", "undone", "contested"}:
            place = sentence.start + told.head.idx
            if any(start <= place < end for start, end in _own_words(look, sentence, commitments)):
                told = None  # "states yet to adopt the act will be written to" tells what is promised
        told = told or told_by_verb(self._words, look, sentence, matters)
        if told is None or not (told.matters or self._is_of_promises(told, sentence)):
            return
        paths: list[str | None] = [one.path for one in told.matters if not one.path.startswith(_NEVER)]
        paths = paths or ([] if told.matters else [None])
        about = [(path, _spoken_of(path, look, sentence, commitments)) for path in paths]
        yield from self._written(look, sentence, told.said, told.head, about)

    def _is_of_promises(self, told: Told, sentence: Parsed) -> bool:
        """Whether a sentence that names no matter speaks of promises, and what it tells as done is these.

        "The names would be restored, he promised; the verification was done": that is another thing.
        """
        heads = [hit.head for hit in self._words.promises.find(sentence.doc)]
        verb = verb_of(told.head)
        if told.said != "claimed done" or verb is None:
            return bool(heads)
        pointing = any(one.pos_ in {"PRON", "DET"} for one in subjects(verb))
        own = {token.i for token in verb.subtree}
        return any(pointing or (one.i in own and one.dep_ not in _OWN_CLAUSES) for one in heads)

    def _told_plainly(self, look: Look, sentence: Parsed) -> Iterator[Development]:
        """What has been done or not, by the verbs alone: "no letter has come", "two of the three months were paid"."""
        for said, verb in plainly_told(sentence.doc, undone_at(self._words, sentence)):
            # What those who were promised something did themselves is not what came of it, unless they got it.
            deed = said in {"claimed done", "undone"} and not is_passive(verb)
            theirs = deed and are_claimants_doing(self._sides, look, sentence, verb)
            if verb.lemma_ in self._words.cues or (theirs and verb.lemma_ not in GOT):
                continue
            thing = thing_of(verb)
            if thing and references(look, sentence, [thing[-1]]):
                thing = []  # what somebody did or suffered is not what came of a thing
            about = look.passage(*sentence.place(*thing)) if thing else None
            for one in self._written(look, sentence, said, verb, ((None, None),)):
                yield msgspec.structs.replace(one, about=about)

    def _beside_promise(self, look: Look, sentence: Parsed, commitments: Sequence[Commitment]) -> Iterator[Development]:
        """What a sentence that tells of one promise says has come of it: "..., yet not a company has paid it"."""
        own = look.sentence(sentence)
        inside = [one for one in commitments if any(passage.overlaps(own) for passage in one.passages)]
        tokens = tokens_in(sentence, words_of(look, inside[0])) if len(inside) == 1 else []
        for said, verb in told_beside(tokens, undone_at(self._words, sentence)) if tokens else ():
            if verb.lemma_ in self._words.cues:
                continue  # "cameras were promised in 2019 too" tells only of the promise
            yield from self._written(look, sentence, said, verb, ((inside[0].matter, inside[0].id),))

    def _contested(self, look: Look, sentence: Parsed) -> Iterator[Development]:
        """What denies something, if what stands before it tells what came of a promise: "the interns say not so"."""
        for hit in self._words.contesting.find(sentence.doc)[:1]:
            if is_negated(hit.head) and not any(token.dep_ == "neg" for token in hit.tokens):
                continue  # "does not dispute the sum"
            yield from self._written(look, sentence, "contested", hit.head, ((None, None),))

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
        speaker = look.actor(by)
        return {"by": by, "independent": None if speaker is None else not self._sides.answers(speaker)}

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
        independent = True if statement is None else None if speaker is None else not self._sides.answers(speaker)
        if by is not None and _ALL_SIDES.fullmatch(by.passage.quote):
            independent = True
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
                progress=progress_of(look, sentence, done_to(head) if head.pos_ == "VERB" else []),
                cue=look.passage(start, end),
                when=time_of(look, sentence, head, "reported"),
                mentions=(identifier,),
            )


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


def _own_words(look: Look, sentence: Parsed, commitments: Sequence[Commitment]) -> Iterator[tuple[int, int]]:
    """Where the words of promises stand in a sentence."""
    for one in commitments:
        place = look.document.text.find(one.text, sentence.start, sentence.end)
        if place >= 0 and _TO_COME.search(one.text):
            yield place, place + len(one.text)


def _spoken_of(matter: str | None, look: Look, sentence: Parsed, commitments: Sequence[Commitment]) -> str | None:
    """The commitment of this report with the same matter; that of the same sentence before others."""
    own = look.sentence(sentence)
    if matter is None:
        # Promises of no known matter are not all the same: only one that the sentence itself recalls is spoken of.
        inside = [one for one in commitments if one.matter is None and any(it.overlaps(own) for it in one.passages)]
        return inside[0].id if inside else None
    same = [one for one in commitments if one.matter == matter]
    near = [one for one in same if any(passage.overlaps(own) for passage in one.passages)]
    if near or same:
        return _likest(near or same, own.quote).id
    wider = [one for one in commitments if one.matter is not None and related(one.matter, matter)]
    return wider[0].id if wider else None


def _likest(commitments: Sequence[Commitment], sentence: str) -> Commitment:
    """Of promises on one matter that of whose words a sentence holds most, and the first of these."""
    own = set(sentence.lower().split())
    return max(commitments, key=lambda one: len(own & set(one.text.lower().split())))


@cache
def development_finder(domain: Domain) -> DevelopmentFinder:
    """The finder for a domain, its word lists made ready once."""
    return DevelopmentFinder(domain)
