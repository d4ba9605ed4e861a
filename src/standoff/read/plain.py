"""Plain text: one file, one report."""

from collections.abc import Iterator

from standoff.read.decoding import UndecodableError, decoded
from standoff.read.draft import Draft, Opened
from standoff.read.limits import LARGEST_TEXT, megabytes, read_at_most
from standoff.record.document import SetAside


def drafts(opened: Opened) -> Iterator[Draft | SetAside]:
    """The one report of a plain text file."""
    data = read_at_most(opened.stream, LARGEST_TEXT)
    if data is None:
        yield opened.aside(
            f"it is larger than {megabytes(LARGEST_TEXT)}, too large for one report",
            "split it into one file a report, or write it as JSON Lines",
        )
        return
    try:
        yield Draft(text=decoded(data, opened.charset), origin=opened.origin)
    except UndecodableError as error:
        yield opened.aside(error.reason, "save it again as UTF-8", error.line)
