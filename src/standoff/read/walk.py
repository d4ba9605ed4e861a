"""Files and folders: which files there are to read, in an order that does not hang on the disk."""

import os
import stat
from collections.abc import Iterator, Set
from pathlib import Path
from typing import NamedTuple

from standoff.record.document import Origin, SetAside

STANDARD_INPUT = "-"


class Found(NamedTuple):
    """A file to read, and the name that it goes by in the record."""

    path: Path
    name: str


def count(*sources: str | Path) -> int | None:
    """How many files there are to read, for a progress bar; None when standard input is one of them."""
    if any(str(source) == STANDARD_INPUT for source in sources):
        return None
    return sum(1 for source in sources for _ in walk(source))


def walk(source: str | Path, own: Set[Path] = frozenset()) -> Iterator[Found | SetAside]:
    """The files that a source stands for: itself, or those of a folder and the folders in it, by their paths.

    Hidden files and folders (``.git``) are passed over, and so are the program's ``own`` files, given by their real
    paths: the record may lie among the reports. Links to folders are not followed, nor links out of the folder, so a
    walk ends and stays where it was sent.
    """
    path = Path(source)
    try:
        is_folder = stat.S_ISDIR(path.stat().st_mode)
    except FileNotFoundError:
        yield _aside(path, "there is no such file", _why_missing(str(source)))
        return
    except (OSError, ValueError) as error:
        yield _aside(path, reason_of(error), "give the path of a file or a folder")
        return
    if not is_folder:
        if not _is_own(path, own):
            yield Found(path, shown(path))
        return
    found = sorted(_inside(path, own), key=lambda one: one.origin.file if isinstance(one, SetAside) else one.name)
    yield from found or [_aside(path, "the folder holds no files to read", "give a folder with reports in it")]


def shown(path: Path) -> str:
    """A path for people and for the record: forward slashes, and only characters that can be stored."""
    return path.as_posix().encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def reason_of(error: OSError | ValueError) -> str:
    """Why the operating system refused, in words."""
    if isinstance(error, PermissionError):
        return "it may not be read: permission denied"
    words = error.strerror if isinstance(error, OSError) else str(error)
    return f"it cannot be read: {(words or type(error).__name__).lower()}"


def _is_own(path: Path, own: Set[Path]) -> bool:
    # To resolve every path would cost more than to read many a report.
    return any(path.name == one.name for one in own) and path.resolve() in own


def _inside(folder: Path, own: Set[Path]) -> Iterator[Found | SetAside]:
    root = folder.resolve()
    waiting = [folder]
    while waiting:
        here = waiting.pop()
        try:
            with os.scandir(here) as entries:
                listed = [entry for entry in entries if not entry.name.startswith(".")]
        except OSError as error:
            yield _aside(here, f"the folder is left out: {reason_of(error)}", "allow reading it, or leave it out")
            continue
        for entry in listed:
            path = here / entry.name
            if entry.is_dir(follow_symlinks=False):
                waiting.append(path)
            elif not _is_own(path, own):
                yield _leaf(path, root)


def _leaf(path: Path, root: Path) -> Found | SetAside:
    """A file in a folder, or why it is left: a link that leads elsewhere, or something that is no file."""
    try:
        mode = path.stat().st_mode
        if path.is_symlink():
            if stat.S_ISDIR(mode):
                return _aside(path, "it is a link to a folder, which is not followed", "give that folder as a source")
            if not path.resolve().is_relative_to(root):
                return _aside(path, "it is a link out of the folder, which is not followed", "give that file itself")
    except FileNotFoundError:
        return _aside(path, "it is a link to a file that is not there", "remove the link")
    except (OSError, RuntimeError) as error:
        reason = reason_of(error) if isinstance(error, OSError) else "it is a link that leads back to itself"
        return _aside(path, reason, "remove the link")
    if not stat.S_ISREG(mode):
        return _aside(path, "it is a device, a pipe or a socket, not a file", "leave it out")
    return Found(path, shown(path))


def _why_missing(source: str) -> str:
    if source.startswith(("http://", "https://", "http:/", "https:/")):
        return "pages are not fetched: save the page, and give the file"
    if any(sign in source for sign in "*?["):
        return "give a folder, or let the shell write out the names"
    return "check the path"


def _aside(path: Path, reason: str, remedy: str) -> SetAside:
    return SetAside(origin=Origin(file=shown(path)), reason=reason, remedy=remedy)
