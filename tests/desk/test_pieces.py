"""The parts of the record, the queue, the map and the marks on a text, each by itself."""

from datetime import date, time
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.desk.desks import keep
from tests.publish.sample import BEGUN, DOCUMENTS, RECORD
from tests.support import domain

from standoff.desk import clock as clocks
from standoff.desk import queue
from standoff.desk.annotated import Note, stretches
from standoff.desk.as_of import dispute_as_of
from standoff.desk.caching import Kept
from standoff.desk.limits import Limits, TooOften
from standoff.desk.map import HEIGHT, WIDTH, Spot, draw_map
from standoff.publish.explain import explanation
from standoff.publish.masking import masked, masked_by, masks_of
from standoff.record import Commitment, Conflict, Passage, Reference
from standoff.record.commitment import Ruling
from standoff.record.decision import decide
from standoff.record.when import When
from standoff.store import open_store, parts


@pytest.fixture(scope="module", params=["by hand", "read"])
def db(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    if request.param == "by hand":
        return keep(RECORD, tmp_path_factory.mktemp("parts") / "desk.db")
    built: Path = request.getfixturevalue("built_once")
    return built


def test_a_part_tells_of_an_entry_what_the_whole_tells(db: Path) -> None:
    with open_store(db) as store, store.reading() as connection:
        whole = store.record()
        for kind, entry in whole.entries():
            if kind != "disputes":
                part = parts.of_entry(connection, entry.id)
                assert part is not None
                assert explanation(part, entry.id, unmask=True) == explanation(whole, entry.id, unmask=True)


def test_a_part_is_masked_by_the_masks_of_the_whole(db: Path) -> None:
    with open_store(db) as store, store.reading() as connection:
        whole = store.record()
        masks = masks_of(parts.for_masks(connection))
        assert masks == masks_of(whole)
        by_id = {entry.id: entry for _, entry in masked(whole).entries()}
        for dispute in whole.disputes:
            part = parts.of_dispute(connection, dispute.id)
            assert part is not None
            for _, entry in masked_by(part, masks).entries():
                assert entry == by_id[entry.id]


def test_a_dispute_of_a_day_holds_only_what_was_published_by_then(built_once: Path) -> None:
    with open_store(built_once) as store, store.reading() as connection:
        dispute = max(store.record().disputes, key=lambda one: len(one.documents))
        days = sorted(one.day for one in store.record().documents if one.id in dispute.documents and one.day)
        then = dispute_as_of(connection, dispute, domain(), days[0])
        assert then is not None
        assert {one.day for one in then.documents if one.day} == {days[0]}
        assert dispute.id in {one.id for one in then.disputes}
        assert dispute_as_of(connection, dispute, domain(), date(1990, 1, 1)) is None


def promise(status: str | None, *documents: str, by: bool = True) -> Commitment:
    passages = tuple(Passage(document=one, start=0, end=5, quote="words") for one in documents)
    return Commitment(
        id="c_1",
        matter=None,
        text="words",
        by=Reference(passage=passages[0]) if by else None,
        ruling=Ruling(status=status, as_of=None, rule="a rule") if status else None,  # type: ignore[arg-type]
        passages=passages,
        mentions=("c_1",),
    )


@pytest.mark.parametrize(
    ("entry", "points", "reasons"),
    [
        pytest.param(promise("pending", "d_1", "d_2"), None, (), id="two sources, nothing against it"),
        pytest.param(promise("pending", "d_1"), 9, ("single",), id="one source"),
        pytest.param(promise("pending", "d_1", "d_3"), 9, ("single",), id="one source and its copy"),
        pytest.param(promise("overdue", "d_1", "d_2"), 11, ("accuses",), id="a status that accuses"),
        pytest.param(
            promise("contested", "d_1", "d_2", by=False), 12, ("contested", "unsaid"), id="contested, by whom"
        ),
    ],
)
def test_consequence_and_doubt_add_up(entry: Commitment, points: int | None, reasons: tuple[str, ...]) -> None:
    found = queue.worth("commitments", entry, domain(), {"d_1": "d_1", "d_3": "d_1"}, frozenset())
    assert (found.points if found else None) == points
    assert (found.reasons if found else ()) == tuple(queue.DOUBTS[one][1] for one in reasons)


def test_what_was_decided_is_not_asked_again_but_a_new_mention_is() -> None:
    one = promise("pending", "d_1")
    accepted = (decide("accept", by="x", at="2024-10-01T12:00:00Z", mentions=("c_1",)),)
    entries = [("commitments", one)]
    assert len(queue.waiting(entries, domain(), {}, (), frozenset())) == 1
    assert queue.waiting(entries, domain(), {}, accepted, frozenset()) == []
    undone = (*accepted, decide("undo", by="x", at="2024-10-01T12:00:01Z", undoes=accepted[0].id))
    assert len(queue.waiting(entries, domain(), {}, undone, frozenset())) == 1


def test_a_conflict_waits_for_a_look() -> None:
    entries = [("conflicts", one) for one in RECORD.conflicts if isinstance(one, Conflict)]
    assert len(queue.waiting(entries, domain(), {}, (), frozenset())) == 2


SPANS = st.lists(st.tuples(st.integers(0, 60), st.integers(1, 30)), max_size=8)


@given(text=st.text(max_size=70), spans=SPANS, begun=st.sets(st.integers(0, 80), max_size=5))
def test_stretches_are_the_text_and_bear_the_notes_that_lie_over_them(
    text: str, spans: list[tuple[int, int]], begun: set[int]
) -> None:
    inside = [(start, min(start + length, len(text))) for start, length in spans if start < len(text)]
    found = [Note(number, f"e_{number}", "event", "", one[0], (one,)) for number, one in enumerate(inside, 1)]
    made = stretches(text, found, begun)
    assert "".join(one.words for one in made) == text
    for one in made:
        over = {
            note.number for note in found for a, b in note.spans if a <= one.start and one.start + len(one.words) <= b
        }
        assert set(one.notes) == over
    assert sorted(number for one in made for number in one.begins) == [note.number for note in found]


PLACES = st.lists(st.tuples(st.floats(-85, 85), st.floats(-179, 179), st.integers(0, 500)), min_size=1, max_size=12)


@given(places=PLACES)
def test_every_place_is_on_the_map(places: list[tuple[float, float, int]]) -> None:
    made = draw_map([Spot(f"p_{n}", f"Place {n}", lat, lon, entries) for n, (lat, lon, entries) in enumerate(places)])
    assert made is not None
    assert len(made.spots) == len(places)
    assert all(0 <= one.x <= WIDTH and 0 <= one.y <= HEIGHT for one in made.spots)
    assert 0 < made.bar <= WIDTH


def test_north_is_up_and_east_is_right() -> None:
    made = draw_map([Spot("p_1", "North", 24.0, 88.0, 1), Spot("p_2", "East", 23.0, 89.0, 9)])
    assert made is not None
    east, north = made.spots
    assert north.y < east.y
    assert north.x < east.x
    assert east.radius > north.radius


@pytest.mark.parametrize(
    ("clock", "zone", "at_the_desk"),
    [
        pytest.param(time(21, 0), "+00:00", "2 Oct 2024, 02:30", id="an offset"),
        pytest.param(time(21, 0), "Z", "2 Oct 2024, 02:30", id="UTC"),
        pytest.param(time(21, 0), "Europe/Paris", "2 Oct 2024, 00:30", id="a name"),
        pytest.param(time(21, 0), "+05:30", "", id="the desk's own"),
        pytest.param(time(21, 0), "Asia/Nowhere", "", id="a zone that nobody knows"),
        pytest.param(time(21, 0), None, "", id="no zone"),
        pytest.param(None, "+00:00", "", id="a day only"),
    ],
)
def test_a_time_of_another_zone_is_told_in_that_of_the_desk(
    clock: time | None, zone: str | None, at_the_desk: str
) -> None:
    day = date(2024, 10, 1)
    when = When(earliest=day, latest=day, granularity="minute", got="stated", clock=clock, zone=zone)
    assert clocks.at_the_desk(when, ZoneInfo("Asia/Kolkata")) == at_the_desk


def test_of_several_who_ask_at_once_one_makes() -> None:
    from concurrent.futures import ThreadPoolExecutor
    from time import sleep

    made = []

    def make() -> int:
        sleep(0.05)
        made.append(1)
        return len(made)

    kept = Kept(2)
    with ThreadPoolExecutor(8) as threads:
        assert list(threads.map(lambda _: kept.get("a", make), range(8))) == [1] * 8
    kept.get("b", make)
    kept.get("c", make)
    assert kept.get("a", make) == 4


def test_what_is_kept_is_bounded_by_its_size() -> None:
    made: list[str] = []
    kept = Kept(10, size=len)

    def asked_for(what: str) -> str:
        def make() -> str:
            made.append(what)
            return what

        return kept.get(what, make)

    for what in ("aaaa", "bbbb", "aaaa", "cccc", "aaaa", "bbbb"):
        assert asked_for(what) == what
    assert made == ["aaaa", "bbbb", "cccc", "bbbb"]
    assert kept.get("large", lambda: "x" * 50) == "x" * 50


def test_a_limit_counts_each_by_himself_and_forgives() -> None:
    limits = Limits()
    for _ in range(3):
        limits.count("log-in", "one", most=3, seconds=60)
    with pytest.raises(TooOften) as error:
        limits.count("log-in", "one", most=3, seconds=60)
    assert 55 < error.value.wait <= 60
    limits.count("log-in", "another", most=3, seconds=60)
    limits.forgive("log-in", "one")
    limits.count("log-in", "one", most=3, seconds=60)


def test_a_document_brings_its_own_text_first(tmp_path: Path) -> None:
    with open_store(keep(RECORD, tmp_path / "x.db")) as store, store.reading() as connection:
        part = parts.of_document(connection, DOCUMENTS["found"].id)
        assert part is not None
        assert part.documents[0].text == DOCUMENTS["found"].text
        assert BEGUN.id in {one.id for one in part.events}
        assert all(one.text == "" for one in part.documents[1:])
        assert parts.of_document(connection, "d_0000000000000000") is None
