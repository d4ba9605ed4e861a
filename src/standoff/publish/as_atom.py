"""What each report changed in a dispute, as feeds (Atom, RFC 4287): one feed a dispute, one item a report."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from html import escape
from pathlib import Path
from xml.etree import ElementTree as ET

from standoff.language.timeml import NOT_IN_XML
from standoff.publish.about import in_a_line, standoff_version
from standoff.publish.atomic import write_whole
from standoff.publish.citing import publisher_of, web_address
from standoff.publish.describe import in_words
from standoff.publish.index import Index
from standoff.publish.release import Release
from standoff.publish.wording import many, short_day
from standoff.publish.working import evidence
from standoff.record import Commitment, Conflict, Demand, Dispute, Document, Entry, Event

ATOM = "http://www.w3.org/2005/Atom"
_NO_DAY = date(1970, 1, 1)


@dataclass
class _Told:
    """What one report adds to a dispute, and which known entries it tells again."""

    new: list[Entry] = field(default_factory=list)
    again: list[Entry] = field(default_factory=list)


def write_atom(release: Release, out: Path) -> list[Path]:
    """Writes a folder with a feed for each dispute, the latest report first in each."""
    return [write_whole(out / f"{one.id}.atom", _feed(release, one)) for one in release.record.disputes]


def _feed(release: Release, dispute: Dispute) -> bytes:
    index = release.index
    feed = ET.Element("feed", {"xmlns": ATOM, "xml:lang": "en"})
    items = sorted(_by_report(index, dispute).items(), key=lambda one: (_day(index, one[0]), one[0]), reverse=True)
    latest = max((_day(index, document) for document, _ in items), default=release.day or _NO_DAY)
    _add(feed, "id", f"urn:standoff:{dispute.id}")
    _add(feed, "title", dispute.name)
    _add(feed, "subtitle", in_a_line(release.about))
    _add(feed, "updated", _moment(latest))
    _add(ET.SubElement(feed, "author"), "name", "Standoff")
    _add(feed, "generator", "Standoff", version=standoff_version())
    _add(feed, "rights", release.profile.licence)
    for document, told in items:
        feed.append(_item(index, dispute, index.documents[document], told))
    ET.indent(feed)
    data: bytes = ET.tostring(feed, encoding="utf-8", xml_declaration=True)
    return data + b"\n"


def _item(index: Index, dispute: Dispute, document: Document, told: _Told) -> ET.Element:
    day = _day(index, document.id)
    item = ET.Element("entry")
    changes = [many(len(told.new), "new entry", "new entries")] if told.new else []
    changes += [f"{many(len(told.again), 'entry', 'entries')} told again"] if told.again else []
    _add(item, "id", f"urn:standoff:{dispute.id}:{document.id}")
    when = short_day(day) if day != _NO_DAY else "day not known"
    _add(item, "title", f"{when}, {publisher_of(document)}: {', '.join(changes)}")
    _add(item, "updated", _moment(day))
    _add(item, "published", _moment(day))
    if (address := web_address(document.url)) is not None:
        _add(item, "link", "", rel="via", href=address)
    for kind in dict.fromkeys(type(one).__name__.lower() for one in told.new):
        _add(item, "category", "", term=kind)
    _add(item, "content", _listed(index, "New", told.new) + _listed(index, "Told again", told.again), type="html")
    return item


def _listed(index: Index, head: str, entries: Iterable[Entry]) -> str:
    lines = "".join(f"<li>{escape(in_words(index, one))} <code>{one.id}</code></li>" for one in entries)
    return f"<p>{head}:</p><ul>{lines}</ul>" if lines else ""


def _by_report(index: Index, dispute: Dispute) -> dict[str, _Told]:
    """What each report of a dispute tells of it."""
    found: dict[str, _Told] = {}
    for entry in _entries(index, dispute):
        documents = sorted(
            {one.document for one in evidence(index, entry) if one.document in index.documents},
            key=lambda one: (_day(index, one) == _NO_DAY, _day(index, one), one),
        )
        if isinstance(entry, Conflict):
            # Accounts differ only once the second of them is there.
            documents = documents[1:] or documents
        for number, document in enumerate(documents):
            told = found.setdefault(document, _Told())
            (told.again if number else told.new).append(entry)
    return found


def _entries(index: Index, dispute: Dispute) -> Iterator[Entry]:
    yield from index.get(Event, dispute.events)
    yield from index.get(Demand, dispute.demands)
    for commitment in index.get(Commitment, dispute.commitments):
        yield commitment
        yield from index.developments.get(commitment.id, ())
    yield from index.get(Conflict, dispute.conflicts)


def _day(index: Index, document: str) -> date:
    return index.documents[document].published.earliest or _NO_DAY


def _moment(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"


def _add(parent: ET.Element, name: str, words: str, **attributes: str) -> None:
    clean = {key: value.translate(NOT_IN_XML) for key, value in attributes.items()}
    ET.SubElement(parent, name, clean).text = words.translate(NOT_IN_XML) or None
