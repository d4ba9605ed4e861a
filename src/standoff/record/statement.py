"""Who said what."""

from typing import Literal

from standoff.record.passage import Passage, Reference
from standoff.record.value import Value
from standoff.record.when import UNKNOWN, When

Act = Literal[
    "says",
    "claims",
    "denies",
    "accuses",
    "urges",
    "warns",
    "threatens",
    "promises",
    "demands",
    "apologises",
    "thanks",
    "confirms",
    "believes",
]
Manner = Literal["direct", "indirect", "mixed"]
Mark = Literal["inflammatory"]


class Statement(Value, frozen=True, kw_only=True):
    """What somebody said, as PolNeAR defines attribution: a source, a cue and a content.

    ``speaker`` is the id of the actor, or None when the words do not tell; it is never guessed. ``cue`` is None for
    an embedded post, whose speaker stands in its signature. ``post`` is true for such a post. ``marks`` names
    what must not be shown unasked (principle 7). ``sources`` are the reports that carry it, one for each independent
    source.

    ``negated`` is true of what is told not to have been said ("did not promise"). ``hedges`` are the words by which it
    is held back ("reportedly", "may"), ``condition`` those on which it depends ("if the state agrees").
    """

    id: str
    act: Act
    content: tuple[Passage, ...]
    source: tuple[Passage, ...] = ()
    cue: tuple[Passage, ...] = ()
    speaker: str | None = None
    addressee: Reference | None = None
    manner: Manner = "indirect"
    when: When = UNKNOWN
    post: bool = False
    negated: bool = False
    hedges: tuple[Passage, ...] = ()
    condition: Passage | None = None
    marks: tuple[Mark, ...] = ()
    passages: tuple[Passage, ...] = ()
    mentions: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
