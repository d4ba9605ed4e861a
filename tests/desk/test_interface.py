"""``/api/v1``: what it says of itself holds, whatever it is asked."""

from collections.abc import Iterator
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from schemathesis import GenerationMode
from tests.desk.desks import Desk, Visitor, keep
from tests.publish.sample import BEGUN, DOCUMENTS, EARLIER, IDS, LATER, RECORD, UNION

from standoff.record import Event


@pytest.fixture(scope="module")
def interface(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    desk = Desk(keep(RECORD, tmp_path_factory.mktemp("interface") / "desk.db"), public=True)
    yield schemathesis.openapi.from_asgi("/api/v1/openapi.json", desk.app)
    desk.house.store.close()


PATHS = (
    "/record",
    "/disputes",
    "/disputes/{identifier}",
    "/entries",
    "/entries/{identifier}",
    "/documents",
    "/documents/{identifier}",
    "/search",
)


def test_the_document_names_every_address(interface: Any) -> None:
    assert {one.ok().path for one in interface.get_all_operations()} == set(PATHS)


@pytest.mark.parametrize(
    ("path", "mode"),
    [
        *(pytest.param(one, GenerationMode.POSITIVE, id=f"{one}-fitting") for one in PATHS),
        # The first is asked for nothing, so nothing that it is asked can be unfitting.
        *(pytest.param(one, GenerationMode.NEGATIVE, id=f"{one}-unfitting") for one in PATHS[1:]),
    ],
)
def test_every_answer_is_as_the_document_says(interface: Any, path: str, mode: GenerationMode) -> None:
    operation = interface[path]["GET"]

    @settings(max_examples=15, suppress_health_check=list(HealthCheck), deadline=None)
    @given(case=operation.as_strategy(generation_mode=mode))
    def ask(case: Any) -> None:
        case.call_and_validate()

    ask()


@pytest.fixture
def reader(desk: Desk) -> Visitor:
    return desk.visitor("reader")


def test_it_needs_a_session(desk: Desk) -> None:
    answer = desk.visitor().get("/api/v1/disputes")
    assert answer.status_code == 401
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["status"] == 401


def test_a_known_answer_is_not_sent_again_until_the_record_changes(desk: Desk, reader: Visitor) -> None:
    first = reader.get(f"/api/v1/entries/{BEGUN.id}")
    etag = first.headers["etag"]
    again = reader.get(f"/api/v1/entries/{BEGUN.id}", headers={"if-none-match": f'"other", W/{etag}'})
    assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", etag)
    assert reader.get(f"/api/v1/entries/{IDS['cameras']}").headers["etag"] != etag
    from standoff.record import Annotation, Document
    from standoff.record.identity import document_id

    text = "Nothing happened in Tarsin."
    more = Document(id=document_id(text), text=text, appearances=DOCUMENTS["talks"].appearances)
    desk.house.store.add([(more, Annotation(document=more.id, published=more.published))], "by hand")
    desk.house.store.replace_record(RECORD)
    changed = reader.get(f"/api/v1/entries/{BEGUN.id}", headers={"if-none-match": etag})
    assert changed.status_code == 200


def test_pages_follow_each_other_to_the_end(reader: Visitor) -> None:
    address: str | None = "/api/v1/entries?kind=events&size=4"
    found: list[str] = []
    while address is not None:
        answer = reader.get(address).json()
        assert len(answer["items"]) <= 4
        found += [one["entry"]["id"] for one in answer["items"]]
        address = answer["next"]
    assert sorted(found) == sorted(one.id for one in RECORD.events)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("kind=commitments&status=overdue", [IDS["guards"]]),
        ("kind=commitments&subkind=security %3E cameras", [IDS["cameras"]]),
        (f"kind=disputes&involving={UNION.id}", []),
        (f"kind=commitments&involving={UNION.id}", [IDS["cameras"]]),
        (f"kind=demands&dispute={EARLIER.id}", [EARLIER.demands[0]]),
        (f"kind=events&dispute={EARLIER.id}&since=2019-06-15", ["END_2019"]),
        ("kind=events&until=2019-06-10", ["ASSAULT_2019"]),
    ],
)
def test_entries_are_found_by_what_they_are(reader: Visitor, query: str, found: list[str]) -> None:
    from tests.publish import sample

    wanted = {getattr(sample, one).id if one.isupper() or "_2019" in one else one for one in found}
    assert {one["entry"]["id"] for one in reader.get(f"/api/v1/entries?{query}").json()["items"]} == wanted


def test_an_entry_is_in_the_words_of_the_vocabulary(reader: Visitor) -> None:
    import msgspec

    answer = reader.get(f"/api/v1/entries/{BEGUN.id}").json()
    assert msgspec.convert(answer["entry"], Event) == BEGUN
    assert answer["kind"] == "events"
    assert answer["explanation"]["working"][0]["rule"] == "day count"


def test_spans_of_a_document_hold_its_words(reader: Visitor) -> None:
    answer = reader.get(f"/api/v1/documents/{DOCUMENTS['talks'].id}").json()
    assert answer["text"] == DOCUMENTS["talks"].text
    promised = next(one for one in answer["annotations"] if one["id"] == IDS["cameras"])
    ((start, end),) = promised["spans"]
    assert answer["text"][start:end].startswith("the state government promised 700 cameras")


def test_sections_of_a_dispute_can_be_chosen(reader: Visitor) -> None:
    answer = reader.get(f"/api/v1/disputes/{LATER.id}?section=conflicts&section=places").json()
    assert [one["kind"] for one in answer["conflicts"]] == ["Kept or not kept", "How many"]
    assert answer["timeline"] is None
    assert {one["name"] for one in answer["places"]} == {
        "Tarsin",
        "Harrow Lane Medical College",
        "Sable Ferry Hospital",
    }


def test_a_dispute_is_told_as_it_could_be_known_on_a_day(built: Desk) -> None:
    interface = "/api/v1/disputes"
    visitor = built.visitor("reader")
    largest = max(visitor.get(interface).json()["items"], key=lambda one: one["reports"])
    now = visitor.get(f"{interface}/{largest['id']}").json()
    published = sorted(one["published"]["earliest"] for one in _reports(visitor, largest["id"]))
    then = visitor.get(f"{interface}/{largest['id']}?as_of={published[0]}").json()
    assert then["as_of"] == published[0]
    assert then["dispute"]["id"] == largest["id"]
    assert 0 < len(then["timeline"]) < len(now["timeline"])
    assert visitor.get(f"{interface}/{largest['id']}?as_of={published[-1]}").json() == now
    assert visitor.get(f"{interface}/u_0000000000000000?as_of=2024-01-01").status_code == 404


def _reports(visitor: Visitor, dispute: str) -> list[Any]:
    found: list[Any] = visitor.get(f"/api/v1/documents?dispute={dispute}&size=200").json()["items"]
    return [one for one in found if one["published"]["earliest"]]


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/entries/x_1", 404),
        ("/entries/zzz", 422),
        ("/disputes?page=0", 422),
        ("/entries?kind=everything", 422),
        ("/entries?since=2024-02-31", 422),
        (f"/disputes/{LATER.id}?as_of=2024-02-31", 422),
        (f"/disputes/{LATER.id}?as_of=soon", 422),
        ("/search", 422),
        ("/nothing", 404),
    ],
)
def test_what_went_wrong_is_a_problem_with_details(reader: Visitor, address: str, status: int) -> None:
    answer = reader.get(f"/api/v1{address}")
    problem = answer.json()
    assert (answer.status_code, problem["status"]) == (status, status)
    assert answer.headers["content-type"] == "application/problem+json"
    assert problem["detail"]
    assert problem["instance"].startswith("/api/v1")
