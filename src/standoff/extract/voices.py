"""Who said what, as the trained encoder marks it: for each cue its source and its content."""

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

import numpy as np

from standoff.extract.attribution import Stretch, Stretches
from standoff.language.encoder import Encoded, Vectors, constant, head, shares
from standoff.language.tagging import stretches, whole_words

# What beginning a stretch costs against not marking it (a difference of logarithms; chosen on PolNeAR's train part).
_COST: Final = 0.5
_COST_CONTENT: Final = 1.0
# A stretch is content of a cue where the score of the two together is above this.
_LEAST_TOGETHER: Final = 0.0


class Voice(NamedTuple):
    """A cue with its source (empty where none is named) and its content; ``sure`` is the cue's mean share (0 to 1)."""

    source: Stretches
    cue: Stretch
    content: Stretches
    sure: float


def find_voices(text: str, encoded: Sequence[Encoded]) -> tuple[Voice, ...]:
    """The attributions that the encoder marks in a report, in order of their cues."""
    return tuple(voice for one in encoded for voice in _voices(text, one))


def _voices(text: str, encoded: Encoded) -> Iterator[Voice]:
    voice = list(stretches(encoded, shares(head("voice", encoded.vectors)), "voice", _COST))
    content = list(stretches(encoded, shares(head("content", encoded.vectors)), "content", _COST_CONTENT))
    cues = [one for one in voice if one[0] == "cue"]
    sources = [one for one in voice if one[0] == "source"]
    if not cues or not content:
        return
    as_source = np.vstack([constant("no_source"), *_heads("as_source", encoded, sources)])
    as_content = np.vstack(_heads("as_content", encoded, content))
    for _, first, last, sure in cues:
        own = encoded.vectors[first : last + 1].mean(axis=0)
        by = int((as_source @ head("cue_to_source", own)).argmax())
        together = as_content @ head("cue_to_content", own)
        held = [one for one, score in zip(content, together, strict=True) if score > _LEAST_TOGETHER]
        if held:
            yield Voice(
                source=(whole_words(text, encoded, *sources[by - 1][1:3]),) if by else (),
                cue=whole_words(text, encoded, first, last),
                content=tuple(whole_words(text, encoded, *one[1:3]) for one in held),
                sure=sure,
            )


def _heads(name: str, encoded: Encoded, found: Sequence[tuple[str, int, int, float]]) -> list[Vectors]:
    return [head(name, encoded.vectors[first : last + 1].mean(axis=0)) for _, first, last, _ in found]
