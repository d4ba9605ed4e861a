"""Marks statements whose words address a community or a person with hate, by the rules of the general domain file."""

import re
from functools import cache
from pathlib import Path

import msgspec

import standoff.domains
from standoff.domains.loading import DomainFileError, load

FILE = Path(standoff.domains.__file__).parent / "general" / "inflammatory.yaml"


class Rule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A pattern that marks, and why."""

    why: str
    pattern: str


class InflammatoryFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The file as it stands."""

    communities: tuple[str, ...]
    rules: tuple[Rule, ...]


@cache
def patterns() -> tuple[re.Pattern[str], ...]:
    """The rules' patterns, ready for use.

    Raises:
        DomainFileError: the file is not as it should be, or a pattern does not compile.
    """
    file = load(FILE, InflammatoryFile)
    community = f"(?:{'|'.join(re.escape(word) for word in file.communities)})"
    return tuple(_compiled(rule, community) for rule in file.rules)


def _compiled(rule: Rule, community: str) -> re.Pattern[str]:
    try:
        return re.compile(rule.pattern.replace("{community}", community), re.IGNORECASE)
    except re.error as error:
        raise DomainFileError(FILE, None, "rules", f"{rule.pattern!r} does not compile: {error}") from error


def is_inflammatory(words: str) -> bool:
    """Whether words address a community or a person with hate."""
    return any(pattern.search(words) for pattern in patterns())
