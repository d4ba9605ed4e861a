"""How much evidence there is that two mentions are of one entry.

As in probabilistic record linkage (Fellegi and Sunter 1969; Splink's words for it): each piece of evidence has a
weight in bits, the logarithm to base 2 of how much more often it is seen between two mentions of one entry than
between mentions of two. Weights add up; what speaks against being the same has a negative weight. The score is the
probability that follows. The weights were set by hand on the sample reports; they are not learned.
"""

import math
from typing import NamedTuple


class Clue(NamedTuple):
    """One piece of evidence: its weight in bits, and the words for it."""

    weight: float
    words: str


class Evidence(NamedTuple):
    """What speaks for two being one, and against it. ``prior`` is the weight before anything is known of either."""

    prior: float
    clues: tuple[Clue, ...]

    @property
    def weight(self) -> float:
        """All weights together."""
        return self.prior + sum(clue.weight for clue in self.clues)

    @property
    def score(self) -> float:
        """The probability that the two are one, between 0 and 1, to three places."""
        return round(1 / (1 + math.exp2(-self.weight)), 3)

    @property
    def reasons(self) -> tuple[str, ...]:
        """The words for each piece, the strongest first."""
        return tuple(clue.words for clue in sorted(self.clues, key=lambda one: (-abs(one.weight), one.words)))

    @property
    def holds(self) -> bool:
        """Whether more speaks for it than against it."""
        return self.weight > 0


FOUNDED = "the first mention"
DECIDED = "merged by a reviewer"
