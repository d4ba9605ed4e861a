"""Cleaning: line ends, control characters and empty lines. Words are never altered."""

import re

_LINE_ENDS = re.compile("\r\n|[\r\v\f\x1c\x1d\x1e\x85\u2028\u2029]")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\ufeff]")
_TRAILING = re.compile("[ \t\xa0]+(?=\n|\\Z)")
_EMPTY_LINES = re.compile("\n{3,}")
_SURROGATE = re.compile("[\ud800-\udfff]")


def storable(text: str) -> str:
    """The text with every half of a broken surrogate pair replaced by U+FFFD: no encoding can hold one.

    One character stands for one, so offsets stay.
    """
    return _SURROGATE.sub("\ufffd", text)


def cleaned(text: str) -> str:
    """The text with plain line ends and without control characters, spaces at line ends and runs of empty lines.

    Vertical tabs, form feeds and the Unicode line separators become line ends, so that no two words grow together.
    Cleaning a second time changes nothing.
    """
    text = _CONTROL.sub("", _LINE_ENDS.sub("\n", storable(text)))
    return _EMPTY_LINES.sub("\n\n", _TRAILING.sub("", text))


def one_line(words: str | None) -> str | None:
    """A headline, name or address on one line; None when nothing is left."""
    return " ".join(cleaned(words).split()) or None if words else None
