"""Reading by a small trained encoder: a vector for each piece of a text, by MiniLM in eight bits on ONNX Runtime.

What the vectors mean is told by the heads beside it (``head``). How both were trained, on what, and how well they
do is told in ``training/README.md`` of the repository.
"""

import hashlib
import json
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from standoff.language.sentences import Sentence
from standoff.language.threads import in_one_thread

FOLDER = Path(__file__).parent / "reader"

Vectors = NDArray[np.float32]

# Pieces of words that are read at once. Neighbouring sentences tell of whom the next one speaks; costs grow with it.
LONGEST = 320


class Encoded(NamedTuple):
    """A stretch of a text, read: the offsets of its pieces of words in the text, and a vector for each."""

    offsets: tuple[tuple[int, int], ...]
    vectors: Vectors

    @property
    def pooled(self) -> Vectors:
        """The mean of the vectors: what the stretch says as a whole."""
        mean: Vectors = self.vectors.mean(axis=0)
        return mean


@cache
def _tokenizer() -> Any:
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_file(str(FOLDER / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer


@cache
def _session() -> Any:
    import onnxruntime

    in_one_thread()
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    return onnxruntime.InferenceSession(
        str(FOLDER / "encoder.onnx"), sess_options=options, providers=["CPUExecutionProvider"]
    )


@cache
def _heads() -> dict[str, NDArray[np.float32]]:
    with np.load(FOLDER / "heads.npz") as heads:
        return dict(heads)


@cache
def fingerprint() -> str:
    """A short digest of the encoder and its heads: what is read depends on them."""
    digest = hashlib.sha256()
    for file in sorted(FOLDER.iterdir()):
        digest.update(file.read_bytes())
    return digest.hexdigest()[:12]


@cache
def labels(head: str) -> tuple[str, ...]:
    """What the scores of a head stand for, in their order."""
    return tuple(json.loads((FOLDER / "labels.json").read_text("utf-8"))[head])


def head(name: str, vectors: Vectors) -> Vectors:
    """The scores that a head gives to vectors, before they are made shares of one."""
    found: Vectors = vectors @ _heads()[f"{name}.weight"].T + _heads()[f"{name}.bias"]
    return found


def constant(name: str) -> Vectors:
    """Vectors that belong to the heads and to no text."""
    return _heads()[name]


def shares(scores: Vectors) -> Vectors:
    """Scores as shares of one, along the last axis."""
    powers = np.exp(scores - scores.max(axis=-1, keepdims=True))
    found: Vectors = powers / powers.sum(axis=-1, keepdims=True)
    return found


def encode(text: str, start: int = 0) -> Encoded:
    """A text that is short enough, read; ``start`` is added to its offsets.

    One text at a time: in eight bits the vectors depend a little on what is read in the same run, and a report
    must be read the same whatever others are read with it.
    """
    encoding = _tokenizer().encode(text)
    offsets = tuple((start + first, start + last) for first, last in encoding.offsets[:LONGEST])
    return Encoded(offsets, _run(encoding.ids))


def encode_pair(one: str, other: str) -> Vectors:
    """Two texts read side by side: their mean vector."""
    mean: Vectors = _run(_tokenizer().encode(one, other).ids).mean(axis=0)
    return mean


def _run(ids: Sequence[int]) -> Vectors:
    read = np.array([ids[:LONGEST]], dtype=np.int64)
    (vectors,) = _session().run(None, {"ids": read, "mask": np.ones_like(read)})
    found: Vectors = vectors[0]
    return found


def encode_sentences(text: str, sentences: Sequence[Sentence]) -> Iterator[Encoded]:
    """The sentences of a text, read, as many neighbours together as can be."""
    for first, last in _stretches(sentences, text):
        yield encode(text[first:last], first)


def _stretches(sentences: Sequence[Sentence], text: str) -> Iterator[tuple[int, int]]:
    """Neighbouring sentences as stretches of no more than the longest number of pieces."""
    begun: int | None = None
    end = pieces = 0
    for one in sentences:
        own = len(_tokenizer().encode(text[one.start : one.end], add_special_tokens=False).ids)
        # What lies between two sentences and is no blank was left out on purpose: links, repeated paragraphs.
        if begun is not None and (pieces + own > LONGEST - 2 or text[end : one.start].strip()):
            yield begun, end
            begun, pieces = None, 0
        begun = one.start if begun is None else begun
        end, pieces = one.end, pieces + own
    if begun is not None:
        yield begun, end
