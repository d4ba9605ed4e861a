"""A list in a sentence taken apart: "a rise of 11 per cent, paid meal breaks and an end to split shifts".

The small parser often hangs the later things of a list in the wrong place. So a list is told by its marks: commas or
semicolons between things that begin alike, and "and" before the last. Two things without a comma between them are
parted only where the parser too joins them at the top. A list that is numbered is told by its numbers alone.
"""

import calendar
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from spacy.tokens import Doc, Token

Item = list[Token]

_COMMAS: Final = frozenset({",", ";"})
_JOINING: Final = frozenset({"and", "besides", "or", "plus", "&"})
# A thing begins with one of these parts of speech: "a seat", "paid time", "two seats", "recognition", "ending fees".
_THING: Final = frozenset({"DET", "NUM", "ADJ", "NOUN", "PROPN", "SYM"})
_ACT: Final = frozenset({"VB", "VBG", "VBN"})
# So begins a second thing behind "and", whatever the parser makes of it.
_SECOND: Final = frozenset({"a", "an", "no", "better", "more", "proper", "full", "immediate"})
# With these begins a remark, not the next thing.
_REMARKS: Final = frozenset(
    """who whom whose which that where when while as with for in on at from by of to including such since if but
    because although though until till unless after before he she they it we saying adding said says subject""".split()  # noqa: SIM905
)
# Behind a comma these end a list.
_ENDING: Final = frozenset(
    """but while although though whereas after before as when because since which who whom whose where if unless or
    failing until till so saying adding with""".split()  # noqa: SIM905
)
_SAYING: Final = frozenset({"say", "add", "tell", "warn", "maintain", "insist", "explain", "write", "argue"})
_LONGEST_SPEAKER: Final = 9
_QUOTES: Final = frozenset({'"', "“", "”"})
# What a thing of a list is that asks for an act by its noun: "the sacking of", "payment of".
_ACTS: Final = ("ing", "ment", "tion", "sion", "val", "lease")
_MONTHS: Final = frozenset(name.lower() for name in (*calendar.month_name, *calendar.month_abbr) if name)
# How things are numbered: (1), 2), (a); so many at the most.
_NUMBERINGS: Final = (tuple("123456789"), tuple("abcdefghi"), ("i", "ii", "iii", "iv", "v", "vi"))
_IDLE_ENDS: Final = frozenset({"and", "or", "besides", "also", "as", "well", "plus", "finally", "&"})
# With this word the things of a list can begin: "for cameras, for a fence, and for a gate".
_FOR: Final = "for"


def items(content: Sequence[Token]) -> list[Item]:
    """The things of a list, each with its words in order; one item where the words are no list."""
    words = _with_joining(sorted(set(content), key=lambda token: token.i))
    if not words:
        return []
    if apart := numbered(words):
        return apart
    starts = _by_marks(words) or _by_parser(words)
    bounds = [words[0].i, *starts, words[-1].i + 1]
    found = [_trimmed([token for token in words if first <= token.i < last]) for first, last in pairwise(bounds)]
    return [part for item in found if item for part in (_in_two(item) if starts else [item])]


def _in_two(item: Item) -> list[Item]:
    """An act of a list that is of two things: "to put up a fence and a gate"."""
    second = _second(item) if _is_told_as_act(item) else []
    return (
        [_trimmed([token for token in item if (token.i >= second[0]) == late]) for late in (False, True)]
        if second
        else [item]
    )


def _with_joining(words: Sequence[Token]) -> list[Token]:
    """Some words, with an "and" or a comma between two of them that the parser hangs elsewhere."""
    kept = list(words[:1])
    for one, other in pairwise(words):
        between = list(one.doc[one.i + 1 : other.i])
        if all(token.lower_ in _JOINING or token.text in _COMMAS for token in between):
            kept += between
        kept.append(other)
    return kept


def runs_on(first: Token) -> list[Token]:
    """The words from one on to the end of its clause, as far as a list that begins there can run."""
    doc = first.doc
    quoted = sum(token.text in _QUOTES for token in doc[: first.i]) % 2
    for token in doc[first.i + 1 :]:
        if token.text in _QUOTES:
            quoted += 1
        before = doc[token.i - 1].text
        ends = token.lower_ in _ENDING and before in {",", ")"}
        speaks = token.text == "," and _speaks(doc, token.i + 1)
        if (
            ends
            or speaks
            or token.text in {":", "—", "–"}
            or (token.text in _QUOTES and quoted % 2 == 0 and quoted > 1)
        ):
            return list(doc[first.i : token.i])
    return list(doc[first.i :])


def _speaks(doc: Doc, place: int) -> bool:
    """Whether words such as "the union said" begin here."""
    verb = next((token for token in doc[place : place + _LONGEST_SPEAKER] if token.lemma_ in _SAYING), None)
    return verb is not None and not any(token.text == "," for token in doc[place : verb.i])


def numbered(words: Sequence[Token]) -> list[Item]:
    """The things of a list that is numbered: "(1) gloves, (2) a lift"; empty where the words are no such list."""
    if not words:
        return []
    # Its first number may stand just before the words.
    words = [*words[0].doc[max(0, words[0].i - 3) : words[0].i], *words]
    for signs in _NUMBERINGS:
        marks: list[tuple[int, int]] = []
        for place, token in enumerate(words[:-1]):
            sign = token.lower_.strip("()")
            open_before = token.text.startswith("(") or (place > 0 and words[place - 1].text == "(")
            closed = token.text.endswith(")") or words[place + 1].text == ")"
            if len(marks) < len(signs) and sign == signs[len(marks)] and closed:
                begin = place - 1 if open_before and not token.text.startswith("(") else place
                marks.append((begin, place + 1 + (not token.text.endswith(")"))))
        if len(marks) > 1:
            ends = [begin for begin, _ in marks[1:]] + [len(words)]
            parts = [_trimmed(list(words[first:end])) for (_, first), end in zip(marks, ends, strict=True)]
            return [part for part in parts if part]
    return []


def _by_marks(words: Sequence[Token]) -> list[int]:
    """Where the second and later things begin, by commas and the "and" before the last; empty where there is none."""
    depth = 0
    after_comma: list[int] = []
    after_and: list[int] = []
    plain_and: list[int] = []
    kind = _kind(words[0])
    # Where semicolons part the things, commas stand within them.
    marks = frozenset({";"}) if any(token.text == ";" for token in words) else _COMMAS
    for place, token in enumerate(words[:-1]):
        depth += token.text.count("(") - token.text.count(")")
        if depth > 0 or place == 0:
            continue
        begins = _begin(words, place + 1)
        if begins is None or not (marks is not _COMMAS or _begins_alike(words[begins], kind, words)):
            continue
        if token.text in marks:
            joined = any(one.lower_ in _JOINING for one in words[place + 1 : begins])
            (after_and if joined else after_comma).append(words[begins].i)
        elif (
            token.lower_ in _JOINING
            and words[place - 1].text not in _COMMAS
            and marks is _COMMAS
            and not _of_one_kind(words[place - 1], words[begins])
        ):
            plain_and.append(words[begins].i)
    if not after_comma and not after_and:
        return []
    if after_and:
        # "For cameras, toilets and lights, for a fence, and for a gate" has a list within its first thing.
        led = [one for one in (*after_comma, *after_and) if words[0].doc[one - 1].lower_ == _FOR]
        within = [one for one in plain_and if any(mark > one for mark in led) and min(after_comma, default=one) < one]
        return sorted({*after_comma, *after_and, *within})
    if marks is not _COMMAS:
        return after_comma
    last = [one for one in plain_and if one > after_comma[-1]]
    return [*after_comma, *last[-1:]] if last else []


def _of_one_kind(one: Token, other: Token) -> bool:
    """Whether "and" joins two months, numbers or names within one thing: "arrears for January and February"."""
    months = {one.lower_, other.lower_} <= _MONTHS
    return months or (one.like_num and other.like_num) or (one.pos_ == "PROPN" and other.pos_ == "PROPN")


def _begin(words: Sequence[Token], place: int) -> int | None:
    """The place of the first word of the next thing, behind "and", "as well as" and the like."""
    led = words[0].lower_ == _FOR or (words[0].i > 0 and words[0].nbor(-1).lower_ == _FOR)
    while place < len(words) and (words[place].lower_ in _IDLE_ENDS or (led and words[place].lower_ == _FOR)):
        place += 1
    return place if place < len(words) else None


def _kind(first: Token) -> str:
    """What a list is of: acts ("to open counters", "pay arrears") or things."""
    if first.lower_ in {"to", "that"}:
        return first.lower_
    return "act" if first.tag_ == "VB" else "thing"


def _begins_alike(token: Token, kind: str, words: Sequence[Token]) -> bool:
    if kind == "that" and token.lower_ == "that":
        return True
    if kind in {"to", "act"} and (token.lower_ == "to" or token.tag_ == "VB"):
        return True
    if token.lower_ in _REMARKS or _is_time(token, words):
        return False
    if kind == "that":
        return False
    # "Paid meal breaks": the small tagger often takes such a word for a verb.
    described = token.tag_ == "VBD" and token.lemma_ not in _SAYING and token.i + 1 < len(token.doc)
    described = described and token.nbor().pos_ in {"NOUN", "ADJ"}
    return token.pos_ in _THING or token.tag_ in _ACT or described or token.lower_ in {"no", "$", "£", "€", "₦"}


def _is_time(token: Token, words: Sequence[Token]) -> bool:
    """Whether what begins here is a day or a clause of its own: ", 31 May," or ", the union said"."""
    if token.ent_type_ in {"DATE", "TIME"} and token.ent_iob_ == "B" and token.head.ent_type_ in {"DATE", "TIME", ""}:
        return token.dep_ in {"npadvmod", "appos", "nummod"} and token.pos_ in {"NUM", "PROPN"}
    return any(
        one.dep_ == "nsubj"
        and one.i >= token.i
        and one.left_edge.i <= token.i
        and one.head.lemma_ in {"say", "add", "tell"}
        for one in words
    )


def _by_parser(words: Sequence[Token]) -> list[int]:
    """Where the parser joins later things to the first at the top of the words."""
    inside = {token.i for token in words}
    tops = [token for token in words if token.head.i not in inside or token.head == token]
    if not tops:
        return []
    starts = []
    for one in tops[0].conjuncts:
        begin = max(one.left_edge.i, words[0].i)
        alike = (one.pos_ in {"NOUN", "PROPN", "NUM", "PRON"}) == (tops[0].pos_ in {"NOUN", "PROPN", "NUM", "PRON"})
        rich = any(child.dep_ not in {"cc", "conj", "punct"} for child in one.children)
        if one.i in inside and alike and rich and one.i > tops[0].i and begin > words[0].i:
            starts.append(begin)
    return sorted(set(starts)) or _second(words)


def _second(words: Sequence[Token]) -> list[int]:
    """Where a second thing plainly begins: "toilets in engines and filling of vacancies", "work and a seat"."""
    act = _is_told_as_act(words)
    if not (act or words[0].pos_ in _THING) or sum(token.lower_ == "and" for token in words) != 1:
        return []
    place = next(number for number, token in enumerate(words) if token.lower_ == "and")
    after = [token.lower_ for token in words[place + 1 : place + 3]]
    filling = _is_act_of(words[place + 1 :]) and (_is_act_of(words) or words[place + 1].lower_ != "the")
    if act:  # "To build a fence and a gate", not "to meet the union and a mediator on Friday"
        alike = any(token.lower_ in {"a", "an"} for token in words[1:place]) and after[:1] in (["a"], ["an"])
        return [words[place + 1].i] if alike else []
    if after[:1] == ["to"] and len(after) > 1 and words[place + 2].tag_ not in {"VB", "VBP"}:
        return [words[place + 1].i]  # "agreed to a grievance cell and to gates at the wards"
    return [words[place + 1].i] if place > 0 and after and (after[0] in _SECOND or filling) else []


def _is_told_as_act(words: Sequence[Token]) -> bool:
    return words[0].lower_ == "to" or words[0].tag_ == "VB"


def _is_act_of(words: Sequence[Token]) -> bool:
    """Whether words name an act by its noun: "the sacking of the manager", "filling of posts", "an end to fines"."""
    begin = 1 if words and words[0].pos_ == "DET" else 0
    first = [token.lower_ for token in words[begin : begin + 2]]
    return len(first) > 1 and ((first[0].endswith(_ACTS) and first[1] == "of") or first == ["end", "to"])


def _trimmed(words: Item) -> Item:
    """Words without the marks and joining words at both ends."""
    idle = _IDLE_ENDS | {_FOR}
    if len(words) > 1 and words[0].lower_ == "to" and words[1].tag_ not in {"VB", "VBP", "RB"}:
        words = words[1:]  # "... and to gates at the wards"
    while words and (words[-1].lower_ in idle or (words[-1].is_punct and words[-1].text not in ")\"”’'%")):
        words = words[:-1]
    while words and (words[0].lower_ in idle or (words[0].is_punct and words[0].text not in "(\"“‘'$£€₦#")):
        words = words[1:]
    return words
