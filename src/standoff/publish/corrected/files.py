"""Files and folders of corrections, read report by report. What is no correction is set aside."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import msgspec

from standoff.publish.corrected.from_brat import sheet_from_brat
from standoff.publish.corrected.from_label_studio import annotations_of, sheet_of
from standoff.publish.corrected.marks import Corrected
from standoff.record.document import Origin, SetAside
from standoff.record.identity import document_id

_DOCUMENT = re.compile(r"d_[0-9a-f]{16}")
_REMEDY = "export it anew, and correct that"


def read_corrections(paths: Iterable[Path]) -> Iterator[Corrected | SetAside]:
    """The reports that people corrected, from files of brat or Label Studio, or from folders of them."""
    for path in paths:
        if path.is_dir():
            inside = [one for one in sorted(path.iterdir()) if one.suffix in {".ann", ".json"}]
            files = [one for one in inside if one.name != "about.json"]
            if not files:
                yield _aside(path, "it holds no .ann file of brat and no .json file of Label Studio", "")
        else:
            files = [path]
        for file in files:
            yield from _read(file)


def _read(file: Path) -> Iterator[Corrected | SetAside]:
    try:
        if file.suffix == ".ann":
            yield _from_brat(file)
        elif file.suffix == ".json":
            yield from _from_label_studio(file)
        else:
            yield _aside(file, "it is neither brat's (.ann) nor Label Studio's (.json)", "")
    except OSError as error:
        yield _aside(Path(error.filename or file), (error.strerror or str(error)).lower(), "")
    except (UnicodeDecodeError, msgspec.DecodeError) as error:
        yield _aside(file, f"it cannot be read ({error})", _REMEDY)


def _from_brat(file: Path) -> Corrected:
    # Nothing may turn line ends into others: offsets count them.
    text = file.with_suffix(".txt").read_bytes().decode()
    document = file.stem if _DOCUMENT.fullmatch(file.stem) else document_id(text)
    sheet = sheet_from_brat(file.read_bytes().decode())
    return Corrected(document, text, Origin(file=str(file)), "brat", sheet)


def _from_label_studio(file: Path) -> Iterator[Corrected | SetAside]:
    tasks = msgspec.json.decode(file.read_bytes())
    if not isinstance(tasks, list):
        yield _aside(file, "it is no list of tasks", "export it from Label Studio as JSON")
        return
    for number, task in enumerate(tasks, 1):
        origin = Origin(file=str(file), item=number)
        try:
            yield from _task(task, origin)
        except (ValueError, TypeError, KeyError, AttributeError) as error:
            reason = str(error) if type(error) is ValueError else "it is not as Label Studio writes a task"
            yield SetAside(origin=origin, reason=reason, remedy=_REMEDY)


def _task(task: dict[str, Any], origin: Origin) -> Iterator[Corrected]:
    text = str(task.get("data", {}).get("text", ""))
    named = str(task["data"].get("document", ""))
    document = named if _DOCUMENT.fullmatch(named) else document_id(text)
    for one, before in annotations_of(task):
        # Whoever stars an annotation in Label Studio says that all of it is right.
        sheet = sheet_of(one["result"], accepted=bool(one.get("ground_truth")))
        yield Corrected(document, text, origin, "Label Studio", sheet, before, _who(one.get("completed_by")))


def _who(by: object) -> str:
    if isinstance(by, dict):
        return str(by.get("email") or by.get("username") or _numbered(by.get("id")))
    return _numbered(by)


def _numbered(by: object) -> str:
    return f"user {by} of Label Studio" if by is not None else ""


def _aside(path: Path, reason: str, remedy: str) -> SetAside:
    return SetAside(origin=Origin(file=str(path)), reason=reason, remedy=remedy)
