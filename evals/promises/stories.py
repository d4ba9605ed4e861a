"""The stories of the set, read from its files and checked."""

from datetime import date
from pathlib import Path
from typing import Literal

import msgspec
import yaml

HERE = Path(__file__).parent
PARTS = ("tuning", "heldout")
Kind = Literal["demands", "commitments", "developments"]
KINDS: tuple[Kind, ...] = ("demands", "commitments", "developments")


class Mark(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An entry that a careful editor would make. ``quote`` is exact but for white space; *unknown* and *none* are said.

    ``doubtful`` ones may be found or not.
    """

    quote: str
    matter: str
    by: str = "unknown"
    to: str = "unknown"
    due: str = "none"
    or_else: str = "none"
    of: str = ""
    said: str = ""
    doubtful: bool = False


class MarkedStatus(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The status of a commitment, named by its quote, on the day of the last passage of its story."""

    commitment: str
    status: str
    doubtful: bool = False


class MarkedPassage(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A passage as it was published, and what stands in it."""

    published: date
    text: str
    demands: tuple[Mark, ...] = ()
    commitments: tuple[Mark, ...] = ()
    developments: tuple[Mark, ...] = ()
    statuses: tuple[MarkedStatus, ...] = ()


class Story(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One passage, or several that follow one dispute."""

    id: str
    passages: tuple[MarkedPassage, ...]


def read_stories(part: str) -> list[Story]:
    """The stories of *tuning* or *heldout*.

    Raises:
        msgspec.ValidationError: the file is not what ``Story`` asks for.
        ValueError: a quote does not stand in its passage.
    """
    plain = yaml.safe_load((HERE / f"{part}.yaml").read_text(encoding="utf-8"))
    stories = msgspec.convert(plain, list[Story], strict=False)
    for story in stories:
        for passage in story.passages:
            for mark in (*passage.demands, *passage.commitments, *passage.developments):
                place_of(mark.quote, passage.text, story.id)
    return stories


def place_of(quote: str, text: str, where: str) -> tuple[int, int]:
    """The offsets of a quote in a text, whatever the white space.

    Raises:
        ValueError: the text does not hold it.
    """
    found = find_loosely(quote, text)
    if found is None:
        raise ValueError(f"{where}: the text does not hold {quote!r}")
    return found


def find_loosely(quote: str, text: str) -> tuple[int, int] | None:
    """The offsets of the first place where a text holds some words, whatever the white space and case."""
    plain: list[str] = []
    places: list[int] = []
    for place, character in enumerate(text):
        shown = " " if character.isspace() else character.lower() if len(character.lower()) == 1 else character
        if not (shown == " " and plain[-1:] == [" "]):
            plain.append(shown)
            places.append(place)
    wanted = " ".join(quote.split()).lower()
    start = "".join(plain).find(wanted)
    return None if start < 0 else (places[start], places[start + len(wanted) - 1] + 1)
