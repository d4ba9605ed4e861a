"""A grammar over classes of words instead of letters.

A text is cut into words, each word becomes one character that stands for all classes that the word is in, and a
pattern written in names of classes is compiled to an ordinary regular expression over these characters. News is
mostly words that no time expression holds, so the expressions run over very little.

Patterns: a name in capitals is a class of ``words``; a word in small letters is that word; ``name=`` names what
follows, and may be used more than once; ``( ) | ? * +`` mean what they mean in regular expressions.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from standoff.language.times import words
from standoff.language.times.readings import Build
from standoff.language.times.starters import starters

TOKEN = re.compile(r"[^\W\d_]+|\d+|[^\w\s]|_|\n[^\S\n]*\n\s*")
_SYMBOL = re.compile(r"(?P<group>[a-z_]+)=|(?P<name>[A-Z][A-Z0-9]*)|(?P<word>[a-z]+)|(?P<mark>[()|?*+])|\s+")

# A word of no class: no expression runs over it.
OTHER = "."


class Rule(NamedTuple):
    """A pattern and what builds a reading from its match."""

    name: str
    pattern: str
    build: Build


@dataclass(frozen=True)
class Grammar:
    """Rules compiled together.

    ``codes`` gives each known word its character; ``core`` matches what every expression holds somewhere, ``run`` a
    stretch of words that rules know; ``each`` holds the rules' expressions in order, and ``beginning`` for each
    character the numbers of the rules that can begin with it.
    """

    codes: Mapping[str, str]
    core: re.Pattern[str]
    run: re.Pattern[str]
    alphabet: frozenset[str]
    each: tuple[re.Pattern[str], ...]
    beginning: Mapping[str, tuple[int, ...]]
    rules: tuple[Rule, ...]

    def runs(self, codes: str) -> Iterator[tuple[int, int]]:
        """The stretches that could hold an expression, from where they start to where they end."""
        position = 0
        while (core := self.core.search(codes, position)) and (run := self.run.match(codes, core.start())):
            start = core.start()
            while start > position and codes[start - 1] in self.alphabet:
                start -= 1
            position = run.end()
            yield start, position


def compile_grammar(rules: Iterable[Rule], core: str) -> Grammar:
    """Compile rules. ``core`` is a pattern for what every expression holds somewhere.

    Raises:
        KeyError: a rule names a class that there is not.
        ValueError: a rule's pattern cannot be read.
    """
    in_order = tuple(rules)
    patterns = [*(rule.pattern for rule in in_order), core]
    members = _members()
    for pattern in patterns:
        members |= {f"={match['word']}": _cases(match["word"]) for match in _SYMBOL.finditer(pattern) if match["word"]}
    codes, by_symbol = _codes(members)
    used = {symbol for pattern in patterns for symbol in _symbols(pattern) if symbol in by_symbol}
    alphabet = "".join(by_symbol[symbol] for symbol in used)
    beginning: dict[str, list[int]] = {}
    for number, rule in enumerate(in_order):
        for character in sorted({one for symbol in starters(_symbols(rule.pattern)) for one in by_symbol[symbol]}):
            beginning.setdefault(character, []).append(number)
    return Grammar(
        codes=codes,
        core=re.compile(_compile(core, by_symbol)),
        run=re.compile(f"{_charset(alphabet)}+"),
        alphabet=frozenset(alphabet),
        each=tuple(re.compile(_compile(rule.pattern, by_symbol)) for rule in in_order),
        beginning={character: tuple(numbers) for character, numbers in beginning.items()},
        rules=in_order,
    )


def _symbols(pattern: str) -> list[str]:
    """The classes, words and marks of a pattern in order, words with a sign before them; group names left out."""
    named = ((match["name"], match["word"], match["mark"]) for match in _SYMBOL.finditer(pattern))
    return [name or mark or f"={word}" for name, word, mark in named if name or word or mark]


def _cases(word: str) -> set[str]:
    return {word, word.capitalize(), word.upper()}


def _members() -> dict[str, set[str]]:
    members: dict[str, set[str]] = {}
    for name, listed in words.CLASSES.items():
        members[name] = {form for word in listed for form in _cases(word)}
    for name, listed in words.CAPITALISED.items():
        members[name] = {form for word in listed for form in (word.capitalize(), word.upper())}
        members[name] |= words.SMALL_TOO.intersection(listed)
    for name, mark in words.PUNCTUATION.items():
        members[name] = {mark}
    members["DASH"] = set(words.DASHES)
    members["HYPHEN"] = set("-‐‑")
    members["APOS"] = set(words.APOSTROPHES)
    members["HOLIDAY"] = {"\x00holiday"}
    members["MORE"] = {"\x00more"}
    for name, holds in _NUMBER_CLASSES.items():
        members[name] = {form for form in _number_forms() if holds(form)}
    return members


def _number_forms() -> Iterable[str]:
    for width in (1, 2, 3, 4):
        for number in range(10**width):
            yield f"{number:0{width}d}"


_NUMBER_CLASSES: dict[str, Callable[[str], bool]] = {
    "NUM": lambda _: True,
    "NUM2": lambda form: len(form) == 2,
    "DAYNUM": lambda form: len(form) <= 2,
    "HOURNUM": lambda form: len(form) <= 2 and int(form) <= 24,
    "MINNUM": lambda form: len(form) == 2 and int(form) <= 59,
    "CLOCK4": lambda form: len(form) == 4 and int(form[:2]) <= 24 and int(form[2:]) <= 59,
    "YEAR": lambda form: len(form) == 4 and words_year(form),
    "NUM4": lambda form: len(form) == 4,
    "QUARTERNUM": lambda form: form in {"1", "2", "3", "4"},
}


def words_year(form: str) -> bool:
    """Whether four digits can be read as a year at all."""
    return 1000 <= int(form) <= 2100


def _codes(members: Mapping[str, set[str]]) -> tuple[dict[str, str], dict[str, str]]:
    """One character for each combination of classes that some word has; and for each class all its characters."""
    classes_of: dict[str, list[str]] = {}
    for name in sorted(members):
        for word in members[name]:
            classes_of.setdefault(word, []).append(name)
    characters: dict[tuple[str, ...], str] = {}
    by_symbol: dict[str, str] = dict.fromkeys(members, "")
    codes: dict[str, str] = {}
    for word, names in sorted(classes_of.items()):
        key = tuple(names)
        if key not in characters:
            characters[key] = chr(0x100 + len(characters))
            for name in key:
                by_symbol[name] += characters[key]
        codes[word] = characters[key]
    return codes, by_symbol


def _charset(characters: str) -> str:
    return f"[{''.join(sorted(set(characters)))}]"


def _compile(pattern: str, by_symbol: Mapping[str, str]) -> str:
    pieces: list[str] = []
    used: dict[str, int] = {}
    pending = ""
    position = 0
    for match in _SYMBOL.finditer(pattern):
        if match.start() != position:
            raise ValueError(f"cannot read a pattern from here: {pattern[position:]!r}")
        position = match.end()
        if match["group"]:
            name = match["group"]
            used[name] = used.get(name, 0) + 1
            pending = f"?P<{name}>" if used[name] == 1 else f"?P<{name}_{used[name]}>"
        elif match["name"] or match["word"]:
            charset = _charset(by_symbol[match["name"] or f"={match['word']}"])
            pieces.append(f"({pending}{charset})" if pending else charset)
            pending = ""
        elif match["mark"] == "(":
            pieces.append(f"({pending or '?:'}")
            pending = ""
        elif match["mark"]:
            pieces.append(match["mark"])
    return "".join(pieces)
