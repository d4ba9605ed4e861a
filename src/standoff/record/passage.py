"""A passage: the exact words in a document that an entry rests on (principle 1)."""

from collections.abc import Sequence

from standoff.record.value import Value


class Passage(Value, frozen=True, order=True, kw_only=True):
    """Words of a document, tied to it by offsets.

    ``start`` and ``end`` are Unicode code points in ``Document.text``, end exclusive, so that
    ``document.text[start:end] == quote``.

    Raises:
        ValueError: the offsets do not enclose the quote.
    """

    document: str
    start: int
    end: int
    quote: str

    def __post_init__(self) -> None:
        if self.start < 0 or self.end <= self.start:
            raise ValueError(f"a passage must run forward from 0: start {self.start}, end {self.end}")
        if len(self.quote) != self.end - self.start:
            raise ValueError(
                f"a passage of {self.end - self.start} characters cannot quote {len(self.quote)}: {self.quote!r}"
            )

    def overlaps(self, other: "Passage") -> bool:
        """Whether the two share at least one character of the same document."""
        return self.document == other.document and self.start < other.end and other.start < self.end


class Reference(Value, frozen=True, order=True, kw_only=True):
    """A passage that names somebody or something, and the entry it was taken to name (none when unknown)."""

    passage: Passage
    entry: str | None = None


def holding(text: str, passages: Sequence[Passage]) -> Passage:
    """Of the passages that an entry rests on, the one that holds its words; the last where none does."""
    return next((one for one in passages if text in one.quote), passages[-1])


def cut(document: str, text: str, start: int, end: int) -> Passage:
    """The passage of ``text`` between two offsets, white space at its edges left out.

    Raises:
        ValueError: nothing but white space lies between the offsets.
    """
    words = text[start:end]
    start += len(words) - len(words.lstrip())
    quote = words.strip()
    return Passage(document=document, start=start, end=start + len(quote), quote=quote)
