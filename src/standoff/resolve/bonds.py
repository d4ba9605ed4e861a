"""What a person has decided of which mentions are one entry, and which are not: it outranks all evidence."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple, Protocol

from standoff.record.decision import Decision


class Joined(Protocol):
    """Anything that is a set of mentions."""

    @property
    def mentions(self) -> tuple[str, ...]:
        """Their ids."""


class Bonds(NamedTuple):
    """What holds mentions together, and what apart, by the id of the mention.

    ``together`` names the group that a mention was merged into; ``apart`` those mentions that it is not one with.
    """

    together: Mapping[str, str]
    apart: Mapping[str, frozenset[str]]

    def binds(self, mention: Joined) -> bool:
        """Whether a person has merged a mention into anything."""
        return any(one in self.together for one in mention.mentions)

    def home(self, entries: Sequence[Joined], mention: Joined) -> int | None:
        """The place of the entry that a person has merged a mention into."""
        groups = {self.together[one] for one in mention.mentions if one in self.together}
        if not groups:
            return None
        return next(
            (
                place
                for place, entry in enumerate(entries)
                if any(self.together.get(one) in groups for one in entry.mentions) and not self.split(entry, mention)
            ),
            None,
        )

    def split(self, entry: Joined, mention: Joined) -> bool:
        """Whether a person has said that a mention is not of an entry."""
        if not self.apart:
            return False
        return any(not self.apart[one].isdisjoint(entry.mentions) for one in mention.mentions if one in self.apart)


NO_BONDS = Bonds({}, {})


def bonds_of(decisions: Iterable[Decision]) -> Bonds:
    """The bonds that decisions in force make, given in order of time. Of a merge and a split, the later one holds."""
    groups: dict[str, str] = {}
    apart: dict[str, set[str]] = defaultdict(set)
    for one in decisions:
        if one.verdict == "merge":
            _merge(one.mentions, groups)
            for mention in one.mentions:
                apart[mention] -= set(one.mentions)
        elif one.verdict == "split":
            for first, second in ((one.mentions, one.apart_from), (one.apart_from, one.mentions)):
                for mention in first:
                    apart[mention] |= set(second)
    return Bonds(groups, {mention: frozenset(others) for mention, others in apart.items() if others})


def _merge(mentions: Sequence[str], groups: dict[str, str]) -> None:
    """Put mentions, and all that were merged with any of them before, into one group, named by its first mention."""
    before = {groups[one] for one in mentions if one in groups}
    members = {*mentions, *(one for one, group in groups.items() if group in before)}
    groups.update(dict.fromkeys(members, min(members)))
