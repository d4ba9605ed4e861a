"""What a demand or a promise is about, by the domain's hierarchy of matters."""

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from spacy.tokens import Doc, Token

from standoff.domains.domain import Domain
from standoff.language.lexicon import Lexicon
from standoff.record.matter import within

# The matter of calls to go back to work, and of promises to do so.
END_OF_STRIKE = "end of the strike"


class MatterFound(NamedTuple):
    """A matter and the tokens (first and last, by number in the sentence) that tell of it."""

    path: str
    first: int
    last: int

    @property
    def places(self) -> range:
        """The numbers of all of them."""
        return range(self.first, self.last + 1)


class MatterFinder:
    """Finds matters by a domain's words."""

    def __init__(self, domain: Domain) -> None:
        matters = dict(domain.matters_by_path())
        self._lexicon = Lexicon((word, path) for path, matter in matters.items() for word in matter.words)
        self._measures = {path: matter.measured_by for path, matter in matters.items()}

    def measure(self, path: str | None) -> str | None:
        """In what the keeping of a promise on a matter is measured, where the domain says so."""
        return self._measures.get(path or "")

    def among(self, tokens: Sequence[Token]) -> list[MatterFound]:
        """The matters of which some words of one sentence tell."""
        return self.find(tokens[0].doc, {token.i for token in tokens}) if tokens else []

    def find(self, doc: Doc, tokens: set[int] | None = None) -> list[MatterFound]:
        """The matters in a sentence, or in some of its tokens: the narrowest ones, each once, in order."""
        found: dict[str, MatterFound] = {}
        for hit in self._lexicon.find(doc):
            places = {token.i for token in hit.tokens}
            if (tokens is None or places <= tokens) and not _is_lacking(hit.head) and not _is_time(hit.head):
                found.setdefault(hit.label, MatterFound(hit.label, min(places), max(places)))
        narrow = [one for one in found.values() if not any(within(other, one.path) for other in found)]
        return sorted(narrow, key=lambda one: (one.first, one.path))


@cache
def matter_finder(domain: Domain) -> MatterFinder:
    """The finder for a domain, its word lists made ready once."""
    return MatterFinder(domain)


def _is_lacking(head: Token) -> bool:
    """Whether a thing is named only as what there was not: "without minutes"."""
    return any(token.lower_ == "without" for token in (head.head, head.head.head))


def _is_time(head: Token) -> bool:
    """Whether a word is only a measure of time: "the last 45 minutes of a shift" are no minutes of a meeting."""
    return head.ent_type_ == "TIME" or (head.lemma_ == "minute" and any(child.like_num for child in head.children))
