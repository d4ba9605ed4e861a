"""What days are counted of: strikes, fasts and sit-ins, by the domain's words for events that go through phases."""

import re
from functools import cache
from typing import NamedTuple

from standoff.domains.domain import Domain

_ANY = "any"


class ThingNames(NamedTuple):
    """The words for things that are counted in days.

    ``of_word`` gives for each word the thing that it names: the mode of its kind, or the kind where the word says no
    mode, so that *cease-work* and *pen-down* name one thing, *fast* and *hunger strike* another. ``pattern`` finds the
    words. ``wide`` are the things that can hold others, as a protest holds a strike.
    """

    of_word: dict[str, str]
    pattern: re.Pattern[str]
    wide: frozenset[str]


@cache
def thing_names(domain: Domain) -> ThingNames:
    """The words of a domain for what can be counted in days."""
    of_word = {
        _plain(word): kind_name if mode_name == _ANY else mode_name
        for kind_name, kind in domain.kinds.items()
        if kind.phases
        for mode_name, mode in kind.modes.items()
        for word in mode.nouns
    }
    words = "|".join(re.escape(word) for word in sorted(of_word, key=lambda word: (-len(word), word)))
    pattern = re.compile(rf"(?<!\w)({words})(?:e?s)?(?!\w)" if words else r"(?!)")
    return ThingNames(of_word, pattern, frozenset(name for name, kind in domain.kinds.items() if kind.phases))


def thing_named(words: str, names: ThingNames, *, last: bool = False) -> str | None:
    """The thing that a phrase such as "our indefinite hunger strike at the gates" names; None where it names none.

    Of several the first counts, or the last where asked for; of words that overlap, the longest.
    """
    found = names.pattern.findall(_plain(words))
    return names.of_word[found[-1 if last else 0]] if found else None


def _plain(words: str) -> str:
    return re.sub(r"[-\s]+", " ", words.lower())
