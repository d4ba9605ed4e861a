"""Whom a word means: a known actor, else people of whom only the words are known."""

from collections.abc import Iterable
from functools import cache

from spacy.tokens import Token

from standoff.domains.domain import Domain
from standoff.extract.clause import children, prepositional
from standoff.extract.look import PARTICIPANTS, PLACES, Look, each_once, participant, words_for
from standoff.language.parse import Parsed
from standoff.record.passage import Reference

# Pronouns for people; "it" and "which" may be anything.
_PEOPLE = frozenset("he she they we i him her them us me who whom someone somebody everyone everybody".split())  # noqa: SIM905
_ONE = frozenset({"he", "she", "him", "her"})
# What stands before "of" and those who are counted or heaped: "hundreds of lawyers", "a column of farmers".
_SOME = frozenset(
    """one two three four five six several some many most others both another all none half dozen dozens scores tens
    hundreds thousands lakhs millions number group column clutch handful batch section sections majority rest bulk team
    line wave crowd row band party""".split()  # noqa: SIM905
)
# "31 were detained": a number alone stands for people as subject or object.
_NUMBERED = frozenset({"nsubj", "nsubjpass", "dobj"})
_NAMED = frozenset({"PERSON", "ORG", "NORP"})
_SUBJECTS = ("nsubj", "nsubjpass")


def people(look: Look, domain: Domain, sentence: Parsed, tokens: Iterable[Token]) -> tuple[Reference, ...]:
    """Those of some words that mean people, each once: known ones, else as they are called."""
    return each_once(somebody(look, domain, sentence, token) for token in tokens)


def somebody(look: Look, domain: Domain, sentence: Parsed, token: Token) -> Reference | None:
    """Whom a word means; None where it means no people."""
    if token.lower_ in _ONE and not _named_before(look, sentence, token):
        person = _person_before(domain, token)
        if person is not None:
            return words_for(look, sentence, person)
    known = participant(look, sentence, token)
    if known is not None:
        return known
    if token.lower_ in {"it", "they"} and (sayer := _sayer(token)) is not None:
        return somebody(look, domain, sentence, sayer)
    members = prepositional(token, "of") if token.lower_ in _SOME or token.pos_ == "NUM" else []
    if token.lower_ == "some" and members and members[0].lower_ == "them":
        # "Seamstresses, some of them sixteen": those of whom the sentence has just told.
        several = _several_before(look, domain, sentence, token)
        if several is not None:
            return several
    if members and (found := somebody(look, domain, sentence, members[0])) is not None:
        start, end = sentence.place(token, members[0])
        # "Some of them" are told by no more than whom "them" stands for.
        return Reference(passage=look.passage(start, end), entry=found.entry if members[0].pos_ == "PRON" else None)
    if _is_person(domain, token) and look.name_at(sentence, token, *PLACES) is None:
        return words_for(look, sentence, token)
    # "A gynaecologist, Dr Sambo": what stands beside a word says who it is.
    beside = (somebody(look, domain, sentence, one) for one in children(token, "appos"))
    return next((one for one in beside if one is not None), None)


def things(look: Look, domain: Domain, sentence: Parsed, tokens: Iterable[Token]) -> tuple[Reference, ...]:
    """Those of some words that name people or things, each once: an attack is on a ward, too."""
    return each_once(_thing(look, domain, sentence, token) for token in tokens)


def _thing(look: Look, domain: Domain, sentence: Parsed, token: Token) -> Reference | None:
    found = somebody(look, domain, sentence, token)
    if found is None and (token.pos_ in {"NOUN", "PROPN"} or prepositional(token, "of")):
        return words_for(look, sentence, token)
    return found


def _is_person(domain: Domain, token: Token) -> bool:
    """Whether a word stands for people by itself."""
    if token.pos_ == "PROPN":
        # The tagger takes the first word of a sentence for a name: "Police".
        common = {token.lower_, token.lower_.removesuffix("s")} if token.i == 0 or token.is_lower else set()
        named = token.ent_type_ in _NAMED or token.text in _bodies(domain)
        return named or not common.isdisjoint(_persons(domain))
    return (
        token.lower_ in _PEOPLE
        or (token.pos_ == "NUM" and token.dep_ in _NUMBERED and token.ent_type_ in {"", "CARDINAL"})
        or (token.pos_ == "NOUN" and token.lemma_.lower() in _persons(domain))
    )


@cache
def _persons(domain: Domain) -> frozenset[str]:
    return frozenset(domain.wording.persons)


@cache
def _bodies(domain: Domain) -> frozenset[str]:
    """Words that end the name of a body."""
    of_parties = (word for party in domain.parties.values() for word in party.organisation_words)
    return frozenset((*domain.wording.organisation_words, *of_parties))


def _several_before(look: Look, domain: Domain, sentence: Parsed, token: Token) -> Reference | None:
    """Those whom the last plural noun for people before a word means, in its sentence."""
    nouns = (one for one in reversed(token.doc[: token.i]) if one.tag_ == "NNS")
    found = (somebody(look, domain, sentence, one) for one in nouns)
    return next((one for one in found if one is not None), None)


def _sayer(token: Token) -> Token | None:
    """Who says what "it" or "they" is the subject of: "the forum said it would strike"."""
    verb = token.head
    if token.dep_ not in _SUBJECTS or verb.dep_ != "ccomp" or verb.head.pos_ != "VERB":
        return None
    return next((one for one in children(verb.head, *_SUBJECTS) if one.i < token.i and one.pos_ != "PRON"), None)


def _named_before(look: Look, sentence: Parsed, token: Token) -> bool:
    """Whether the sentence names a person before a pronoun."""
    place = sentence.start + token.idx
    return any(name.kind in {"person", "office"} for name in look.cast.within(sentence.start, place, *PARTICIPANTS))


def _person_before(domain: Domain, token: Token) -> Token | None:
    """The one of whom only the words are known for whom "he" or "she" stands: a subject before it, in its sentence."""
    subjects = (one for one in token.doc[: token.i] if one.tag_ == "NN" and one.dep_ in _SUBJECTS)
    return next((one for one in subjects if one.lemma_.lower() in _persons(domain)), None)
