"""What was asked for."""

from typing import Literal

from standoff.record.commitment import FoundBy
from standoff.record.extension import Extension, Renewal
from standoff.record.passage import Passage, Reference
from standoff.record.value import Value
from standoff.record.when import UNKNOWN, When

DemandState = Literal["open", "extended", "refused", "withdrawn", "met", "partly met", "lapsed", "carried out"]


class Demand(Value, frozen=True, kw_only=True):
    """Something that somebody asks of somebody.

    ``matter`` is a path in the domain's hierarchy of matters (``security > cameras``), None when none fits.
    ``by`` and ``to`` are None when the words do not tell; ``condition`` holds the words on which it depends;
    ``found_by`` tells whether the domain's words tell of it, or only the trained encoder marks it.
    ``answered_by`` holds the ids of the commitments that answer it; ``asked_before`` that of the same demand in an
    earlier dispute; ``renewals`` tell when it was made again in this one. A demand with a deadline is *extended* while
    a later deadline runs (``put_off`` tells by whose word), *carried out* when the threat followed, *lapsed* when
    nothing did. It is *met* when every promise that answers it is fulfilled, *partly met* when some are, or when a part
    is reported as done. ``sources`` are the reports that tell of it, one for each independent source.
    """

    id: str
    matter: str | None
    text: str
    by: Reference | None = None
    to: Reference | None = None
    when: When = UNKNOWN
    deadline: When | None = None
    put_off: tuple[Extension, ...] = ()
    renewals: tuple[Renewal, ...] = ()
    or_else: Passage | None = None
    condition: Passage | None = None
    number: int | None = None
    state: DemandState = "open"
    answered_by: tuple[str, ...] = ()
    asked_before: tuple[str, ...] = ()
    found_by: FoundBy = "words"
    passages: tuple[Passage, ...] = ()
    mentions: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
