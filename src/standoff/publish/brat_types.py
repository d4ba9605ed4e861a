"""The types of annotation in brat's files, and the configuration that lets brat show them."""

import re
from collections.abc import Iterable
from typing import get_args

from standoff.record.actor import ActorKind
from standoff.record.event import Modality, Phase
from standoff.record.place import PlaceKind
from standoff.record.statement import Act

# What a stretch of words is bound as when it names nobody and nothing.
WORDS = "Words"
TIME = "Time"
# Set by whoever corrects, on what is right as it stands.
ACCEPTED = "Accepted"
ROLES = {
    "Demand": ("By", "To", "Deadline", "Or_else"),
    "Commitment": ("By", "To", "Quantity", "Due"),
    "Development": ("By",),
}
EVENT_ROLES = ("Agent", "Target", "Place")
STATEMENT_ROLES = ("Source", "Cue", "Content")


def type_name(words: str) -> str:
    """Words as the name of a type: brat takes letters, digits and underscores."""
    return re.sub(r"\W+", "_", words.strip()).capitalize()


def place_type(kind: PlaceKind) -> str:
    """The type of a place: facilities are apart from towns and states."""
    return "Facility" if kind == "facility" else "Place"


def entity_types() -> tuple[str, ...]:
    """The types of names and times, and that of all other words."""
    return (*(type_name(kind) for kind in get_args(ActorKind)), "Facility", "Place", TIME, WORDS)


def event_types(kinds: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """The types of all that a report can tell, each with the roles of its parts, for the kinds of event of a domain."""
    return {
        **{type_name(kind): EVENT_ROLES for kind in kinds},
        **{type_name(act): STATEMENT_ROLES for act in get_args(Act)},
        **ROLES,
    }


def configuration(kinds: Iterable[str]) -> str:
    """The ``annotation.conf`` of a folder of annotations, for the kinds of event of a domain."""
    lines = ["[entities]", *entity_types(), "", "[relations]", "", "[events]"]
    for name, roles in event_types(kinds).items():
        parts = ", ".join(f"{role}*:<ENTITY>" for role in roles)
        lines.append(f"{name}\t{parts}")
    modalities, phases = ("|".join(type_name(one) for one in get_args(values)) for values in (Modality, Phase))
    lines += [
        "",
        "[attributes]",
        f"Modality\tArg:<EVENT>, Value:{modalities}",
        f"Phase\tArg:<EVENT>, Value:{phases}",
        "Main\tArg:<EVENT>",
        f"{ACCEPTED}\tArg:<ANY>",
    ]
    return "\n".join(lines) + "\n"
