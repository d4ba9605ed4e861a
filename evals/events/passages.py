"""The passages of our own with their events marked, read from their files and checked."""

from datetime import date
from pathlib import Path

import msgspec
import yaml

HERE = Path(__file__).parent
PARTS = ("tuning", "heldout")


class Mark(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An event that a careful editor would enter: its words, what it is, and who takes part, in the passage's words.

    ``doubtful`` ones may be found or not, and count neither way.
    """

    quote: str
    kind: str
    modality: str
    phase: str | None = None
    agents: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    where: tuple[str, ...] = ()
    when: tuple[str, ...] = ()
    counts: tuple[str, ...] = ()
    main: bool = False
    doubtful: bool = False


class MarkedPassage(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A passage as it was published, and the events that stand in it."""

    id: str
    published: date
    text: str
    title: str | None = None
    events: tuple[Mark, ...] = ()

    @property
    def whole(self) -> str:
        """Headline and text, as they are read."""
        return f"{self.title}\n\n{self.text}" if self.title else self.text

    def place_of(self, mark: Mark) -> tuple[int, int]:
        """The offsets of a mark.

        Raises:
            ValueError: the passage does not hold its words.
        """
        start = self.whole.find(mark.quote)
        if start < 0:
            raise ValueError(f"{self.id}: '{mark.quote}' does not stand in the passage")
        return start, start + len(mark.quote)


def read_passages(part: str) -> list[MarkedPassage]:
    """The passages of *tuning* or *heldout*.

    Raises:
        msgspec.ValidationError: the file is not what ``MarkedPassage`` asks for.
        ValueError: a quote does not stand in its passage.
    """
    plain = yaml.safe_load((HERE / f"{part}.yaml").read_text(encoding="utf-8"))
    passages = msgspec.convert(plain, list[MarkedPassage], strict=False)
    for passage in passages:
        for mark in passage.events:
            passage.place_of(mark)
    return passages
