"""The timeline and the stretches of strikes."""

from datetime import date

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.publish.sample import BEGUN, LATER, RALLY, RAPE, RECORD, UNDATED

from standoff.publish.stretches import strikes
from standoff.publish.timeline import timeline
from standoff.record import Event, Passage, Record, Reference, When
from standoff.record.event import Phase
from standoff.record.identity import content_id


def test_days_stand_in_order_and_what_has_no_day_comes_last(record: Record) -> None:
    days = timeline(record, LATER)
    known = [day.day for day in days if day.day is not None]
    assert known == sorted(known)
    assert days[-1].day is None
    assert [item.id for item in days[-1].items] == [UNDATED.id]


@given(st.permutations(LATER.events))
def test_the_order_of_entries_in_the_record_does_not_matter(events: list[str]) -> None:
    shuffled = msgspec.structs.replace(LATER, events=tuple(events))
    assert timeline(RECORD, shuffled) == timeline(RECORD, LATER)


def test_each_day_is_a_line_with_its_sources(record: Record) -> None:
    by_day = {day.label: day for day in timeline(record, LATER)}
    assert by_day["9 August 2024"].words == "Sexual violence at Harrow Lane Medical College"
    assert by_day["17 August 2024"].words == "March (over 3,500 doctors)"
    assert by_day["10 or 11 August 2024 (worked out)"].items[0].id == BEGUN.id
    assert by_day["16 September 2024"].words.startswith(
        "Talks between the state government and Tarsin Junior Doctors' Union; Cameras promised by the state government"
    )
    assert by_day["1 October 2024"].sources == ("Eastern Wire",)


def test_what_is_planned_is_not_told_as_done(record: Record) -> None:
    (item,) = [one for day in timeline(record, LATER) for one in day.items if one.id == RALLY.id]
    assert item.words == "Planned: rally"
    assert not item.firm


def test_a_victim_is_not_in_the_line(record: Record) -> None:
    (item,) = [one for day in timeline(record, LATER) for one in day.items if one.id == RAPE.id]
    assert "a person not named" not in item.words


def _event(
    phase: Phase | None, start: int, who: str = "doctors", end: int | None = None, modality: str = "reported"
) -> Event:
    passage = Passage(document="d", start=0, end=len(who or "it"), quote=who or "it")
    return Event(
        id=content_id("event", phase, start, who),
        kind="strike",
        mode=None,
        trigger=passage,
        modality=modality,  # type: ignore[arg-type]
        phase=phase,
        when=When(earliest=date(2024, 8, start), latest=date(2024, 8, end or start)),
        agents=(Reference(passage=passage),) if who else (),
    )


@pytest.mark.parametrize(
    ("events", "stretches"),
    [
        pytest.param([_event("begun", 1), _event("called off", 9)], [[(1, 9, True)]], id="begun and called off"),
        pytest.param([_event("begun", 1)], [[(1, None, True)]], id="no end reported"),
        pytest.param(
            [_event("begun", 1), _event("partly lifted", 5), _event("resumed", 8), _event("suspended", 9)],
            [[(1, 5, True), (5, 8, False), (8, 9, True)]],
            id="partly lifted and resumed",
        ),
        pytest.param(
            [_event("begun", 1), _event("partly lifted", 5), _event("continued", 7), _event("called off", 9)],
            [[(1, 5, True), (5, 9, False)]],
            id="that it goes on does not undo the lifting",
        ),
        pytest.param([_event("announced", 1), _event("called off", 9)], [[]], id="announced only"),
        pytest.param([_event("begun", 1, modality="planned")], [[]], id="planned only"),
        pytest.param([_event(None, 3, end=6)], [[(3, 6, True)]], id="without a phase"),
        pytest.param(
            [_event("begun", 1), _event("begun", 2, "nurses"), _event("called off", 3, "nurses")],
            [[(1, None, True)], [(2, 3, True)]],
            id="two groups",
        ),
        pytest.param(
            [_event("begun", 1), _event("continued", 2), _event("begun", 3, "nurses"), _event("called off", 9, "")],
            [[(1, 9, True)], [(3, None, True)]],
            id="an end that names nobody ends the strike most told of",
        ),
    ],
)
def test_stretches_of_strikes(events: list[Event], stretches: list[list[tuple[int, int | None, bool]]]) -> None:
    found = [
        [(one.start.day, one.end.day if one.end else None, one.full) for one in strike.stretches]
        for strike in strikes(events)
    ]
    assert found == stretches
