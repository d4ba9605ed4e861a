"""Why a mention was joined into an entry."""

from standoff.record.passage import Passage
from standoff.record.value import Value


class Link(Value, frozen=True, kw_only=True):
    """One mention of an entry, where it stands, and why it was taken to be of it.

    ``score`` is between 0 and 1: how sure the evidence makes it, by the weights that stand beside each joining rule
    (``resolve/evidence.py``). It is 1 for the mention that founded the entry and for what a person has merged.
    ``reasons`` are short phrases, the strongest first.
    """

    mention: str
    passage: Passage
    score: float
    reasons: tuple[str, ...]
