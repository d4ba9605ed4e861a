"""How far a promise is, as numbers and as a picture, telling by telling."""

from datetime import date

import pytest
from tests.support import record_of_texts

from standoff.publish.explain import explanation
from standoff.publish.index import Index
from standoff.publish.report.report import report
from standoff.publish.views.progress import ProgressRow, progress_rows
from standoff.record import Record

PROMISED = (
    "Junior doctors at Harbour Lane Hospital are on strike. The West Bengal government promised to install cameras.",
    date(2023, 3, 13),
)
SHARE = (
    "Junior doctors at Harbour Lane Hospital are on strike. Only 26 per cent of the cameras have been installed.",
    date(2023, 4, 13),
)
NUMBERS = (
    "Junior doctors at Harbour Lane Hospital are on strike. "
    "As many as 1,829 of the 7,051 cameras have been installed, the health secretary said.",
    date(2023, 5, 13),
)


@pytest.fixture(scope="module")
def record() -> Record:
    return record_of_texts(PROMISED, SHARE, NUMBERS)


def rows(record: Record) -> tuple[ProgressRow, ...]:
    (promise,) = record.commitments
    index = Index(record)
    return progress_rows(index, index.developments[promise.id])


def test_each_telling_with_its_numbers_in_order_of_time(record: Record) -> None:
    assert [row.words for row in rows(record)] == ["26 per cent", "1,829 of 7,051"]
    assert rows(record)[1].share == pytest.approx(1829 / 7051)
    assert rows(record)[0].bar == "▰▰▰▱▱▱▱▱▱▱"


def test_it_says_by_whose_account_and_what_is_counted(record: Record) -> None:
    first, second = rows(record)
    assert first.by == "the report itself"
    assert "secretary" in second.by
    (promise,) = record.commitments
    assert promise.measured_by == "cameras working of cameras planned"


def test_the_page_shows_a_picture_of_it(record: Record) -> None:
    html = report(record)
    assert html.count('<rect class="done"') == 2
    assert 'width="31.1"' in html  # 26 of 100, of 120 pixels: 31.2; 1,829 of 7,051: 31.1
    assert "cameras working of cameras planned" in html


def test_explain_tells_how_far(record: Record) -> None:
    (promise,) = record.commitments
    told = [words for label, words in explanation(record, promise.id).facts if label == "how far"]
    assert len(told) == 2
    assert "26 per cent" in told[0]
