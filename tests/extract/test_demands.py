"""Who asks what of whom, by when, or else what."""

from datetime import date

import pytest
from tests.support import annotated, named

from standoff.record import Annotation, Demand

MONDAY = date(2023, 3, 13)


def the_demand(found: Annotation) -> Demand:
    (one,) = found.demands
    return one


def by(found: Annotation) -> list[str]:
    demand = the_demand(found)
    return named(found, [demand.by] if demand.by is not None else [])


def to(found: Annotation) -> list[str]:
    demand = the_demand(found)
    return named(found, [demand.to] if demand.to is not None else [])


@pytest.mark.parametrize(
    ("text", "matter"),
    [
        pytest.param("The doctors demanded better security.", "security", id="demanded"),
        pytest.param("The doctors are demanding CCTV cameras.", "security > cameras", id="demanding"),
        pytest.param("The doctors went on strike, demanding better security.", "security", id="participle"),
        pytest.param("The doctors called for better security.", "security", id="called-for"),
        pytest.param("The doctors asked the state for guards.", "security > guards", id="asked-for"),
        pytest.param("The doctors want more guards.", "security > guards", id="want"),
        pytest.param("The doctors insisted on an apology.", "talks > apology", id="insisted-on"),
        pytest.param("The doctors' demand for better security was ignored.", "security", id="noun"),
        pytest.param("Their main demand is better security.", "security", id="is"),
        pytest.param("Their demands include CCTV cameras.", "security > cameras", id="include"),
        pytest.param(
            "The doctors demanded that the state install CCTV cameras.", "security > cameras", id="that-clause"
        ),
        pytest.param("The doctors urged the state to post more guards.", "security > guards", id="urged-to"),
        pytest.param(
            "The nurses demanded the resignation of the principal.",
            "accountability > removal of an official",
            id="resignation",
        ),
        pytest.param('"We want more guards," the nurses said.', "security > guards", id="quoted"),
        pytest.param(
            "The chief minister appealed to the doctors to return to work.", "end of the strike", id="appealed"
        ),
        pytest.param(
            "The state asked the doctors to call off the strike.", "end of the strike", id="asked-to-call-off"
        ),
    ],
)
def test_what_is_asked_for(text: str, matter: str) -> None:
    assert the_demand(annotated(text)).matter == matter


@pytest.mark.parametrize(
    ("text", "asker"),
    [
        pytest.param("The doctors demanded better security.", ["doctors"], id="subject"),
        pytest.param("The doctors went on strike, demanding better security.", ["doctors"], id="of-the-main-clause"),
        pytest.param("The doctors' demand for better security was ignored.", ["doctors"], id="owner"),
        pytest.param("A demand by the doctors for better security was ignored.", ["doctors"], id="by"),
        pytest.param("Better security was demanded by the doctors.", ["doctors"], id="passive"),
        pytest.param("The chief minister appealed to the doctors to return to work.", ["chief minister"], id="office"),
        pytest.param("Nora Quill of the union demanded better security.", ["Nora Quill"], id="person"),
    ],
)
def test_who_asks(text: str, asker: list[str]) -> None:
    assert by(annotated(text)) == asker


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        pytest.param(
            "The doctors demanded better security from the state government.", ["the state government"], id="from"
        ),
        pytest.param(
            "The doctors went on strike, demanding better security from the state government.",
            ["the state government"],
            id="from-in-a-participle",
        ),
        pytest.param("The doctors urged the state government to post guards.", ["the state government"], id="urged"),
        pytest.param("The doctors asked the state government for guards.", ["the state government"], id="asked-for"),
        pytest.param("The chief minister appealed to the doctors to return to work.", ["doctors"], id="appealed-to"),
        pytest.param("The doctors demanded better security.", [], id="nobody-named"),
    ],
)
def test_of_whom_it_is_asked(text: str, asked: list[str]) -> None:
    assert to(annotated(text)) == asked


def test_a_list_of_demands_is_taken_apart_and_numbered() -> None:
    found = annotated("The doctors demanded CCTV cameras, more guards, clean toilets and the arrest of the attackers.")
    assert [(one.number, one.matter) for one in found.demands] == [
        (1, "security > cameras"),
        (2, "security > guards"),
        (3, "facilities > toilets"),
        (4, "accountability > arrest"),
    ]
    assert [one.text for one in found.demands][:3] == ["CCTV cameras", "more guards", "clean toilets"]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        pytest.param("The doctors demanded that guards be posted by March 20.", date(2023, 3, 20), id="by-a-date"),
        pytest.param("The doctors demanded more guards by Friday.", date(2023, 3, 17), id="by-a-weekday"),
    ],
)
def test_by_when(text: str, day: date) -> None:
    deadline = the_demand(annotated(text, MONDAY)).deadline
    assert deadline is not None
    assert deadline.latest == day
    assert deadline.passage is not None
    assert deadline.passage.quote in text


def test_an_ultimatum_of_hours_runs_from_when_it_was_given() -> None:
    text = "On Monday the doctors gave the state government a 24-hour ultimatum to post guards."
    deadline = the_demand(annotated(text, MONDAY)).deadline
    assert deadline is not None
    assert (deadline.earliest, deadline.latest) == (date(2023, 3, 14), date(2023, 3, 14))


@pytest.mark.parametrize(
    ("text", "threat"),
    [
        pytest.param(
            "The doctors demanded more guards, failing which they would go on strike.",
            "failing which they would go on strike.",
            id="failing-which",
        ),
        pytest.param("Post more guards or else, they warned.", None, id="no-demand-cue"),
        pytest.param("The doctors demanded more guards.", None, id="no-threat"),
    ],
)
def test_or_else(text: str, threat: str | None) -> None:
    found = [one.or_else.quote for one in annotated(text).demands if one.or_else is not None]
    assert found == ([threat] if threat is not None else [])


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The doctors did not demand better security.", id="negated"),
        pytest.param("Demand for beds rose in the summer.", id="demand-of-a-market"),
        pytest.param("The doctors were on strike at Milltown Hospital.", id="nothing-asked"),
        pytest.param("Nurses asked about the weather.", id="a-question"),
    ],
)
def test_what_is_no_demand(text: str) -> None:
    assert annotated(text).demands == ()


def test_a_demand_cites_its_sentence_and_keeps_its_words() -> None:
    text = "Rain fell. The doctors demanded better security at Milltown Hospital. It was cold."
    demand = the_demand(annotated(text))
    assert [one.quote for one in demand.passages] == ["The doctors demanded better security at Milltown Hospital."]
    assert demand.text == "better security at Milltown Hospital"


@pytest.mark.parametrize(
    ("text", "matters"),
    [
        pytest.param(
            "The bus drivers' union wants a rise of 11 per cent, paid meal breaks and an end to split shifts.",
            ["pay", "working conditions > working hours", "working conditions > working hours"],
            id="another-field",
        ),
        pytest.param(
            "Teachers marched. Their charter has four points: unpaid salaries, hiring of staff, transfers and a "
            "pension.",
            ["pay > arrears", "system > recruitment", "staffing > transfers", "pay > pensions"],
            id="a-charter",
        ),
        pytest.param(
            "Nurses will not return to work unless the county pays their arrears.", ["pay > arrears"], id="unless"
        ),
        pytest.param(
            "Nurses will stay home until the attackers are arrested and guards are posted.",
            ["accountability > arrest", "security > guards"],
            id="until",
        ),
        pytest.param("All the tutors want is permanent contracts.", ["staffing > permanent posts"], id="all-they-want"),
        pytest.param(
            "The minister told the striking drivers to get back behind the wheel.",
            ["end of the strike"],
            id="called-back",
        ),
        pytest.param("The salaries must be paid at once, the teachers' union said.", ["pay"], id="what-others-must-do"),
    ],
)
def test_demands_of_any_field(text: str, matters: list[str]) -> None:
    found = sorted(annotated(text).demands, key=lambda one: text.find(one.text))
    assert [one.matter for one in found] == matters


def test_a_demand_of_no_known_matter_is_kept_where_a_side_plainly_makes_it() -> None:
    (found,) = annotated("The drivers' union demanded a veto over the new ticket machines.").demands
    assert (found.matter, found.text) == (None, "a veto over the new ticket machines")


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The drivers want to go home.", id="a-wish-of-their-own"),
        pytest.param("The union struck for three days.", id="so-long"),
        pytest.param("A driver asked not to be named.", id="not-to-be-named"),
        pytest.param("The union asked whether salaries had been paid.", id="only-asks"),
    ],
)
def test_what_a_side_says_without_demanding(text: str) -> None:
    assert annotated(text).demands == ()


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        pytest.param(
            "Junior doctors demanded talks with the chief minister, provided that they are shown live.",
            "provided that they are shown live",
            id="provided",
        ),
        pytest.param("Junior doctors demanded talks with the chief minister.", None, id="none"),
    ],
)
def test_on_what_a_demand_depends(text: str, condition: str | None) -> None:
    found = annotated(text).demands
    assert [one.condition.quote if one.condition else None for one in found[:1]] == [condition]
