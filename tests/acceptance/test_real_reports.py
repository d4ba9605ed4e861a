"""The main job on the two real reports of 2019 and 2024. They are not part of the repository."""

import os
from datetime import date, time
from pathlib import Path

import pytest

from standoff.domains import load_domain
from standoff.engine.build import build_in_memory
from standoff.record import Actor, Commitment, Demand, Dispute, Document, Event, Record, Statement

REPORTS = Path(os.environ.get("STANDOFF_SHARED", Path(__file__).parents[3] / "shared")) / "reports"
OCTOBER, JUNE = date(2024, 10, 1), date(2019, 6, 14)

pytestmark = pytest.mark.skipif(not REPORTS.exists(), reason=f"the real reports are not at {REPORTS}")


@pytest.fixture(scope="module")
def record() -> Record:
    return build_in_memory([REPORTS], load_domain()).record


def _document(record: Record, start: str) -> Document:
    return next(one for one in record.documents if Path(one.origin.file).name.startswith(start))


def _dispute(record: Record, year: int) -> Dispute:
    return next(one for one in record.disputes if one.span.earliest is not None and one.span.earliest.year == year)


def _events(record: Record, year: int, kind: str, **told: object) -> list[Event]:
    ids = set(_dispute(record, year).events)
    return [
        one
        for one in record.events
        if one.id in ids and one.kind == kind and all(getattr(one, name) == value for name, value in told.items())
    ]


def _names(record: Record, references: object) -> set[str]:
    named = {actor.id: actor.name for actor in record.actors} | {place.id: place.name for place in record.places}
    return {named[one.entry] for one in references if one.entry is not None}  # type: ignore[attr-defined]


def _speaker(record: Record, statement: Statement) -> str:
    return next((one.name for one in record.actors if one.id == statement.speaker), "")


def _said(record: Record, words: str) -> list[Statement]:
    return [one for one in record.statements if any(words in part.quote for part in one.content)]


def _by(record: Record, entry: Demand | Commitment) -> Actor:
    assert entry.by is not None
    return next(one for one in record.actors if one.id == entry.by.entry)


class TestReportOf2024:
    def test_is_dated_by_working_it_out(self, record: Record) -> None:
        document = _document(record, "000")
        assert document.published.day == OCTOBER
        assert document.published.got == "counted"
        working = next(one for one in record.derivations if one.id == document.published.derivation)
        steps = " ".join(working.steps)
        assert "Gandhi Jayanti" in steps
        assert "Mahalaya" in steps
        assert "42-day" in steps
        assert "52nd day" in steps
        quotes = {passage.quote for passage in working.passages}
        assert "October 2" in quotes

    def test_the_killing_is_told_and_the_victim_is_not_named(self, record: Record) -> None:
        (killing,) = _events(record, 2024, "attack", mode="sexual violence")
        assert "RG Kar Medical College and Hospital" in _names(record, killing.places)
        assert [one.passage.quote for one in killing.targets] == ["a 31-year-old doctor"]
        assert _names(record, killing.targets) == set()

    def test_the_assault_by_relatives(self, record: Record) -> None:
        (assault,) = _events(record, 2024, "attack", mode="assault")
        assert _names(record, assault.places) == {"Sagore Dutta Medical College and Hospital"}
        assert {one.passage.quote for one in assault.agents} == {"relatives"}
        assert {one.passage.quote for one in assault.targets} == {"medical staff"}

    def test_the_course_of_the_strike(self, record: Record) -> None:
        (begun,) = _events(record, 2024, "strike", phase="begun")
        assert (begun.when.earliest, begun.when.latest) == (date(2024, 8, 10), date(2024, 8, 11))
        assert begun.when.got == "counted"
        (lifted,) = _events(record, 2024, "strike", phase="partly lifted")
        assert lifted.when.day == date(2024, 9, 21)
        (resumed,) = _events(record, 2024, "strike", phase="resumed")
        assert (resumed.when.day, resumed.when.clock) == (OCTOBER, time(10, 0))
        assert resumed.mode == "cease-work"
        # Its steps, and the strike of 42 days as a whole.
        assert [one.phase for one in _events(record, 2024, "strike")].count(None) == 1
        assert len(_events(record, 2024, "strike")) == 4

    def test_the_rally_is_planned(self, record: Record) -> None:
        (rally,) = _events(record, 2024, "protest", mode="rally")
        assert (rally.modality, rally.when.day) == ("planned", date(2024, 10, 2))
        assert _names(record, rally.places) == {"Kolkata"}

    def test_meetings(self, record: Record) -> None:
        (meetings,) = _events(record, 2024, "talks")
        assert _names(record, meetings.targets) == {"Mamata Banerjee"}
        (review,) = _events(record, 2024, "official act", mode="review meeting")
        assert _names(record, review.agents) == {"Mamata Banerjee"}

    def test_demand(self, record: Record) -> None:
        ids = _dispute(record, 2024).demands
        (demand,) = [one for one in record.demands if one.id in ids]
        assert (demand.matter, demand.text) == ("security", "better security at state hospitals")
        assert _by(record, demand).side == "doctors"

    @pytest.mark.parametrize(
        ("matter", "status"),
        [
            pytest.param("security > cameras", "in progress", id="cameras take time, says the state"),
            pytest.param("facilities > toilets", "in progress", id="toilets take time, says the state"),
            pytest.param("facilities > rest rooms", "in progress", id="rest rooms take time, says the state"),
            pytest.param("facilities", "claimed", id="work has commenced, says the chief secretary"),
            pytest.param(None, "contested", id="promises of the meetings, say the doctors"),
        ],
    )
    def test_commitments(self, record: Record, matter: str | None, status: str) -> None:
        (commitment,) = [one for one in record.commitments if one.matter == matter]
        assert _by(record, commitment).side == "state"
        assert commitment.ruling is not None
        assert commitment.ruling.status == status

    def test_no_other_commitments(self, record: Record) -> None:
        assert len(record.commitments) == 5

    def test_conflict_with_the_words_of_both_sides(self, record: Record) -> None:
        (conflict,) = record.conflicts
        assert conflict.kind == "fulfilment"
        not_kept, kept = conflict.sides
        assert any("no efforts to fulfill the promises" in passage.quote for passage in not_kept.passages)
        assert any("work has commenced" in passage.quote for passage in kept.passages)

    @pytest.mark.parametrize(
        ("words", "speaker", "cue"),
        [
            pytest.param("Today marks the 52nd day", "Aniket Mahato", "said", id="doctor"),
            pytest.param("will take time", "the state government", "stated", id="government"),
            pytest.param("he has spoken with the protesting doctors", "Manoj Pant", "stated", id="chief secretary"),
            pytest.param("held a review meeting", "Manoj Pant", "noted", id="he, the chief secretary"),
            pytest.param("no “positive approach”", "doctors", "claim", id="the doctors"),
        ],
    )
    def test_statements(self, record: Record, words: str, speaker: str, cue: str) -> None:
        found = [one for one in _said(record, words) if any(cue in part.quote for part in one.cue)]
        assert [_speaker(record, one) for one in found] == [speaker]

    def test_the_repeated_paragraph_and_the_links_are_not_read(self, record: Record) -> None:
        document = _document(record, "000")
        again = document.text.rindex("Following the protest")
        for _, entry in record.entries():
            for passage in getattr(entry, "passages", ()):
                if passage.document == document.id:
                    assert not again <= passage.start < again + 240, entry
                    assert "Also Read" not in passage.quote
                    assert "Must Read" not in passage.quote


class TestReportOf2019:
    def test_is_dated_as_it_says(self, record: Record) -> None:
        assert _document(record, "004").published.day == JUNE
        assert _document(record, "004").published.got == "stated"

    def test_the_assault(self, record: Record) -> None:
        (assault,) = _events(record, 2019, "attack")
        assert assault.mode == "assault"
        assert "NRS Medical College" in _names(record, assault.places)
        assert {one.passage.quote for one in assault.targets} == {"two junior doctors"}
        assert {one.passage.quote for one in assault.agents} == {"the family"}
        assert assault.when.latest == date(2019, 6, 11)
        assert [(count.low, count.high) for count in assault.counts] == [(2, 2)]

    def test_the_protest_began_on_tuesday(self, record: Record) -> None:
        (begun,) = _events(record, 2019, "protest", phase="begun")
        assert begun.when.day == date(2019, 6, 11)

    def test_the_ultimatum_was_refused_on_thursday(self, record: Record) -> None:
        (ultimatum,) = _events(record, 2019, "ultimatum")
        assert (ultimatum.mode, ultimatum.when.day) == ("refused", date(2019, 6, 13))
        assert _names(record, ultimatum.agents) == {"Mamata Banerjee"}
        assert _names(record, ultimatum.targets) == {"doctors"}
        (demand,) = [one for one in record.demands if one.matter == "end of the strike"]
        assert demand.state == "refused"
        assert demand.deadline is not None
        assert demand.deadline.day == date(2019, 6, 13)

    def test_the_day_of_protest(self, record: Record) -> None:
        (day,) = _events(record, 2019, "protest", mode="protest day")
        assert day.when.day == JUNE
        assert _names(record, day.agents) == {"India Medical Association"}

    def test_support_is_counted_from_below(self, record: Record) -> None:
        counts = [count for event in _events(record, 2019, "support") for count in event.counts]
        assert [(count.low, count.high, count.qualifier) for count in counts] == [(3501, None, "over")]

    def test_services_are_hit_in_the_states_listed(self, record: Record) -> None:
        (hit,) = _events(record, 2019, "disruption")
        assert _names(record, hit.places) == {
            "Delhi",
            "Maharashtra",
            "Bihar",
            "Uttar Pradesh",
            "Rajasthan",
            "Punjab",
            "Kerala",
            "Madhya Pradesh",
        }

    def test_posts_are_statements_of_their_handles(self, record: Record) -> None:
        posts = [one for one in record.statements if one.post]
        assert len(posts) == 6
        actors = {one.id: one for one in record.actors}
        assert all(actors[one.speaker].handles for one in posts if one.speaker is not None)
        document = _document(record, "004").id
        inside = {event.id: event.according_to for event in record.events if event.trigger.document == document}
        bodies = [(part.start, part.end) for one in posts for part in one.content]
        for event in record.events:
            alone = event.id in inside and len(event.mentions) == 1
            if alone and any(start <= event.trigger.start < end for start, end in bodies):
                assert event.according_to is not None

    def test_inflammatory_posts_are_marked_and_yield_nothing_else(self, record: Record) -> None:
        marked = [one for one in record.statements if one.marks]
        assert {_speaker(record, one) for one in marked} == {"Vinay Chauhan", "Utkarsh raj"}
        for one in marked:
            for body in one.content:
                for kind in ("events", "demands", "commitments"):
                    for entry in getattr(record, kind):
                        assert not any(passage.overlaps(body) for passage in entry.passages), entry

    @pytest.mark.parametrize(
        ("words", "speaker"),
        [
            pytest.param("Instead of providing security", "Dilip Ghosh", id="party president"),
            pytest.param("doctors to stop the strikes", "Mamata Banerjee", id="chief minister"),
            pytest.param('the "anti-Hindu" allegations', "Mamata Banerjee", id="surname only"),
            pytest.param("not make this a prestige issue", "Harsh Vardhan", id="health minister"),
        ],
    )
    def test_speakers(self, record: Record, words: str, speaker: str) -> None:
        found = _said(record, words)
        assert found
        assert {_speaker(record, one) for one in found} == {speaker}

    def test_the_withdrawal_of_the_ultimatum_is_demanded_once(self, record: Record) -> None:
        (demand,) = [one for one in record.demands if one.matter == "talks > withdrawal of an ultimatum"]
        assert _by(record, demand).name == "Harsh Vardhan"
        assert len(demand.mentions) == 2

    def test_one_chief_minister(self, record: Record) -> None:
        bearing = [one for one in record.actors if one.kind == "person" and "Banerjee" in one.name]
        assert sorted(one.name for one in bearing) == ["Abesh Banerjee", "Mamata Banerjee"]
        minister = next(one for one in bearing if one.name == "Mamata Banerjee")
        spelled = " ".join(minister.names)
        assert "Mamta Banerjee" in spelled
        assert "Chief Minister Banerjee" in spelled
        assert "@Mamtaofficial" in spelled
        assert "chief minister" in minister.names


class TestTogether:
    def test_two_disputes_and_a_precedent(self, record: Record) -> None:
        assert len(record.disputes) == 2
        later, earlier = _dispute(record, 2024), _dispute(record, 2019)
        (precedent,) = later.precedents
        assert precedent.dispute == earlier.id
        assert earlier.precedents == ()
        reasons = " ".join(precedent.reasons)
        assert "West Bengal" in reasons
        assert "doctors" in reasons
        assert "security" in reasons

    def test_every_passage_stands_where_it_says(self, record: Record) -> None:
        texts = {one.id: one.text for one in record.documents}
        for kind, entry in record.entries():
            passages = getattr(entry, "passages", None) or [getattr(entry, "passage", None)]
            for passage in passages:
                if passage is not None:
                    assert texts[passage.document][passage.start : passage.end] == passage.quote, (kind, entry)


class TestAfterReview:
    def test_the_demand_is_made_of_the_state(self, record: Record) -> None:
        ids = _dispute(record, 2024).demands
        (demand,) = [one for one in record.demands if one.id in ids]
        assert demand.to is not None
        assert _names(record, [demand.to]) == {"the state government"}

    def test_posts_bear_their_day(self, record: Record) -> None:
        assert {one.when.day for one in record.statements if one.post} == {JUNE}

    def test_who_did_it_stays_alleged(self, record: Record) -> None:
        (assault,) = _events(record, 2019, "attack")
        assert assault.modality == "alleged"

    def test_disputes_begin_with_their_first_strike_or_protest(self, record: Record) -> None:
        assert _dispute(record, 2024).span.earliest == date(2024, 8, 10)
        assert _dispute(record, 2019).span.earliest == date(2019, 6, 11)
