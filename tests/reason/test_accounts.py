"""What one side tells and another denies, and deeds that are laid at different doors."""

from datetime import date

import pytest
from tests.support import record_of_texts

from standoff.record.conflict import Conflict

STRIKE = "The doctors at Milltown Hospital in Patna went on strike on Monday. "
DAY = date(2024, 6, 5)


def conflicts(kind: str, *texts: str) -> list[Conflict]:
    return [one for one in record_of_texts(*((text, DAY) for text in texts)).conflicts if one.kind == kind]


def test_what_is_told_and_denied_is_a_conflict_of_fact_with_both_sides_words() -> None:
    (found,) = conflicts(
        "fact",
        f"{STRIKE}The doctors said that police had beaten three of them on Monday. Police denied that they had beaten "
        "anybody.",
    )
    told, denied = found.sides
    assert "police had beaten three of them" in told.passages[0].quote
    assert "beaten anybody" in denied.passages[0].quote
    assert told.by != denied.by


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The doctors said that police had beaten three of them on Monday.", id="nobody-denies"),
        pytest.param("Police denied that they had beaten anybody.", id="nobody-tells"),
        pytest.param(
            "The doctors said that the wards were full. Police denied that they had beaten anybody.", id="other-things"
        ),
        pytest.param(
            "Police said that the gates had been closed. Police denied that the gates had been closed for good.",
            id="one-side-only",
        ),
    ],
)
def test_what_is_no_conflict_of_fact(text: str) -> None:
    assert conflicts("fact", STRIKE + text) == []


def test_deeds_laid_at_different_doors() -> None:
    (found,) = conflicts(
        "blame",
        f"{STRIKE}The union blamed the relatives for the fire in the ward, and the relatives blamed the guards for the "
        "fire.",
    )
    assert [side.holds for side in found.sides] == ["relatives", "guards"]


def test_both_sides_blaming_the_same_is_no_conflict() -> None:
    text = "The union blamed the guards for the fire in the ward, and the relatives blamed the guards for the fire."
    assert conflicts("blame", STRIKE + text) == []


def test_a_promise_denied_in_another_report_is_a_conflict_of_fact() -> None:
    promised = f"{STRIKE}The state government promised to install cameras in every ward."
    denied = f"{STRIKE}The state government said on Tuesday that it had never promised to install cameras."
    (found,) = conflicts("fact", promised, denied)
    assert {side.holds for side in found.sides} == {"promised", "never promised"}
