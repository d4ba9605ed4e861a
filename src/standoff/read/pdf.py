"""PDF files with a text layer. Each is taken apart in a process of its own, with a bound on its time and memory."""

import re
from collections.abc import Iterator

from standoff.read.apart import apart, said
from standoff.read.draft import Draft, Opened
from standoff.read.limits import LARGEST_PDF, megabytes, read_at_most
from standoff.read.pdf_pages import paragraphs
from standoff.record.document import SetAside

# Of processor time.
SECONDS = 30

_SAVE_AS_TEXT = "save it as plain text or as a web page, and read that"
_NO_TITLE = re.compile(r"untitled|microsoft word|\.(?:docx?|indd|qxd|pdf|pages|rtf|odt)\b", re.IGNORECASE)


def drafts(opened: Opened) -> Iterator[Draft | SetAside]:
    """The one report of a PDF file."""
    data = read_at_most(opened.stream, LARGEST_PDF)
    if data is None:
        yield opened.aside(f"it is larger than {megabytes(LARGEST_PDF)}, too large for one report", _SAVE_AS_TEXT)
        return
    found = apart("pdf", data, SECONDS)
    if "fault" in found:
        yield opened.aside(f"the PDF {said(found['fault'], SECONDS)}", _SAVE_AS_TEXT)
        return
    text = paragraphs(found["pages"])
    if not any(letter.isalpha() for letter in text):
        yield opened.aside(
            "the PDF holds no text: its pages are pictures", "have its text recognised (OCR), and read that"
        )
        return
    title = found["title"]
    yield Draft(text=text, origin=opened.origin, title=None if not title or _NO_TITLE.search(title) else title)
