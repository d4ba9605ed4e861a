"""Run by itself, as a program: takes the text out of a PDF on standard input, and writes it as JSON.

A PDF can be made so that it takes hours, or all memory, to read. So it is read in a process of its own, which the
system ends when it has used up what it was given. Nothing of Standoff is imported here.

Usage: python pdf_child.py SECONDS BYTES
"""

import io
import json
import logging
import sys
from typing import Any


def main() -> None:
    """Write ``{"pages": [...], "title": ...}``, or ``{"fault": ...}``."""
    seconds, memory = int(sys.argv[1]), int(sys.argv[2])
    _restrain(seconds, memory)
    logging.disable(logging.CRITICAL)
    sys.stdout.buffer.write(json.dumps(_text(sys.stdin.buffer.read())).encode("utf-8", "replace"))


def _restrain(seconds: int, memory: int) -> None:
    """Ask the system to end this process when it takes more; Windows knows no such bounds."""
    try:
        import resource
    except ModuleNotFoundError:
        return
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))


def _text(data: bytes) -> dict[str, Any]:
    from pypdf import PdfReader
    from pypdf.errors import DependencyError, FileNotDecryptedError

    try:
        reader = PdfReader(io.BytesIO(data), strict=False)
        if reader.is_encrypted and not reader.decrypt(""):
            return {"fault": "locked"}
        pages = [page.extract_text() for page in reader.pages]
        title = reader.metadata.title if reader.metadata else None
    except (DependencyError, FileNotDecryptedError):
        return {"fault": "locked"}
    except MemoryError:
        return {"fault": "memory"}
    except Exception as error:  # Whatever a broken file does to the library.
        return {"fault": type(error).__name__}
    return {"pages": pages, "title": title if isinstance(title, str) else None}


if __name__ == "__main__":
    main()
