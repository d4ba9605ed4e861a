"""Days that are still to come though the words beside them stand in the past."""

from datetime import date

import pytest

from standoff.language.times import find_times
from standoff.record.when import on

THURSDAY = date(2024, 7, 18)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        pytest.param("It renewed its promise to post guards, this time by 31 August.", date(2024, 8, 31), id="by"),
        pytest.param("It promised to raise night pay from 1 September.", date(2024, 9, 1), id="from"),
        pytest.param("The minister has invited them to a meeting on Friday.", date(2024, 7, 19), id="invited"),
        pytest.param("The governor called both sides to talks on Saturday.", date(2024, 7, 20), id="called"),
        pytest.param("The offer stood until Friday.", date(2024, 7, 19), id="stood"),
        pytest.param("The meeting was moved to Monday.", date(2024, 7, 22), id="moved"),
        pytest.param("The nurses marched on Monday.", date(2024, 7, 15), id="past"),
        pytest.param("The promise was made on 3 June.", date(2024, 6, 3), id="made"),
        pytest.param("The talks on Monday failed.", date(2024, 7, 15), id="talks-held"),
    ],
)
def test_the_day_that_is_meant(text: str, day: date) -> None:
    (mention,) = find_times("d", text, on(THURSDAY))
    assert mention.when.day == day
