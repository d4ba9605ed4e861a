"""Which phase a strike or protest is in, from the words that govern its name."""

from typing import Any

from spacy.tokens import Doc, Token

from standoff.domains.domain import Domain
from standoff.extract.clause import governor, prepositional
from standoff.language.lexicon import Hit, Lexicon, phrase_words
from standoff.record.event import Modality, Phase

_PARTLY = frozenset({"partially", "partly", "emergency", "essential"})
# Who holds a rally goes on with it; who will hold one announces it.
_HOLDING = frozenset({"hold", "enter", "be"})
_STANDS_ALONE = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "ROOT", "attr", "conj", "appos", "obj"})


class PhaseFinder:
    """Tells phases by a domain's words."""

    def __init__(self, domain: Domain) -> None:
        self._verbs: Lexicon[Phase] = Lexicon(
            (word, phase) for phase, words in domain.phases.items() for word in words.verbs
        )
        self._apart: dict[tuple[str, ...], Phase] = {
            phrase_words(word): phase
            for phase, words in domain.phases.items()
            for word in words.verbs
            if len(phrase_words(word)) == 2
        }
        self._alone: Lexicon[Phase] = Lexicon(
            (phrase, phase) for phase, words in domain.phases.items() for phrase in words.phrases
        )

    def alone(self, doc: Doc) -> list[Hit[Phase]]:
        """Phrases that tell the phase of a strike that they do not name ("returned to work")."""
        return self._alone.find(doc)

    def phase_of(self, hit: Hit[Any], modality: Modality) -> Phase | None:
        """The phase that a trigger's words tell, or None where they tell none."""
        own = {token.i for token in hit.tokens}
        if hit.head.pos_ in {"VERB", "AUX"}:
            for phrase in self._alone.find(hit.head.doc):
                if {token.i for token in phrase.tokens} & own:
                    told = _perhaps_partly(phrase.label, phrase.head)
                    return "announced" if told == "begun" and modality in {"planned", "conditional"} else told
            return None
        verbs = [verb for verb in (governor(hit.head), _relative_verb(hit.head)) if verb is not None]
        for verb in verbs:
            if not _governs(verb, hit.head):
                continue
            phase = self._of_verb(verb)
            if phase is not None:
                if phase == "begun" and verb.lemma_ == "go" and hit.head.dep_ == "nsubj":
                    return "continued"  # "the boycott will go on"
                ahead = phase == "begun" or (phase == "continued" and verb.lemma_ in _HOLDING)
                return "announced" if modality in {"planned", "conditional"} and ahead else phase
        return None

    def _of_verb(self, verb: Token) -> Phase | None:
        apart = next((child.lower_ for child in verb.children if child.dep_ == "prt"), None)
        if apart is not None and (verb.lemma_, apart) in self._apart:
            # "Called the strike off": the particle stands behind the object.
            return self._apart[verb.lemma_, apart]
        for phrase in self._verbs.find(verb.doc):
            if verb in phrase.tokens:
                further = phrase.label == "continued" and verb.lemma_ == "extend" and _reaches_further(verb)
                return "escalated" if further else _perhaps_partly(phrase.label, verb)
        return None


def _governs(verb: Token, noun: Token) -> bool:
    """Whether a noun, or what it is part of, is subject or object of a verb, not some circumstance."""
    token = noun
    while token.head != verb:
        if token.dep_ not in {"compound", "conj", "pobj", "prep", "appos", "relcl", "nmod"} or token.head == token:
            return verb.dep_ == "relcl" and verb.head == noun
        if token.dep_ == "prep" and token.lower_ not in {"of", "with", "on", "for", "from"}:
            return False
        token = token.head
    if token.dep_ == "prep":
        return token.lower_ in {"on", "with", "off", "into"}
    return token.dep_ in _STANDS_ALONE


def _relative_verb(noun: Token) -> Token | None:
    """The verb of "the strike, which began at 10"; "a protest in which nurses go on working" tells nothing of it."""
    clauses = (child for child in noun.children if child.dep_ == "relcl")
    return next((one for one in clauses if not any(word.dep_ == "pobj" for word in _relative_words(one))), None)


def _relative_words(clause: Token) -> list[Token]:
    return [word for word in clause.subtree if word.tag_ in {"WDT", "WP"}]


def _reaches_further(verb: Token) -> bool:
    """ "Extended the strike to all hospitals", and not "to the end of the week"."""
    return any(
        where.ent_type_ not in {"DATE", "TIME"} and not any(one.ent_type_ in {"DATE", "TIME"} for one in where.subtree)
        for where in prepositional(verb, "to", "across", "into")
    )


def _perhaps_partly(phase: Phase, verb: Token) -> Phase:
    if phase == "called off" and any(child.lower_ in _PARTLY for child in verb.subtree if child.i < verb.i + 4):
        return "partly lifted"
    return phase
