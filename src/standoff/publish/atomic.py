"""Writing a file whole or not at all."""

import errno
import os
from pathlib import Path

import msgspec


def write_whole(path: Path, data: bytes) -> Path:
    """Writes a file so that nobody ever sees half of it: beside its place first, then moved there.

    Raises:
        OSError: it cannot be written; what stood there before is unchanged.
    """
    if path.is_dir():
        raise IsADirectoryError(errno.EISDIR, "it is a folder; give the path of a file", str(path))
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with part.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
    return path


def write_data(path: Path, data: object) -> Path:
    """Writes plain data as JSON that people can read too, whole or not at all.

    Raises:
        OSError: it cannot be written; what stood there before is unchanged.
    """
    return write_whole(path, msgspec.json.format(msgspec.json.encode(data), indent=1) + b"\n")
