"""The day of publication, and why it is that day: what came with the report, its own head, its web address, its file.

What comes with a report (its metadata, or the day that the reader gives) outranks the report's head, which can bear
the day of a place or of a change; and that outranks the address, which can bear the day of a section.
"""

from dataclasses import dataclass
from datetime import date
from pathlib import PurePosixPath

from standoff.read.calendar_words import Parts, in_words
from standoff.read.head import HeadDate, dates_in_head
from standoff.read.web_address import AddressDate, date_in_address
from standoff.record.document import Document
from standoff.record.passage import Passage
from standoff.record.when import UNKNOWN, When, on

_KINDS = {
    "opening": "its first words",
    "label": "the line that says when it was published",
    "line": "a line with its date",
    "dateline": "its dateline",
    "change": "the line that says when it was changed",
}


@dataclass(frozen=True, slots=True)
class Dated:
    """The day of publication, the reason for it, and what says otherwise, each as a short sentence."""

    when: When
    reason: str
    disagreements: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Claim:
    """A source of the date: what it is called, and the days that it gives."""

    source: str
    when: When


@dataclass(frozen=True, slots=True)
class _Address:
    """A name that bears a date: that of a page on the web or of a file."""

    source: str
    found: AddressDate


def publication_day(
    text: str, *, document: str, stated: When | None = None, url: str | None = None, file: str | None = None
) -> Dated:
    """The day on which a report was published, as far as it is stated in full.

    ``document`` is the id of the text, ``stated`` what came with it, ``file`` the path of the file that holds it and
    nothing else: people name clippings by their day. A date without a year is completed from a source
    that gives the year and agrees with it; alone it is not a stated day, and the day is left unknown.
    """
    head = dates_in_head(text)
    address = _address(url, file)
    claims = _claims(text, document, head, stated, address)
    without_year = [one for one in head if one.parts.year is None]
    winner = claims[0] if claims else None
    if winner is None or winner.when.day is None:
        winner = _finer(winner, claims) or _completed(text, document, without_year, winner, address) or winner
    if winner is None:
        return Dated(UNKNOWN, _why_unknown(text, without_year))
    others = [one for one in claims if one.source != winner.source and not one.when.can_meet(winner.when)]
    return Dated(
        winner.when,
        f"It is {_days(winner.when)} by {winner.source}.",
        (
            *(f"{_capital(one.source)} gives {_days(one.when)}; {_why_not(winner, one)}." for one in others),
            *_other_days(text, without_year, winner.when),
        ),
    )


def how_dated(document: Document) -> Dated:
    """The working behind the day of publication of a document that was read, made again from what it keeps."""
    first = document.appearances[0]
    file = first.origin.alone
    again = publication_day(document.text, document=document.id, url=first.url, file=file)
    if again.when == document.published:
        return again
    return publication_day(document.text, document=document.id, stated=document.published, url=first.url, file=file)


def _address(url: str | None, file: str | None) -> _Address | None:
    """What the web address says of the day, or failing that the name of the file."""
    for source, address in (
        ("its web address", url),
        ("the name of its file", PurePosixPath(file).name if file else None),
    ):
        found = date_in_address(address)
        if found is not None:
            return _Address(f"{source}, “{found.words}”", found)
    return None


def _claims(
    text: str, document: str, head: list[HeadDate], stated: When | None, address: _Address | None
) -> list[_Claim]:
    found = [_Claim("the date that came with the report", stated)] if stated is not None and stated.known else []
    for one in head:
        if one.parts.days:
            passage = _passage(text, document, one)
            found.append(_Claim(f"{_KINDS[one.kind]}, “{passage.quote}”", on(one.parts.days[0], "stated", passage)))
    if address and address.found.parts and address.found.parts.days:
        first, last = address.found.parts.days
        found.append(
            _Claim(
                address.source,
                When(earliest=first, latest=last, granularity="day" if first == last else "month", got="stated"),
            )
        )
    return found


def _finer(winner: _Claim | None, claims: list[_Claim]) -> _Claim | None:
    """A later source that gives one day within the days of the first."""
    if winner is None:
        return None
    return next((one for one in claims[1:] if one.when.day and one.when.can_meet(winner.when)), None)


def _completed(
    text: str, document: str, head: list[HeadDate], winner: _Claim | None, address: _Address | None
) -> _Claim | None:
    """A date of the head without a year, with the year from the source that gives no more than that or a month."""
    years = {day.year for day in (winner.when.earliest, winner.when.latest) if day} if winner else set()
    if winner is None and address:
        years = {address.found.year}
    source = winner.source if winner else address.source if address else ""
    if len(years) != 1:
        return None
    for one in head:
        days = Parts(one.parts.month, one.parts.day, min(years)).days
        if days is None:
            continue
        passage = _passage(text, document, one)
        when = on(days[0], "stated", passage)
        if winner is None or when.can_meet(winner.when):
            return _Claim(f"{_KINDS[one.kind]}, “{passage.quote}”, with the year from {source}", when)
    return None


def _passage(text: str, document: str, one: HeadDate) -> Passage:
    return Passage(document=document, start=one.start, end=one.end, quote=text[one.start : one.end])


def _why_not(winner: _Claim, other: _Claim) -> str:
    days = {one.when.day for one in (winner, other)}
    near = None not in days and abs((max(days) - min(days)).days) == 1  # type: ignore[type-var, operator]
    zones = " (a day apart: the hour or the zone may explain it)" if near else ""
    return f"{winner.source} goes before it{zones}"


def _other_days(text: str, head: list[HeadDate], when: When) -> tuple[str, ...]:
    if when.day is None:
        return ()
    return tuple(
        f"{_capital(_KINDS[one.kind])} says “{text[one.start : one.end]}”, without a year."
        for one in head
        if (one.parts.month, one.parts.day) != (when.day.month, when.day.day)
    )


def _why_unknown(text: str, head: list[HeadDate]) -> str:
    if head:
        return f"The report says “{text[head[0].start : head[0].end]}” but gives no year, and nothing else gives it."
    return "Nothing states the day: no date came with the report, and its head and its web address bear none."


def _days(when: When) -> str:
    if when.day:
        return in_words(when.day)
    return f"{_edge(when.earliest)} to {_edge(when.latest)}"


def _edge(day: date | None) -> str:
    return in_words(day) if day else "an unknown day"


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
