"""Posts of social networks that stand in a report: their body, and who signed them.

A page that embeds a post leaves its text as a paragraph that ends in a signature, "— Name (@handle) June 14, 2019".
A post of several paragraphs is signed only at its end. Which of the paragraphs above the signature belong to it is
told by their voice: a paragraph that speaks as a report does ends the post's body.
"""

import re
from functools import cache
from pathlib import Path
from typing import NamedTuple

import msgspec

import standoff.domains
from standoff.domains.loading import load
from standoff.language.sentences import Paragraph, paragraphs

_MONTHS = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_SIGNATURE = re.compile(
    r"(?:—|–|--?|&mdash;)[ \t]*(?P<name>[^\n()—–]{1,80}?)[ \t]*\((?P<handle>@\w{1,40})\)[ \t,·]*"
    rf"(?P<date>(?:{_MONTHS}[ ]\d{{1,2}},?[ ]\d{{4}}|\d{{1,2}}[ ]{_MONTHS},?[ ]\d{{4}}))?"
)
# What a post trails that is no part of what it says: links, pictures and hashtags.
_TRAIL = re.compile(r"(?:\s*(?:pic\.twitter\.com/\w+|t\.co/\w+|https?://\S+|#\w+|[—–-]))+\s*$")
_HASHTAG_AT_END = re.compile(r"#\w+[\s.!]*$")
_WORD = re.compile(r"[\w@#][\w'’-]*")

# A paragraph of no more words that shows neither voice is taken to go on into the post below it.
LONGEST_VOICELESS = 20

# In characters; links and hashtags that run on for longer are what the post says.
LONGEST_TRAIL = 600


class Post(NamedTuple):
    """A post by its offsets: all of it with its signature, the body, and the signature's parts.

    The body may run over several paragraphs; links, pictures and hashtags at its end are left out of it. ``handle``
    holds its @. ``date_start`` equals ``date_end`` where the signature bears no date.
    """

    start: int
    end: int
    body_start: int
    body_end: int
    name_start: int
    name_end: int
    handle: str
    handle_start: int
    handle_end: int
    date_start: int
    date_end: int


class PostWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The words by which posts, page notes and a report's own voice are told apart."""

    page_notes: tuple[str, ...]
    report_voice: tuple[str, ...]
    post_voice: tuple[str, ...]


class _Voices(NamedTuple):
    note: re.Pattern[str]
    report: re.Pattern[str]
    post: re.Pattern[str]


@cache
def _voices() -> _Voices:
    file = Path(standoff.domains.__file__).parent / "general" / "posts.yaml"
    words = load(file, PostWords)
    return _Voices(
        re.compile(rf"\s*(?:{_any_of(words.page_notes)})\s*:", re.IGNORECASE),
        re.compile(rf"\b(?:{_any_of(words.report_voice)})\b", re.IGNORECASE),
        re.compile(rf"(?<![\w.])(?:{_any_of(words.post_voice)})(?![\w.])", re.IGNORECASE),
    )


def _any_of(words: tuple[str, ...]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


def find_posts(text: str) -> tuple[Post, ...]:
    """The posts that stand in a text, in order; a signature without words above it is no post."""
    signatures = list(_SIGNATURE.finditer(text))
    if not signatures:
        return ()
    found: list[Post] = []
    held = paragraphs(text)
    floor = 0
    for signature in signatures:
        start = _body_start(text, held, floor, signature.start())
        end = _body_end(text, start, signature.start())
        if end > start:
            found.append(_post(start, end, signature))
        floor = signature.end()
    return tuple(found)


def _post(start: int, end: int, signature: re.Match[str]) -> Post:
    date = signature.span("date") if signature.group("date") else (signature.end(), signature.end())
    return Post(
        start,
        signature.end(),
        start,
        end,
        *signature.span("name"),
        signature.group("handle"),
        *signature.span("handle"),
        *date,
    )


def _body_end(text: str, start: int, end: int) -> int:
    trail = _TRAIL.search(text, max(start, end - LONGEST_TRAIL), end)
    return start + len(text[start : trail.start() if trail else end].rstrip())


def _body_start(text: str, held: list[Paragraph], floor: int, signature: int) -> int:
    """Where the body begins: at the signed paragraph, or at an earlier one that speaks in the post's voice."""
    above = [one for one in held if one.start < signature and one.end > floor]
    start = max(floor, above[-1].start) if above else signature
    # A signature on a line of its own signs the paragraph above it, whatever its voice.
    signed = bool(text[start:signature].strip())
    for paragraph in reversed(above[:-1]):
        if paragraph.start < floor:
            break
        if signed and not _in_post_voice(text[paragraph.start : paragraph.end]):
            break
        start, signed = paragraph.start, True
    return start + len(text[start:signature]) - len(text[start:signature].lstrip())


def _in_post_voice(paragraph: str) -> bool:
    voices = _voices()
    if voices.note.match(paragraph) or voices.report.search(paragraph) or paragraph.rstrip().endswith(":"):
        return False
    return bool(
        voices.post.search(paragraph)
        or _HASHTAG_AT_END.search(paragraph)
        or len(_WORD.findall(paragraph)) <= LONGEST_VOICELESS
    )
