"""Finds the phrases of a word list in a parsed sentence, in whatever form their words stand."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Generic, NamedTuple, TypeVar

from spacy.tokens import Doc, Token

L = TypeVar("L")

_JOINERS = frozenset("-–\"“”‘’'/")
# Where a sentence's words are kept in spaCy's own store of what belongs to it.
_KEPT_AS = "standoff_words"
# Words that may stand inside a phrase without changing what it tells ("has already been installed").
_PASSED_OVER = frozenset(
    """already also now only just still yet since ever all the a an its their her his our any it them""".split()  # noqa: SIM905
)


class Hit(NamedTuple, Generic[L]):
    """A phrase found: its label, its tokens, and the one that the rest depend on."""

    label: L
    tokens: tuple[Token, ...]
    head: Token

    @property
    def first(self) -> Token:
        """The first token."""
        return self.tokens[0]

    @property
    def last(self) -> Token:
        """The last token."""
        return self.tokens[-1]


class Lexicon(Generic[L]):
    """Phrases with labels. A phrase is of words in their base form, divided by spaces or hyphens."""

    def __init__(self, phrases: Iterable[tuple[str, L]]) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], L]]] = defaultdict(list)
        for phrase, label in phrases:
            words = phrase_words(phrase)
            if words:
                self._by_first[words[0]].append((words, label))
        for rivals in self._by_first.values():
            rivals.sort(key=lambda pair: -len(pair[0]))

    def find(self, doc: Doc) -> list[Hit[L]]:
        """All phrases in a sentence, in order; where one lies within another, only the longer."""
        words, forms, places = _words_of(doc)
        found = places.keys() & self._by_first.keys()
        if not found:
            return []
        begun = sorted((start, form) for form in found for start in places[form])
        hits = []
        for start, form in begun:
            for phrase, label in self._by_first[form]:
                tokens = _match(words, forms, start, phrase)
                if tokens:
                    hits.append(Hit(label, tokens, _head(tokens)))
        return _longest(hits) if len(hits) > 1 else hits


def phrase_words(phrase: str) -> tuple[str, ...]:
    """The words of a phrase as the sentence's tokens would stand, in small letters."""
    return tuple(phrase.lower().replace("’", "'").replace("-", " ").replace("'s ", " 's ").replace("' ", " ").split())


class _Words(NamedTuple):
    """The words of a sentence, the forms that each can be found by, and the places of each form."""

    words: list[Token]
    forms: list[frozenset[str]]
    places: dict[str, list[int]]


def _words_of(doc: Doc) -> _Words:
    """The words of a sentence, worked out once: many lists are looked for in each sentence."""
    found: _Words | None = doc.user_data.get(_KEPT_AS)
    if found is None:
        words = [token for token in doc if token.text not in _JOINERS and not token.is_space]
        forms = [_forms(token) for token in words]
        places: dict[str, list[int]] = defaultdict(list)
        for place, each in enumerate(forms):
            for form in each:
                places[form].append(place)
        found = _Words(words, forms, dict(places))
        doc.user_data[_KEPT_AS] = found
    return found


def _forms(token: Token) -> frozenset[str]:
    lower = token.lower_.replace("’", "'")
    forms = {lower, token.lemma_.lower()}
    if token.pos_ == "PROPN" and lower.endswith("s") and len(lower) > 3:
        # The tagger leaves capitalised plurals as they stand.
        forms.add(lower[:-1])
    return frozenset(forms)


def _match(
    words: list[Token], forms: list[frozenset[str]], start: int, phrase: tuple[str, ...]
) -> tuple[Token, ...] | None:
    tokens = [words[start]]
    position = start + 1
    for word in phrase[1:]:
        while position < len(words) and word not in forms[position] and words[position].lower_ in _PASSED_OVER:
            position += 1
        if position >= len(words) or word not in forms[position]:
            return None
        tokens.append(words[position])
        position += 1
    return tuple(tokens)


def _head(tokens: tuple[Token, ...]) -> Token:
    inside = set(tokens)
    return next((token for token in tokens if token.head not in inside or token.head == token), tokens[-1])


def _longest(hits: list[Hit[L]]) -> list[Hit[L]]:
    kept: list[Hit[L]] = []
    for hit in sorted(hits, key=lambda one: (-len(one.tokens), one.first.i)):
        own = {token.i for token in hit.tokens}
        inside = any(own <= {token.i for token in other.tokens} and len(other.tokens) > len(own) for other in kept)
        if not inside:
            kept.append(hit)
    return sorted(kept, key=lambda one: (one.first.i, one.last.i))
