"""Why an entry or a report stands in the record as it does."""

import io
from datetime import date

import pytest
from rich.console import Console
from tests.support import record_of_texts

from standoff.publish.explain import Explanation, explanation, render
from standoff.publish.index import Index
from standoff.publish.views.sources import source_rows
from standoff.record import Record


def test_a_report_is_explained_by_its_day_and_dispute(record: Record) -> None:
    document = next(one for one in record.documents if one.published.known)
    told = explanation(record, document.id)
    assert told.kind == "Report"
    assert dict(told.facts)["published"]
    assert [one.relation for one in told.related] == ["tells of"]


STRIKE = (
    "KOLKATA, June 12 (PTI) - Junior doctors at Harbour Lane Hospital went on strike on Tuesday after relatives of a "
    "patient who had died beat two of them with sticks in the emergency ward.",
    "Nora Quill, who heads the health department, called the attack shameful and said that six men had been arrested.",
    "Their spokesman, Anil Marsh, said that nobody would return until armed guards stood at every door of every ward.",
)
OWN = "Buses past the hospital ran late all day."


@pytest.fixture(scope="module")
def copied() -> Record:
    """A record of an agency's report, a copy of it with a paragraph of its own, and one that only cuts it."""
    return record_of_texts(
        ("\n\n".join(STRIKE), date(2023, 3, 14)),
        ("\n\n".join((STRIKE[0], OWN, STRIKE[2])), date(2023, 3, 15)),
        ("\n\n".join(STRIKE[:2]), date(2023, 3, 16)),
    )


def printed(told: Explanation) -> str:
    out = io.StringIO()
    Console(file=out, width=300).print(render(told))
    return out.getvalue()


def test_a_copy_is_explained_by_its_source_its_share_and_its_own_words(copied: Record) -> None:
    first, second, _ = sorted(copied.documents, key=lambda one: str(one.published.earliest))
    told = explanation(copied, second.id)
    facts = dict(told.facts)
    assert "14 March 2023" in facts["copy of"]
    assert facts["copied"] == "86 % of its 58 words stand there too, in 2 passages"
    assert [one.quote for one in told.own] == [OWN]
    assert first.id in [one.id for one in told.related if one.kind == "Report"]
    assert "Its own words" in printed(told)
    assert OWN in printed(told)


def test_a_copy_that_only_cuts_has_no_words_of_its_own(copied: Record) -> None:
    last = max(copied.documents, key=lambda one: str(one.published.earliest))
    told = explanation(copied, last.id)
    assert dict(told.facts)["copied"].startswith("all of its ")
    assert told.own == ()


def test_the_first_of_several_copies_is_no_copy_and_names_the_others(copied: Record) -> None:
    first, *others = sorted(copied.documents, key=lambda one: str(one.published.earliest))
    told = explanation(copied, first.id)
    assert "copy of" not in dict(told.facts)
    assert {one.id for one in told.related if one.kind == "Report"} == {one.id for one in others}


def test_the_agency_is_told_with_the_words_that_name_it(copied: Record) -> None:
    first = min(copied.documents, key=lambda one: str(one.published.earliest))
    told = explanation(copied, first.id)
    assert dict(told.facts)["agency"] == "Press Trust of India"
    assert "PTI" in [one.quote for one in told.passages]


def test_copies_are_one_source_that_names_its_agency(copied: Record) -> None:
    (dispute,) = copied.disputes
    (row,) = source_rows(Index(copied), dispute)
    assert row.agency == "Press Trust of India"


def test_a_toll_that_rises_is_told_number_by_number_with_who_gives_it_and_when() -> None:
    head = "Doctors at Harbour Lane Hospital in Patna went on strike on Tuesday. "
    record = record_of_texts(
        (head + "A mob attacked two doctors at Harbour Lane Hospital on Monday night.", date(2023, 3, 14)),
        (head + "A mob attacked four doctors at Harbour Lane Hospital on Monday night.", date(2023, 3, 15)),
    )
    (attack,) = [one for one in record.events if one.kind == "attack"]
    told = [words for label, words in explanation(record, attack.id).facts if label == "number"]
    assert told == ["2 doctors (report.txt, 14 March 2023)", "4 doctors (report.txt, 15 March 2023)"]
