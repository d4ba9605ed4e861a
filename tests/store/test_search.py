"""Searching: what is found, where it stands, and what is left out."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.store.samples import READING, document, read, record

from standoff.store import Store, open_store
from standoff.store.search import best

FIRST, SECOND = document(0), document(1)


@pytest.fixture
def store(address: str | Path) -> Store:
    store = open_store(address)
    store.add([read(0), read(1)], READING)
    store.replace_record(record())
    return store


@pytest.mark.parametrize(
    ("query", "found"),
    [
        pytest.param("cameras", {FIRST.id, SECOND.id, "c_0000000000000001", "x_0000000000000001"}, id="a word"),
        pytest.param("CAMERA promises", {FIRST.id, SECOND.id, "c_0000000000000001"}, id="in other forms"),
        pytest.param("guards August", {FIRST.id, SECOND.id}, id="words that stand apart"),
        pytest.param('"more guards"', {FIRST.id, SECOND.id, "m_0000000000000001"}, id="words that stand together"),
        pytest.param('"guards more"', set(), id="together the other way round"),
        pytest.param(
            "state -cameras", {"a_0000000000000002", "m_0000000000000001"}, id="a word that must not be there"
        ),
        pytest.param("Lila", {FIRST.id, SECOND.id, "a_0000000000000001", "s_0000000000000001"}, id="a name"),
        pytest.param("Southgate", {"u_0000000000000002"}, id="the name of a dispute"),
        pytest.param("report-0", {FIRST.id}, id="words tied together"),
        pytest.param("they", {FIRST.id, SECOND.id}, id="a small word"),
        pytest.param("zebra", set(), id="a word that nobody wrote"),
        pytest.param("-cameras", set(), id="only what must not be there"),
        pytest.param("", set(), id="nothing"),
        pytest.param("\" ' AND ( * :", set(), id="signs"),
    ],
)
def test_what_holds_the_words_is_found(store: Store, query: str, found: set[str]) -> None:
    answer = store.search(query)
    assert {hit.id for hit in answer.hits} == found
    assert answer.total == len(found)


@pytest.mark.parametrize(
    ("query", "identifier", "words"),
    [
        pytest.param("camera", FIRST.id, ["cameras"], id="in a text"),
        pytest.param("guards doctors", FIRST.id, ["Doctors", "doctors", "guards"], id="in several places"),
        pytest.param('"northgate hospital"', FIRST.id, ["Northgate Hospital"], id="words together"),
        pytest.param("promised 40", "c_0000000000000001", ["promised 40"], id="in an entry's own passages"),
        pytest.param("nothing", "x_0000000000000001", ["Nothing"], id="in the passages of another report"),
        pytest.param("southgate", "u_0000000000000002", [], id="in a name that no passage holds"),
    ],
)
def test_a_hit_tells_where_the_words_stand(store: Store, query: str, identifier: str, words: list[str]) -> None:
    (hit,) = (one for one in store.search(query).hits if one.id == identifier)
    texts = {FIRST.id: FIRST.text, SECOND.id: SECOND.text}
    assert [texts[one.document][one.start : one.end] for one in hit.places] == words
    assert [one.document for one in hit.places] == sorted(one.document for one in hit.places)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_any_words_of_a_text_are_found_in_it(store: Store, data: st.DataObject) -> None:
    words = FIRST.text.split()
    start = data.draw(st.integers(0, len(words) - 1))
    end = data.draw(st.integers(start + 1, len(words)))
    hits = {hit.id: hit for hit in store.search(" ".join(words[start:end]).replace("-", ""), limit=50).hits}
    assert hits[FIRST.id].places


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(query=st.text(max_size=30))
def test_no_query_is_an_error(store: Store, query: str) -> None:
    store.search(query)


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        pytest.param({"kinds": ["documents"]}, {FIRST.id, SECOND.id}, id="texts"),
        pytest.param({"kinds": ["conflicts"]}, {"x_0000000000000001"}, id="a kind"),
        pytest.param(
            {"kinds": ["conflicts", "documents"]}, {FIRST.id, SECOND.id, "x_0000000000000001"}, id="two kinds"
        ),
        pytest.param({"days": (date(2024, 8, 2), None)}, {SECOND.id}, id="from a day"),
        pytest.param({"days": (None, date(2024, 8, 1))}, {FIRST.id}, id="up to a day"),
        pytest.param({"days": (date(2025, 1, 1), date(2025, 2, 1))}, set(), id="other days"),
        pytest.param(
            {"dispute": "u_0000000000000009"},
            {FIRST.id, SECOND.id, "c_0000000000000001", "x_0000000000000001"},
            id="a dispute, by an earlier id",
        ),
        pytest.param({"dispute": "u_0000000000000002"}, {SECOND.id}, id="another dispute"),
        pytest.param({"dispute": "u_nowhere"}, set(), id="no dispute"),
    ],
)
def test_hits_can_be_held_to_kinds_days_and_a_dispute(
    store: Store, filters: dict[str, object], found: set[str]
) -> None:
    assert {hit.id for hit in store.search("cameras", **filters).hits} == found  # type: ignore[arg-type]


def test_pages_follow_each_other_and_the_best_comes_first(address: str | Path) -> None:
    with open_store(address) as store:
        store.add([read(each) for each in range(7)], READING)
        store.replace_record(record(7))
        whole = store.search("guards", limit=50)
        pages = [store.search("guards", limit=3, offset=at) for at in range(0, 12, 3)]
        assert [hit for page in pages for hit in page.hits] == list(whole.hits)
        assert {page.total for page in pages} == {whole.total} == {8}
        assert [hit.rank for hit in whole.hits] == sorted((hit.rank for hit in whole.hits), reverse=True)


def test_the_search_follows_the_record(store: Store) -> None:
    store.replace_record(record(1, name="Westgate strike"))
    assert [hit.id for hit in store.search("westgate").hits] == ["u_0000000000000001"]
    assert store.search("Northgate", kinds=["disputes"]).hits == ()
    # A report that is stored but not in the record is not found.
    assert {hit.id for hit in store.search("guards", kinds=["documents"]).hits} == {FIRST.id}


def test_of_very_many_those_read_last_come_first(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    with store.reading() as connection:
        weighed = best(connection, "cameras", store.where, limit=10)
        monkeypatch.setattr("standoff.store.search._VERY_MANY", 1)
        last = best(connection, "cameras", store.where, limit=10)
        first = best(connection, "cameras", store.where, limit=1)
        documents = best(connection, "cameras", store.where, kinds=["documents"], limit=10)
    assert set(weighed) == set(last) == {hit.id for hit in store.search("cameras").hits}
    assert first == last[:1]
    assert set(documents) == {FIRST.id, SECOND.id}
