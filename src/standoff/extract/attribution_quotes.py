"""Attribution by quotation: which cue a quotation belongs to, and how far what is said runs on."""

import re
from collections.abc import Sequence

from standoff.extract.attribution import Attribution, Stretch, Stretches, overlaps
from standoff.language.parse import Parsed
from standoff.language.quotes import Quote

# Between a quotation and its cue nothing may stand but stops and the words that tell when, where and to whom.
_FARTHEST = 120
_ONLY_STOPS = re.compile(r"[\s,.;:—–-]*")


def whole_quotes(found: list[Attribution], quotes: Sequence[Quote]) -> list[Attribution]:
    """Contents that end or begin inside a quotation, grown to all of it."""
    return [one._replace(content=tuple(_grown(piece, one, quotes) for piece in one.content)) for one in found]


def _grown(piece: Stretch, one: Attribution, quotes: Sequence[Quote]) -> Stretch:
    start, end = piece
    for quote in quotes:
        if not overlaps((start, end), (quote.inner_start, quote.inner_end)):
            continue
        if any(overlaps((quote.start, quote.end), part) for part in (*one.cue, *one.source)):
            continue
        start, end = min(start, quote.start), max(end, quote.end)
    return start, end


def unclaimed(found: list[Attribution], quotes: Sequence[Quote]) -> list[Quote]:
    """The quotations of speech that no attribution holds yet."""
    return [
        quote
        for quote in quotes
        if not quote.scare
        and not any(overlaps(piece, (quote.start, quote.end)) for one in found for piece in one.content)
    ]


def introduced(
    text: str, parsed: Sequence[Parsed], cues: list[Attribution], quotes: Sequence[Quote]
) -> list[Attribution]:
    """An attribution for each quotation that stands beside a cue of the same sentence."""
    built: list[Attribution] = []
    for quote in quotes:
        near = [(_gap(text, cue, quote), cue) for cue in cues if _can_hold(text, parsed[cue.sentence], cue, quote)]
        near = [(gap, cue) for gap, cue in near if gap <= _FARTHEST]
        if near:
            _, cue = min(near, key=lambda pair: pair[0])
            built.append(cue._replace(content=((quote.start, quote.end),)))
    return built


def joined(text: str, found: list[Attribution], quoted: list[Attribution]) -> list[Attribution]:
    """Both together: quotations of one cue are one content, and take the place of what the parser found unquoted."""
    by_cue: dict[Stretches, Attribution] = {}
    for one in quoted:
        held = by_cue.get(one.cue, one)
        by_cue[one.cue] = held._replace(content=tuple(sorted({*held.content, *one.content})))
    kept: list[Attribution] = []
    for one in found:
        other = by_cue.get(one.cue)
        if other is None:
            kept.append(one)
        elif any_quote(one.content, text):
            by_cue[one.cue] = one._replace(content=tuple(sorted({*one.content, *other.content})))
    return [*kept, *by_cue.values()]


def _can_hold(text: str, parsed: Parsed, cue: Attribution, quote: Quote) -> bool:
    """Whether a quotation stands in the cue's sentence, ends just before it, or begins after its colon."""
    start, end = cue.cue[0]
    if quote.start < end and start < quote.end:
        return False
    if overlaps((parsed.start, parsed.end), (quote.start, quote.end)):
        return True
    if quote.end <= parsed.start:
        # "Is it over?" she asked: the question mark looks like the end of a sentence.
        gap = text[quote.end : parsed.start]
        first = min(place for place, _ in (*cue.cue, *cue.source))
        return not gap.strip() and "\n" not in gap and first == parsed.start and not text[end : end + 2].strip(" ,.:")
    introduces = text[parsed.end - 1] == ":" and not text[end : parsed.end].strip(" :").count(",")
    return introduces and not text[parsed.end : quote.start].strip()


def _gap(text: str, cue: Attribution, quote: Quote) -> int:
    """The characters between the quotation and the nearer of cue and source, stops not counted."""
    parts = (*cue.cue, *cue.source)
    before = max((end for _, end in parts if end <= quote.start), default=None)
    after = min((start for start, _ in parts if start >= quote.end), default=None)
    gaps = []
    if before is not None:
        gaps.append(len(_ONLY_STOPS.sub("", text[before : quote.start], count=1)))
    if after is not None:
        gaps.append(len(_ONLY_STOPS.sub("", text[quote.end : after], count=1)))
    return min(gaps, default=_FARTHEST + 1)


def continued(
    text: str, parsed: Sequence[Parsed], found: list[Attribution], quotes: Sequence[Quote]
) -> list[Attribution]:
    """Quotations that go on after an attributed sentence of the same paragraph, added to what was said there."""
    grown = list(found)
    for quote in quotes:
        number = _begins(parsed, quote)
        if number is None:
            continue
        before = [
            (place, one)
            for place, one in enumerate(grown)
            if one.spoken and _runs_up_to(text, parsed, one, number, quote)
        ]
        if before:
            place, one = max(before, key=lambda pair: (pair[1].sentence, any_quote(pair[1].content, text), pair[1].cue))
            grown[place] = one._replace(content=tuple(sorted((*one.content, (quote.start, quote.end)))))
    return grown


def any_quote(content: Stretches, text: str) -> bool:
    """Whether what is said holds a quotation mark."""
    return any(mark in text[start:end] for start, end in content for mark in '"“”‘')


def _begins(parsed: Sequence[Parsed], quote: Quote) -> int | None:
    """The sentence that a quotation begins."""
    return next((number for number, one in enumerate(parsed) if one.start == quote.start), None)


def _runs_up_to(text: str, parsed: Sequence[Parsed], one: Attribution, number: int, quote: Quote) -> bool:
    """Whether nothing but white space stands between the attribution's sentence, or its content, and a quotation."""
    sentence = parsed[one.sentence]
    if sentence.paragraph != parsed[number].paragraph or sentence.start >= quote.start:
        return False
    end = max(sentence.end, *(end for _, end in one.content))
    return end <= quote.start and not text[end : quote.start].strip()
