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


def test_those_against_whom_a_demand_is_are_not_asked_for_it() -> None:
    text = "The nurses have two demands. Among them are the removal of the health secretary and better security."
    assert [(one.matter, one.to) for one in annotated(text).demands] == [
        ("accountability > removal of an official", None),
        ("security", None),
    ]


def test_they_who_demand_are_not_those_who_answer() -> None:
    text = (
        "The nurses met the health secretary on Monday. Officials of the state government were there too. "
        "They demanded better security."
    )
    assert by(annotated(text)) in (["nurses"], ["workers"], ["doctors"])


def test_what_directives_order_is_not_asked() -> None:
    text = (
        "The health secretary, Nora Quill, issued directives on Thursday. They deal with duty rooms, cameras, police "
        "posting and panic buttons. At the police office the doctors demanded that the inquiry be speeded up."
    )
    assert [one.matter for one in annotated(text).demands] == ["accountability > inquiry"]


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


def told(found: Annotation) -> list[tuple[int | None, str]]:
    return [(demand.number, demand.text) for demand in found.demands]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "The striking lecturers have three demands. The first is the payment of allowances. The second is an end "
            "to the fines. The third is the release of their detained colleague.",
            [
                (1, "the payment of allowances"),
                (2, "an end to the fines"),
                (3, "the release of their detained colleague"),
            ],
            id="the-first-is",
        ),
        pytest.param(
            "The conductors say their first demand is a fixed roster. Their second is that the council withdraw the "
            "fine. The third is insurance.",
            [(1, "a fixed roster"), (2, "that the council withdraw the fine"), (3, "insurance")],
            id="the-opener-holds-the-first",
        ),
        pytest.param(
            "The sweepers have put forward three demands: (1) gloves for everyone, (2) a minimum wage, and (3) an "
            "inquiry into the fire.",
            [(1, "gloves for everyone"), (2, "a minimum wage"), (3, "an inquiry into the fire")],
            id="numbered",
        ),
    ],
)
def test_a_list_is_followed_by_its_numbers(text: str, expected: list[tuple[int | None, str]]) -> None:
    found = annotated(text)
    assert told(found) == expected
    assert len({demand.by.entry for demand in found.demands if demand.by is not None}) == 1
    assert all(demand.by is not None for demand in found.demands)


def test_what_goes_on_about_no_demands_asks_for_nothing() -> None:
    assert not annotated("The bridge was shut on Monday. The first is a toll road. The second is free.").demands


@pytest.mark.parametrize(
    ("text", "asked", "asker"),
    [
        pytest.param("Parents appealed to the council to fix the leaking roofs.", "fix", "Parents", id="appealed"),
        pytest.param("A ban on heavy lorries is being sought by parents.", "ban", "parents", id="sought-by"),
        pytest.param(
            "The removal of the principal is one of six demands made by the teachers' association.",
            "removal",
            "the teachers' association",
            id="one-of-six",
        ),
        pytest.param(
            "The union set a Friday deadline for the government to table an offer.", "table", "The union", id="deadline"
        ),
    ],
)
def test_a_demand_of_unknown_matter_is_kept(text: str, asked: str, asker: str) -> None:
    demand = the_demand(annotated(text))
    assert asked in demand.text
    assert demand.by is not None
    assert demand.by.passage.quote == asker


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The market demands patience.", id="a-thing"),
        pytest.param("The minister demanded a second cup of tea.", id="who-answers"),
        pytest.param("The union asked the minister to explain.", id="only-words"),
        pytest.param("The High Court ordered the county to pay the lecturers.", id="a-court-orders"),
        pytest.param("The superintendent ordered two constables to guard the ward.", id="a-superior-orders"),
    ],
)
def test_what_is_told_or_asked_without_demanding(text: str) -> None:
    assert not annotated(text).demands


@pytest.mark.parametrize(
    ("clock", "to"),
    [
        pytest.param("They gave the council until 25 March.", True, id="gave-until"),
        pytest.param("They gave the council until 25 March to meet them all.", True, id="to-meet-them"),
        pytest.param("The council has until 25 March to answer.", True, id="has-until"),
    ],
)
def test_a_time_given_later_is_that_of_the_demands_before(clock: str, to: bool) -> None:
    found = annotated(f"The nurses asked for gloves and a lift. {clock}")
    assert [demand.deadline and demand.deadline.day for demand in found.demands] == [date(2023, 3, 25)] * 2
    assert [demand.to is not None for demand in found.demands] == [to] * 2
    assert all(len(demand.passages) > 1 for demand in found.demands)


def test_a_time_given_by_others_is_not_theirs() -> None:
    found = annotated("The nurses asked for gloves. The court gave the council until 25 March.")
    assert the_demand(found).deadline is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "The Bankers' Workers Union spoke on Monday. The state listened. It renewed its demand for a pay rise.",
            ["Workers Union"],
            id="its",
        ),
        pytest.param(
            "The drivers walked out on Monday. The company said it had no money. It rejected their demand for better "
            "pay.",
            ["workers"],
            id="rejected-theirs",
        ),
        pytest.param("The demand for the removal of the director was rejected by the board.", [], id="rejected-by"),
    ],
)
def test_who_answers_a_demand_does_not_make_it(text: str, expected: list[str]) -> None:
    assert by(annotated(text)) == expected


def test_a_time_within_what_is_asked_is_not_that_of_asking() -> None:
    demand = the_demand(
        annotated("The drivers' union on Monday gave Lagos Marine an ultimatum to pay February salaries.")
    )
    assert demand.when.day == MONDAY
    assert demand.to is not None
    assert demand.to.passage.quote == "Lagos Marine"


@pytest.mark.parametrize(
    ("text", "asked", "threat"),
    [
        pytest.param(
            "The workers said that if their honorarium is not raised by 2 October, three of them will begin a fast.",
            "their honorarium is not raised by 2 October",
            "three of them will begin a fast",
            id="the-clause-first",
        ),
        pytest.param(
            "Unless the levy is cut, drivers will park across the bridge.",
            "the levy is cut",
            "drivers will park across the bridge",
            id="unless",
        ),
        pytest.param("The drivers will resume only if the fine is dropped.", "the fine is dropped", None, id="only-if"),
    ],
)
def test_what_hangs_on_it(text: str, asked: str, threat: str | None) -> None:
    demand = the_demand(annotated(text))
    assert demand.text == asked
    assert (demand.or_else and demand.or_else.quote) == threat
