"""Who takes part in an event: who did it and to whom, from the clause around the words that tell of it."""

from collections.abc import Iterable
from typing import NamedTuple

from spacy.tokens import Token

from standoff.domains.domain import Domain
from standoff.extract.clause import (
    agents_and_targets,
    children,
    conjoined,
    governor,
    has_to,
    is_passive,
    objects,
    prepositional,
)
from standoff.extract.look import Look, side
from standoff.extract.somebody import people, things
from standoff.extract.trigger import Trigger
from standoff.language.lexicon import Hit, phrase_words
from standoff.language.parse import Parsed
from standoff.record.passage import Reference

_FIGHTING = frozenset({"on", "against", "of", "over"})
# Those who do these together stand behind "between".
_TOGETHER = frozenset({"talks", "agreement", "armed conflict"})
# Those at whom force is used stand behind these.
_AT = ("at", "against", "on", "into", "towards", "toward")
# These attacks are on people alone.
_NO_THINGS = frozenset({"sexual violence", "killing", "threat", "obstruction", "abduction"})
_CALLING = frozenset({"call", "plan", "prepare", "vote"})
_STRIKING = frozenset({"armed conflict", "explosion"})
_IGNORING = frozenset({"ignore", "defy", "disregard", "obey", "heed", "flout", "disobey", "face"})


class Participants(NamedTuple):
    """Who did it, and to whom; empty where the words do not tell."""

    agents: tuple[Reference, ...]
    targets: tuple[Reference, ...]


def participants(look: Look, domain: Domain, sentence: Parsed, hit: Hit[Trigger]) -> Participants:
    """Who takes part in the event that a trigger tells of."""
    does, suffers = _words_for(look, domain, sentence, hit)
    return Participants(people(look, domain, sentence, does), people(look, domain, sentence, suffers))


def things_suffered(look: Look, domain: Domain, sentence: Parsed, hit: Hit[Trigger]) -> tuple[Reference, ...]:
    """The things that an attack or a disruption is said to be done to, where it is done to nobody."""
    kind, mode, part = hit.label
    head = hit.head
    if head.pos_ not in {"VERB", "AUX"} or part == "noun":
        return things(look, domain, sentence, _struck(head, kind))
    does, suffers = agents_and_targets(head)
    if kind == "disruption":
        return things(look, domain, sentence, suffers or does)  # "services ground to a halt"
    if kind == "attack" and part == "verb" and mode not in _NO_THINGS:
        return things(look, domain, sentence, suffers)
    return ()


def _words_for(look: Look, domain: Domain, sentence: Parsed, hit: Hit[Trigger]) -> tuple[list[Token], list[Token]]:
    head, (kind, mode, part) = hit.head, hit.label
    words = domain.kinds[kind].modes[mode]
    if head.pos_ not in {"VERB", "AUX"} or part == "noun":
        does, suffers = _of_noun(look, domain, sentence, hit)
    else:
        does, suffers = agents_and_targets(head)
        if part == "verb" and not suffers:
            # "Set upon the children": what stands behind the verb's own preposition.
            suffers = [one for token in hit.tokens if token != head for one in children(token, "pobj", "dobj")]
        if part == "phrase" and not is_passive(head) and _is_one_of(hit, words.suffered):
            does, suffers = [], does  # "is in custody"
        elif not is_passive(head) and part == "phrase":
            suffers = _of_phrase(look, domain, sentence, hit)
        elif not is_passive(head) and not words.verbs:
            suffers = []
    if kind == "ultimatum" and head.pos_ not in {"VERB", "AUX"}:
        return _giver_and_receiver(head, does)
    return does, suffers


def _is_one_of(hit: Hit[Trigger], phrases: Iterable[str]) -> bool:
    """Whether the words of a phrase are one of a list's."""
    forms = [{token.lower_, token.lemma_.lower()} for token in hit.tokens]
    listed = (phrase_words(phrase) for phrase in phrases)
    return any(
        len(one) == len(forms) and all(word in form for word, form in zip(one, forms, strict=True)) for one in listed
    )


def _of_phrase(look: Look, domain: Domain, sentence: Parsed, hit: Hit[Trigger]) -> list[Token]:
    """To whom a phrase in the active is done: force to its object or at whom it is used, a complaint is against."""
    head, kind = hit.head, hit.label.kind
    done_to = objects(head)
    if kind == "force against protest":
        aims = [one for verb in children(head, "advcl") if has_to(verb) for one in objects(verb)]
        gathered = [one for thing in done_to for one in (*prepositional(thing, "by", "of"), *_owners(thing))]
        gathered += prepositional(head, "by")  # the parser hangs "by candidates" of "broke up a sit-in" on the verb
        for found in (done_to, [*prepositional(head, *_AT)], gathered, aims):
            if people(look, domain, sentence, found):
                return found
    if kind == "legal step":
        own = [token for token in hit.tokens if token.pos_ in {"VERB", "NOUN"}]
        return [one for token in own for one in prepositional(token, "against")]
    return []


def _of_noun(look: Look, domain: Domain, sentence: Parsed, hit: Hit[Trigger]) -> tuple[list[Token], list[Token]]:
    """Who did what a noun names, and to whom: by its own words, else by those of the verb that it belongs to."""
    noun, kind = hit.head, hit.label.kind
    about = domain.kinds[kind]
    verb = governor(noun)
    if kind == "force against protest":
        return _of_means(noun, verb)
    # Who calls "a strike of courts" is no court.
    whose = [one for one in prepositional(noun, "of") if side(look, sentence, one) not in domain.ordering()]
    does = [*prepositional(noun, "by"), *(whose if about.phases else ()), *_owners(noun), *_called_by(noun)]
    if kind in _TOGETHER:
        does += prepositional(noun, "between", "among")
    suffers = prepositional(noun, *_FIGHTING)
    if not suffers and verb is not None and noun.dep_ == "dobj":
        # The parser often hangs "on a nurse" of "investigate the assault on a nurse" on the verb.
        suffers = [one for one in prepositional(verb, "on", "against") if one.i > noun.i]
    if kind == "attack":
        if noun.lemma_.lower() in about.modes[hit.label.mode].suffered:
            # "The doctor's murder" is not by the doctor; nor is "the stabbing of a surgeon by a patient".
            far = [one for thing in prepositional(noun, "of") for one in prepositional(thing, "by")]
            does, suffers = [*prepositional(noun, "by"), *far], [*suffers, *_owners(noun)]
        return does, suffers
    ignoring = verb is not None and verb.lemma_ in _IGNORING
    if (
        verb is not None
        and not ignoring
        and not people(look, domain, sentence, does)
        and (_is_done(noun, verb) or (is_passive(verb) and noun.dep_ == "nsubjpass"))
    ):
        actors, _ = agents_and_targets(verb)
        does = [one for one in actors if one != noun and noun not in one.subtree]
    if kind == "official act" and verb is not None and ignoring and noun.dep_ == "dobj":
        return does, agents_and_targets(verb)[0]
    return does, prepositional(noun, "with") if kind in {"talks", "official act", "support"} else []


def _called_by(noun: Token) -> list[Token]:
    """Who "a strike called by the union" or "an order issued on Monday by the minister" says did it."""
    nouns = [noun, *prepositional(noun, "of")]
    told = [child for one in nouns for child in children(one, "acl", "relcl") if is_passive(child)]
    return [one for verb in told for one in agents_and_targets(verb)[0]]


def _struck(noun: Token, kind: str) -> list[Token]:
    """What "shells hit the ward" says was hit."""
    verb = noun.head
    fires = kind in _STRIKING and noun.dep_ == "nsubj" and verb.pos_ == "VERB" and not is_passive(verb)
    return objects(verb) if fires else []


def _of_means(noun: Token, verb: Token | None) -> tuple[list[Token], list[Token]]:
    """Who used tear gas or a water cannon, and against whom."""
    does = [*prepositional(noun, "by"), *_owners(noun)]
    suffers = prepositional(noun, *_AT)
    if verb is None:
        return does, suffers
    if noun.dep_ in {"nsubj", "nsubjpass"} and noun.head == verb:
        return does, suffers or objects(verb)
    if is_passive(verb) and noun.dep_ == "pobj":
        by, against = agents_and_targets(verb)
        return does or [one for one in by if one != noun], suffers or against
    does = does or [one for one in agents_and_targets(verb)[0] if one != noun]
    return does, suffers or prepositional(verb, *_AT) or [one for one in objects(verb) if one != noun]


def _giver_and_receiver(noun: Token, does: list[Token]) -> tuple[list[Token], list[Token]]:
    """Who gave an ultimatum, and to whom: whoever is said to refuse it received it."""
    givers = _called_by(noun)
    owners = [*prepositional(noun, "by", "from"), *_owners(noun), *givers]
    verb = governor(noun)
    receivers = prepositional(noun, "to")
    if verb is not None and not receivers:
        receivers = children(verb, "dative") + prepositional(verb, "to")
    if verb is not None and owners and not receivers:
        receivers = [one for one in agents_and_targets(verb)[0] if one not in owners]
    return owners or does, receivers


def _owners(noun: Token) -> list[Token]:
    """Those whose strike or rally it is: "the doctors' strike", "the doctor whose beating ..."."""
    owners = [one for child in noun.children if child.dep_ == "poss" for one in conjoined(child)]
    owners = [one for one in owners if one.ent_type_ not in {"DATE", "TIME"}]  # "five days' notice"
    return [_antecedent(noun) if one.lower_ == "whose" else one for one in owners if one.pos_ != "PRON" or _whose(one)]


def _whose(word: Token) -> bool:
    return word.lower_ == "whose"


def _antecedent(noun: Token) -> Token:
    """Whom "whose" stands for: what the clause in which it stands belongs to."""
    verb = noun
    while verb.dep_ != "relcl" and verb.head != verb:
        verb = verb.head
    return verb.head


def _is_done(noun: Token, verb: Token) -> bool:
    """Whether a noun names what a verb's subject does: its object, or what it goes on, into or takes part in."""
    if noun.dep_ == "conj":
        return _is_done(noun.head, verb) if noun.head.head != noun else False
    if _below_plan(noun):
        return True
    if noun.dep_ == "pobj":
        called = noun.head.lower_ == "for" and verb.lemma_ in _CALLING
        return noun.head.head == verb and (called or noun.head.lower_ in {"on", "into", "in", "to", "off"})
    return noun.dep_ in {"dobj", "oprd", "attr", "ccomp", "npadvmod", "appos"}


def _below_plan(noun: Token) -> bool:
    """ "Announced plans for a rally": the rally is what the planner does."""
    return noun.dep_ == "pobj" and noun.head.dep_ == "prep" and noun.head.head.dep_ == "dobj"
