"""Lists that name reports but hold none: those of GDELT, and bare web addresses. They are told by what they are.

As sources they are set aside. ``standoff watch`` fetches the pages that they name.
"""

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, cast

from standoff.read.budget import PACKING_FAULTS, broken
from standoff.read.draft import Draft, Opened
from standoff.read.limits import HEAD, LARGEST_LIST, megabytes, read_at_most
from standoff.read.walk import reason_of
from standoff.record.document import SetAside

_ADDRESS = re.compile(r"https?://\S+")
_NUMBER = re.compile(r"\d+")
_DAY = re.compile(r"(?:19|20)\d{6}(?:\d{6})?")
_RECORD = re.compile(r"(?:19|20)\d{12}-T?\d+")

# By GDELT's codebooks: columns of the Events export (versions 1 and 2), of the mentions, and of the knowledge graph.
_EVENTS = (57, 58, 61)
_MENTIONS = (16,)
_GRAPH = (11, 27)
_FETCH = "let 'standoff watch' fetch the pages that it names"
# In GDELT's first knowledge graph several addresses are one field.
_PARTED = "<UDIV>"


class ListError(ValueError):
    """A file that is no list of pages: why, and what to do."""

    def __init__(self, reason: str, remedy: str) -> None:
        super().__init__(reason)
        self.reason = reason
        self.remedy = remedy


def listed(path: Path) -> list[str]:
    """The addresses of the pages that a list names, or the lists in a ZIP archive, as GDELT packs them; each once.

    Raises:
        ListError: it is no such list, names nothing, or cannot be read.
    """
    try:
        found = list(dict.fromkeys(_all_addresses(path)))
    except ListError:
        raise
    except OSError as error:
        raise ListError(
            reason_of(error), "give an address that begins with https://, or a file that lists pages"
        ) from error
    except PACKING_FAULTS as error:
        told = broken(error)
        raise ListError(told.reason, told.remedy) from error
    if not found:
        raise ListError("it names no page", "give a list with the address of at least one")
    return found


def _all_addresses(path: Path) -> Iterator[str]:
    with path.open("rb") as stream:
        is_packed = zipfile.is_zipfile(stream)
        stream.seek(0)
        if not is_packed:
            yield from _addresses(read_at_most(stream, LARGEST_LIST))
            return
        with zipfile.ZipFile(stream) as archive:
            members = archive.infolist()
            if sum(member.file_size for member in members) > LARGEST_LIST:
                raise _too_large()
            for member in members:
                with archive.open(member) as one:
                    yield from _addresses(read_at_most(cast(BinaryIO, one), LARGEST_LIST))


def _addresses(data: bytes | None) -> Iterator[str]:
    """The first address of each row: what comes after it in GDELT's lists are pictures and the like."""
    if data is None:
        raise _too_large()
    if _kind(data[:HEAD].decode("utf-8", "replace")) is None:
        raise ListError(
            "it is no list of pages", "give the address of a feed, or a file of addresses or of GDELT's events"
        )
    for line in data.decode("utf-8", "replace").split("\n"):
        for field in line.strip(" \r\ufeff").split("\t"):
            found = [one for one in field.split(_PARTED) if _ADDRESS.fullmatch(one)]
            if found:
                yield from found
                break


def _too_large() -> ListError:
    return ListError(f"the list is larger than {megabytes(LARGEST_LIST)}", "split it")


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
