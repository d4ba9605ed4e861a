"""Standoff keeps the record of a dispute from news reports, each entry tied to the words it rests on.

The public face::

    import standoff

    record = standoff.build("reports/")                    # or standoff.build("reports/", db="desk.db")
    record = standoff.open_record("desk.db")               # what `standoff build` keeps
    said = standoff.annotate("KOLKATA, Oct 1: ...")        # what one text says
    table = pandas.DataFrame(standoff.table(record, "commitments"))
    days = standoff.timeline(standoff.read("news.jsonl"), at_most=20)     # dated reports of any topic

All that comes back is made of the types of ``standoff.record``: frozen, typed, with ``to_dict`` and ``to_json``.
Nothing is imported before it is needed: the parser is loaded by the first report that must be parsed.
"""

from collections.abc import Iterable
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

# ``standoff.read`` is this function. The package of the same name is imported by this line, before the name is bound,
# so that ``from standoff.read.sources import read`` goes on working and never unbinds it.
from standoff.read import read

if TYPE_CHECKING:
    from standoff.reason.news_timeline.told import ToldDay
    from standoff.record import Annotation, Document, Record, SetAside

__all__ = ["annotate", "build", "open_record", "read", "table", "timeline"]


def annotate(
    text: str, *, published: date | str | None = None, as_is: bool = False, domain: str = "health-care"
) -> "Annotation":
    """All that one text says, by its own words alone: names, times, events, statements, demands, commitments.

    Args:
        text: the report. Offsets in what comes back count its code points once it has been cleaned.
        published: its day of publication, as a date or as "2024-10-01"; None where the text itself must tell.
        as_is: take the text as it stands, uncleaned, so that offsets are those of ``text``.
        domain: the name of a domain, or the path of a folder of domain files.

    Raises:
        ValueError: ``published`` is not a day.
        DomainFileError: the domain is not there, or one of its files is wrong.
    """
    from standoff.domains import load_domain
    from standoff.engine.annotate import annotate_document
    from standoff.read import document_from_text
    from standoff.record import Origin
    from standoff.record.when import on

    day = date.fromisoformat(published) if isinstance(published, str) else published
    document = document_from_text(
        text, origin=Origin(file="text"), published=on(day) if day is not None else None, as_is=as_is
    )
    return annotate_document(document, load_domain(domain)).annotation


def build(
    *sources: str | Path,
    db: str | Path | None = None,
    domain: str = "health-care",
    as_of: date | None = None,
) -> "Record":
    """The record of some reports: files, folders, or "-" for standard input.

    What was not read is in the record's ``set_aside``, each with the reason.

    Args:
        sources: where the reports are.
        db: a database to keep reports and record in; the record is then of all reports that it holds. None keeps
            nothing.
        domain: the name of a domain, or the path of a folder of domain files.
        as_of: the record as it could be known on a day, from reports published by then.

    Raises:
        StoreError: the database cannot be used.
        DomainFileError: the domain is not there, or one of its files is wrong.
    """
    from standoff.domains import load_domain
    from standoff.engine.build import build_in_memory, build_in_store

    knowledge = load_domain(domain)
    if db is None:
        return build_in_memory(sources, knowledge, as_of).record
    from standoff.store import open_store

    with open_store(db) as store:
        return build_in_store(sources, store, knowledge, as_of).record


def open_record(path: str | Path, *, as_of: date | None = None, domain: str | None = None) -> "Record":
    """The record that a database keeps.

    Args:
        path: the database, as ``standoff build`` or ``build(db=...)`` made it.
        as_of: a day; the record is then worked out as it could be known on it, from the reports that are kept.
        domain: for ``as_of``, the folder of domain files that the record was built by; None where the domain is one
            that comes with Standoff.

    Raises:
        StoreError: there is no such database, or it holds no record.
        DomainFileError: the domain is not there, or one of its files is wrong.
    """
    from standoff.store import open_store

    with open_store(path, create=False) as store:
        record = store.record()
        if as_of is None:
            return record
        from standoff.domains import load_domain
        from standoff.engine.build import record_in_store

        return record_in_store(store, load_domain(domain or record.domain), as_of)


def table(record: "Record", kind: str) -> list[dict[str, object]]:
    """The entries of a kind as rows for ``pandas.DataFrame`` or ``polars.DataFrame``; names masked.

    Args:
        record: the record.
        kind: *commitments*, *demands*, *events*, *statements*, *conflicts*, *disputes*, *actors*, *places*,
            *developments*, *derivations*, *documents*, or *passages*: the words that each entry rests on.

    Raises:
        ValueError: there is no such table.
    """
    from standoff.publish.tables import rows

    return rows(record, kind)


def timeline(
    reports: "Iterable[Document | SetAside | tuple[str, date | str | None]]",
    *,
    at_most: int = 12,
    sentences: int = 1,
    start: date | str | None = None,
    end: date | str | None = None,
    query: str = "",
    domain: str = "health-care",
) -> "tuple[ToldDay, ...]":
    """The days that matter most in dated reports of any topic, in order of time, each told in the reports' own words.

    Nothing in the sentences is masked.

    Args:
        reports: what ``read`` gives, or pairs of a text and its day of publication (a date or "2024-10-01"; None where
            the text itself must tell).
        at_most: how many days the timeline may have.
        sentences: how many sentences a day may have.
        start: the first day that may be told; None for a year before the first report.
        end: the last day that may be told, whatever later reports are given; None for the day of the last report.
        query: words for what the timeline is to be about.
        domain: the name of a domain, or the path of a folder of domain files: of which country the named days are, and
            which words are no part of a report.

    Raises:
        ValueError: a day is none, or less than one day or sentence is asked for.
        DomainFileError: the domain is not there, or one of its files is wrong.
    """
    from standoff.domains import load_domain
    from standoff.reason.news_timeline.making import news_timeline

    if at_most < 1 or sentences < 1:
        raise ValueError("a timeline needs at least one day, and a day at least one sentence")
    documents = [one for one in map(_as_document, reports) if one is not None]
    return news_timeline(
        documents,
        load_domain(domain),
        at_most=at_most,
        sentences=sentences,
        start=_as_day(start),
        end=_as_day(end),
        query=query,
    )


def _as_document(report: "Document | SetAside | tuple[str, date | str | None]") -> "Document | None":
    """A report as a document; None for what was set aside."""
    from standoff.read import document_from_text
    from standoff.record import Document, Origin, SetAside
    from standoff.record.when import on

    if isinstance(report, Document):
        return report
    if isinstance(report, SetAside):
        return None
    text, published = report
    day = _as_day(published)
    return document_from_text(text, origin=Origin(file="text"), published=on(day) if day is not None else None)


def _as_day(day: date | str | None) -> date | None:
    """A day as it may be given: a day, a moment of it, or either as words ("2024-10-01", "2024-10-01T08:30:00")."""
    moment = datetime.fromisoformat(day) if isinstance(day, str) else day
    return moment.date() if isinstance(moment, datetime) else moment
