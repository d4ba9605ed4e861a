"""What days are counted of: strikes, fasts and sit-ins, by the domain's words for events that go through phases."""

import re
from functools import cache
from typing import NamedTuple

from standoff.domains.domain import Domain

_ANY = "any"


class ThingNames(NamedTuple):
    """The words for things that are counted in days.

    ``of_word`` gives for each word the thing that it names: the mode of its kind, or the kind where the word says no
    mode. ``wide`` are the things that can hold others, as a protest holds a strike.
    """

    of_word: dict[str, str]
    wide: frozenset[str]


@cache
def thing_names(domain: Domain) -> ThingNames:
    """The words for what can be counted in days, each with the name of the thing.

    *Cease-work* and *pen-down* name one thing, *fast* and *hunger strike* another.
    """
    of_word = {
        word.lower().replace("-", " "): kind_name if mode_name == _ANY else mode_name
        for kind_name, kind in domain.kinds.items()
        if kind.phases
        for mode_name, mode in kind.modes.items()
        for word in mode.nouns
    }
    return ThingNames(of_word, frozenset(name for name, kind in domain.kinds.items() if kind.phases))


def thing_named(words: str, names: ThingNames, *, last: bool = False) -> str | None:
    """The thing that a phrase such as "our indefinite hunger strike at the gates" names; None where it names none.

    Of several the first counts, or the last where asked for; of words that overlap, the longest.
    """
    plain = re.sub(r"[-\s]+", " ", words.lower())
    found = [
        (match.end() if last else -match.start(), len(word), name)
        for word, name in names.of_word.items()
        for match in re.finditer(rf"(?<!\w){re.escape(word)}(?:e?s)?(?!\w)", plain)
    ]
    return max(found)[2] if found else None
