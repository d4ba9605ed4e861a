"""Lists that name reports but hold none: those of GDELT, and bare web addresses. They are told by what they are."""

import re
from collections.abc import Iterator

from standoff.read.draft import Draft, Opened
from standoff.record.document import SetAside

_ADDRESS = re.compile(r"https?://\S+")
_NUMBER = re.compile(r"\d+")
_DAY = re.compile(r"(?:19|20)\d{6}(?:\d{6})?")
_RECORD = re.compile(r"(?:19|20)\d{12}-T?\d+")

# By GDELT's codebooks: columns of the Events export (versions 1 and 2), of the mentions, and of the knowledge graph.
_EVENTS = (57, 58, 61)
_MENTIONS = (16,)
_GRAPH = (11, 27)
_FETCH = "fetch the pages that it names, and read those; 'standoff watch' does so for feeds"


def is_list(head: str) -> bool:
    """Whether a file is such a list."""
    return _kind(head) is not None


def drafts(opened: Opened) -> Iterator[Draft | SetAside]:
    """Nothing but the reason why there is nothing to read."""
    kind = _kind(opened.head.decode("utf-8", "replace"))
    yield opened.aside(f"it is {kind}: it names reports by their addresses, but holds no text of any", _FETCH)


def _kind(head: str) -> str | None:
    lines = [line.strip(" \r\ufeff") for line in head.split("\n")]
    # The last line of the head may be cut off.
    lines = [line for line in lines[: max(1, len(lines) - 1)] if line]
    if not lines:
        return None
    if all(_ADDRESS.fullmatch(line) for line in lines):
        return "a list of web addresses"
    fields = lines[0].split("\t")
    if len(fields) in _EVENTS and _NUMBER.fullmatch(fields[0]) and _DAY.fullmatch(fields[1]):
        return "a list of GDELT's events"
    if len(fields) in _MENTIONS and _NUMBER.fullmatch(fields[0]) and _DAY.fullmatch(fields[1]):
        return "a list of GDELT's mentions"
    of_graph = _RECORD.fullmatch(fields[0]) or fields[0].upper() in ("DATE", "GKGRECORDID") or _DAY.fullmatch(fields[0])
    return "a list of GDELT's knowledge graph" if len(fields) in _GRAPH and of_graph else None
