"""PDF files with a text layer. Each is taken apart in a process of its own, with a bound on its time and memory."""

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from standoff.read.draft import Draft, Opened
from standoff.read.limits import LARGEST_PDF, megabytes, read_at_most
from standoff.read.pdf_pages import paragraphs
from standoff.record.document import SetAside

# Of processor time; on a busy machine the process may wait for its turn some times longer.
SECONDS = 30
_PATIENCE = 4
_MEMORY = 1 << 30

_CHILD = Path(__file__).with_name("pdf_child.py")
_SAVE_AS_TEXT = "save it as plain text or as a web page, and read that"
_NO_TITLE = re.compile(r"untitled|microsoft word|\.(?:docx?|indd|qxd|pdf|pages|rtf|odt)\b", re.IGNORECASE)


def drafts(opened: Opened) -> Iterator[Draft | SetAside]:
    """The one report of a PDF file."""
    data = read_at_most(opened.stream, LARGEST_PDF)
    if data is None:
        yield opened.aside(f"it is larger than {megabytes(LARGEST_PDF)}, too large for one report", _SAVE_AS_TEXT)
        return
    found = _apart(data)
    if "fault" in found:
        yield opened.aside(_said(found["fault"]), _SAVE_AS_TEXT)
        return
    text = paragraphs(found["pages"])
    if not any(letter.isalpha() for letter in text):
        yield opened.aside(
            "the PDF holds no text: its pages are pictures", "have its text recognised (OCR), and read that"
        )
        return
    title = found["title"]
    yield Draft(text=text, origin=opened.origin, title=None if not title or _NO_TITLE.search(title) else title)


def _apart(data: bytes) -> dict[str, Any]:
    """What the process found, or its fault."""
    command = [sys.executable, "-P", str(_CHILD), str(SECONDS), str(_MEMORY)]
    try:
        done = subprocess.run(command, input=data, capture_output=True, timeout=SECONDS * _PATIENCE, check=False)
        found: dict[str, Any] = json.loads(done.stdout)
    except subprocess.TimeoutExpired:
        return {"fault": "time"}
    except ValueError:
        # It was ended by the system: for its time by a signal, otherwise for its memory.
        return {"fault": "time" if done.returncode < 0 else "memory"}
    return found


def _said(fault: str) -> str:
    known = {
        "locked": "the PDF is locked with a password",
        "time": f"the PDF took longer than {SECONDS} seconds to read",
        "memory": f"the PDF took more than {megabytes(_MEMORY)} of memory to read",
    }
    return known.get(fault, f"the PDF is broken ({fault})")
