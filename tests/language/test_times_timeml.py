"""TimeML that others can read."""

from datetime import date
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from standoff.language.timeml import to_timeml
from standoff.language.times import find_times
from standoff.record.document import Appearance, Document, Origin
from standoff.record.when import UNKNOWN, When, on


def document(text: str, published: When = UNKNOWN) -> Document:
    origin = Origin(file="a.txt")
    return Document(id="d_1", text=text, appearances=(Appearance(origin=origin, title="R & D"),), published=published)


def timexes(text: str, published: When = UNKNOWN) -> list[dict[str, str]]:
    whole = document(text, published)
    root = ElementTree.fromstring(to_timeml(whole, find_times(whole.id, text, published)))  # noqa: S314 - our own
    return [one.attrib for one in root.iter("TIMEX3")]


def test_carries_the_creation_time_and_each_expression() -> None:
    created, early, set_ = timexes("Early this week they met every day.", on(date(2019, 6, 14)))
    assert (created["functionInDocument"], created["value"]) == ("CREATION_TIME", "2019-06-14")
    assert (early["tid"], early["type"], early["value"], early["mod"]) == ("t1", "DATE", "2019-W24", "START")
    assert (early["temporalFunction"], early["anchorTimeID"]) == ("true", "t0")
    assert (set_["type"], set_["value"], set_["quant"]) == ("SET", "P1D", "EVERY")


def test_an_undated_document_says_so() -> None:
    assert timexes("No time here.")[0]["value"] == "XXXX-XX-XX"


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=60), st.sampled_from(["", " on Friday & <today> ", " in 2019 "]))
def test_is_well_formed_and_keeps_the_text(text: str, time: str) -> None:
    whole = document(text + time)
    root = ElementTree.fromstring(to_timeml(whole, find_times(whole.id, whole.text, None)))  # noqa: S314 - our own
    body = root.find("TEXT")
    assert body is not None
    assert len("".join(body.itertext())) == len(whole.text)


def test_refuses_expressions_of_another_text() -> None:
    other = find_times("d_2", "They met on Friday.", None)
    with pytest.raises(ValueError, match="not of document d_1"):
        to_timeml(document("Something else altogether."), other)
