"""A deadline that was put off."""

from standoff.record.passage import Passage, Reference
from standoff.record.value import Value
from standoff.record.when import When


class Extension(Value, frozen=True, kw_only=True):
    """A deadline put off, with the words.

    ``until`` is the new deadline; ``by`` who put it off (None when the words do not tell); ``consent`` the other side,
    where it gave its consent: where it put off its own deadline as well.
    """

    until: When
    by: Reference | None = None
    consent: Reference | None = None
    passage: Passage
