"""What a word of a domain's lists tells of."""

from typing import Literal, NamedTuple

Part = Literal["verb", "noun", "phrase"]


class Trigger(NamedTuple):
    """The kind and mode of event that a word or phrase of the lists tells of, and in which list it stands."""

    kind: str
    mode: str
    part: Part
