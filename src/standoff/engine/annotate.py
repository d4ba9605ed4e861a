"""Reports one by one, each by its own words alone, kept nowhere; none is passed over as beside the matter."""

from collections.abc import Iterator, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import NamedTuple

import msgspec

from standoff.domains.domain import Domain
from standoff.engine.batches import in_hand
from standoff.engine.crew import Crew, set_aside_as_deadly
from standoff.engine.dating import date_all
from standoff.engine.memory import Memory
from standoff.engine.reports import reports_at_hand
from standoff.engine.work import said, take_apart
from standoff.read import pieces
from standoff.read.draft import Piece
from standoff.record.annotation import Annotation
from standoff.record.derivation import Derivation
from standoff.record.document import Document, SetAside
from standoff.resolve.report import Report


class Annotated(NamedTuple):
    """A report, what it says, and the working behind the days that were worked out in it."""

    document: Document
    annotation: Annotation
    derivations: tuple[Derivation, ...]


def annotate_sources(
    sources: Sequence[str | Path], crew: Crew, *, as_is: bool = False, published: date | None = None
) -> Iterator[Annotated | SetAside]:
    """What each report in some sources says, in their order; what was set aside keeps its place among them.

    A report that bears no day gets the one that its own words give, if they do.
    """
    work = partial(annotated_each, as_is=as_is, published=published)
    for told in crew.each(work, in_hand(pieces(*sources, as_is=as_is)), set_aside_as_deadly):
        yield from told


def annotated_each(
    found: Sequence[Piece], domain: Domain, *, as_is: bool, published: date | None
) -> list[Annotated | SetAside]:
    """What each of some pieces of files says: the work of a crew."""
    items = take_apart(found, domain, as_is=as_is, published=published)
    says = iter(said([item for item in items if isinstance(item, Document)], domain))
    return [_dated(item, next(says), domain) if isinstance(item, Document) else item for item in items]


def annotate_document(document: Document, domain: Domain) -> Annotated:
    """What one report says."""
    # The parser takes seconds to load.
    from standoff.extract.annotate import annotate

    return _annotated(document, annotate(document, domain), domain)


def _dated(document: Document, says: Annotation | SetAside, domain: Domain) -> Annotated | SetAside:
    return says if isinstance(says, SetAside) else _annotated(document, says, domain)


def _annotated(document: Document, annotation: Annotation, domain: Domain) -> Annotated:
    dated = date_all(reports_at_hand([Report(document, annotation)]), domain, None, Memory())
    (report,) = dated.in_full([document.id])
    return Annotated(report.document, _on_promises(report.annotation), dated.derivations)


def _on_promises(annotation: Annotation) -> Annotation:
    """What a report says, without what it only might say of a promise in another report.

    Such sentences ("the letters have come") count in a record alone, where they turn out to be of a promise or not.
    """
    told = tuple(one for one in annotation.developments if one.commitment is not None or one.matter is not None)
    return msgspec.structs.replace(annotation, developments=told)
