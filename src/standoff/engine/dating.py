"""Dating in the engine: each report by its own words, then by those of its dispute; what hangs on it is read again.

A report that bears no day is annotated a second time once its day has been worked out, so that "yesterday" and
"the third day" in it get their days by the same code as in any other report.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache
from typing import NamedTuple

import msgspec

from standoff.domains.domain import Domain
from standoff.language.sentences import paragraphs
from standoff.reason.dating import Dating, date_report
from standoff.reason.dating_together import date_reports
from standoff.reason.worked_out import worked_out_events
from standoff.record.annotation import Annotation
from standoff.record.conflict import Conflict
from standoff.record.derivation import Derivation
from standoff.record.document import Document
from standoff.record.passage import cut
from standoff.record.when import When
from standoff.resolve.disputes import part_disputes
from standoff.resolve.places import join_places
from standoff.resolve.report import Report, in_order


class Dated(NamedTuple):
    """Reports with their days, the working that gave them, and the contradictions found on the way."""

    reports: tuple[Report, ...]
    derivations: tuple[Derivation, ...]
    conflicts: tuple[Conflict, ...]


def date_all(reports: Iterable[Report], domain: Domain, as_of: date | None) -> Dated:
    """The reports that were published by a day (all, if it is None), dated as well as their words allow."""
    place = (domain.settings.country, domain.settings.subdivision)
    own = {report.document.id: report for report in reports if not _after(report.document.published, as_of)}
    datings = {key: date_report(*report, *place) for key, report in own.items()}
    dated = [_dated(report, datings[key], domain) for key, report in own.items()]
    places, _ = join_places(dated)
    by_mention = {mention: one for one in places for mention in (one.id, *one.mentions)}
    for story in part_disputes(dated, by_mention, domain):
        members = [own[report.document.id] for report in story.reports]
        if any(report.document.published.day is None for report in members):
            datings.update(date_reports(members, *place, domain=domain))
    final = [_dated(report, datings[key], domain) for key, report in own.items()]
    kept = in_order(report for report in final if not _after(report.document.published, as_of, known=as_of is not None))
    return Dated(tuple(kept), *_working(datings, kept))


def _after(published: When, as_of: date | None, known: bool = False) -> bool:
    """Whether a report came after a day; ``known`` asks that it be known not to have."""
    if as_of is None:
        return False
    if published.latest is None:
        return known
    return published.latest > as_of


def _dated(report: Report, dating: Dating, domain: Domain) -> Report:
    """A report with its day, what it says by that day, and the beginnings that its counts give."""
    document, annotation = report
    if not document.published.known and dating.published.known:
        document = msgspec.structs.replace(document, published=dating.published)
        if document.day is not None:
            annotation = _annotated(document, domain)
    events = worked_out_events(document.text, dating, annotation, domain)
    return Report(document, msgspec.structs.replace(annotation, events=(*annotation.events, *events)))


@lru_cache(maxsize=1_000)  # a report dated alone and again among others is read again once, unless its day changed
def _annotated(document: Document, domain: Domain) -> Annotation:
    # The parser takes seconds to load; a record of dated reports never needs it here.
    from standoff.extract.annotate import annotate

    return annotate(document, domain)


def _resting(derivation: Derivation, text: str) -> Derivation:
    """A derivation with words to rest on: what follows from other reports alone rests on what this one is about."""
    if derivation.passages:
        return derivation
    first = next(iter(paragraphs(text)), None)
    opening = (cut(derivation.about, text, *first),) if first is not None else ()
    return msgspec.structs.replace(derivation, passages=opening)


def _working(datings: dict[str, Dating], kept: Sequence[Report]) -> tuple[tuple[Derivation, ...], tuple[Conflict, ...]]:
    here = [datings[report.document.id] for report in kept]
    texts = {report.document.id: report.document.text for report in kept}
    return (
        tuple(_resting(one, texts[dating.document]) for dating in here for one in dating.derivations),
        tuple(one for dating in here for one in dating.conflicts),
    )
