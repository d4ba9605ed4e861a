"""Reports and what was read in them: kept once, whatever the order and however often they are given."""

from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.store.samples import READING, document, dump, read, record

from standoff.record import Annotation, Document, Origin, SetAside
from standoff.store import open_store

TORN = SetAside(origin=Origin(file="torn.txt"), reason="not text", remedy="Save it as text.")
BAD_LINE = SetAside(origin=Origin(file="reports.jsonl", line=2), reason="not JSON")


def test_reports_come_back_sorted_with_what_was_read_in_them(address: str | Path) -> None:
    given = [read(number) for number in range(1200)]
    with open_store(address) as store:
        assert store.add(given, READING) == 1200
        assert list(store.reports()) == sorted(given, key=lambda each: each[0].id)


def test_a_second_reading_changes_nothing(address: str | Path) -> None:
    given = [read(0), read(1), read(1, publisher="Hill Courier")]
    with open_store(address) as store:
        assert store.add(given, READING) == 2
        store.replace_record(record())
        before = dump(address)
        assert store.add(given, READING) == 0
        assert store.add(given[::-1], READING) == 0
    assert dump(address) == before


READINGS = st.tuples(st.integers(0, 2), st.dates(date(2024, 8, 1), date(2024, 8, 4)), st.sampled_from(["A", "B"])).map(
    lambda each: read(*each)
)


@settings(max_examples=15, deadline=None)
@given(st.lists(READINGS, min_size=1, max_size=6), st.randoms(use_true_random=False), st.integers(1, 6))
def test_the_order_of_reading_and_the_size_of_batches_do_not_matter(
    given: list[tuple[Document, Annotation]], random: object, size: int
) -> None:
    shuffled = [*given, given[0]]
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    with TemporaryDirectory() as folder:
        at_once, in_parts = Path(folder) / "one.db", Path(folder) / "two.db"
        with open_store(at_once) as store:
            store.add(given, READING)
        with open_store(in_parts) as store:
            for start in range(0, len(shuffled), size):
                store.add(shuffled[start : start + size], READING)
        assert dump(at_once) == dump(in_parts)


def test_the_same_words_elsewhere_are_another_appearance_and_the_first_day_counts(address: str | Path) -> None:
    late, early = read(0, date(2024, 8, 9)), read(0, date(2024, 8, 2), "Hill Courier")
    with open_store(address) as store:
        store.add([late], READING)
        assert store.add([early], READING) == 1
        [(document, annotation)] = store.reports()
        assert [each.publisher for each in document.appearances] == ["Hill Courier", "River Gazette"]
        assert document.published == early[0].published
        assert annotation == early[1]
        assert store.add([late], READING) == 0


def test_a_new_version_of_the_program_replaces_what_the_old_one_read(address: str | Path) -> None:
    report, _ = read(0)
    better = Annotation(document=report.id, published=report.published, notes=("read anew",))
    with open_store(address) as store:
        store.add([read(0)], READING)
        assert store.known([report.id, "d_0"]) == {report.id}
        assert store.known([report.id], "standoff 2") == set()
        assert store.add([(report, better)], "standoff 2") == 1
        assert list(store.reports()) == [(report, better)]
        assert store.known([report.id], "standoff 2") == {report.id}


def test_only_what_is_new_needs_to_be_read(address: str | Path) -> None:
    with open_store(address) as store:
        store.add([read(0), read(1, date(2024, 8, 9))], READING)
        elsewhere = document(1, date(2024, 8, 2), "Hill Courier")
        found = store.unread([document(0), elsewhere, document(2), document(2)], READING)
        assert [each.id for each in found] == [document(1).id, document(2).id]
        assert [each.publisher for each in found[0].appearances] == ["Hill Courier", "River Gazette"]
        assert found[0].published == elsewhere.published
        assert [each.id for each in store.unread([document(0)], "standoff 2")] == [document(0).id]
        store.add([(each, Annotation(document=each.id, published=each.published)) for each in found], READING)
        assert store.unread([document(0), elsewhere, document(2)], READING) == []


def test_what_is_set_aside_is_noted_once(address: str | Path) -> None:
    with open_store(address) as store:
        store.set_aside([TORN, BAD_LINE, TORN])
        before = dump(address)
        store.set_aside([msgspec.structs.replace(TORN), BAD_LINE])
        assert dump(address) == before
        assert store.all_set_aside() == (BAD_LINE, TORN)


def test_what_has_been_read_after_all_is_set_aside_no_more(address: str | Path) -> None:
    with open_store(address) as store:
        store.set_aside([TORN, BAD_LINE])
        store.add([read(1)], READING)
        assert store.all_set_aside() == (TORN,)
