"""Handles, telephone numbers and addresses of private persons are withheld."""

import pytest

from standoff.publish.contacts import find_contacts


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("RT @ward_notes_kol: no camera here", ["@ward_notes_kol"], id="handle"),
        pytest.param("Write to asha.roy@mail.example, please", ["asha.roy@mail.example"], id="e-mail"),
        pytest.param("Call +91 98765 43210 at night", ["+91 98765 43210"], id="telephone"),
        pytest.param("Call 033-2244-5566 or 9876543210.", ["033-2244-5566", "9876543210"], id="two"),
        pytest.param("On 2019-06-14 some 3,500 doctors met", [], id="no-date"),
        pytest.param("Rs 100000000 was sanctioned for 7,051 cameras", [], id="no-sum"),
        pytest.param("I appeal to @ministeroffice", [], id="public-handle"),
    ],
)
def test_contacts(text: str, found: list[str]) -> None:
    spans = find_contacts(text, {"@ministeroffice"})
    assert [text[start:end] for start, end in spans] == found
