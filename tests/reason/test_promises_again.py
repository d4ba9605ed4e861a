"""Promises made again, denied, measured and made on conditions."""

from datetime import date

from tests.support import annotated, record_of_texts

from standoff.record import Commitment, Record

THEN = (
    "Junior doctors in Patna went on strike on Tuesday and demanded better security. The state government promised to "
    "install cameras.",
    date(2017, 5, 10),
)
NOW = (
    "Junior doctors in Patna went on strike on Monday and demanded better security. The state government promised to "
    "install cameras.",
    date(2022, 8, 16),
)


def promises(record: Record) -> list[Commitment]:
    return sorted(record.commitments, key=lambda one: one.passages[0].document)


def test_a_promise_made_again_years_later_names_the_one_that_it_renews() -> None:
    record = record_of_texts(THEN, NOW)
    assert len(record.disputes) == 2
    again = [one for one in record.commitments if one.renews]
    (old,) = [one for one in record.commitments if not one.renews]
    assert [one.renews for one in again] == [(old.id,)]


def test_a_promise_that_is_denied_is_kept_with_the_denial() -> None:
    record = record_of_texts(
        (
            "Junior doctors in Patna went on strike on Tuesday. The health secretary promised to install cameras, the "
            "doctors said. The health secretary denied that he had promised cameras.",
            date(2023, 3, 15),
        )
    )
    (promise,) = [one for one in record.commitments if one.matter == "security > cameras"]
    denied = [one for one in record.statements if one.id in promise.denials]
    assert [one.act for one in denied] == ["denies"]


def test_the_condition_of_a_promise_is_kept_in_its_words() -> None:
    found = annotated("The state government promised to install cameras if the doctors end their strike.")
    (promise,) = found.commitments
    assert promise.condition is not None
    assert promise.condition.quote == "if the doctors end their strike"


def test_numbers_measure_how_far_a_promise_is_kept() -> None:
    found = annotated(
        "The state government promised to install 700 cameras. The state has installed 210 of the 700 cameras, the "
        "health secretary said."
    )
    measured = [one.progress for one in found.developments if one.progress is not None]
    assert [(one.done, one.planned) for one in measured] == [(210, 700)]


def test_a_share_measures_it_too() -> None:
    found = annotated("The state government promised cameras. Only 26 per cent of the cameras have been installed.")
    assert [one.progress.share for one in found.developments if one.progress is not None] == [26]
