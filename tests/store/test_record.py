"""A record comes back from the database as it was put in, and is replaced as a whole."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.store.samples import READING, document, dump, read, record, rows, strike

from standoff.record import Actor, Annotation, Appearance, Document, Event, Origin, Passage, Record, SetAside, When
from standoff.record.identity import document_id
from standoff.record.record import KINDS
from standoff.store import DamagedError, NoRecordError, RefusedRecordError, Store, open_store


def filled(address: str | Path, number: int = 2) -> Store:
    store = open_store(address)
    store.add([read(each) for each in range(number)], READING)
    return store


@pytest.mark.parametrize(
    "made",
    [
        pytest.param(lambda: Record(domain="health-care"), id="nothing known"),
        pytest.param(record, id="an entry of each kind"),
        pytest.param(lambda: msgspec.structs.replace(record(), as_of=None), id="from all reports"),
        pytest.param(lambda: record(1), id="a report less than are stored"),
    ],
)
def test_a_record_comes_back_as_it_was_put_in(address: str | Path, made: Callable[[], Record]) -> None:
    with filled(address) as store:
        store.replace_record(made())
        assert store.record() == made()
    with open_store(address) as again:
        assert again.record() == made()


@settings(max_examples=15, deadline=None)
@given(
    dropped=st.sets(st.sampled_from(sorted(KINDS))),
    order=st.permutations(range(4)),
    words=st.text(st.characters(codec="utf-8"), min_size=1),
    when=st.dates(),
)
def test_any_record_comes_back_as_it_was_put_in(dropped: set[str], order: list[int], words: str, when: date) -> None:
    whole = record(4)
    odd = Document(
        id=document_id(words),
        text=words,
        appearances=(Appearance(origin=Origin(file=words), title=words, published=When(earliest=when)),),
        published=When(earliest=when),
    )
    named = Passage(document=odd.id, start=0, end=len(words), quote=words)
    full = msgspec.structs.replace(
        whole,
        documents=(*(whole.documents[each] for each in order), odd),
        actors=(*whole.actors, Actor(id="a_odd", name=words, kind="person", passages=(named,))),
        set_aside=(SetAside(origin=Origin(file=words, line=3), reason=words),),
    )
    kept = msgspec.structs.replace(full, **dict.fromkeys(dropped, ()))
    with TemporaryDirectory() as folder, filled(Path(folder) / "desk.db", 4) as store:
        store.add([(odd, Annotation(document=odd.id, published=odd.published))], READING)
        store.replace_record(kept)
        assert store.record() == kept
        assert odd in [each for each, _ in store.reports()]


def test_a_record_can_be_put_in_twice_and_changes_nothing(address: str | Path) -> None:
    with filled(address) as store:
        store.replace_record(record())
        before = dump(address)
        store.replace_record(record())
    assert dump(address) == before


def test_the_dates_worked_out_for_a_record_leave_the_report_as_it_was_read(address: str | Path) -> None:
    undated = msgspec.structs.replace(document(0), published=When())
    dated = msgspec.structs.replace(undated, published=When(earliest=date(2024, 10, 1)), copies="d_1")
    with open_store(address) as store:
        store.add([(document(0), Annotation(document=undated.id, published=When()))], READING)
        store.replace_record(Record(domain="health-care", documents=(dated,)))
        assert store.record().documents == (dated,)
        assert [each for each, _ in store.reports()] == [document(0)]


def test_a_new_record_takes_the_place_of_the_old_as_a_whole(address: str | Path) -> None:
    with filled(address, 3) as store:
        store.replace_record(record(3, name="First name"))
        store.replace_record(record(1, name="Second name"))
        assert store.record() == record(1, name="Second name")
    assert rows(address, "SELECT count(*) FROM entry WHERE kind = 'events'") == [(1,)]


def test_readers_keep_the_old_record_until_the_new_one_is_whole(address: str | Path) -> None:
    with filled(address, 3) as store, open_store(address) as reader:
        store.replace_record(record(3))
        with reader._database.reading() as connection:
            before = connection.exec_driver_sql("SELECT count(*) FROM entry").scalar()
            store.replace_record(record(1))
            assert connection.exec_driver_sql("SELECT count(*) FROM entry").scalar() == before
        assert reader.record() == record(1)


def _twice(whole: Record) -> Record:
    return msgspec.structs.replace(whole, actors=(*whole.actors, whole.actors[0]))


def _unread_document(whole: Record) -> Record:
    return msgspec.structs.replace(whole, documents=(*whole.documents, document(9)))


def _unread_passage(whole: Record) -> Record:
    elsewhere: Event = strike(document(9))
    return msgspec.structs.replace(whole, events=(*whole.events, elsewhere))


@pytest.mark.parametrize(
    ("spoil", "named"),
    [
        pytest.param(_twice, "a_0000000000000001", id="two entries with one id"),
        pytest.param(_unread_document, document(9).id, id="a document that was never read"),
        pytest.param(_unread_passage, document(9).id, id="a passage of a document that was never read"),
    ],
)
def test_a_record_without_its_evidence_is_refused_and_the_old_one_stands(
    address: str | Path, spoil: Callable[[Record], Record], named: str
) -> None:
    with filled(address) as store:
        store.replace_record(record())
        before = dump(address)
        with pytest.raises(RefusedRecordError, match=named):
            store.replace_record(spoil(record(1)))
        assert store.record() == record()
    assert dump(address) == before


def test_a_database_without_a_record_says_so(address: str | Path) -> None:
    with filled(address) as store, pytest.raises(NoRecordError, match="standoff build"):
        store.record()


def test_what_another_version_wrote_is_reported_not_guessed_at(address: str | Path) -> None:
    with filled(address) as store:
        store.replace_record(record())
        with store._database.writing() as connection:
            connection.exec_driver_sql("UPDATE entry SET data = replace(data, '\"modality\"', '\"mood\"')")
        with pytest.raises(DamagedError, match=r"desk.*modality"):
            store.record()


def test_a_record_is_stale_when_reports_came_after_it(address: str | Path) -> None:
    with open_store(address) as store:
        assert not store.stale()
        store.add([read(0), read(1)], READING)
        assert store.stale()
        store.replace_record(record())
        assert not store.stale()
        store.add([read(0)], READING)
        assert not store.stale()
        store.add([read(0, publisher="Hill Courier")], READING)
        assert store.stale()
        store.replace_record(record())
        store.add([read(1)], "another reading")
        assert store.stale()


def test_a_record_is_stale_when_reports_came_while_it_was_worked_out(address: str | Path) -> None:
    with filled(address) as store, open_store(address) as other:
        list(store.reports())
        other.add([read(2)], READING)
        store.replace_record(record())
        assert store.stale()
        list(store.reports())
        store.replace_record(record())
        assert not store.stale()


def test_the_database_says_from_what_and_by_what_its_record_was_made(address: str | Path) -> None:
    with filled(address) as store:
        store.replace_record(record())
    [(domain, as_of, fingerprint, program, vocabulary)] = rows(
        address, "SELECT domain, as_of, fingerprint, program, vocabulary FROM meta"
    )
    assert (domain, str(as_of)) == ("health-care", "2024-09-30")
    assert all([fingerprint, program, vocabulary])
