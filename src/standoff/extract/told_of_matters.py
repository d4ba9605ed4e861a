"""What sentences tell has come of the matters that they name: "cameras were installed", "no button has been fitted"."""

from collections.abc import Sequence
from typing import NamedTuple

from spacy.tokens import Token

from standoff.extract.clause import (
    children,
    has_to,
    is_negated,
    is_passive,
    objects,
    owners,
    subjects,
    verb_of,
)
from standoff.extract.done_or_not import done_to, is_ahead, is_denied, is_nothing, is_phrase_ahead, is_supposed
from standoff.extract.look import Look, references
from standoff.extract.matters import MatterFound
from standoff.extract.measured import measured, only_in_part
from standoff.extract.outcome_words import OutcomeWords
from standoff.extract.sides import Sides
from standoff.extract.undone import is_relief, keeps
from standoff.language.lexicon import Hit
from standoff.language.parse import Parsed
from standoff.record.commitment import Said

_DENIABLE: frozenset[Said] = frozenset({"claimed done", "begun", "in progress"})
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


class Told(NamedTuple):
    """What has come of something, the word that says it, and the matters of which it says it."""

    said: Said
    head: Token
    matters: list[MatterFound]


def told_by_phrase(words: OutcomeWords, sentence: Parsed, matters: list[MatterFound]) -> Told | None:
    """What a sentence says has come of something by its phrases, or by a share of a whole."""
    hits = [
        hit
        for hit in words.phrases.find(sentence.doc)
        if not is_phrase_ahead(hit) and not is_supposed(hit.head) and not _is_of_a_deed_to_come(hit)
    ]
    if hits:
        hit = min(hits, key=lambda one: _STRONGEST.index(one.label))
        return Told(_in_truth(hit, sentence), hit.head, matters)
    asks = {token.lemma_ for token in sentence.doc} & words.cues
    share = measured(sentence.doc.text) if not asks else None
    if share is not None and share.planned is None and share.done is not None:
        share = None  # "only two nurses" are a part of nothing that is named
    span = sentence.doc.char_span(share.start, share.end, alignment_mode="expand") if share else None
    if span is None or any(is_ahead(one) for one in (verb_of(span.root),) if one is not None):
        return None  # "we should work half the day"
    verbs = [token for token in sentence.doc if token.pos_ in {"VERB", "AUX"} and not is_ahead(token)]
    return Told("in progress", span.root, matters) if verbs else None


def _is_of_a_deed_to_come(hit: Hit[Said]) -> bool:
    """ "Is ready to resign": nothing is done yet."""
    verbs = [token for token in hit.tokens if token.pos_ in {"VERB", "AUX", "ADJ"}]
    return hit.label == "claimed done" and any(has_to(one) for verb in verbs for one in children(verb, "xcomp"))


def told_by_verb(words: OutcomeWords, look: Look, sentence: Parsed, matters: Sequence[MatterFound]) -> Told | None:
    """ "Cameras were installed", "has fitted alarms", "no button has been fitted", and of which matters."""
    for hit in words.verbs.find(sentence.doc):
        verb, label = hit.head, hit.label
        if not _is_account(verb) or (not is_passive(verb) and are_claimants_doing(words.sides, look, sentence, verb)):
            continue
        things = _things_of(verb, label)
        if any(token.lower_ == "own" for thing in things for token in thing.subtree):
            continue  # "a camera of their own" keeps nobody's promise
        own = [thing for thing in things if _matters_of([thing], matters)]
        if not own:
            continue
        concerned = _matters_of(things, matters)
        if label == "undone" and (keeps(words, verb, concerned) or is_relief(words, verb)):
            label = "claimed done"
        denied = is_negated(verb) or any(is_nothing(thing) for thing in own)
        if label == "undone" and (denied or _are_claimants_own(words.sides, look, sentence, own)):
            continue
        share = label == "claimed done" and only_in_part(sentence.doc.text)
        return Told("not done" if denied else "in progress" if share else label, verb, concerned)
    return None


def are_claimants_doing(sides: Sides, look: Look, sentence: Parsed, verb: Token) -> bool:
    """Whether those to whom it was promised did it themselves: "they put up a camera of their own"."""
    return any(sides.claims(look.actor(one)) for one in references(look, sentence, subjects(verb)))


def _are_claimants_own(sides: Sides, look: Look, sentence: Parsed, things: Sequence[Token]) -> bool:
    """Whether things belong to those who demand: "tore down the nurses' stage" undoes no promise."""
    theirs = [who for thing in things for who in owners(thing)]
    return any(sides.claims(look.actor(one)) for one in references(look, sentence, theirs))


def _in_truth(hit: Hit[Said], sentence: Parsed) -> Said:
    """What words say with what stands beside them: a denial, or that only a share is done."""
    if hit.label in _DENIABLE and is_denied(hit):
        return "not done"
    if hit.label == "claimed done" and only_in_part(sentence.doc.text):
        return "in progress"
    return hit.label


def _is_account(verb: Token) -> bool:
    """Whether a verb stands in a form that tells what was done: not what is to come, nor only supposed."""
    told = verb.pos_ == "VERB" and verb.tag_ in {"VBD", "VBN", "VBZ", "VBP"}
    return told and not is_supposed(verb) and not is_ahead(verb)


def _things_of(verb: Token, label: Said) -> list[Token]:
    """What a verb tells of: what it is done to, or what has begun."""
    if label == "undone":
        return done_to(verb)
    return subjects(verb) if is_passive(verb) or label == "begun" else objects(verb)


def _matters_of(things: Sequence[Token], matters: Sequence[MatterFound]) -> list[MatterFound]:
    """The matters that the words for some things tell of."""
    places = {token.i for thing in things for token in thing.subtree}
    return [one for one in matters if places & set(one.places)]
