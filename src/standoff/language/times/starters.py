"""Which classes of word a pattern can begin with, so that only rules are tried that can match at a word."""

from collections.abc import Sequence


def starters(symbols: Sequence[str]) -> set[str]:
    """The symbols with which a pattern, given as its symbols and marks in order, can begin.

    Raises:
        ValueError: the parentheses do not close, or the pattern can match nothing at all.
    """
    first, empty, end = _alternatives(symbols, 0)
    if end != len(symbols) or empty:
        raise ValueError(f"not a pattern that can be begun: {' '.join(symbols)}")
    return first


def _alternatives(symbols: Sequence[str], index: int) -> tuple[set[str], bool, int]:
    first: set[str] = set()
    empty = False
    while True:
        some, may_be_empty, index = _sequence(symbols, index)
        first |= some
        empty = empty or may_be_empty
        if index >= len(symbols) or symbols[index] != "|":
            return first, empty, index
        index += 1


def _sequence(symbols: Sequence[str], index: int) -> tuple[set[str], bool, int]:
    first: set[str] = set()
    empty = True
    while index < len(symbols) and symbols[index] not in "|)":
        if symbols[index] == "(":
            some, may_be_empty, index = _alternatives(symbols, index + 1)
        else:
            some, may_be_empty = {symbols[index]}, False
        index += 1
        if index < len(symbols) and symbols[index] in "?*+":
            may_be_empty = may_be_empty or symbols[index] != "+"
            index += 1
        if empty:
            first |= some
        empty = empty and may_be_empty
    return first, empty, index
