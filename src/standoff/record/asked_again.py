"""What is asked for again: a demand of an earlier dispute that a later one repeats."""

from standoff.record.passage import Passage
from standoff.record.value import Value
from standoff.record.when import UNKNOWN, When


class AskedAgain(Value, frozen=True, kw_only=True):
    """A matter that was demanded in a dispute and is demanded again in a later one of the same parties.

    ``dispute`` is the later one, ``precedent`` the earlier; ``demands`` are those of now, ``before`` those of then, and
    ``promised`` the commitments that were made then on the matter or a part of it. All are ids.
    """

    id: str
    dispute: str
    precedent: str
    matter: str
    demands: tuple[str, ...]
    before: tuple[str, ...]
    promised: tuple[str, ...] = ()
    when: When = UNKNOWN
    passages: tuple[Passage, ...] = ()
