"""What people decided, and which reports it touches."""

from collections.abc import Mapping, Sequence
from typing import Final

from standoff.engine.added import added_to, own_mentions, with_added
from standoff.engine.dating import Dated
from standoff.record.actor import Actor
from standoff.record.decision import Decision, in_force
from standoff.resolve.bonds import bonds_of
from standoff.resolve.decisions import carry_out
from standoff.resolve.gist import gist_of
from standoff.resolve.report import Report

# These change what a report says before anything is joined.
_CHANGES: Final = frozenset({"add", "reject", "accept", "correct"})


class Decided:
    """The decisions in force, and the reports as they are by them; reports that none touches stay gists."""

    def __init__(self, decisions: Sequence[Decision], dated: Dated) -> None:
        self.in_force = in_force(tuple(decisions))
        self.bonds = bonds_of(self.in_force)
        self._dated = dated
        wanted = {mention for one in self.in_force for mention in (*one.mentions, *one.apart_from)}
        held_by = {key: held for key in dated.documents if wanted and (held := dated.gist(key).holds(wanted))}
        self._added = {key: several for key, several in added_to(self.in_force).items() if key in dated.documents}
        for key, several in self._added.items():
            held_by.setdefault(key, set()).update(one.id for each in several for one in own_mentions(each))
        self.mentions: Mapping[str, set[str]] = held_by
        self._changes = [one for one in self.in_force if one.verdict in _CHANGES]
        changing = {mention for one in self._changes for mention in one.mentions}
        self._changed = {key for key, held in self.mentions.items() if held & changing}
        self._actors: dict[str, Actor] = {}
        if self._changed:
            # A correction can name any actor.
            said = (dated.gist(key).said for key in dated.documents)
            added = (each for several in self._added.values() for each in several)
            self._actors = {actor.id: actor for each in (*said, *added) for actor in each.actors}

    def gists(self) -> list[Report]:
        """All reports, in gist."""
        changed = {
            report.document.id: gist_of(report.annotation).said for report in self.in_full(sorted(self._changed))
        }
        return [
            Report(document, changed[key] if key in changed else self._dated.gist(key).said)
            for key, document in self._dated.documents.items()
        ]

    def in_full(self, identifiers: Sequence[str]) -> list[Report]:
        """Some reports with all that they say."""
        full = self._dated.in_full(identifiers)
        if not self._changed.intersection(identifiers):
            return full
        whole = [with_added(one, self._added.get(one.document.id, ())) for one in full]
        return carry_out(whole, self._changes, self._actors)

    def of(self, mentions: set[str]) -> tuple[Decision, ...]:
        """The decisions on any of some mentions, in order of time."""
        if not mentions:
            return ()
        return tuple(one for one in self.in_force if not mentions.isdisjoint((*one.mentions, *one.apart_from)))

    def stamp(self, identifier: str) -> tuple[str, str]:
        """All that a dated report follows from, as hashes."""
        return self._dated.stamp(identifier)
