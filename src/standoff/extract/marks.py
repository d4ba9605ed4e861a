"""The words that the trained encoder marks in a report: demands, promises, what came of promises, and their parties."""

from collections.abc import Iterator, Sequence
from typing import Final, Literal, NamedTuple

import numpy as np

from standoff.language.encoder import Encoded, Vectors, constant, head, labels, shares
from standoff.language.sentences import Sentence
from standoff.language.tagging import stretches, whole_words

MarkKind = Literal["demand", "promise", "outcome"]
_KINDS: Final[dict[str, MarkKind]] = {"demand": "demand", "promise": "promise", "outcome": "outcome"}

# What beginning a stretch costs against not marking it (a difference of logarithms; chosen on the part *tuning*).
_COST: Final = 1.5
_COST_PARTY: Final = 0.0
# A sentence may tell what came of a promise where any of its pieces is given so much (chosen generously).
_LEAST_OUTCOME: Final = 0.1


class Mark(NamedTuple):
    """A stretch that tells of a demand, a promise or an outcome.

    ``sure`` is the mean share (0 to 1) that the encoder gives its words; ``by`` and ``to`` are the words for those whom
    it is by and to (None when they cannot be told); ``own_voice`` holds where it is the report that says so; ``said``
    is what an outcome says.
    """

    start: int
    end: int
    kind: MarkKind
    sure: float
    by: tuple[int, int] | None
    to: tuple[int, int] | None
    own_voice: bool
    said: str | None


def find_marks(text: str, sentences: Sequence[Sentence], encoded: Sequence[Encoded]) -> tuple[Mark, ...]:
    """The marks of a report that has been read, in order of place."""
    return tuple(sorted((mark for one in encoded for mark in _marks(text, sentences, one)), key=lambda mark: mark[:3]))


def _marks(text: str, sentences: Sequence[Sentence], encoded: Encoded) -> Iterator[Mark]:
    entry, party = shares(head("entry", encoded.vectors)), shares(head("party", encoded.vectors))
    found = [one for one in stretches(encoded, entry, "entry", _COST) if one[0] != "outcome"]
    found += _outcomes(sentences, encoded, entry)
    if not found:
        return
    parties = [(first, last) for _, first, last, _ in stretches(encoded, party, "party", _COST_PARTY)]
    who = _who(encoded, parties)
    for name, first, last, sure in found:
        kind = _KINDS[name]
        own = encoded.vectors[first : last + 1].mean(axis=0)
        by = int((who @ head("by_whom", own)).argmax())
        to = _addressee(who @ head("to_whom", own), by) if kind != "outcome" else 0
        start, end = whole_words(text, encoded, first, last)
        yield Mark(
            start=start,
            end=end,
            kind=kind,
            sure=sure,
            by=whole_words(text, encoded, *parties[by - 2]) if by > 1 else None,
            to=whole_words(text, encoded, *parties[to - 2]) if to > 1 else None,
            own_voice=by == 1,
            said=labels("said")[int(head("said", own).argmax())] if kind == "outcome" else None,
        )


def _outcomes(sentences: Sequence[Sentence], encoded: Encoded, entry: Vectors) -> Iterator[tuple[str, int, int, float]]:
    """For each sentence that may tell what came of a promise, the pieces that may: which promise, is told later."""
    names = labels("entry")
    both = (entry[:, names.index("B-outcome")] + entry[:, names.index("I-outcome")]).tolist()
    # The marks of beginning and end that the encoder reads with a text are no words of it.
    pieces = [(place, start, end) for place, (start, end) in enumerate(encoded.offsets) if start < end]
    for one in sentences:
        if not pieces or one.end <= pieces[0][1] or pieces[-1][2] <= one.start:
            continue
        inside = [place for place, start, end in pieces if one.start <= start and end <= one.end]
        best = max((both[place] for place in inside), default=0.0)
        if best >= _LEAST_OUTCOME:
            held = [place for place in inside if both[place] >= best / 2]
            yield "outcome", held[0], held[-1], best


def _who(encoded: Encoded, parties: Sequence[tuple[int, int]]) -> Vectors:
    """Those who can be chosen: nobody, the report itself, and the words for parties."""
    rows = [head("who", encoded.vectors[first : last + 1].mean(axis=0)) for first, last in parties]
    return np.vstack([constant("nobody"), *rows])


def _addressee(scores: Vectors, by: int) -> int:
    """To whom it is addressed: nobody asks or promises a thing of themselves, or of the report."""
    scores = scores.copy()
    scores[[1, by] if by > 1 else [1]] = -np.inf
    return int(scores.argmax())
