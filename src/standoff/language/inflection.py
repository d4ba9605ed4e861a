"""The forms in which a phrase of base forms stands in a text: "stop work" as "stopped work", "stopping work"."""

import re
from typing import Final

_VOWELS: Final = "aeiou"
# Past forms that no rule gives.
_IRREGULAR: Final[dict[str, tuple[str, ...]]] = {
    "strike": ("struck",), "beat": ("beaten",), "shoot": ("shot",), "hold": ("held",), "break": ("broke", "broken"),
    "sit": ("sat",), "leave": ("left",), "withdraw": ("withdrew", "withdrawn"), "fight": ("fought",),
    "seek": ("sought",), "give": ("gave", "given"), "take": ("took", "taken"), "go": ("went", "gone"),
    "begin": ("began", "begun"), "tell": ("told",), "find": ("found",), "put": ("put",), "set": ("set",),
    "keep": ("kept",), "hurt": ("hurt",), "burn": ("burnt",), "come": ("came",), "meet": ("met",),
    "man": ("men",), "woman": ("women",), "person": ("people",), "policeman": ("policemen",),
    "policewoman": ("policewomen",), "child": ("children",),
}  # fmt: skip


def forms_of(word: str) -> frozenset[str]:
    """A word in small letters with its plural, its forms in -s, -ed and -ing, and its irregular ones."""
    found = {word, *_IRREGULAR.get(word, ())}
    if not word.isalpha():
        return frozenset(found)
    if word.endswith("e"):
        found |= {f"{word}s", f"{word}d", f"{word[:-1]}ing"}
    elif word.endswith("y") and word[-2:-1] not in _VOWELS:
        found |= {f"{word[:-1]}ies", f"{word[:-1]}ied", f"{word}ing"}
    elif word.endswith(("s", "x", "z", "ch", "sh")):
        found |= {f"{word}es", f"{word}ed", f"{word}ing"}
    else:
        found |= {f"{word}s", f"{word}ed", f"{word}ing"}
        if re.search(r"[^aeiou][aeiou][^aeiouwxy]$", word):
            found |= {f"{word}{word[-1]}ed", f"{word}{word[-1]}ing"}
    return frozenset(found)


def phrase_forms(phrase: str) -> frozenset[str]:
    """A phrase with its first and its last word in all their forms, with hyphens as they stand or as spaces."""
    parts = re.split(r"([\s-]+)", phrase.lower().replace("’", "'"))
    if len(parts) == 1:
        return forms_of(parts[0])
    between = "".join(parts[1:-1])
    found = {f"{first}{between}{last}" for first in forms_of(parts[0]) for last in forms_of(parts[-1])}
    return frozenset(found | {one.replace("-", " ") for one in found})
