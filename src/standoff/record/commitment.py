"""What was promised, and what came of it."""

from datetime import date
from typing import Literal

from standoff.record.extension import Extension, Renewal
from standoff.record.passage import Passage, Reference
from standoff.record.value import Value
from standoff.record.when import UNKNOWN, When

Said = Literal[
    "pending", "begun", "in progress", "claimed done", "confirmed done", "contested", "not done", "undone", "dropped"
]
Status = Literal["pending", "in progress", "claimed", "fulfilled", "contested", "not done", "dropped", "overdue"]
FoundBy = Literal["words", "encoder"]
# From the firmest to the weakest word; what is *offered* binds only if the other side takes it.
Strength = Literal["assured", "agreed", "ordered", "sanctioned", "planned", "offered", "will consider"]


class Quantity(Value, frozen=True, kw_only=True):
    """How much was promised: an amount and its unit (*100 crore*, *rupees*), with the words."""

    amount: float
    unit: str
    passage: Passage


class Progress(Value, frozen=True, kw_only=True):
    """How far something is: so many done of so many planned, or so many in a hundred (``share``), with the words."""

    done: float | None = None
    planned: float | None = None
    share: float | None = None
    passage: Passage


class Development(Value, frozen=True, kw_only=True):
    """What one report says has come of a commitment.

    ``said`` is what is said of it (*undone*: what was done has been taken back); ``by`` who says so (None is the
    report's own voice); ``independent`` is true when the speaker is neither the one who promised nor one who speaks for
    it. ``commitment`` is None while the one it speaks of is not known. ``about`` are the words for the thing that is
    done or not, ``cue`` those that tell it; ``progress`` holds the numbers where the words give any; ``found_by`` tells
    whether the domain's words tell of it, or only the encoder.
    ``sources`` holds the report that says so.
    """

    id: str
    said: Said
    commitment: str | None
    matter: str | None
    passage: Passage
    by: Reference | None = None
    statement: str | None = None
    independent: bool | None = False
    about: Passage | None = None
    cue: Passage | None = None
    progress: Progress | None = None
    found_by: FoundBy = "words"
    when: When = UNKNOWN
    mentions: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()


class Ruling(Value, frozen=True, kw_only=True):
    """The status of a commitment on a day, with the rule that gave it and the developments that it rests on."""

    status: Status
    as_of: date | None
    rule: str
    developments: tuple[str, ...] = ()


class Commitment(Value, frozen=True, kw_only=True):
    """Something that somebody undertook to do.

    ``matter`` is a path in the domain's hierarchy. ``due`` is None when no date was given; then the domain's
    default period counts, and the ruling says so. ``last_spoken_of`` is the day of the last report read
    that speaks of it: *nothing reported* is not *nothing done*. ``condition`` holds the words on which it depends.
    ``measured_by`` says in what its keeping is measured (*cameras working of cameras planned*), where the domain knows.
    ``found_by`` tells whether the domain's words tell of it, or only the trained encoder marks it.
    ``on_behalf_of`` is whoever the promiser speaks for, where the words say so; ``put_off`` tells of a due day that was
    put off; ``renewals`` tell when it was made again in the same dispute. ``renews`` names the promises of an earlier
    dispute that it makes again; ``denials`` the statements in
    which the side that is said to have promised denies it. ``sources`` are the reports that tell of it, one for each
    independent source.
    """

    id: str
    matter: str | None
    text: str
    by: Reference | None = None
    to: Reference | None = None
    on_behalf_of: Reference | None = None
    strength: Strength = "assured"
    quantity: Quantity | None = None
    measured_by: str | None = None
    when: When = UNKNOWN
    due: When | None = None
    put_off: tuple[Extension, ...] = ()
    renewals: tuple[Renewal, ...] = ()
    developments: tuple[str, ...] = ()
    ruling: Ruling | None = None
    last_spoken_of: date | None = None
    condition: Passage | None = None
    renews: tuple[str, ...] = ()
    denials: tuple[str, ...] = ()
    found_by: FoundBy = "words"
    passages: tuple[Passage, ...] = ()
    mentions: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
