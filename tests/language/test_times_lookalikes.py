"""Words that only look like a time are left out."""

import pytest
from tests.language.test_times_dates import readings_of

LEFT_OUT = [
    pytest.param("a 31-year-old doctor", id="age with hyphens"),
    pytest.param("She is 31 years old, he is aged 40 years", id="age"),
    pytest.param("a helpline that is open 24x7 and 24/7", id="24x7"),
    pytest.param("since the 9/11 and 26/11 attacks", id="days as names"),
    pytest.param('They called it "All India Protest Day".', id="a day by proclamation"),
    pytest.param("They march to the square. March with us!", id="march, the verb"),
    pytest.param("It may rain, and May said so.", id="may, the verb, and a name"),
    pytest.param("Over 3,500 doctors and 2,019 beds", id="thousands"),
    pytest.param("Rs 2000 and $1989 and 2000 people", id="money and heads"),
    pytest.param("The Sunday Times and the Daily Telegraph", id="newspapers"),
    pytest.param("The third quarter-final went on.", id="quarter-final"),
    pytest.param("Prices fall and spring back.", id="fall and spring, the verbs"),
    pytest.param("A second chance, a second pilot", id="second"),
    pytest.param("won the one-day international", id="cricket"),
    pytest.param("They scored 3-2, ran 4.5 km and paid 10.50", id="scores and sums"),
    pytest.param("the Good Friday Agreement", id="agreement"),
    pytest.param("I am here; so am I", id="am, the verb"),
    pytest.param("Today programme on the radio", id="broadcast"),
    pytest.param("he told the station's This Morning show", id="name of a show"),
    pytest.param("Weak exports were blamed for the fall.", id="the fall of prices"),
    pytest.param("crowds in the 10s, 100s and 1,000s", id="tens and hundreds"),
]


@pytest.mark.parametrize("text", LEFT_OUT)
def test_is_no_time(text: str) -> None:
    assert readings_of(text) == []
