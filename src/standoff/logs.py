"""The log for whoever runs Standoff: JSON lines, one an event, without a word of a report and without a name.

Code tells what happened with the standard library, in fixed words with fields beside them::

    log.info("feed asked", extra={"feed": address(feed), "outcome": "not changed"})

A line holds the words and the fields named in ``FIELDS``, and nothing else: what is put into the words, what an error
says, and fields that are not named there never reach it. Nothing is written until ``set_up`` is called.
"""

import hashlib
import logging
import re
import sys
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from logging.handlers import WatchedFileHandler
from pathlib import Path
from types import TracebackType
from typing import Any
from urllib.parse import urlsplit

import msgspec

from standoff.record.document import Origin, SetAside

STANDARD_ERROR = "-"

# What a line can hold beside its words. What could hold words of a report, of a form or of a person has no place here.
FIELDS = (
    "request",
    "method",
    "route",
    "status",
    "milliseconds",
    "face",
    "version",
    "process",
    "job",
    "kind",
    "state",
    "sources",
    "met",
    "new",
    "set_aside",
    "later",
    "reports",
    "disputes",
    "seconds",
    "feed",
    "items",
    "outcome",
    "source",
    "line",
    "offset",
    "item",
    "reason",
    "error",
    "at",
)

# Ours, and the web server's.
_LOGGERS = ("standoff", "uvicorn")
# From the first quotation mark or bracket on, a reason quotes the file that it is about, or a library.
_QUOTED = re.compile(r"""(?<!\w)["'“‘(].*""", re.DOTALL)
_FRAMES = 12


class Lines(logging.Formatter):
    """Makes a line of JSON of an event."""

    def format(self, record: logging.LogRecord) -> str:
        """The line, without its end."""
        told: dict[str, Any] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            # The words as they stand in the code: what is put into them is left out.
            "event": record.msg.strip() if isinstance(record.msg, str) else type(record.msg).__name__,
        }
        told |= {name: value for name in FIELDS if (value := getattr(record, name, None)) is not None}
        if record.exc_info and record.exc_info[1] is not None:
            told |= fault(record.exc_info[1])
        return msgspec.json.encode(told, enc_hook=str).decode()


def set_up(where: str | None, *, quiet: bool = False) -> None:
    """Write events from now on to a file, or for ``-`` to standard error; where nothing is named, faults alone.

    ``quiet`` writes nothing where nothing is named: for commands that say themselves what goes wrong.

    Raises:
        OSError: the file cannot be written.
    """
    for name in _LOGGERS:
        logger = logging.getLogger(name)
        for handler in [one for one in logger.handlers if isinstance(one.formatter, Lines)]:
            logger.removeHandler(handler)
            handler.close()
        logger.propagate = True
        logger.setLevel(logging.NOTSET)
    if where is None and quiet:
        return
    handler = _handler(where)
    handler.setFormatter(Lines())
    for name in _LOGGERS:
        logger = logging.getLogger(name)
        logger.addHandler(handler)
        logger.propagate = False
        logger.setLevel(logging.INFO if where is not None and name == "standoff" else logging.WARNING)


def _handler(where: str | None) -> logging.Handler:
    if where is None or where == STANDARD_ERROR:
        return logging.StreamHandler(sys.stderr)
    # Opened anew when another program has moved it away, as logrotate does.
    return WatchedFileHandler(Path(where), encoding="utf-8")


def on_standard_error() -> bool:
    """Whether events go to standard error, where then nothing else should be said."""
    handlers = (one for one in logging.getLogger("standoff").handlers if isinstance(one.formatter, Lines))
    events = logging.getLogger("standoff").isEnabledFor(logging.INFO)
    return events and any(not isinstance(one, logging.FileHandler) for one in handlers)


def fault(error: BaseException) -> dict[str, Any]:
    """Of an error its kind and where in the code it arose. What it says is left out: it may quote a report."""
    kinds = [type(error).__name__]
    cause = error.__cause__ or error.__context__
    while cause is not None and len(kinds) < _FRAMES:
        kinds.append(type(cause).__name__)
        cause = cause.__cause__ or cause.__context__
    told = {"error": " from ".join(kinds), "at": list(_frames(error.__traceback__))[-_FRAMES:]}
    if isinstance(what := getattr(error, "what", None), str):
        # An error of the store: its first words are our own, such as "the disk is full".
        told["reason"] = _plain(what)
    return told


def _frames(trace: TracebackType | None) -> Iterator[str]:
    while trace is not None:
        frame = trace.tb_frame
        yield f"{frame.f_globals.get('__name__', '?')}:{trace.tb_lineno} {frame.f_code.co_name}"
        trace = trace.tb_next


def place(one: SetAside) -> Mapping[str, Any]:
    """Where something was set aside, and why: a hash for the name of the file, which may be the name of a person."""
    origin: Origin = one.origin
    return {
        "source": source(origin.file),
        "line": origin.line,
        "offset": origin.offset,
        "item": origin.item,
        "reason": _plain(one.reason),
    }


def _plain(reason: str) -> str:
    return _QUOTED.sub("…", reason)


def source(name: str) -> str:
    """The first of the SHA-256 of the name of a file or of an address, as ``sha256sum`` gives it."""
    return hashlib.sha256(name.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def address(url: str) -> str:
    """The address of a feed without what may be secret in it: who asks, by what password or key. Of a file, a hash."""
    if "://" not in url:
        return source(url)
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}{parts.path}"
