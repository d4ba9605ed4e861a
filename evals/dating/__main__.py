"""How well undated reports are dated: the sample reports with their stated dates taken away.

Run with ``python -m evals.dating``. Each report loses its dateline, its publication lines, its address and what came
with it, and is then dated twice: alone, and together with the other reports of its dispute, which keep theirs.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import msgspec
import yaml

from standoff.domains.domain import load_domain
from standoff.language.furniture import find_furniture
from standoff.language.times import find_times
from standoff.read import read
from standoff.read.head import dates_in_head
from standoff.reason.dating import date_report
from standoff.reason.dating_together import date_reports
from standoff.record.annotation import Annotation
from standoff.record.document import Document, SetAside
from standoff.record.identity import document_id
from standoff.record.when import UNKNOWN, When

EXAMPLES = Path(__file__).parents[2] / "examples"

# A result is called close when its bounds lie no further apart than this many days.
CLOSE = 7


class Sample(NamedTuple):
    """A sample report with its true day, its dispute, and whether it bears its date."""

    name: str
    document: Document
    published: date
    dispute: str
    stated: bool


def main() -> None:
    """Print a line for each report and the shares of each outcome."""
    held = list(samples())
    alone: Counter[str] = Counter()
    together: Counter[str] = Counter()
    undated: Counter[str] = Counter()
    for sample in held:
        by_itself = date_stripped(sample)
        with_others = date_stripped_among(sample, held)
        alone[outcome(by_itself, sample.published)] += 1
        together[outcome(with_others, sample.published)] += 1
        if not sample.stated:
            undated[outcome(with_others, sample.published)] += 1
        mark = " " if sample.stated else "*"
        print(f"{mark} {sample.published}  {in_words(by_itself):26} {in_words(with_others):26} {sample.name}")
    print("\n* bears no date as it stands\n")
    show("alone", alone)
    show("with others", together)
    show("undated (*), with others", undated)


def samples() -> Iterator[Sample]:
    """The sample reports with what the gold file says of them."""
    gold: list[Mapping[str, Any]] = yaml.safe_load((EXAMPLES / "gold.yaml").read_text(encoding="utf-8"))["reports"]
    documents = {}
    for one in read(EXAMPLES / "reports"):
        if isinstance(one, SetAside):
            raise ValueError(f"{one.origin.file} was not read: {one.reason}")
        origin = one.origin
        documents[Path(origin.file).name, origin.line] = one
    for entry in gold:
        document = documents[entry["file"], entry.get("line")]
        line = f":{entry['line']}" if "line" in entry else ""
        published = date.fromisoformat(entry["published"])
        yield Sample(f"{entry['file']}{line}", document, published, str(entry["dispute"]), bool(entry["stated"]))


def annotated(document: Document) -> Annotation:
    """The time expressions and the page furniture of a report."""
    known = document.published if document.published.known else None
    return Annotation(
        document=document.id,
        published=document.published,
        times=find_times(document.id, document.text, known),
        furniture=find_furniture(document.id, document.text, load_domain().wording.furniture),
    )


def stripped(document: Document) -> Document:
    """A report without the dates in its head, its address and what came with it."""
    text = document.text
    while found := dates_in_head(text):
        last = max(found, key=lambda one: one.start)
        text = text[: last.start] + text[last.end :]
    bare = msgspec.structs.replace(document.appearances[0], published=UNKNOWN, url=None)
    return Document(id=document_id(text), text=text, appearances=(bare,))


def date_stripped(sample: Sample) -> When:
    """The day of a report without its dates, from its own words."""
    bare = stripped(sample.document)
    return date_report(bare, annotated(bare), "IN", "WB").published


def date_stripped_among(sample: Sample, held: list[Sample]) -> When:
    """The day of a report without its dates, with the help of others.

    They are of its dispute and, as the domain has it, not so far from it that a new dispute has begun. Other copies of
    the same words, which would give its day away, are left out.
    """
    settings = load_domain().settings
    bare = stripped(sample.document)
    others = [
        one.document
        for one in held
        if one.dispute == sample.dispute
        and abs((one.published - sample.published).days) <= settings.quiet_days
        and one.document.text[-200:] != sample.document.text[-200:]
    ]
    reports = [(one, annotated(one)) for one in (*others, bare)]
    return date_reports(reports, "IN", "WB")[bare.id].published


def outcome(when: When, truth: date) -> str:
    """How a result stands to the truth."""
    if (when.earliest is not None and when.earliest > truth) or (when.latest is not None and when.latest < truth):
        return "missed"
    if when.earliest is None or when.latest is None:
        return "one side" if when.known else "unknown"
    if when.day is not None:
        return "exact"
    return "close" if (when.latest - when.earliest).days <= CLOSE else "wide"


def in_words(when: When) -> str:
    """A result in one short cell."""
    if not when.known:
        return "unknown"
    if when.day:
        return str(when.day)
    return f"{when.earliest or '...'} to {when.latest or '...'}"


def show(label: str, counts: Counter[str]) -> None:
    """Print the share of each outcome, and that of the bounded results that hold the truth."""
    total = counts.total()
    bounded = sum(counts[one] for one in ("exact", "close", "wide"))
    shares = ", ".join(
        f"{one} {counts[one]}" for one in ("exact", "close", "wide", "one side", "unknown", "missed") if counts[one]
    )
    print(f"{label}: {total} reports: {shares}; bounded on both sides: {bounded}; missed: {counts['missed']}")


if __name__ == "__main__":
    main()
