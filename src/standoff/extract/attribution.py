"""An attribution on its way to become a statement, and the stretches of text that its parts are."""

from collections.abc import Iterable
from typing import NamedTuple

from spacy.tokens import Token

from standoff.language.parse import Parsed
from standoff.record.statement import Act

Stretch = tuple[int, int]
Stretches = tuple[Stretch, ...]


class Attribution(NamedTuple):
    """Source, cue and content as offsets in the document; ``spoken`` is false for beliefs and intentions.

    ``sentence`` is the place of the cue's sentence among those that were parsed.
    """

    act: Act
    source: Stretches
    cue: Stretches
    content: Stretches
    addressee: Stretch | None = None
    spoken: bool = True
    sentence: int = 0


def stretch(parsed: Parsed, tokens: Iterable[Token]) -> Stretch | None:
    """From the first to the last of some tokens, punctuation and space at the edges left out; None if none is left."""
    held = sorted(tokens, key=lambda token: token.i)
    while held and _is_edge(held[-1]) and not _closes(held):
        held.pop()
    while held and _is_edge(held[0]):
        held.pop(0)
    return parsed.place(held[0], held[-1]) if held else None


def pieces(parsed: Parsed, tokens: Iterable[Token]) -> Stretches:
    """Tokens as unbroken stretches, in order."""
    runs: list[list[Token]] = []
    for token in sorted(tokens, key=lambda token: token.i):
        if runs and token.i == runs[-1][-1].i + 1:
            runs[-1].append(token)
        elif not runs or token.i > runs[-1][-1].i:
            runs.append([token])
    found = (stretch(parsed, run) for run in runs)
    return tuple(one for one in found if one is not None)


def _is_edge(token: Token) -> bool:
    return token.is_space or (token.is_punct and not token.is_quote and token.text not in ("%", "$", "#", "@"))


def _closes(tokens: list[Token]) -> bool:
    """Whether the last token closes a bracket that another of them opens."""
    return tokens[-1].text == ")" and any(token.text == "(" for token in tokens)


def overlaps(one: Stretch, other: Stretch) -> bool:
    """Whether two stretches share a character."""
    return one[0] < other[1] and other[0] < one[1]
