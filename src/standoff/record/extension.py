"""What became of a clock or a word once given: put off, run out, given again."""

from typing import Literal

from standoff.record.passage import Passage, Reference
from standoff.record.value import Value
from standoff.record.when import UNKNOWN, When

ClockSaid = Literal["put off", "run out"]


class Extension(Value, frozen=True, kw_only=True):
    """A deadline put off, with the words.

    ``until`` is the new deadline; ``by`` who put it off (None when the words do not tell); ``consent`` the other side,
    where it gave its consent: where it put off its own deadline as well.
    """

    until: When
    by: Reference | None = None
    consent: Reference | None = None
    passage: Passage


class Renewal(Value, frozen=True, kw_only=True):
    """That a demand or a promise was made again: ``by`` whom, ``when``, in which words (``passage``)."""

    by: Reference | None = None
    when: When = UNKNOWN
    passage: Passage


class ClockChange(Value, frozen=True, kw_only=True):
    """What one report tells of a deadline that stands already, without saying again what is asked or promised.

    ``said`` tells whether it is *put off* or has *run out*; ``until`` is the new deadline, ``longer`` by how many days
    it is put off, where only that is told. ``by`` is whoever put it off, or whose deadline it was, None when the words
    do not tell; ``matter`` is what the words beside it are about, None when nothing tells; ``when`` is the day of the
    change, and ``passage`` holds the words.
    """

    id: str
    said: ClockSaid
    by: Reference | None = None
    matter: str | None = None
    until: When | None = None
    longer: int | None = None
    when: When = UNKNOWN
    passage: Passage
