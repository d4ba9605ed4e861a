"""Reports one by one, each by its own words alone, kept nowhere; none is passed over as beside the matter."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import NamedTuple, TypeVar

import msgspec

from standoff.domains.domain import Domain
from standoff.engine.dating import date_all
from standoff.engine.memory import Memory
from standoff.engine.reports import reports_at_hand
from standoff.extract.annotate import annotate_many
from standoff.record.annotation import Annotation
from standoff.record.derivation import Derivation
from standoff.record.document import Document, SetAside
from standoff.resolve.report import Report

# Reports whose sentences are parsed together.
BATCH = 24

T = TypeVar("T")


class Annotated(NamedTuple):
    """A report, what it says, and the working behind the days that were worked out in it."""

    document: Document
    annotation: Annotation
    derivations: tuple[Derivation, ...]


def annotate_documents(items: Iterable[Document | SetAside], domain: Domain) -> Iterator[Annotated | SetAside]:
    """What each report says, in their order; what was set aside keeps its place among them.

    A report that bears no day gets the one that its own words give, if they do.
    """
    for batch in _batches(items):
        documents = [item for item in batch if isinstance(item, Document)]
        annotations = annotate_many(documents, domain) if documents else iter(())
        for item in batch:
            yield _dated(item, next(annotations), domain) if isinstance(item, Document) else item


def annotate_document(document: Document, domain: Domain) -> Annotated:
    """What one report says."""
    return _dated(document, next(annotate_many([document], domain)), domain)


def _dated(document: Document, annotation: Annotation, domain: Domain) -> Annotated:
    dated = date_all(reports_at_hand([Report(document, annotation)]), domain, None, Memory())
    (report,) = dated.in_full([document.id])
    return Annotated(report.document, _on_promises(report.annotation), dated.derivations)


def _on_promises(annotation: Annotation) -> Annotation:
    """What a report says, without what it only might say of a promise in another report.

    Such sentences ("the letters have come") count in a record alone, where they turn out to be of a promise or not.
    """
    told = tuple(one for one in annotation.developments if one.commitment is not None or one.matter is not None)
    return msgspec.structs.replace(annotation, developments=told)


def _batches(items: Iterable[T]) -> Iterator[list[T]]:
    waiting = iter(items)
    while batch := list(islice(waiting, BATCH)):
        yield batch
