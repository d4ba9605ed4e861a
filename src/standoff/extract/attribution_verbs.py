"""Attribution by cue verb: which verbs of a sentence tell of a statement, and its source, cue and content."""

from collections.abc import Iterator

from spacy.tokens import Token

from standoff.extract.attribution import Attribution, Stretch, pieces, stretch
from standoff.extract.attribution_cue import cue_tokens
from standoff.extract.attribution_frames import Frame, frame_of, told
from standoff.extract.attribution_repairs import repaired
from standoff.extract.attribution_source import SUBJECTS, is_passive, joined_to, source_tokens
from standoff.extract.speech import Frames, Speech
from standoff.language.parse import Parsed
from standoff.record.statement import Act

# What is said after these is asked or supposed, and not said.
_OPEN_MARKS = frozenset(["if", "whether", "unless", "how", "why"])
# Between "released" and "saying" stand few words.
_LONGEST_ISSUED = 10
_ASIDE = frozenset(["who", "which"])
# Fewer words before it than this make no statement of their own.
_SHORTEST = 3
_TRAILING = frozenset(["advcl", "dep"])


def verb_attributions(parsed: Parsed, number: int, words: Speech, quoted: list[Stretch]) -> Iterator[Attribution]:
    """The attributions of one sentence's cue verbs. ``quoted`` are stretches of direct speech: nothing there counts."""
    for verb in parsed.doc:
        frames = frames_of(verb, words)
        if frames is None or is_quoted(parsed, verb, quoted):
            continue
        frame = frame_of(verb, frames) or repaired(verb, frames)
        if frame is None or not _is_made(verb, frame, words):
            continue
        found = _put_together(parsed, verb, frame, words)
        if found is not None and (found.source or frame.full or is_passive(verb)):
            yield found._replace(sentence=number)


def bare_cues(parsed: Parsed, number: int, words: Speech, quoted: list[Stretch]) -> Iterator[Attribution]:
    """The verbs of one sentence that can introduce a quotation, with their source and no content yet."""
    for verb in parsed.doc:
        frames = frames_of(verb, words)
        if frames is None or frames.clause is None or is_quoted(parsed, verb, quoted):
            continue
        cue = stretch(parsed, cue_tokens(verb, words))
        source = stretch(parsed, source_tokens(verb))
        if cue is not None:
            addressee = told(verb)
            to = stretch(parsed, addressee.subtree) if addressee is not None else None
            yield Attribution(frames.clause, (source,) if source else (), (cue,), (), to, True, number)


def frames_of(token: Token, words: Speech) -> Frames | None:
    """What may stand beside a token as what is said, if it is a cue verb."""
    if token.tag_[:2] != "VB":
        return None
    return words.verbs.get(words.forms.get(token.lower_, token.lemma_.lower()))


def is_quoted(parsed: Parsed, token: Token, quoted: list[Stretch]) -> bool:
    """Whether a token stands in direct speech."""
    place = parsed.start + token.idx
    return any(start <= place < end for start, end in quoted)


def _is_made(verb: Token, frame: Frame, words: Speech) -> bool:
    """Whether the report tells of a statement that was made, and not of one that may, should or could be.

    Inside what somebody else says, only full statements count: what is believed there is a part of that speech.
    """
    children = list(verb.children)
    if any(child.dep_ == "aux" and child.tag_ == "MD" for child in children):
        return False
    if any(child.dep_ == "aux" and child.lower_ == "to" for child in children) and not _goes_on(verb, words):
        return False
    if any(child.lower_ in _OPEN_MARKS for child in children if child.dep_ == "mark" or child.tag_ == "WRB"):
        return False
    if verb.dep_ == "advcl" and verb.i < verb.head.i and not frame.full and _introduces(verb.head, words):
        return False
    if verb.dep_ == "acl" and not (frame.full and frame.act != "believes"):
        return False
    return verb.dep_ != "prep" and (verb.dep_ != "ccomp" or (frame.full and frame.act != "believes"))


def _introduces(verb: Token, words: Speech) -> bool:
    """Whether it is the *said* of "Expressing concern, she said ...", which holds what was expressed."""
    frames = frames_of(verb, words)
    return frames is not None and frames.clause is not None


def _goes_on(verb: Token, words: Speech) -> bool:
    """Whether it is the *insist* of "continued to insist"."""
    return verb.dep_ == "xcomp" and verb.head.lemma_ in words.going_on and verb.head.i < verb.i


def _put_together(parsed: Parsed, verb: Token, frame: Frame, words: Speech) -> Attribution | None:
    cue = {*cue_tokens(verb, words), *frame.cue}
    if _goes_on(verb, words):
        cue.update([*cue_tokens(verb.head, words), *verb.doc[verb.head.i : verb.i]])
    issued = _issued(verb, words)
    if issued is not None:
        cue.update([*cue_tokens(issued, words), *verb.doc[issued.i : verb.i]])
    source = source_tokens(issued or verb)
    left = _without_tails([token for token in frame.content if token not in cue and token not in source], words)
    content = pieces(parsed, _without_joints(_without_aside(left)))
    at = stretch(parsed, cue)
    if not content or at is None:
        return None
    named = stretch(parsed, source) if source else None
    to = stretch(parsed, _person(frame.addressee, frame)) if frame.addressee is not None else None
    spoken = frame.act != "believes"
    return Attribution(_act(verb, frame), (named,) if named else (), (at,), content, to, spoken)


def _issued(verb: Token, words: Speech) -> Token | None:
    """The *released* of "the union released a statement saying ...": who released it speaks, and not the statement."""
    medium = verb.head
    if verb.dep_ != "acl" or verb.tag_ != "VBG" or medium.dep_ != "dobj" or medium.lemma_ not in words.medium:
        return None
    issued = medium.head
    near = issued.i < medium.i and verb.i - issued.i <= _LONGEST_ISSUED
    return issued if near and source_tokens(issued) and not is_passive(issued) else None


def _person(addressee: Token, frame: Frame) -> list[Token]:
    """Whom it is said to, without the clause that the parser may have hung on them."""
    whole = list(addressee.subtree)
    return [token for token in whole if token not in frame.content] or whole


def _act(verb: Token, frame: Frame) -> Act:
    """The act, as far as the words bear it out.

    Whoever "did not blame" somebody does not accuse, and to assure that work *has* begun promises nothing.
    """
    if frame.act != "believes" and any(child.dep_ == "neg" for child in verb.children):
        return "says"
    if frame.act == "promises" and frame.full and not any(_is_to_come(token) for token in frame.content):
        return "claims"
    return frame.act


def _is_to_come(token: Token) -> bool:
    return token.tag_ == "MD" or (token.lower_ == "to" and token.dep_ == "aux")


def _without_tails(content: list[Token], words: Speech) -> list[Token]:
    """Content without a last ", adding that ..." or "and said ...", which is a statement of its own."""
    for token in content:
        frames = frames_of(token, words)
        if frames is None:
            continue
        participle = token.tag_ == "VBG" and token.dep_ in _TRAILING and token.i and token.nbor(-1).text == ","
        if (participle and frames.clause is not None) or joined_to(token) is not None:
            tail = {one.i for one in token.subtree}
            left = [one for one in content if one.i not in tail]
            return left or content
    return content


def _without_aside(content: list[Token]) -> list[Token]:
    """Content without a last ", who ..." or ", which ...", by which the report itself tells of somebody named there."""
    held = sorted(content, key=lambda token: token.i)
    for token in held:
        if token.lower_ in _ASIDE and token.i and token.nbor(-1).text == "," and token.i > held[0].i + _SHORTEST:
            clause = token.head if token.dep_ in SUBJECTS else None
            if clause is not None and clause.dep_ == "relcl" and clause.right_edge.i >= held[-1].i:
                return [one for one in held if one.i < token.i]
    return content


def _without_joints(content: list[Token]) -> list[Token]:
    """Content without a first or last *and* or *but*, which joins it to other words."""
    held = sorted(content, key=lambda token: token.i)
    while len(held) > 1 and (held[-1].pos_ == "CCONJ" or held[-1].text in (",", ";")):
        held.pop()
    while len(held) > 1 and held[0].pos_ == "CCONJ":
        held.pop(0)
    return held
