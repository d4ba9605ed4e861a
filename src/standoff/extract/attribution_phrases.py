"""Attribution without a verb: "according to X", and headlines of the form "X: claim"."""

import re
from collections.abc import Iterator

from spacy.tokens import Span, Token

from standoff.extract.attribution import Attribution, Stretch, pieces, stretch
from standoff.extract.attribution_cue import cue_tokens
from standoff.extract.speech import Speech
from standoff.language.parse import Parsed

_HEADLINE = re.compile(r"(?P<source>[A-Z@][^:\n?!\"“”]{0,58}[^\s:])(?P<cue>:)\s+(?P<content>\S.{8,})", re.DOTALL)


# A name before the colon of a title has no more words than this.
_LONGEST_NAME = 5


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
    content = [token for token in _told_by(cue[0], phrase) if token.i not in phrase]
    before = stretch(parsed, [token for token in content if token.i < min(phrase)])
    after = stretch(parsed, [token for token in content if token.i > max(phrase)])
    pieces = tuple(one for one in (before, after) if one is not None)
    named_at, cue_at = stretch(parsed, source), stretch(parsed, cue)
    if not pieces or named_at is None or cue_at is None:
        return None
    return Attribution("says", (named_at,), (cue_at,), pieces, None, True, number)


def _told_by(cue: Token, phrase: set[int]) -> list[Token]:
    """The words that a phrase vouches for: all of the sentence when it begins or ends it, else its clause."""
    sentence = cue.doc
    edges = [token for token in sentence if token.i not in phrase and not token.is_punct]
    if not edges or edges[0].i > max(phrase) or edges[-1].i < min(phrase):
        return list(sentence)
    return list(_clause_of(cue).subtree)


def _clause_of(token: Token) -> Token:
    """The head of the clause that a phrase belongs to."""
    head = token.head
    while head.dep_ != "ROOT" and head.pos_ not in ("VERB", "AUX") and head.head != head:
        head = head.head
    return head


def seeming(parsed: Parsed, number: int, words: Speech, quoted: list[Stretch]) -> Iterator[Attribution]:
    """ "The strike seems to hold", "is expected to hold": what is thought, and nobody is named who thinks it."""
    for verb in parsed.doc:
        lemma = verb.lemma_.lower()
        if not (lemma in words.seeming or lemma in words.seeming_passive) or verb.tag_[:2] != "VB":
            continue
        passive = any(child.dep_ == "auxpass" for child in verb.children)
        if lemma not in (words.seeming_passive if passive else words.seeming):
            continue
        what = next((one for one in verb.children if one.dep_ in ("xcomp", "oprd") and one.i > verb.i), None)
        subject = next((one for one in verb.children if one.dep_ in ("nsubj", "nsubjpass")), None)
        place = parsed.start + verb.idx
        if what is None or subject is None or verb.dep_ == "ccomp" or any(a <= place < b for a, b in quoted):
            continue
        cue = stretch(parsed, cue_tokens(verb, words))
        content = pieces(parsed, [*subject.subtree, *what.subtree])
        if cue is not None and content:
            yield Attribution("believes", (), (cue,), content, None, False, number)


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


def headline(text: str, parsed: Parsed, number: int, words: Speech) -> Attribution | None:
    """ "X: claim": a headline, a quotation, or a speaker of a transcript; never a dateline."""
    match = _HEADLINE.fullmatch(parsed.doc.text)
    if match is None or match.group("source").lower() in words.not_speakers:
        return None
    source = parsed.doc.char_span(*match.span("source"), alignment_mode="expand")
    title = parsed.paragraph == 0 and _is_named_later(text, parsed.end, match.group("source"))
    if source is None or not (title or (_is_speaker(source) and _speaks(text, match))):
        return None

    def at(group: str) -> Stretch:
        return parsed.start + match.start(group), parsed.start + match.end(group)

    return Attribution("says", (at("source"),), (at("cue"),), (at("content"),), None, True, number)


def _is_named_later(text: str, end: int, source: str) -> bool:
    """Whether what stands before the colon of a title is a name that the report goes on to use: "Okafor: no talks"."""
    name = source.removesuffix(" camp").removesuffix(" campaign")
    words = name.split()
    capitals = all(word[:1].isupper() or word.lower() in {"of", "the", "and"} for word in words)
    last = words[-1].removesuffix("’s").removesuffix("'s")
    named = re.search(rf"\b{re.escape(last)}\b", text[end:])
    return capitals and len(words) <= _LONGEST_NAME and not last.isupper() and named is not None


def _is_speaker(source: Span) -> bool:
    """Whether the words before the colon can be a speaker's name."""
    verbless = not any(token.pos_ in ("VERB", "AUX") or token.text == "(" for token in source)
    placed = source.root.ent_type_ in ("GPE", "LOC", "DATE", "FAC")
    return verbless and not placed and source.root.pos_ == "PROPN"


def _speaks(text: str, match: re.Match[str]) -> bool:
    """Whether the line is a headline or quotation, or its speaker has several lines: "KOLKATA: ..." begins a report."""
    content = match.group("content")
    if content[0] in "\"'“‘" or content[-1] not in ".!?":
        return not match.group("source").isupper() or content[0] in "\"'“‘"
    return text.count(f"{match.group('source')}:") > 2
