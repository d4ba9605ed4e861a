"""The first look: whether a report can matter to a domain at all, told without parsing it.

One automaton over the stems of the domain's words runs over the text. The look is generous: it lets through whatever
names somebody who takes part in such disputes and something that happens in them.
"""

import re
from collections.abc import Iterable
from functools import cache
from typing import Literal, NamedTuple

import ahocorasick_rs

from standoff.domains.domain import Domain, Mode

Role = Literal["party", "happening"]
_ENDINGS = re.compile(r"(?:e|y)$")
_SHORTEST_STEM = 3


class Scan(NamedTuple):
    """How many different words of each role a text holds."""

    parties: int
    happenings: int

    @property
    def can_matter(self) -> bool:
        """Whether the report must be parsed to know more."""
        return self.parties > 0 and self.happenings > 0


def scan(text: str, domain: Domain) -> Scan:
    """A first look at a text."""
    automaton, roles = _automaton(domain)
    lower = text.lower()
    found: set[int] = set()
    for number, start, _ in automaton.find_matches_as_indexes(lower, overlapping=True):
        if start == 0 or not lower[start - 1].isalnum():
            found.add(number)
    return Scan(
        sum(1 for number in found if roles[number] == "party"),
        sum(1 for number in found if roles[number] == "happening"),
    )


@cache
def _automaton(domain: Domain) -> tuple[ahocorasick_rs.AhoCorasick, list[Role]]:
    stems: dict[tuple[str, Role], None] = {}
    claimants = [party for party in domain.parties.values() if party.standing == "claimant"]
    for party in claimants:
        stems.update(((stem, "party"), None) for stem in _stems((*party.groups, *party.organisations)))
    happening = [word for kind in domain.kinds.values() for mode in kind.modes.values() for word in _words_of(mode)]
    happening += [word for cues in domain.demands.values() for word in cues.nouns]
    happening += [word for cues in domain.commitments.values() for word in cues.nouns]
    stems.update(((stem, "happening"), None) for stem in _stems(happening))
    ordered = list(stems)
    automaton = ahocorasick_rs.AhoCorasick([stem for stem, _ in ordered])
    return automaton, [role for _, role in ordered]


def _words_of(mode: Mode) -> Iterable[str]:
    yield from (*mode.verbs, *mode.nouns, *mode.phrases)


def _stems(phrases: Iterable[str]) -> Iterable[str]:
    """What a phrase's longest word begins with in all its forms."""
    for phrase in phrases:
        word = max(re.split(r"[\s'’-]+", phrase.lower()), key=len)
        stem = _ENDINGS.sub("", word)
        if len(stem) >= _SHORTEST_STEM:
            yield stem
