"""Run by itself, as a program: takes a file on standard input apart with a library, and writes what it found as JSON.

A file can be made so that this takes hours, or all memory. So it is done in a process of its own, which the system
ends when it has used up what it was given. Nothing of Standoff is imported here.

Usage: python apart_child.py pdf|feed SECONDS BYTES
"""

import io
import json
import logging
import sys
from typing import Any


def main() -> None:
    """Write what was found, or ``{"fault": ...}``."""
    kind, seconds, memory = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    _restrain(seconds, memory)
    logging.disable(logging.CRITICAL)
    data = sys.stdin.buffer.read()
    try:
        found = _pdf(data) if kind == "pdf" else _feed(data)
    except MemoryError:
        found = {"fault": "memory"}
    except Exception as error:  # Whatever a broken file does to the library.
        found = {"fault": type(error).__name__}
    sys.stdout.write(json.dumps(found))


def _restrain(seconds: int, memory: int) -> None:
    """Ask the system to end this process when it takes more; Windows knows no such bounds."""
    try:
        import resource
    except ModuleNotFoundError:
        return
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))


def _pdf(data: bytes) -> dict[str, Any]:
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
    return {"pages": pages, "title": title if isinstance(title, str) else None}


def _feed(data: bytes) -> dict[str, Any]:
    import feedparser

    # Given bytes and nothing else it fetches nothing. What it gives is cleaned elsewhere.
    feed = feedparser.parse(
        io.BytesIO(data),
        response_headers={"content-type": "application/xml; charset=utf-8"},
        sanitize_html=False,
        resolve_relative_uris=False,
    )
    return {
        "version": str(feed.get("version") or ""),
        "title": _words(feed.feed, "title"),
        "entries": [_entry(entry) for entry in feed.entries],
    }


def _entry(entry: Any) -> dict[str, str]:
    contents = [_words(one, "value") for one in entry.get("content") or []]
    dates = (_words(entry, key) for key in ("published", "updated", "created"))
    return {
        **{key: _words(entry, key) for key in ("link", "id", "title", "summary")},
        "published": next((words for words in dates if words), ""),
        "content": max(contents, key=len, default=""),
    }


def _words(holder: Any, key: str) -> str:
    value = holder.get(key)
    return value if isinstance(value, str) else ""


if __name__ == "__main__":
    main()
