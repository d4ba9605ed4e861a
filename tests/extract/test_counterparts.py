"""To whom demands and promises are made, where their own sentence does not say; and where it stays unknown."""

import pytest
from tests.support import annotated

from standoff.record import Annotation
from standoff.record.passage import Reference


def who(found: Annotation, reference: Reference | None) -> str | None:
    """The name of whom a reference means; None for nobody."""
    if reference is None:
        return None
    return next((one.name for one in found.actors if one.id == reference.entry), reference.passage.quote)


def test_a_promise_is_made_to_the_only_ones_who_demand() -> None:
    found = annotated(
        "The bus drivers walked out on Monday. The company promised that the arrears would be paid by May."
    )
    (one,) = found.commitments
    assert who(found, one.to) == "workers"


def test_a_promise_is_made_to_nobody_known_where_two_demand() -> None:
    text = (
        "The Mill Workers Union stopped work on Monday. The Port Drivers Union stopped work on Tuesday. "
        "On Friday the company promised that the arrears would be paid by May."
    )
    (one,) = annotated(text).commitments
    assert one.to is None


def test_a_promise_to_them_is_not_made_to_those_of_the_promiser() -> None:
    text = (
        "Onion farmers blocked the road. They want the government to buy the crop. "
        "The district collector assured them that compensation would be paid by May."
    )
    found = annotated(text)
    (one,) = found.commitments
    assert who(found, one.to) == "workers"


def test_those_who_are_to_get_it_are_those_to_whom_it_is_promised() -> None:
    text = "The Teachers Union met the minister. The government said that ambulance drivers will get armed escorts."
    (one,) = annotated(text).commitments
    assert one.to is not None
    assert one.to.passage.quote == "ambulance drivers"


def test_all_demands_of_one_side_are_asked_of_the_only_one_who_answers() -> None:
    text = (
        "Drivers of Larkfield Buses want the company to pay their arrears. "
        "They also demanded better toilets at the depot."
    )
    found = annotated(text)
    assert {who(found, one.to) for one in found.demands} == {"the employers"}


def test_whom_a_report_names_only_later_is_not_yet_asked() -> None:
    found = annotated("The nurses demanded better pay. The health secretary flew to Geneva on Friday.")
    assert [one.to for one in found.demands] == [None]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        pytest.param(
            "The transport minister met the drivers. He said the three months' wages would be paid by June 28.",
            "minister",
            id="he",
        ),
        pytest.param(
            "The Education Ministry and the teachers signed a deal. Under it, class sizes will be cut by May.",
            "Education Ministry",
            id="under-a-deal",
        ),
    ],
)
def test_who_promises_is_told_by_the_sentence_before(text: str, name: str) -> None:
    found = annotated(text)
    assert [who(found, one.by) for one in found.commitments] == [name]


def test_the_union_is_the_one_whose_name_has_been_told() -> None:
    text = "The Harbour Crane Operators Guild will ballot its members. The union wants a pay rise of 8 per cent."
    found = annotated(text)
    (one,) = found.demands
    assert who(found, one.by) == "Harbour Crane Operators Guild"
