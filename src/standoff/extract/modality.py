"""Whether an event is reported as having happened, or alleged, planned, denied, conditional or negated."""

from collections.abc import Sequence

from spacy.tokens import Token

from standoff.domains.domain import Domain
from standoff.extract.clause import WILL, auxiliaries, has_to, is_negated, is_passive, verb_of
from standoff.extract.look import Look
from standoff.record.event import Modality
from standoff.record.statement import Statement

_POSSIBLE = frozenset({"could", "may", "might", "can", "should", "must"})
_HANGS_ON = frozenset({"xcomp", "pcomp", "acl", "prep", "pobj", "dobj", "ccomp", "conj"})
_WISHES = frozenset(
    """urge ask demand appeal request seek want call direct tell order advise directive ultimatum plea condition
    deadline exhort implore""".split()  # noqa: SIM905
)
# What these govern by an infinitive did happen.
_COMES_ABOUT = frozenset(
    """begin start continue resume have force lead manage cause come go compel prompt get seem appear proceed
    return""".split()  # noqa: SIM905
)
_ORDERS = frozenset({"order", "direct"})
_REFUSALS = frozenset({"refuse", "decline", "fail"})
_CLAUSES = frozenset({"advcl", "ccomp"})
_MEANING = frozenset({"plan", "intention", "intent"})
_RUMOURS = frozenset({"report", "rumour", "rumor", "claim", "suggestion", "allegation", "speculation"})
_DENYING = frozenset({"dismiss", "deny", "reject", "refute", "scotch"})
# What these have for their object did not take place.
_AVERTS = frozenset({"avert", "prevent", "forestall", "foil", "thwart", "stave off", "rule out"})


def modality_of(
    look: Look,
    domain: Domain,
    head: Token,
    said: Statement | None,
    *,
    phased: bool = False,
    words: Sequence[Token] = (),
) -> Modality | None:
    """The modality of the event that a trigger tells of; None where its words only wish for it or refuse it.

    ``phased`` is true of strikes and protests: to call for one is to plan it. ``words`` are those of the trigger: a
    "not" among them ("trains did not run") denies nothing.
    """
    verb = verb_of(head)
    chain = _chain(head, verb)
    if _in_condition(chain, domain) and any(is_negated(token) for token in chain):
        return None  # "if they do not return to work" tells of no return
    own_no = any(token.dep_ == "neg" or token.lower_ == "no" for token in words)
    told = (head, *([verb] if verb is not None else []))
    if not own_no and (any(is_negated(token) for token in told) or _of_nobody(head, verb) or _not_meant(chain)):
        return "negated"
    if _called_untrue(head):
        return "denied"
    if phased and verb is not None and verb in chain[1:] and _with_particle(verb) in _AVERTS:
        return "negated"
    if any(token.lemma_ in _REFUSALS for token in chain[1:]):
        return None
    if _conditional(chain, domain):
        return "conditional"
    called = phased and any(token.lemma_ == "call" for token in chain[1:])
    if _asked_for(chain) and not called:
        return None
    if called and not any(child.dep_ == "prt" for token in chain for child in token.children):
        return "planned"
    if _planned(chain, domain):
        return "planned"
    told_by = next((token for token in chain if token.pos_ in {"VERB", "AUX"}), None)
    if told_by is not None and _only_meant(told_by):
        return None
    return _by_statement(said, chain, domain)


def _with_particle(verb: Token) -> str:
    return " ".join([verb.lemma_, *(child.lower_ for child in verb.children if child.dep_ == "prt")])


def _chain(head: Token, verb: Token | None) -> list[Token]:
    """The trigger and the verbs and nouns that it hangs on by an object, an infinitive or a gerund."""
    chain = [head]
    last = head
    while last.head != last and (last.dep_ in _HANGS_ON or last == head):
        if last.dep_ == "conj" and any(child.dep_ in {"nsubj", "nsubjpass"} for child in last.children):
            break  # a clause of its own
        last = last.head
        if last.pos_ in {"VERB", "AUX", "NOUN"}:
            chain.append(last)
    return chain if verb is None or verb in chain else [*chain, verb]


def _conditional(chain: list[Token], domain: Domain) -> bool:
    """Whether the trigger stands in a clause with "if", or in one that such a clause hangs on."""
    marks = set(domain.wording.conditional)
    verbs = [token for token in chain if token.pos_ != "NOUN"]
    clauses = [child for verb in verbs for child in verb.children if child.dep_ == "advcl"]
    marked = any(child.dep_ == "mark" and child.lower_ in marks for one in (*verbs, *clauses) for child in one.children)
    return marked or any(_is_inverted(one) for verb in verbs for one in verb.lefts if one.dep_ in _CLAUSES)


def _is_inverted(verb: Token) -> bool:
    """ "Should the guards not come": a condition without "if"."""
    subject = next((child.i for child in verb.children if child.dep_ in {"nsubj", "nsubjpass"}), None)
    return subject is not None and any(
        child.dep_ == "aux" and child.lower_ in {"should", "had", "were"} and child.i < subject
        for child in verb.children
    )


def _not_meant(chain: list[Token]) -> bool:
    """ "Has no plan to strike"."""
    return any(token.lemma_ in _MEANING and is_negated(token) for token in chain[1:])


def _called_untrue(head: Token) -> bool:
    """ "Dismissed reports that nurses would strike"."""
    return any(
        token.lemma_ in _RUMOURS and token.dep_ == "dobj" and token.head.lemma_ in _DENYING for token in head.ancestors
    )


def _in_condition(chain: list[Token], domain: Domain) -> bool:
    marks = set(domain.wording.conditional)
    return any(child.dep_ == "mark" and child.lower_ in marks for token in chain for child in token.children)


def _of_nobody(head: Token, verb: Token | None) -> bool:
    """ "No doctor was attacked": the subject says that it did not happen."""
    told = head if head.pos_ in {"VERB", "AUX"} else verb
    return told is not None and any(
        child.lower_ == "no" or subject.lower_ in {"nobody", "none"}
        for subject in told.children
        if subject.dep_ in {"nsubj", "nsubjpass"}
        for child in (subject, *subject.children)
    )


def _asked_for(chain: list[Token]) -> bool:
    """Whether the event is only asked for: the object of urging, asking or demanding, or what ought to be."""
    wishing = [token for token in chain[1:] if _wishes(token)]
    if chain[0].dep_ == "dobj" and wishing == [chain[0].head] and wishing[0].lemma_ in _ORDERS:
        wishing = []  # who orders an inquiry begins it
    if wishing and chain[0].dep_ != "nsubj":
        return True
    return any(auxiliaries(token) & {"should", "must"} for token in chain if token.pos_ in {"VERB", "AUX"})


def _wishes(token: Token) -> bool:
    """Whether a verb or noun asks for what hangs on it; "called off" does not."""
    particle = any(child.dep_ == "prt" for child in token.children)
    return token.lemma_ in _WISHES and token.dep_ != "conj" and not particle


def _planned(chain: list[Token], domain: Domain) -> bool:
    words = {word for word in domain.wording.planned if " " not in word}
    for token in chain:
        if token.pos_ in {"VERB", "AUX"} and auxiliaries(token) & (WILL | _POSSIBLE):
            return True
        if token != chain[0] and token.lemma_.lower() in words:
            return True
        if token.dep_ == "xcomp" and _points_ahead(token.head):
            return True
        if token != chain[0] and _is_set(token):
            return True
        if (
            token.i > 1
            and has_to(token)
            and any(child.lower_ == "to" and child.i and child.nbor(-1).lower_ == "about" for child in token.children)
        ):
            return True
    return any(child.lower_ in {"planned", "proposed", "upcoming", "scheduled"} for child in chain[0].children)


def _only_meant(verb: Token) -> bool:
    """Whether a verb stands in an infinitive of purpose ("came to end the strike"), which says not that it happened."""
    if verb.dep_ == "pcomp" and verb.head.lower_ in {"for", "without", "before"}:
        return True
    if not has_to(verb):
        return False
    return verb.dep_ in {"advcl", "acl", "relcl"} or (verb.dep_ == "xcomp" and verb.head.lemma_ not in _COMES_ABOUT)


def _points_ahead(verb: Token) -> bool:
    """ "Are to hold a rally", "are going to hold one"."""
    going = verb.lower_ == "going" and any(child.lemma_ == "be" for child in verb.children)
    return going or verb.lemma_ == "be"


def _is_set(verb: Token) -> bool:
    """Whether a verb names the day for which something is fixed: "is set for Tuesday", "is due on Monday"."""
    if verb.lemma_ == "set":
        return is_passive(verb) and any(child.lower_ == "for" for child in verb.children)
    return verb.lemma_ == "be" and any(child.dep_ == "acomp" and child.lower_ == "due" for child in verb.children)


def _by_statement(said: Statement | None, chain: list[Token], domain: Domain) -> Modality | None:
    doubt = set(domain.wording.alleged)
    for token in chain[:2]:
        if any(child.lower_ in doubt and child.dep_ in {"advmod", "amod"} for child in token.children):
            return "alleged"
    if said is None:
        return "reported"
    if said.act == "denies":
        return "denied"
    if said.act in {"accuses", "claims"}:
        return "alleged"
    if said.act in {"threatens", "warns"}:
        return "planned" if said.act == "threatens" else "reported"
    return "reported"
