"""Dating in the engine: each report by its own words, then by those of its dispute; what hangs on it is read again.

A report that bears no day is annotated a second time once its day has been worked out, so that "yesterday" and
"the third day" in it get their days by the same code as in any other report.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import lru_cache

import msgspec

from standoff.domains.domain import Domain
from standoff.engine.memory import Memory, digest
from standoff.engine.reports import BATCH, Reports
from standoff.language.sentences import paragraphs
from standoff.reason.dating import Dating, date_report
from standoff.reason.dating_together import date_reports
from standoff.reason.worked_out import worked_out_events
from standoff.record.annotation import Annotation
from standoff.record.conflict import Conflict
from standoff.record.derivation import Derivation
from standoff.record.document import Document
from standoff.record.passage import cut
from standoff.record.sharing import shared
from standoff.record.value import Value
from standoff.record.when import When
from standoff.resolve.disputes import part_disputes
from standoff.resolve.gist import Gist, gist_of
from standoff.resolve.likely_copies import signatures
from standoff.resolve.places import join_places
from standoff.resolve.report import Report, in_order


class Looked(Value, frozen=True, kw_only=True):
    """What is known of a report once it has been dated: how, and the gist of what it says by its day.

    ``signature`` is what copies of its text are found by.
    """

    dating: Dating
    gist: Gist
    signature: bytes


class Together(Value, frozen=True, kw_only=True):
    """The datings of the reports of one dispute, by document id."""

    datings: dict[str, Dating]


class Dated:
    """Reports with their days, the working that gave them, and the contradictions found on the way.

    ``documents`` are in order and bear their days. What the reports say is there in gist, and in full when asked for.
    ``last_day`` is the last on which any report was published, also one that says nothing.
    """

    def __init__(self, reports: Reports, looked: Mapping[str, Looked], reader: "Reader", as_of: date | None) -> None:
        self._reports = reports
        self._looked = looked
        self._reader = reader
        dated = (_with_day(reports.documents[key], one.dating) for key, one in looked.items())
        kept = in_order(
            Report(document, looked[document.id].gist.said)
            for document in dated
            if not _after(document.published, as_of, known=as_of is not None)
        )
        self.documents = {report.document.id: report.document for report in kept}
        reader.hold(document for document in self.documents.values() if document is not reports.documents[document.id])
        self.last_day = max(
            (day for day in (reports.last_day, *(one.day for one in self.documents.values())) if day is not None),
            default=None,
        )
        self.derivations, self.conflicts = _working([looked[key].dating for key in self.documents], self.documents)

    def gist(self, identifier: str) -> Gist:
        """The gist of what a report says."""
        return self._looked[identifier].gist

    def signatures(self) -> dict[str, bytes]:
        """What copies of each report are found by, by document id."""
        return {key: self._looked[key].signature for key in self.documents}

    def stamp(self, identifier: str) -> tuple[str, str]:
        """All that a dated report follows from, as hashes."""
        return self._reports.stamps[identifier], digest(self._looked[identifier].dating)

    def in_full(self, identifiers: Sequence[str]) -> list[Report]:
        """Some of the reports with all that they say."""
        return [
            self._reader.dated(report, self._looked[report.document.id].dating)
            for report in self._reports.each(identifiers)
        ]


class Reader:
    """Gives reports what they say by their days; one that bore none is annotated again, once for each day."""

    def __init__(self, stamps: Mapping[str, str], domain: Domain, memory: Memory) -> None:
        self._stamps = stamps
        self._domain = domain
        self._memory = memory

    def dated(self, report: Report, dating: Dating) -> Report:
        """A report with its day, what it says by that day, and the beginnings that its counts give."""
        document, annotation = _with_day(report.document, dating), report.annotation
        if document is not report.document and document.day is not None:
            annotation = self._annotated(document)
        events = worked_out_events(document.text, dating, annotation, self._domain)
        return Report(document, msgspec.structs.replace(annotation, events=(*annotation.events, *events)))

    def hold(self, documents: Iterable[Document]) -> None:
        """Go on remembering what documents say by the days that were worked out for them."""
        self._memory.hold(self._key(one) for one in documents)

    def _annotated(self, document: Document) -> Annotation:
        key = self._key(document)
        known = self._memory.recall([key], Annotation).get(key)
        if known is None:
            known = _annotated(document, self._domain)
            self._memory.keep({key: known})
        return known

    def _key(self, document: Document) -> str:
        return self._memory.key("annotation", self._stamps[document.id], document.published)


def date_all(reports: Reports, domain: Domain, as_of: date | None, memory: Memory) -> Dated:
    """The reports that were published by a day (all, if it is None), dated as well as their words allow."""
    own = [key for key, document in reports.documents.items() if not _after(document.published, as_of)]
    reader = Reader(reports.stamps, domain, memory)
    looked = _look_at_each(own, reports, reader, domain, memory)
    if any(reports.documents[key].published.day is None for key in own):
        together = _date_together(own, reports, looked, domain, memory)
        changed = {key: dating for key, dating in together.items() if dating != looked[key].dating}
        looked.update(_look_again(changed, looked, reports, reader, memory))
    return Dated(reports, looked, reader, as_of)


def _look_at_each(
    own: Sequence[str], reports: Reports, reader: "Reader", domain: Domain, memory: Memory
) -> dict[str, Looked]:
    """What each report says of its day by itself."""
    place = (domain.settings.country, domain.settings.subdivision)
    keys = {one: memory.key("report", reports.stamps[one]) for one in own}
    looked: dict[str, Looked] = {}
    for batch in _batches(own):
        known = memory.recall([keys[one] for one in batch], Looked)
        found: dict[str, Looked] = {}
        new = [one for one in batch if keys[one] not in known]
        signed = signatures(reports.documents[one].text for one in new)
        for report, signature in zip(reports.each(new), signed, strict=True):
            dating = date_report(*report, *place)
            gist = gist_of(reader.dated(report, dating).annotation)
            found[report.document.id] = Looked(dating=dating, gist=gist, signature=signature)
        memory.keep({keys[one]: each for one, each in found.items()})
        looked.update((one, shared(found[one] if one in found else known[keys[one]])) for one in batch)
    return looked


def _date_together(
    own: Sequence[str], reports: Reports, looked: Mapping[str, Looked], domain: Domain, memory: Memory
) -> dict[str, Dating]:
    """The days of the reports of those disputes of which a report bears no day."""
    place = (domain.settings.country, domain.settings.subdivision)
    dated = [Report(_with_day(reports.documents[one], looked[one].dating), looked[one].gist.said) for one in own]
    places, _ = join_places(dated, short_forms=domain.places.facilities)
    by_mention = {mention: one for one in places for mention in (one.id, *one.mentions)}
    datings: dict[str, Dating] = {}
    for story in part_disputes(dated, by_mention, domain):
        members = [report.document.id for report in story.reports]
        if all(reports.documents[one].published.day is not None for one in members):
            continue
        key = memory.key("dating", [reports.stamps[one] for one in members])
        found = memory.recall([key], Together).get(key)
        if found is None:
            found = Together(datings=date_reports(reports.each(members), *place, domain=domain))
            memory.keep({key: found})
        datings.update(found.datings)
    return datings


def _look_again(
    changed: Mapping[str, Dating], looked: Mapping[str, Looked], reports: Reports, reader: "Reader", memory: Memory
) -> dict[str, Looked]:
    """What reports say by the days that others gave them."""
    keys = {one: memory.key("dated", reports.stamps[one], digest(dating)) for one, dating in changed.items()}
    known = memory.recall(list(keys.values()), Looked)
    found = {
        report.document.id: Looked(
            dating=changed[report.document.id],
            gist=gist_of(reader.dated(report, changed[report.document.id]).annotation),
            signature=looked[report.document.id].signature,
        )
        for report in reports.each([one for one in changed if keys[one] not in known])
    }
    memory.keep({keys[one]: each for one, each in found.items()})
    return {one: shared(found[one] if one in found else known[keys[one]]) for one in changed}


def _batches(items: Sequence[str]) -> Iterable[Sequence[str]]:
    return (items[start : start + BATCH] for start in range(0, len(items), BATCH))


def _after(published: When, as_of: date | None, known: bool = False) -> bool:
    """Whether a report came after a day; ``known`` asks that it be known not to have."""
    if as_of is None:
        return False
    if published.latest is None:
        return known
    return published.latest > as_of


def _with_day(document: Document, dating: Dating) -> Document:
    """A document with the day that was worked out for it, where it bears none."""
    if document.published.known or not dating.published.known:
        return document
    return msgspec.structs.replace(document, published=dating.published)


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


def _working(
    datings: Sequence[Dating], documents: Mapping[str, Document]
) -> tuple[tuple[Derivation, ...], tuple[Conflict, ...]]:
    return (
        tuple(_resting(one, documents[dating.document].text) for dating in datings for one in dating.derivations),
        tuple(one for dating in datings for one in dating.conflicts),
    )
