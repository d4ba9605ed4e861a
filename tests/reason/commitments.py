"""Commitments and what is said of them, put together by hand, so that rules are tested apart from reading."""

from datetime import date

from standoff.record.commitment import Commitment, Development, Said
from standoff.record.passage import Passage, Reference
from standoff.record.when import UNKNOWN, When, on


def passage(quote: str, document: str = "d_1", start: int = 0) -> Passage:
    """A passage with some words."""
    return Passage(document=document, start=start, end=start + len(quote), quote=quote)


def by(entry: str) -> Reference:
    """A reference to an actor."""
    return Reference(passage=passage(entry), entry=entry)


def promise(  # noqa: PLR0917 - as a table reads best
    matter: str | None = "security > cameras",
    made: date | None = None,
    due: date | None = None,
    entry: str = "c_1",
    who: str = "a_state",
    text: str = "install cameras",
) -> Commitment:
    """A promise on a matter, made on a day, to be kept by a day."""
    return Commitment(
        id=entry,
        matter=matter,
        text=text,
        by=by(who),
        when=on(made) if made is not None else UNKNOWN,
        due=When(latest=due) if due is not None else None,
        passages=(passage(text),),
    )


def word(  # noqa: PLR0917 - as a table reads best
    said: Said,
    who: str,
    day: date | None = None,
    matter: str | None = "security > cameras",
    of: str | None = "c_1",
    quote: str | None = None,
    document: str = "d_1",
) -> Development:
    """What somebody says has come of a promise; ``who`` "state" is the side that made it."""
    quote = quote or f"{who}: {said} ({day})"
    return Development(
        id=f"v_{who}_{said}_{day}_{matter}",
        said=said,
        commitment=of,
        matter=matter,
        passage=passage(quote, document),
        by=by(f"a_{who}"),
        independent=who != "state",
        when=on(day) if day is not None else UNKNOWN,
    )
