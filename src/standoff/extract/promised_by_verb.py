"""What verbs tell is undertaken: "promised to post guards", "gave his word that", "Rs 100 crore was sanctioned"."""

from collections.abc import Iterator

from spacy.tokens import Token

from standoff.extract.asked import TELLING
from standoff.extract.clause import (
    agents_and_targets,
    children,
    has_to,
    is_negated,
    is_passive,
    prepositional,
    subjects,
)
from standoff.extract.look import Look, first_of, side
from standoff.extract.looking_ahead import looks_ahead
from standoff.extract.promise_words import FIRM, PromiseWords
from standoff.extract.promisers import answerable_one, anybody, is_denied, orderer, speaks_for_office
from standoff.extract.sides import Sides
from standoff.extract.undertaken import Undertaken
from standoff.language.lexicon import Hit
from standoff.language.parse import Parsed
from standoff.record.commitment import Strength
from standoff.record.passage import Reference

_MONEY = frozenset({"rs", "crore", "lakh", "₹", "rupees"})
# "It was agreed that ...", where nobody is named.
_SETTLED: frozenset[Strength] = frozenset({"assured", "agreed"})
_UNSAID: frozenset[Strength] = _SETTLED | {"sanctioned"}
# The verbs of promising that have those who are told for their object.
_TOLD = frozenset({"assure", "promise", "tell", "inform", "order", "direct", "instruct", "guarantee"})
# To accept a demand is to promise it; to accept a ruling, or concede that one erred, is not.
_YIELDING = frozenset({"accept", "concede", "accede"})
_YIELDED = frozenset({"demand", "request", "condition", "term", "point", "claim", "ask", "want"})
# To offer these is to give them: "offered an apology", "offered to resign".
_DONE_BY_OFFERING = frozenset("apology resign resignation condolence sympathy support prayer thank comment".split())  # noqa: SIM905


def promised_by_verb(words: PromiseWords, look: Look, sentence: Parsed) -> Iterator[Undertaken]:
    """ "The state promised to post guards", "Rs 100 crore was sanctioned for cameras"."""
    for hit in (*words.verbs.find(sentence.doc), *words.settled.find(sentence.doc)):
        verb, strength = hit.head, hit.label
        if _promises_nothing(verb, strength):
            continue
        does, suffers = agents_and_targets(verb)
        if strength == "planned" and verb.lemma_ in TELLING and any(map(has_to, children(verb, "xcomp", "ccomp"))):
            strength = "ordered"  # "told the engineer to repair the wall"
        by, bound = _by_whom(words.sides, look, sentence, hit, strength)
        nobody = not does or (is_passive(verb) and all(one.lower_ == "it" for one in suffers))
        unnamed = by is None and strength in _UNSAID and is_passive(verb) and nobody
        unnamed = unnamed and not (strength == "sanctioned" and verb.dep_ in {"acl", "relcl"})
        if (by is None and not unnamed) or is_denied(look, *sentence.place(verb)):
            continue
        passive = unnamed and not any(one.lower_ == "it" for one in suffers) and not children(verb, "dobj")
        content = [token for one in suffers for token in one.subtree] if passive else _content(verb, hit.last)
        money = any(token.lower_ in _MONEY for token in verb.subtree)
        if strength == "planned" and not looks_ahead(content) and not (money and verb.lemma_ == "announce"):
            continue
        if strength == "sanctioned" or (strength == "planned" and not content):
            content = list(verb.subtree)
        if strength in FIRM and not any(token.pos_ in {"VERB", "AUX"} for token in content):
            content = _behind_colon(verb) or content
        told = [one for one in suffers if one not in content] + children(verb, "dobj")
        told += [one for clause in children(verb, "ccomp") for one in children(clause, "nsubj") if has_to(clause)]
        if strength == "ordered" and any(side(look, sentence, one) in words.sides.claimants for one in told):
            continue  # what those who strike are told to do is asked of them
        to = first_of(look, sentence, told)
        apart = to is not None and (by is None or to.entry != by.entry)
        yield Undertaken(verb, strength, content, by, to if apart else None, bound)


def _promises_nothing(verb: Token, strength: Strength) -> bool:
    """Whether a verb, in the form in which it stands, promises nothing."""
    if verb.pos_ != "VERB" or is_negated(verb) or verb.dep_ == "amod":
        return True
    if strength == "will consider":
        # "Reviewed the safety of its hospitals": that is done.
        return verb.tag_ == "VBD" or any(child.lemma_ == "have" for child in children(verb, "aux"))
    if strength == "offered":
        return any(one.lemma_ in _DONE_BY_OFFERING for one in children(verb, "dobj", "xcomp"))
    return verb.lemma_ in _YIELDING and not any(one.lemma_ in _YIELDED for one in verb.subtree)


def _by_whom(
    sides: Sides, look: Look, sentence: Parsed, hit: Hit[Strength], strength: Strength
) -> tuple[Reference | None, bool]:
    """Who binds themselves by a verb, and whether they do so whatever the matter."""
    verb = hit.head
    does, _ = agents_and_targets(verb)
    if verb.dep_ == "conj" and not children(verb, "nsubj") and is_passive(verb.head) and not is_passive(verb):
        # "Met after a doctor was assaulted, and promised ...": whoever suffered it is not who promised.
        top = next((one for one in verb.ancestors if one.dep_ == "ROOT"), verb)
        does = subjects(top)
    by = answerable_one(sides, look, sentence, does, spoken=verb)
    if by is None and strength == "ordered":
        by = orderer(sides, look, sentence, does)
    if by is not None:
        below = strength == "ordered" and _is_told_down(sides, look, sentence, verb)
        to_do = strength in {"agreed", "offered"} and bool(children(verb, "xcomp"))
        return by, below or strength in FIRM or to_do
    of_claimants = any(side(look, sentence, token) in sides.claimants for token in does)
    if strength in _SETTLED or (strength == "offered" and of_claimants):
        by = anybody(look, sentence, does)
    in_office = strength in FIRM and by is not None and speaks_for_office(sides, look, by)
    return by, in_office or (by is not None and any(token.lower_ == "word" for token in hit.tokens))


def _is_told_down(sides: Sides, look: Look, sentence: Parsed, verb: Token) -> bool:
    """Whether those below are told to do a thing: "directed the police to file a report"."""
    clauses = [one for one in children(verb, "xcomp", "ccomp") if has_to(one)]
    told = [*children(verb, "dobj", "dative"), *(who for one in clauses for who in children(one, "nsubj"))]
    below = {side(look, sentence, one) for one in told} <= sides.above | {None}
    does = {side(look, sentence, one) for one in agents_and_targets(verb)[0]}
    bodies = all(look.name_at(sentence, one, "group", "organisation") is not None for one in told)
    return bool(clauses) and bool(told) and below and bool(does & sides.answerable or bodies)


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


def _is_aside(token: Token, thing: Token) -> bool:
    """Whether a word belongs to a remark on the time of a thing: "..., a day after the talks had ended"."""
    while token not in {thing, token.head}:
        if token.dep_ in {"npadvmod", "advcl"} or (token.dep_ == "prep" and token.lower_ in {"after", "before"}):
            return True
        token = token.head
    return False


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
