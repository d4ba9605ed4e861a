"""Independent sources: copies, one publisher's reports, and what is only passed on count once."""

from datetime import date

import msgspec
from tests.support import record_of_texts, report_of

from standoff.reason.corroboration import independent_sources, publishers
from standoff.record import Document, Passage

DAY = date(2023, 3, 14)


def document(text: str, publisher: str | None, copies: str | None = None, day: date = DAY) -> Document:
    return msgspec.structs.replace(report_of(text, day, publisher), copies=copies)


def sources(*documents: Document) -> int:
    known = {one.id: one for one in documents}
    whole = [Passage(document=one.id, start=0, end=len(one.text), quote=one.text) for one in documents]
    found = independent_sources(whole, known, publishers(documents))
    assert found == independent_sources(whole[::-1], known, publishers(documents))
    assert set(found) <= set(known)
    return len(found)


def test_reports_of_two_papers_are_two_sources() -> None:
    assert sources(document("A march was held.", "Bengal Ledger"), document("They marched.", "River News")) == 2


def test_copies_are_one_source() -> None:
    first, second = document("A march was held.", "Bengal Ledger", "d_1"), document("March held.", "River News", "d_1")
    assert sources(first, second) == 1


def test_two_reports_of_one_paper_are_one_source() -> None:
    assert sources(document("A march was held.", "Bengal Ledger"), document("They marched.", "Bengal Ledger")) == 1


def test_one_paper_may_tie_what_else_is_apart() -> None:
    copy = document("A march, again.", "River News", "d_1")
    assert sources(document("A march.", "Bengal Ledger", "d_1"), document("They marched.", "River News"), copy) == 1


def test_who_only_passes_on_what_another_had_is_no_source_of_its_own() -> None:
    first = document("A march was held.", "Bengal Ledger")
    quoting = document("The Bengal Ledger reported that a march was held.", "River News")
    assert sources(first, quoting) == 1
    assert sources(first, document("The march passed the Bengal Ledger building.", "River News")) == 2


def test_papers_without_a_name_are_not_taken_to_be_one() -> None:
    assert sources(document("A march was held.", None), document("They marched.", None)) == 2


def test_entries_name_their_sources() -> None:
    record = record_of_texts(
        ("Junior doctors went on strike in Patna on Monday.", DAY),
        ("The junior doctors of Patna went on strike on Monday.", DAY),
    )
    (strike,) = [one for one in record.events if one.kind == "strike"]
    assert len(strike.sources) == 2
    assert set(strike.sources) == {one.id for one in record.documents}
