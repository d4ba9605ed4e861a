"""The base forms and parts of speech of parsed words, worked out once for each word in each use.

The parser's model tells them by some two hundred patterns and by rules, token by token, which takes a good part of a
parse. What they say of a token hangs on its letters, its tag and what it is to its head; so what they said of one is
remembered for the next. Where a pattern looks at neighbours too, the patterns themselves are asked.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any, cast

import numpy as np
from spacy.language import Language
from spacy.pipeline import AttributeRuler, Lemmatizer
from spacy.tokens import Doc

NAME = "standoff_forms"

_ASKED: list[int | str] = ["ORTH", "TAG", "DEP"]
_TOLD: list[int | str] = ["TAG", "POS", "MORPH", "LEMMA"]

# So many words in their uses are remembered before all are forgotten: memory must not grow with the reports.
_REMEMBERED = 200_000

# A word in a use: its letters, its tag and what it is to its head, by their numbers in the parser's list of strings.
Use = tuple[int, int, int]


class Forms:
    """A step of the parser in the place of its patterns and its lemmatizer, which says what they would say."""

    def __init__(self, ruler: AttributeRuler, lemmatizer: Lemmatizer) -> None:
        self._ruler = ruler
        self._lemmatizer = lemmatizer
        self._known: dict[Use, Sequence[int]] = {}
        self._among_neighbours = frozenset(ruler.vocab.strings[word] for word in _telling(ruler))

    def __call__(self, doc: Doc) -> Doc:
        """Give each word of a sentence its tag, part of speech, features and base form."""
        return next(self.pipe([doc]))

    def pipe(self, docs: Iterable[Doc], *, batch_size: int = 128) -> Iterator[Doc]:
        """The same for many sentences."""
        waiting = iter(docs)
        while batch := list(islice(waiting, batch_size)):
            if len(self._known) > _REMEMBERED:
                self._known.clear()
            alone = [(doc, uses) for doc in batch if (uses := self._uses(doc)) is not None]
            self._learn({use for _, uses in alone for use in uses if use not in self._known})
            for doc, uses in alone:
                told = [self._known[use] for use in uses]
                given: Any = np.array(told, dtype=np.uint64).reshape(len(uses), len(_TOLD))
                doc.from_array(_TOLD, given)
            yield from batch

    def _uses(self, doc: Doc) -> list[Use] | None:
        """The words of a sentence in their uses; None where they hang on neighbours too, and were worked out whole."""
        asked: Any = doc.to_array([*_ASKED, "LOWER", "IS_SPACE"])
        if asked[:, 4].any() or not self._among_neighbours.isdisjoint(asked[:, 2:4].ravel().tolist()):
            self._lemmatizer(self._ruler(doc))
            return None
        return [cast(Use, tuple(row)) for row in asked[:, :3].tolist()]

    def _learn(self, new: Iterable[Use]) -> None:
        """Work out the forms of words that were not met in their use before, all in one row."""
        row = sorted(new)
        if not row:
            return
        self._lemmatizer.cache.clear()
        vocab = self._ruler.vocab
        words = Doc(vocab, words=[vocab.strings[orth] for orth, _, _ in row])
        uses: Any = np.array([use[1:] for use in row], dtype=np.uint64)
        words.from_array(["TAG", "DEP"], uses)
        told = self._lemmatizer(self._ruler(words)).to_array(_TOLD)
        self._known.update(zip(row, told.tolist(), strict=True))


def _telling(ruler: AttributeRuler) -> Iterator[str]:
    """For each pattern of several words, a word or a tie to the head without which it does not hold."""
    for rule in ruler.patterns:
        for pattern in cast(list[list[dict[str, object]]], rule["patterns"]):
            if len(pattern) > 1:
                plain = (word for each in pattern for key, word in each.items() if key in {"LOWER", "DEP"})
                yield next(word for word in plain if isinstance(word, str))


@Language.factory(NAME)
def _forms(nlp: Language, name: str) -> Forms:
    """Takes the place of the two steps that it asks."""
    ruler, lemmatizer = nlp.get_pipe("attribute_ruler"), nlp.get_pipe("lemmatizer")
    nlp.disable_pipe("attribute_ruler")
    nlp.disable_pipe("lemmatizer")
    return Forms(cast(AttributeRuler, ruler), cast(Lemmatizer, lemmatizer))
