"""Reports put together by hand, and what Standoff reads in them."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path

import msgspec

from standoff.domains.domain import Domain, load_domain
from standoff.extract.annotate import annotate, annotate_many
from standoff.language.parse import Parsed, parse
from standoff.language.sentences import sentences
from standoff.record.actor import Actor
from standoff.record.annotation import Annotation
from standoff.record.document import Appearance, Document, Origin
from standoff.record.event import Event
from standoff.record.identity import document_id
from standoff.record.passage import Passage, Reference
from standoff.record.place import Place
from standoff.record.record import Record
from standoff.record.value import Value
from standoff.record.when import UNKNOWN, on
from standoff.resolve.report import Report

REPOSITORY = Path(__file__).parent.parent
EXAMPLES = REPOSITORY / "examples" / "reports"

# An ordinary Thursday, for reports whose day does not matter to the test.
SOME_DAY = date(2023, 3, 16)


def domain() -> Domain:
    """The domain that comes with Standoff."""
    return load_domain("health-care")


def report_of(
    text: str, published: date | None = SOME_DAY, publisher: str | None = None, file: str = "report.txt"
) -> Document:
    """A report as ``read`` would hand it on."""
    when = UNKNOWN if published is None else on(published)
    appearance = Appearance(origin=Origin(file=file), publisher=publisher, published=when)
    return Document(id=document_id(text), text=text, appearances=(appearance,), published=when)


def annotated(text: str, published: date | None = SOME_DAY) -> Annotation:
    """What one report says."""
    return annotate(report_of(text, published), domain())


def reports(*told: tuple[str, date | None]) -> list[Report]:
    """Annotated reports, from their texts and days of publication."""
    documents = [report_of(text, published) for text, published in told]
    return [Report(*pair) for pair in zip(documents, annotate_many(documents, domain()), strict=True)]


def record_of_texts(*told: tuple[str, date | None], as_of: date | None = None) -> Record:
    """The record that some texts make, with their days of publication."""
    from standoff.engine.build import record_of

    return record_of(reports(*told), domain(), as_of)


def parsed(text: str) -> list[Parsed]:
    """The parsed sentences of a text."""
    return parse(text, sentences(text))


def words(references: Sequence[Reference]) -> list[str]:
    """The words of some references."""
    return [one.passage.quote for one in references]


def named(found: Annotation | Record, references: Sequence[Reference]) -> list[str]:
    """What references name: the names of the entries, or the bare words where no entry is known."""
    names = {one.id: one.name for one in found.actors} | {one.id: one.name for one in found.places}
    return [names.get(one.entry or "", one.passage.quote) for one in references]


def of_kind(found: Annotation | Record, kind: str) -> list[Event]:
    """The events of a kind."""
    return [one for one in found.events if one.kind == kind]


def only(found: Annotation | Record, kind: str) -> Event:
    """The one event of a kind; more or fewer are an error of the test's subject."""
    events = of_kind(found, kind)
    if len(events) != 1:
        told = [(one.kind, one.mode, one.modality, one.trigger.quote) for one in found.events]
        raise AssertionError(f"{len(events)} events of the kind {kind!r}, not one: {told}")
    return events[0]


def actor(found: Annotation | Record, test: Callable[[Actor], bool]) -> Actor:
    """The one actor of whom something holds."""
    (one,) = [each for each in found.actors if test(each)]
    return one


def place(found: Annotation | Record, name: str) -> Place:
    """The one place that bears a name."""
    (one,) = [each for each in found.places if name in each.names]
    return one


def passages_in(value: object) -> Iterator[Passage]:
    """Every passage anywhere within a value of the vocabulary."""
    if isinstance(value, Passage):
        yield value
    elif isinstance(value, Value):
        for field in msgspec.structs.fields(value):
            yield from passages_in(getattr(value, field.name))
    elif isinstance(value, list | tuple):
        for each in value:
            yield from passages_in(each)
