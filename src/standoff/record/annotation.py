"""What one report says: all mentions in it, standing off from its text."""

from typing import Literal

from standoff.record.actor import Actor
from standoff.record.commitment import Commitment, Development
from standoff.record.demand import Demand
from standoff.record.document import AgencyCredit
from standoff.record.event import Event
from standoff.record.extension import ClockChange
from standoff.record.passage import Passage
from standoff.record.place import Place
from standoff.record.statement import Statement
from standoff.record.value import Value
from standoff.record.when import When

TimexType = Literal["DATE", "TIME", "DURATION", "SET"]
CountOf = Literal["nth day", "length", "gap"]


class DayCount(Value, frozen=True, kw_only=True):
    """A count of days that ties two days together.

    *nth day*: the day of the sentence is day ``days`` of what ``of`` names ("the 52nd day of our protest").
    *length*: what ``of`` names lasted ``days`` days ("a 42-day strike").
    *gap*: ``days`` days lie between two things ("resumed after eleven days").
    """

    count: CountOf
    days: int
    of: Passage | None = None


class TimeMention(Value, frozen=True, kw_only=True):
    """A time expression: its words, its TIMEX3 type and value (TimeML 1.2.1), and the days it means."""

    id: str
    passage: Passage
    type: TimexType
    value: str
    when: When
    count: DayCount | None = None


class Furniture(Value, frozen=True, kw_only=True):
    """Words that are on the page but not in the report: links to other reports, repeated paragraphs, headings."""

    passage: Passage
    reason: str


class Annotation(Value, frozen=True, kw_only=True):
    """The mentions of one document. ``published`` is its own idea of its day, before other reports are asked.

    ``actors`` and ``places`` are those of this report: all its names for one of them are joined, and their ids
    are of their first mention in it. ``agency`` is the news agency that it says it is from. ``clock_changes`` are what
    it tells of deadlines that stand already.
    """

    document: str
    published: When
    agency: AgencyCredit | None = None
    furniture: tuple[Furniture, ...] = ()
    times: tuple[TimeMention, ...] = ()
    actors: tuple[Actor, ...] = ()
    places: tuple[Place, ...] = ()
    events: tuple[Event, ...] = ()
    statements: tuple[Statement, ...] = ()
    demands: tuple[Demand, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    developments: tuple[Development, ...] = ()
    clock_changes: tuple[ClockChange, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def says_something(self) -> bool:
        """Whether there is any mention. A report without is background: nothing in a record can rest on it."""
        return bool(
            self.times
            or self.actors
            or self.places
            or self.events
            or self.statements
            or self.demands
            or self.commitments
            or self.developments
            or self.clock_changes
        )
