"""The sides of a dispute by what they do in it: who demands, who answers for it, who orders by right."""

from typing import NamedTuple

from standoff.domains.domain import Domain
from standoff.extract.look import Look
from standoff.language.names import Name
from standoff.record.actor import Actor


class Sides(NamedTuple):
    """The keys of a domain's parties by their part: those who answer, those who demand, those who order by right."""

    answerable: frozenset[str]
    claimants: frozenset[str]
    ordering: frozenset[str]

    @property
    def above(self) -> frozenset[str]:
        """Those who tell others what to do: they answer, or order by right."""
        return self.answerable | self.ordering

    def answers(self, actor: Actor | None) -> bool:
        """Whether somebody is of a side that answers."""
        return actor is not None and actor.side in self.answerable

    def claims(self, actor: Actor | None) -> bool:
        """Whether somebody is of a side that demands."""
        return actor is not None and actor.side in self.claimants

    def orders(self, actor: Actor | None) -> bool:
        """Whether somebody orders by right, as a court does."""
        return actor is not None and actor.side in self.ordering


def sides_of(domain: Domain) -> Sides:
    """The sides of a domain."""
    return Sides(domain.sides("answerable"), domain.sides("claimant"), domain.ordering())


def named_before(look: Look, place: int, parties: frozenset[str], near: int | None = None) -> Name | None:
    """The name of somebody of some parties that stands last before a place, at most ``near`` characters from it."""
    for name in reversed(look.cast.names):
        if name.end <= place and (near is None or place - name.end <= near):
            actor = look.cast.bearer(name)
            if actor is not None and actor.side in parties:
                return name
    return None
