"""The vocabulary: the one language that all stages, the database and the exports speak.

Every type is frozen, typed and made of plain values; ``schema`` gives the JSON Schema of each. This package
imports no other part of Standoff.
"""

from standoff.record.actor import Actor, ActorKind, Role
from standoff.record.annotation import Annotation, DayCount, Furniture, TimeMention
from standoff.record.asked_again import AskedAgain
from standoff.record.commitment import Commitment, Development, Progress, Quantity, Ruling
from standoff.record.conflict import Conflict, Side
from standoff.record.decision import Decision
from standoff.record.demand import Demand
from standoff.record.derivation import Derivation
from standoff.record.dispute import Dispute, Party, Precedent
from standoff.record.document import AgencyCredit, Appearance, Document, Origin, SetAside
from standoff.record.event import Count, Event
from standoff.record.extension import ClockChange, Extension, Renewal
from standoff.record.link import Link
from standoff.record.passage import Passage, Reference
from standoff.record.place import Place
from standoff.record.record import Entry, Record
from standoff.record.statement import Statement
from standoff.record.when import When

__all__ = [
    "Actor",
    "ActorKind",
    "AgencyCredit",
    "Annotation",
    "Appearance",
    "AskedAgain",
    "ClockChange",
    "Commitment",
    "Conflict",
    "Count",
    "DayCount",
    "Decision",
    "Demand",
    "Derivation",
    "Development",
    "Dispute",
    "Document",
    "Entry",
    "Event",
    "Extension",
    "Furniture",
    "Link",
    "Origin",
    "Party",
    "Passage",
    "Place",
    "Precedent",
    "Progress",
    "Quantity",
    "Record",
    "Reference",
    "Renewal",
    "Role",
    "Ruling",
    "SetAside",
    "Side",
    "Statement",
    "TimeMention",
    "When",
]
