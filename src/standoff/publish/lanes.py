"""The lanes of a timeline: which kinds of entry are drawn side by side."""

from dataclasses import dataclass
from typing import Final, Literal

Shape = Literal["diamond", "bar", "circle", "square", "triangle", "flag"]


@dataclass(frozen=True)
class Lane:
    """A lane, the shape of its marks, and the domain's kinds of event that it shows."""

    key: str
    name: str
    shape: Shape
    kinds: tuple[str, ...] = ()


LANES: Final = (
    Lane("violence", "Violence", "diamond", ("attack", "force against protest")),
    Lane("strikes", "Strikes", "bar", ("strike", "disruption")),
    Lane("protests", "Protests", "circle", ("protest", "support")),
    Lane("talks", "Talks", "square", ("talks", "ultimatum")),
    Lane("legal", "Law and office", "triangle", ("legal step", "official act")),
    Lane("other", "Other events", "circle"),
    Lane("demands", "Demands", "flag"),
    Lane("promises", "Promises", "flag"),
)

STRIKES: Final = "strikes"
DEMANDS: Final = "demands"
PROMISES: Final = "promises"

_LANE_OF_KIND = {kind: lane.key for lane in LANES for kind in lane.kinds}


def lane_of(kind: str) -> str:
    """The lane of a kind of event."""
    return _LANE_OF_KIND.get(kind, "other")
