"""Attribution without a verb: "according to X", and headlines of the form "X: claim"."""

import re
from collections.abc import Iterator

from spacy.tokens import Token

from standoff.extract.attribution import Attribution, Stretch, stretch
from standoff.extract.speech import Speech
from standoff.language.parse import Parsed

_HEADLINE = re.compile(r"(?P<source>[A-Z@][^:\n?!\"“”]{0,58}[^\s:])(?P<cue>:)\s+(?P<content>\S.{8,})", re.DOTALL)


def according_to(parsed: Parsed, number: int, words: Speech, quoted: list[Stretch]) -> Iterator[Attribution]:
    """ "According to X" and its like: the rest of the clause is what X says."""
    lower = parsed.doc.text.lower()
    for phrase in words.according:
        for match in re.finditer(rf"\b{re.escape(phrase)}\b", lower):
            cue = parsed.doc.char_span(match.start(), match.end(), alignment_mode="expand")
            place = parsed.start + match.start()
            if cue is None or any(start <= place < end for start, end in quoted):
                continue
            found = _according(parsed, list(cue), number)
            if found is not None:
                yield found


def _according(parsed: Parsed, cue: list[Token], number: int) -> Attribution | None:
    named = next((child for child in cue[-1].children if child.dep_ == "pobj" and child.i > cue[-1].i), None)
    if named is None:
        return None
    source = [token for token in named.subtree if token.i >= cue[-1].i]
    phrase = {token.i for token in (*cue, *source)}
    clause = _clause_of(cue[0])
    content = [token for token in clause.subtree if token.i not in phrase]
    before = stretch(parsed, [token for token in content if token.i < min(phrase)])
    after = stretch(parsed, [token for token in content if token.i > max(phrase)])
    pieces = tuple(one for one in (before, after) if one is not None)
    named_at, cue_at = stretch(parsed, source), stretch(parsed, cue)
    if not pieces or named_at is None or cue_at is None:
        return None
    return Attribution("says", (named_at,), (cue_at,), pieces, None, True, number)


def _clause_of(token: Token) -> Token:
    """The head of the clause that a phrase belongs to."""
    head = token.head
    while head.dep_ != "ROOT" and head.pos_ not in ("VERB", "AUX") and head.head != head:
        head = head.head
    return head


def in_survey(parsed: Parsed, number: int, words: Speech, quoted: list[Stretch]) -> Iterator[Attribution]:
    """ "In a survey of nurses, half ...": what the survey found."""
    for cue in parsed.doc:
        if cue.lower_ != "in" or cue.dep_ != "prep" or cue.i:
            continue
        named = next((child for child in cue.children if child.dep_ == "pobj"), None)
        place = parsed.start + cue.idx
        if named is None or named.lemma_ not in words.surveys or any(a <= place < b for a, b in quoted):
            continue
        found = _according(parsed, [cue], number)
        if found is not None:
            yield found


def headline(parsed: Parsed, number: int, words: Speech) -> Attribution | None:
    """ "X: claim", where X is a name and the line is one sentence."""
    match = _HEADLINE.fullmatch(parsed.doc.text)
    if match is None or match.group("source").lower() in words.not_speakers:
        return None
    source = parsed.doc.char_span(*match.span("source"), alignment_mode="expand")
    if source is None or source.root.pos_ != "PROPN" or any(token.pos_ in ("VERB", "AUX") for token in source):
        return None

    def at(group: str) -> Stretch:
        return parsed.start + match.start(group), parsed.start + match.end(group)

    return Attribution("says", (at("source"),), (at("cue"),), (at("content"),), None, True, number)
