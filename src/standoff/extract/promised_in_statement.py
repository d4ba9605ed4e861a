"""What those who answer say that they will do, or are doing already: "the firm would return the deposits, he said"."""

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from standoff.extract.clause import agents_and_targets, children, is_negated, is_passive, subjects
from standoff.extract.due_days import due_of
from standoff.extract.look import Look, references, side, tokens_in
from standoff.extract.looking_ahead import is_main, is_ruled_out, looks_ahead
from standoff.extract.matters import MatterFound
from standoff.extract.promise_words import KEPT_FROM, STOPPAGES, PromiseWords
from standoff.extract.promisers import issuer
from standoff.extract.sides import Sides
from standoff.extract.undertaken import Undertaken
from standoff.language.parse import Parsed
from standoff.record.commitment import Strength
from standoff.record.passage import Passage, Reference
from standoff.record.statement import Statement

_QUESTIONS = ("if ", "whether ")
_PROMISES_NOTHING = frozenset({"denies", "accuses", "warns", "threatens"})
# What is said of things that are to come: "the money would reach their accounts".
_COMES_ABOUT = frozenset({"be", "reach", "come", "go", "stay", "remain", "open", "start", "begin", "resume", "get"})
# What is foretold or judged with these is no deed that anybody undertakes.
_NOT_DEEDS = frozenset(
    """be have need cost take lead result mean strike continue remain happen like say comment know see play welcome love
    win lose face want affect hit remember forget hurt cripple deem think expect hope""".split()  # noqa: SIM905
)
# What those who strike say they will do.
_STRIKING = frozenset(
    """strike resume intensify escalate march boycott protest block blockade picket rally agitate launch call fight
    ballot walk demonstrate down suspend""".split()  # noqa: SIM905
)


def promised_in_statement(words: PromiseWords, look: Look, sentence: Parsed) -> Iterator[Undertaken]:
    """What the answerable side says it will do, or is doing already, about a matter."""
    under_way_at = {hit.head.i for hit in words.progress.find(sentence.doc)}
    weighed_at = {hit.head.i for hit in words.verbs.find(sentence.doc) if hit.label == "will consider"}
    for statement in look.statements:
        if statement.act in _PROMISES_NOTHING or not _can_bind(words, look, statement):
            continue
        by, to = _writer(words, look, sentence, statement), _told(words.sides, look, statement)
        for content in statement.content:
            tokens = tokens_in(sentence, content)
            if not tokens or _is_question(content):
                continue
            inside = {token.i for token in tokens}
            weighed = weighed_at & inside
            for one in _undertaken_in(words, look, sentence, tokens, by):
                strength: Strength = "will consider" if one.cue.i in weighed else one.strength
                yield one._replace(to=to, strength=strength)
            for verb in (sentence.doc[place] for place in sorted(weighed)):
                if _is_under_way(verb):  # "a canteen is being looked into"
                    own = [token for token in verb.subtree if token.i in inside]
                    yield Undertaken(verb, "will consider", own, by, to)
            above = not words.sides.orders(look.cast.actor(statement.speaker))
            if above and under_way_at & inside and words.matters.among(tokens):
                yield Undertaken(tokens[0], "assured", tokens, by, to)


def _can_bind(words: PromiseWords, look: Look, statement: Statement) -> bool:
    """Whether a speaker is of the side that answers, or one of whom the report does not tell the side."""
    speaker = look.cast.actor(statement.speaker)
    if speaker is None:
        first = statement.source[0].quote if statement.source else ""
        return first[:1].isupper() or any(word in first.lower().split() for word in words.papers)
    return speaker.side is None or speaker.side in words.sides.above


def _writer(words: PromiseWords, look: Look, sentence: Parsed, statement: Statement) -> Reference:
    """Who says it; of what a letter or an order says, whoever issued it last before."""
    source = (statement.source or statement.content)[0]
    if statement.speaker is None and any(word in source.quote.lower().split() for word in words.papers):
        by = issuer(words.sides, look, sentence, sentence.doc[0])
        if by is not None:
            return by
    return Reference(passage=source, entry=statement.speaker)


def _told(sides: Sides, look: Look, statement: Statement) -> Reference | None:
    """To whom it is promised: those who demand, where it is said to them ("told the nurses that ...")."""
    return statement.addressee if sides.claims(look.actor(statement.addressee)) else None


def _is_question(content: Passage) -> bool:
    return content.quote.lower().startswith(_QUESTIONS) or content.quote.rstrip(' "”’').endswith("?")


def _is_under_way(verb: Token) -> bool:
    """ "Is being examined": a passive that goes on."""
    return is_passive(verb) and any(child.lower_ == "being" for child in verb.children) and not is_negated(verb)


def _undertaken_in(
    words: PromiseWords, look: Look, sentence: Parsed, tokens: Sequence[Token], by: Reference
) -> Iterator[Undertaken]:
    """The clauses of what somebody says that tell what they, or those they speak for, will do."""
    inside = {token.i for token in tokens}
    for verb in tokens:
        if not looks_ahead([verb], kept_from=True) or not is_main(verb, inside):
            continue
        clause = [token for token in verb.subtree if token.i in inside]
        matters = words.matters.among(clause)
        if is_ruled_out(verb) and not any(one.path.startswith(KEPT_FROM) for one in matters):
            continue
        own = _binds_speaker(words.sides, look, sentence, verb, by) or (
            _is_of_those_above(words.sides, look, by) and _is_dated(words.sides, look, sentence, verb, clause)
        )
        if own or (matters and _can_be_kept(words.sides, look, sentence, verb, matters)):
            yield Undertaken(verb, "planned", clause, by, None, bound=own)


def _is_of_those_above(sides: Sides, look: Look, by: Reference) -> bool:
    speaker = look.actor(by)
    return sides.answers(speaker) or sides.orders(speaker)


def _binds_speaker(sides: Sides, look: Look, sentence: Parsed, verb: Token, by: Reference) -> bool:
    """Whether those who speak, or whom they speak for, are to do it: "the firm would return"."""
    doers = subjects(verb)
    if not _is_deed(verb) or verb.lemma_ in _STRIKING:
        return False
    if any(one.lemma_ in STOPPAGES for one in children(verb, "dobj")):
        return False
    speaker = look.actor(by)
    if speaker is None:
        # "It" stands for a body, and one that is no union binds itself by what it says it will do.
        return not is_passive(verb) and any(doer.lower_ == "it" for doer in doers)
    if not _is_of_those_above(sides, look, by):
        return False
    if is_passive(verb):
        return not agents_and_targets(verb)[0] and not any(doer.pos_ == "PRON" for doer in doers)
    own = {"we", "i", "it"} | ({"he", "she"} if speaker.kind in {"person", "office"} else {"they"})
    return any(doer.lower_ in own or side(look, sentence, doer) in sides.answerable for doer in doers)


def _is_deed(verb: Token) -> bool:
    """Whether a verb tells of something that somebody undertakes: "take action", not "take time"."""
    acts = any(one.lemma_ in {"action", "step", "measure"} for one in children(verb, "dobj"))
    return verb.lemma_ not in _NOT_DEEDS or acts


def _is_dated(sides: Sides, look: Look, sentence: Parsed, verb: Token, clause: Sequence[Token]) -> bool:
    """Whether it is said by when a thing will come about: "the centre will open before the end of the year"."""
    doers = subjects(verb)
    if verb.lemma_ not in _COMES_ABOUT or is_negated(verb) or children(verb, "acomp", "attr"):
        return False
    if any(doer.lemma_ in STOPPAGES or doer.pos_ == "PRON" for doer in doers) or not doers:
        return False
    if any(side(look, sentence, doer) in sides.claimants for doer in doers):
        return False
    return due_of(look, sentence, clause, look.published) is not None


def _can_be_kept(sides: Sides, look: Look, sentence: Parsed, verb: Token, matters: Sequence[MatterFound]) -> bool:
    """Whether a clause about a matter tells what will be done, not what somebody thinks will be."""
    if is_passive(verb):
        return True
    doers = subjects(verb)
    parties = {side(look, sentence, doer) for doer in doers}
    if parties & sides.answerable or any(doer.lower_ in {"we", "i", "it"} for doer in doers):
        return _is_deed(verb)
    if parties & sides.claimants or verb.lemma_ in {"get", "receive"}:
        return verb.lemma_ in {"get", "receive", "have"}
    about = {place for one in matters for place in one.places}
    of_matter = any(about & {token.i for token in doer.subtree} for doer in doers)
    judged = children(verb, "acomp", "attr") and verb.lemma_ == "be"
    return (of_matter or verb.lemma_ in _COMES_ABOUT) and not judged and not references(look, sentence, doers)
