"""Reports that people bring: kept as files under the desk's own folder, and put in line to be read.

The folder of a file is named by the hash of what it holds, so that the same file brought twice is the same report.
"""

import hashlib
import re
import secrets
import tempfile
from collections.abc import Iterable
from pathlib import Path, PurePosixPath
from typing import BinaryIO

import msgspec

from standoff.desk.clock import now
from standoff.store.incidents import Incident
from standoff.store.jobs import Job

FIRST_HAND = "First-hand report, unverified"
_UNSAFE = re.compile(r"[^\w.\- ]+")
_LONGEST_NAME = 100
_CHUNK = 1 << 20


def uploaded(files: Iterable[tuple[str, BinaryIO]], folder: Path, who: str) -> Job | None:
    """Keep uploaded files, and make the job to read them; None where all are empty.

    Raises:
        OSError: one cannot be written.
    """
    kept = [path for name, stream in files if (path := _keep(name, stream, folder / "uploads")) is not None]
    return job("upload", [str(one) for one in dict.fromkeys(kept)], who) if kept else None


def pasted(text: str, folder: Path, who: str, *, title: str = "", publisher: str = "", day: str = "") -> Job:
    """Keep a text that was pasted, and make the job to read it."""
    return job(
        "paste", [str(_written(folder, "pasted.jsonl", text=text, title=title, publisher=publisher, date=day))], who
    )


def first_hand(incident: Incident, folder: Path, who: str) -> Job:
    """Write an incident as a report that says what it is, and make the job to read it. Who sent it is not in it."""
    text = f"{incident.where}, {incident.when}.\n\n{incident.what}"
    title = f"Incident reported at {incident.where}"
    path = _written(folder, "incident.jsonl", text=text, title=title, publisher=FIRST_HAND, date=incident.at[:10])
    return job("incident", [str(path)], who)


def job(kind: str, sources: Iterable[str], who: str) -> Job:
    """A job that waits."""
    return Job(id=f"b_{secrets.token_hex(8)}", at=now(), who=who, kind=kind, sources=tuple(sources))


def safe_name(name: str) -> str:
    """The name of a file without folders, hidden beginnings, or signs that could mean anything to a system."""
    last = PurePosixPath(name.replace("\\", "/").replace("\0", "")).name
    plain = _UNSAFE.sub("_", last).strip(" .")
    return plain[-_LONGEST_NAME:].lstrip(" .") or "report"


def _written(folder: Path, name: str, **row: str) -> Path:
    data = msgspec.json.encode({key: value for key, value in row.items() if value}) + b"\n"
    place = folder / "uploads" / hashlib.sha256(data).hexdigest()[:24] / name
    place.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    place.write_bytes(data)
    return place


def _keep(name: str, stream: BinaryIO, folder: Path) -> Path | None:
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    total = hashlib.sha256()
    with tempfile.NamedTemporaryFile(dir=folder, delete=False) as out:
        while piece := stream.read(_CHUNK):
            total.update(piece)
            out.write(piece)
        empty = out.tell() == 0
    held = Path(out.name)
    if empty:
        held.unlink()
        return None
    place = folder / total.hexdigest()[:24] / safe_name(name)
    place.parent.mkdir(exist_ok=True, mode=0o700)
    return held.replace(place)
