"""Writing a file whole or not at all."""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec


def write_whole(path: Path, data: bytes) -> Path:
    """Writes a file so that nobody ever sees half of it: beside its place first, then moved there.

    Raises:
        OSError: it cannot be written; what stood there before is unchanged.
    """
    with made_whole(path) as part:
        part.write_bytes(data)
    return path


@contextmanager
def made_whole(path: Path) -> Iterator[Path]:
    """A place beside a file to make it in, which takes the file's own place once it is whole.

    Raises:
        OSError: it cannot be written; what stood there before is unchanged.
    """
    if path.is_dir():
        raise IsADirectoryError(errno.EISDIR, "it is a folder; give the path of a file", str(path))
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        yield part
        with part.open("rb") as file:
            os.fsync(file.fileno())
        part.replace(path)
    except BaseException:
        part.unlink(missing_ok=True)
        raise


def write_data(path: Path, data: object) -> Path:
    """Writes plain data as JSON that people can read too, whole or not at all.

    Raises:
        OSError: it cannot be written; what stood there before is unchanged.
    """
    return write_whole(path, msgspec.json.format(msgspec.json.encode(data), indent=1) + b"\n")
