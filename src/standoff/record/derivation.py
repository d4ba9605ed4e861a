"""A step of working: what was worked out, from what, by which rule (principle 4)."""

from standoff.record.passage import Passage
from standoff.record.value import Value


class Derivation(Value, frozen=True, kw_only=True):
    """One thing worked out.

    ``steps`` are short sentences that a person can follow with a calendar; ``passages`` the words that they start
    from, ``entries`` the ids of other entries used, ``result`` what came out, ``about`` the id of what it is of.
    """

    id: str
    rule: str
    about: str
    steps: tuple[str, ...]
    result: str
    passages: tuple[Passage, ...] = ()
    entries: tuple[str, ...] = ()
