"""A clue: one thing that a report says about days, as constraints for the solver and as a sentence for the reader."""

from typing import Final, Literal, NamedTuple

from standoff.reason.solver import Constraint
from standoff.record.passage import Passage

# The variable that stands for the day of the report.
REPORT: Final = "report"

# Firm: the words say it. Convention: reports are written so. Assumption: it is likely. Elsewhere: it is likely that
# another report speaks of the same thing. What is weakest is given up first.
Strength = Literal["firm", "convention", "assumption", "elsewhere"]

# Whether the first day of a thing is its day 1, or the day after it is.
Basis = Literal["inclusive", "exclusive", "either"]
BASES: Final[tuple[Basis, ...]] = ("inclusive", "exclusive")


class Clue(NamedTuple):
    """One thing that the words say about days.

    ``key`` orders clues and tells them apart. ``always`` holds constraints that do not depend on the way of
    counting; ``counted`` those that do, for each way. ``steps`` are sentences for the working: ``{name}`` in them
    stands for the days of a variable, filled in when they are known.
    """

    key: tuple[int, str]
    rule: str
    passages: tuple[Passage, ...]
    steps: tuple[str, ...]
    always: tuple[Constraint, ...] = ()
    counted: tuple[tuple[Basis, tuple[Constraint, ...]], ...] = ()
    strength: Strength = "firm"

    def constraints(self, basis: Basis) -> tuple[Constraint, ...]:
        """What it demands under a way of counting."""
        return self.always + next((found for each, found in self.counted if each == basis), ())
