"""Who takes part in an event: who did it and to whom, from the clause around the words that tell of it."""

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from spacy.tokens import Token

from standoff.domains.domain import Domain
from standoff.extract.clause import agents_and_targets, children, conjoined, governor, is_passive, prepositional
from standoff.extract.look import Look, each_once, participant, words_for
from standoff.extract.trigger import Trigger
from standoff.language.lexicon import Hit
from standoff.language.parse import Parsed
from standoff.record.passage import Reference

# Pronouns for people; "it" and "which" may be anything.
_PEOPLE = frozenset("he she they we i him her them us me who whom someone somebody everyone everybody".split())  # noqa: SIM905
_SOME = frozenset("one two three four five six several some many most others both another dozens scores".split())  # noqa: SIM905
# "31 were detained": a number alone stands for people as subject or object.
_NUMBERED = frozenset({"nsubj", "nsubjpass", "dobj"})
_FIGHTING = frozenset({"on", "against", "of", "over"})


class Participants(NamedTuple):
    """Who did it, and to whom; empty where the words do not tell."""

    agents: tuple[Reference, ...]
    targets: tuple[Reference, ...]


def participants(look: Look, domain: Domain, sentence: Parsed, hit: Hit[Trigger]) -> Participants:
    """Who takes part in the event that a trigger tells of; a phrase in the active has an agent only."""
    head, (kind, mode, part) = hit.head, hit.label
    if head.pos_ in {"VERB", "AUX"} and part != "noun":
        does, suffers = agents_and_targets(head)
        if part == "verb" and not suffers:
            # "Set upon the children": what stands behind the verb's own preposition.
            suffers = [one for token in hit.tokens if token != head for one in children(token, "pobj", "dobj")]
        if not is_passive(head) and (part == "phrase" or not domain.kinds[kind].modes[mode].verbs):
            suffers = []
    else:
        does, suffers = _of_noun(look, domain, sentence, hit)
    if kind == "ultimatum" and head.pos_ not in {"VERB", "AUX"}:
        does, suffers = _giver_and_receiver(head, does)
    return Participants(people(look, domain, sentence, does), people(look, domain, sentence, suffers))


def people(look: Look, domain: Domain, sentence: Parsed, tokens: Sequence[Token]) -> tuple[Reference, ...]:
    """Those of some words that mean people, each once: known ones, else as they are called."""
    return each_once(_somebody(look, domain, sentence, token) for token in tokens)


def _somebody(look: Look, domain: Domain, sentence: Parsed, token: Token) -> Reference | None:
    known = participant(look, sentence, token)
    if known is not None:
        return known
    members = prepositional(token, "of") if token.lower_ in _SOME or token.pos_ == "NUM" else []
    if any(_somebody(look, domain, sentence, one) is not None for one in members):
        start, end = sentence.place(token, members[0])
        return Reference(passage=look.passage(start, end))
    if (
        token.lower_ in _PEOPLE
        or (token.pos_ == "NUM" and token.dep_ in _NUMBERED and token.ent_type_ in {"", "CARDINAL"})
        or (token.pos_ == "NOUN" and token.lemma_.lower() in _persons(domain))
        or (token.pos_ == "PROPN" and token.ent_type_ == "PERSON")
    ):
        return words_for(look, sentence, token)
    return None


@cache
def _persons(domain: Domain) -> frozenset[str]:
    return frozenset(domain.wording.persons)


def _of_noun(look: Look, domain: Domain, sentence: Parsed, hit: Hit[Trigger]) -> tuple[list[Token], list[Token]]:
    """Who did what a noun names, and to whom: by its own words, else by those of the verb that it belongs to."""
    noun, kind = hit.head, hit.label.kind
    about = domain.kinds[kind]
    does = [*prepositional(noun, "by", *(("of",) if about.phases else ())), *_owners(noun)]
    verb = governor(noun)
    suffers = prepositional(noun, *_FIGHTING)
    if not suffers and verb is not None and noun.dep_ == "dobj":
        # The parser often hangs "on a nurse" of "investigate the assault on a nurse" on the verb.
        suffers = [one for one in prepositional(verb, "on", "against") if one.i > noun.i]
    if kind == "attack":
        if noun.lemma_.lower() in about.modes[hit.label.mode].suffered:
            # "The doctor's murder" is not by the doctor.
            does, suffers = prepositional(noun, "by"), [*suffers, *_owners(noun)]
        return does, suffers
    if (
        verb is not None
        and not people(look, domain, sentence, does)
        and (_is_done(noun, verb) or (is_passive(verb) and noun.dep_ == "nsubjpass"))
    ):
        actors, _ = agents_and_targets(verb)
        does = [one for one in actors if one != noun and noun not in one.subtree]
    return does, prepositional(noun, "with") if kind in {"talks", "official act", "support"} else []


def _giver_and_receiver(noun: Token, does: list[Token]) -> tuple[list[Token], list[Token]]:
    """Who gave an ultimatum, and to whom: whoever is said to refuse it received it."""
    given = [child for child in noun.children if child.dep_ == "acl" and child.tag_ == "VBN"]
    givers = [one for verb in given for one in agents_and_targets(verb)[0]]
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
        return noun.head.head == verb and noun.head.lower_ in {"on", "into", "in", "to", "off"}
    return noun.dep_ in {"dobj", "oprd", "attr", "ccomp", "npadvmod", "appos"}


def _below_plan(noun: Token) -> bool:
    """ "Announced plans for a rally": the rally is what the planner does."""
    return noun.dep_ == "pobj" and noun.head.dep_ == "prep" and noun.head.head.dep_ == "dobj"
