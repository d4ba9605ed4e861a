"""The topics that timelines are measured on: reports, and for each a reference timeline that an editor wrote."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

import msgspec
import yaml
from evals.across.reports import PARTS, read_set

from standoff.read import read
from standoff.record.document import Document

HERE = Path(__file__).parent
EXAMPLES = HERE.parents[1] / "examples" / "reports"
SETS = (*PARTS, "examples")


class Reference(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A reference timeline as its file holds it: a name, the first and last day of publication of the reports that it
    is of, and sentences by day.
    """

    name: str
    first: date
    last: date
    days: dict[date, list[str]]


class Topic(NamedTuple):
    """Reports, and the timeline that an editor made of them."""

    name: str
    documents: tuple[Document, ...]
    reference: dict[date, list[str]]

    @property
    def sentences(self) -> int:
        """How many sentences a day of the reference has, in the mean: at least one."""
        return max(1, round(sum(map(len, self.reference.values())) / len(self.reference)))


def topics(name: str) -> Iterator[Topic]:
    """The topics of *tuning*, *heldout* or *examples*, in order."""
    if name in PARTS:
        marked = read_set(name)
        for dispute, days in sorted(marked.timelines.items()):
            yield Topic(dispute, tuple(one.document for one in marked.reports if one.dispute == dispute), days)
        return
    documents = [one for one in read(EXAMPLES) if isinstance(one, Document)]
    for file in sorted(HERE.glob("*.yaml")):
        reference = msgspec.convert(yaml.safe_load(file.read_text("utf-8")), Reference, strict=False)
        within = (one for one in documents if one.day is not None and reference.first <= one.day <= reference.last)
        yield Topic(reference.name, tuple(within), reference.days)
