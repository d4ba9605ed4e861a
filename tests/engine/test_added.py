"""What a person found and the program did not: it stays, in whatever order, and it stands once."""

from datetime import date

import msgspec
import pytest
from tests.support import domain, reports

from standoff.engine.build import record_of
from standoff.record import Annotation, Decision, Event, Record, Statement
from standoff.record.decision import decide
from standoff.record.identity import mention_id
from standoff.record.passage import cut
from standoff.record.when import UNKNOWN
from standoff.resolve.report import Report

TOLD = (
    "Junior doctors at Harbour Lane Hospital in Patna went on strike on Tuesday after an assault. "
    "The talks at the secretariat came to nothing. Health Secretary Nora Quill promised 40 guards by 30 April."
)
LATER = "Junior doctors in Patna called off their strike on Friday. Secretary Nora Quill did not speak of guards."


@pytest.fixture(scope="module")
def told() -> list[Report]:
    return reports((TOLD, date(2023, 3, 14)), (LATER, date(2023, 3, 18)))


def own_event(report: Report, words: str, kind: str) -> Event:
    start = report.document.text.index(words)
    identifier = mention_id("event", report.document.id, start, start + len(words), "added")
    passage = cut(report.document.id, report.document.text, start, start + len(words))
    return Event(
        id=identifier,
        kind=kind,
        mode=None,
        trigger=passage,
        modality="reported",
        passages=(passage,),
        mentions=(identifier,),
    )


def add(one: Event | Statement, at: str = "2023-04-01T10:00:00Z") -> Decision:
    name = "events" if isinstance(one, Event) else "statements"
    document = one.passages[0].document
    holding = msgspec.structs.replace(Annotation(document=document, published=UNKNOWN), **{name: (one,)})
    return decide("add", by="mira", at=at, mentions=one.mentions, added=holding)


def decided(told: list[Report], *made: Decision) -> Record:
    """The record by some decisions: the same in whatever order reports and decisions come."""
    first = record_of(told, domain(), decisions=made)
    assert record_of(told[::-1], domain(), decisions=made[::-1]) == first
    return first


def test_it_stands_in_its_dispute_with_the_day_of_its_report_at_the_latest(told: list[Report]) -> None:
    one = own_event(told[0], "an assault", "legal step")
    record = decided(told, add(one))
    found = next(each for each in record.events if one.id in each.mentions)
    assert found.kind == "legal step"
    assert found.when.latest == date(2023, 3, 14)
    assert any(found.id in each.events for each in record.disputes)


def test_what_the_program_finds_in_the_same_words_gives_way_to_it(told: list[Report]) -> None:
    machine = next(each for each in told[0].annotation.events if each.kind == "strike")
    own = own_event(told[0], machine.trigger.quote, "strike")
    assert own.trigger == machine.trigger
    record = decided(told, add(own))
    mentions = [each for one in record.events for each in one.mentions]
    assert own.id in mentions
    assert machine.id not in mentions


def test_what_was_added_to_a_report_that_is_not_there_changes_nothing(told: list[Report]) -> None:
    own = own_event(told[0], "an assault", "legal step")
    assert decided(told[1:], add(own)).events == record_of(told[1:], domain()).events


def test_it_is_as_of_its_report_and_gone_when_it_is_undone(told: list[Report]) -> None:
    made = add(own_event(told[1], "did not speak", "talks"))
    before = record_of(told, domain(), date(2023, 3, 16), decisions=(made,))
    assert not [one for one in before.events if set(made.mentions) & set(one.mentions)]
    undone = decide("undo", by="mira", at="2023-04-02T10:00:00Z", undoes=made.id)
    assert decided(told, made, undone).events == record_of(told, domain()).events
