"""The timeline of a dispute at the length asked for."""

from datetime import date

from tests.publish.sample import LATER, RECORD, VICTIM
from tests.support import domain

from standoff.publish.index import Index
from standoff.publish.masking import masked
from standoff.publish.short_timeline import ShortDay, Shortening, short_days

INDEX = Index(masked(RECORD))


def told(at_most: int) -> list[ShortDay]:
    return short_days(INDEX, LATER, Shortening(at_most, domain()))


def test_each_day_is_one_sentence_with_its_sources() -> None:
    for day in told(20):
        assert day.words.endswith(".")
        assert day.words[0].isupper()
        assert day.sources
        assert day.why.startswith("told by ")
        assert all(one in INDEX.entries for one in day.entries)


def test_the_weightiest_days_are_kept_when_fewer_are_asked_for() -> None:
    few, more = ({one.day for one in told(number)} for number in (3, 6))
    assert len(few) == 3
    assert few < more
    assert date(2024, 8, 10) in few


def test_it_quotes_no_report_and_names_no_victim() -> None:
    words = " ".join(one.words for one in told(20))
    assert VICTIM not in words
    assert "“" not in words
