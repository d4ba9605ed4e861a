"""What a report itself says will be done, or a deal that it tells of: "the county will promote 214 officers"."""

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from standoff.extract.clause import agents_and_targets, auxiliaries, children, is_negated, is_passive, subjects
from standoff.extract.items import numbered
from standoff.extract.look import Look
from standoff.extract.looking_ahead import is_main, is_ruled_out, is_sure, is_to_be
from standoff.extract.promise_words import KEPT_FROM, PromiseWords
from standoff.extract.promisers import answerable_one, anybody, issuer
from standoff.extract.undertaken import Undertaken
from standoff.language.parse import Parsed
from standoff.record.commitment import Strength

# A deal is named within the first words of a sentence that tells what it holds.
_LATEST_DEAL = 6
_SURELY = frozenset({"will", "shall", "'ll", "’ll"})
_PANELS = frozenset({"panel", "committee", "commission", "force", "board", "inquiry"})


def promised_outright(words: PromiseWords, look: Look, sentence: Parsed) -> Iterator[Undertaken]:
    """What the report itself says will be done, or what a deal says: "the county will promote 214 officers"."""
    deal = any(hit.first.i < _LATEST_DEAL for hit in words.deals.find(sentence.doc)) or _under_it(sentence.doc)
    under = deal and sentence.doc[0].lower_ == "under"
    strength: Strength = "agreed" if deal else "planned"
    yield from _by_numbers(words, look, sentence, strength)
    for verb in sentence.doc:
        if verb.pos_ != "VERB" or not (auxiliaries(verb) & _SURELY or is_to_be(verb)):
            continue
        if look.innermost_statement(*sentence.place(verb)) is not None:
            continue
        by = None
        if not is_passive(verb):
            by = answerable_one(words.sides, look, sentence, subjects(verb))
        elif deal and not agents_and_targets(verb)[0]:
            # "Under it, the fee will be cut": by those who made the deal, and are to answer for it.
            by = issuer(words.sides, look, sentence, sentence.doc[0])
        matters = words.matters.among(list(verb.subtree))
        if is_ruled_out(verb) and not any(one.path.startswith(KEPT_FROM) for one in matters):
            continue
        named = by is not None or (is_passive(verb) and (deal or is_sure(verb)))
        if by is None and _hands_in_report(verb):
            # "It will submit its report in 30 days": whoever it is, is bound to.
            by = anybody(look, sentence, subjects(verb))
            yield Undertaken(verb, "planned", _from_subject(verb), by, None, bound=by is not None)
        elif (matters and named) or (under and is_main(verb, range(len(sentence.doc)))):
            yield Undertaken(verb, strength, _from_subject(verb), by, None, bound=under)


def _under_it(doc: Doc) -> bool:
    """Whether a sentence goes on about a deal: "Under it, the fee will be cut"."""
    return len(doc) > 1 and doc[0].lower_ == "under" and doc[1].lower_ in {"it", "this", "them", "these"}


def _by_numbers(words: PromiseWords, look: Look, sentence: Parsed, strength: Strength) -> Iterator[Undertaken]:
    """ "The ministry will (a) raise pay, (b) hire 40 nurses": the parser makes no verb of what is numbered."""
    for token in sentence.doc[:-1]:
        if token.lower_ in _SURELY and token.nbor().text.startswith("("):
            by = answerable_one(words.sides, look, sentence, subjects(token.head))
            content = list(sentence.doc[token.i + 1 :])
            if by is not None and numbered(content):
                yield Undertaken(token, strength, content, by, None, bound=True)


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
