"""Writing a file whole or not at all."""

import errno
import os
from pathlib import Path


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
