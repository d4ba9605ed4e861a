"""The first look: whether a report can matter to a domain at all, told without parsing it.

One automaton over the forms of the domain's words runs over the text. The look is generous: it lets through whatever
names somebody who takes part in the domain's disputes and something that happens in them. News is full of workers and
promises: of the sides of any field it asks for more, for an action of a strike or protest and something beside it.
Where the words stand in sentences apart, they tell little, and the gate weighs them with all others (``gate``).
"""

from collections import Counter
from collections.abc import Sequence
from functools import cache
from typing import Literal, NamedTuple

import ahocorasick_rs

from standoff.domains.domain import Domain
from standoff.language.inflection import phrase_forms
from standoff.language.sentences import sentences

Role = Literal["party", "happening", "other party", "action"]
# So much must be told in a report with none of the domain's own sides, an action of a strike or protest among it.
HAPPENINGS = 2


class Scan(NamedTuple):
    """How many different words of each role a text holds; the actions of strikes and protests are happenings too.

    ``near`` holds where one sentence names a party and what happens to it.
    """

    parties: int
    happenings: int
    other_parties: int = 0
    actions: int = 0
    near: bool = False

    @property
    def can_matter(self) -> bool:
        """Whether the report holds the words of a dispute at all."""
        of_others = self.other_parties > 0 and self.actions > 0 and self.happenings >= HAPPENINGS
        return (self.parties > 0 and self.happenings > 0) or of_others


def scan(text: str, domain: Domain) -> Scan:
    """A first look at a text."""
    automaton, known = _automaton(domain)
    lower = text.lower().replace("’", "'")
    end = len(lower)
    found: list[tuple[int, tuple[Role, int]]] = []
    for number, start, stop in automaton.find_matches_as_indexes(lower, overlapping=True):
        if (start == 0 or not lower[start - 1].isalnum()) and (stop == end or not lower[stop].isalnum()):
            found.append((start, known[number]))
    counted = Counter(role for role, _ in {each for _, each in found})
    look = Scan(counted["party"], counted["happening"] + counted["action"], counted["other party"], counted["action"])
    return look._replace(near=look.can_matter and _near(text, found, told=look.actions > 0))


def _near(text: str, found: Sequence[tuple[int, tuple[Role, int]]], told: bool) -> bool:
    """Whether one sentence holds both; ``told``: an action of a strike or protest stands somewhere in the text."""
    for sentence in sentences(text):
        words = {each for start, each in found if sentence.start <= start < sentence.end}
        roles = Counter(role for role, _ in words)
        happens = roles["happening"] + roles["action"]
        if roles["party"] and (roles["action"] or happens >= HAPPENINGS or (happens and told)):
            return True
        if roles["other party"] and roles["action"] and happens >= HAPPENINGS:
            return True
    return False


@cache
def _automaton(domain: Domain) -> tuple[ahocorasick_rs.AhoCorasick, list[tuple[Role, int]]]:
    """The automaton over all forms of the domain's words; for each form its role, and the number of its word."""
    words: dict[tuple[str, Role], None] = {}
    for key, party in domain.parties.items():
        if party.standing == "claimant":
            role: Role = "party" if key in domain.own_sides else "other party"
            words.update(((word, role), None) for word in (*party.groups, *party.organisations))
    for kind in domain.kinds.values():
        for mode in kind.modes.values():
            for word in mode.triggers:
                words[word, "action" if kind.phases else "happening"] = None
    words_of_promises = [
        *domain.demands["demanded"].nouns,
        *domain.demands["ultimatum"].nouns,
        *domain.commitments["assured"].nouns,
        *domain.commitments["assured"].verbs,
    ]
    words.update(((word, "happening"), None) for word in words_of_promises)
    forms: dict[str, list[tuple[Role, int]]] = {}
    for number, (word, role) in enumerate(words):
        for form in phrase_forms(word):
            forms.setdefault(form, []).append((role, number))
    pairs = [(form, known) for form, each in forms.items() for known in each]
    return ahocorasick_rs.AhoCorasick([form for form, _ in pairs]), [known for _, known in pairs]
