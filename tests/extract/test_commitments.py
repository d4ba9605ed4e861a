"""Who undertook what, for whom, how firmly and by when; and what is no promise."""

from datetime import date

import pytest
from tests.support import annotated, named

from standoff.record import Annotation, Commitment
from standoff.record.commitment import Strength

MONDAY = date(2023, 3, 13)


def the_commitment(found: Annotation) -> Commitment:
    (one,) = found.commitments
    return one


@pytest.mark.parametrize(
    ("text", "matter", "strength"),
    [
        pytest.param(
            "The state government promised to install cameras.", "security > cameras", "assured", id="promised-to"
        ),
        pytest.param("The state government promised more guards.", "security > guards", "assured", id="promised"),
        pytest.param(
            "The chief minister assured the doctors of better security.", "security", "assured", id="assured-of"
        ),
        pytest.param(
            "The chief minister assured the doctors that guards would be posted.",
            "security > guards",
            "assured",
            id="assured-that",
        ),
        pytest.param("The state government agreed to install cameras.", "security > cameras", "agreed", id="agreed-to"),
        pytest.param(
            "The state government sanctioned Rs 20 crore for cameras.",
            "security > cameras",
            "sanctioned",
            id="sanctioned",
        ),
        pytest.param(
            "Rs 20 crore was sanctioned by the state for cameras.", "security > cameras", "sanctioned", id="passive"
        ),
        pytest.param(
            "The health secretary said the state would install cameras.",
            "security > cameras",
            "planned",
            id="said-would",
        ),
        pytest.param(
            '"We will install cameras," the health secretary said.', "security > cameras", "planned", id="we-will"
        ),
        pytest.param(
            '"I will not take action against you," the health secretary told the doctors.',
            "no reprisals",
            "planned",
            id="will-not",
        ),
        pytest.param(
            "On Friday the state government announced Rs 2 lakh for each of 29 families.",
            "care for victims > compensation",
            "planned",
            id="a-sum-announced",
        ),
        pytest.param(
            "The state government announced that it will build toilets.",
            "facilities > toilets",
            "planned",
            id="announced",
        ),
    ],
)
def test_what_is_promised_and_how_firmly(text: str, matter: str, strength: Strength) -> None:
    one = the_commitment(annotated(text))
    assert (one.matter, one.strength) == (matter, strength)


@pytest.mark.parametrize(
    ("text", "who"),
    [
        pytest.param("The state government promised to install cameras.", ["the state government"], id="subject"),
        pytest.param("Cameras were promised by the state government.", ["the state government"], id="passive"),
        pytest.param("Health Secretary Nora Quill promised to install cameras.", ["Nora Quill"], id="person-in-office"),
        pytest.param('"We will install cameras," said Health Secretary Nora Quill.', ["Nora Quill"], id="speaker"),
        pytest.param("The state's promise of cameras was welcomed.", ["the state government"], id="owner-of-the-noun"),
    ],
)
def test_who_promises(text: str, who: list[str]) -> None:
    found = annotated(text)
    one = the_commitment(found)
    assert named(found, [one.by] if one.by is not None else []) == who


def test_to_whom() -> None:
    found = annotated("The chief minister assured the doctors that guards would be posted.")
    one = the_commitment(found)
    assert one.to is not None
    assert named(found, [one.to]) == ["doctors"]


@pytest.mark.parametrize(
    ("text", "due"),
    [
        pytest.param("The state government promised to install cameras by June 30.", date(2023, 6, 30), id="by-a-day"),
        pytest.param(
            "The state government promised to install cameras by Friday.", date(2023, 3, 17), id="by-a-weekday"
        ),
        pytest.param(
            "The health secretary said guards would be posted by March 20.", date(2023, 3, 20), id="said-would"
        ),
        pytest.param(
            "The state government promised to install cameras by the end of March.", date(2023, 3, 31), id="end-of"
        ),
        pytest.param("The state government promised to install cameras.", None, id="no-day"),
        pytest.param("On Monday the state government promised to install cameras.", None, id="the-day-it-was-made"),
        pytest.param(
            "The health secretary said the cameras would be installed in five weeks.",
            date(2023, 4, 17),
            id="in-a-length",
        ),
        pytest.param(
            "The state government promised that cameras would be installed within six weeks of the survey.",
            None,
            id="from-a-day-not-known",
        ),
        pytest.param(
            "The health secretary said salaries would be paid by the 10th of every month.", None, id="again-and-again"
        ),
        pytest.param(
            "The health secretary said the cameras would be installed in April and June.",
            date(2023, 6, 30),
            id="in-two-months",
        ),
        pytest.param(
            "The state government promised to pay the arrears no later than April 20.",
            date(2023, 4, 20),
            id="no-later-than",
        ),
        pytest.param(
            "The health secretary said salaries would be paid to all who signed before the weekend.",
            None,
            id="a-day-of-the-past",
        ),
        pytest.param(
            "The health secretary said cameras would be installed next week.", date(2023, 3, 26), id="next-week"
        ),
    ],
)
def test_by_when(text: str, due: date | None) -> None:
    found = the_commitment(annotated(text, MONDAY)).due
    assert (found.latest if found is not None else None) == due


@pytest.mark.parametrize(
    ("text", "amount", "unit"),
    [
        pytest.param("The state government promised to install 400 cameras.", 400, "cameras", id="things"),
        pytest.param("The state government sanctioned Rs 20 crore for cameras.", 200_000_000, "rupees", id="crore"),
        pytest.param("The state government promised to post 1,500 guards.", 1500, "guards", id="comma"),
    ],
)
def test_how_much(text: str, amount: float, unit: str) -> None:
    quantity = the_commitment(annotated(text)).quantity
    assert quantity is not None
    assert (quantity.amount, quantity.unit) == (amount, unit)
    assert quantity.passage.quote in text


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The state government refused to install cameras.", id="refused"),
        pytest.param("The state government did not promise cameras.", id="did-not-promise"),
        pytest.param("The state government said it would not install cameras.", id="would-not"),
        pytest.param("The doctors promised to install cameras.", id="by-the-side-that-demands"),
        pytest.param("The doctors demanded that the state install cameras.", id="a-demand"),
        pytest.param("Nora Quill promised her son a bicycle.", id="somebody-elses-promise"),
        pytest.param("The state government installed cameras in March.", id="done-already"),
        pytest.param("The opposition said the state would never install cameras.", id="a-foe-foretells"),
        pytest.param("The chief minister asked if cameras would help.", id="a-question"),
    ],
)
def test_what_is_no_promise(text: str) -> None:
    assert annotated(text).commitments == ()


def test_two_matters_in_one_promise_are_two_commitments() -> None:
    found = annotated("The state government promised to install cameras and build toilets.")
    assert {one.matter for one in found.commitments} == {"security > cameras", "facilities > toilets"}


def test_a_commitment_cites_its_sentence_and_keeps_its_words() -> None:
    text = "Rain fell. The state government promised to install cameras at Milltown Hospital. It was cold."
    one = the_commitment(annotated(text))
    assert [passage.quote for passage in one.passages] == [
        "The state government promised to install cameras at Milltown Hospital."
    ]
    assert "install cameras at Milltown Hospital" in one.text


def test_those_who_strike_can_bind_themselves_to_go_back_to_work() -> None:
    one = the_commitment(annotated("The doctors promised to return to work."))
    assert one.matter == "end of the strike"


@pytest.mark.parametrize(
    ("text", "matters"),
    [
        pytest.param(
            "Under the deal, the county will promote 214 teachers, pay the arrears and recall the 23 who were sacked.",
            ["staffing > promotion", "pay > arrears", "staffing > reinstatement"],
            id="what-a-deal-holds",
        ),
        pytest.param(
            "It was agreed that no driver would be victimised.", ["no reprisals"], id="agreed-by-nobody-named"
        ),
        pytest.param(
            "The company gave its word that toilets would be built.", ["facilities > toilets"], id="gave-its-word"
        ),
        pytest.param("We were promised guards on every ward.", ["security > guards"], id="were-promised"),
        pytest.param(
            "The ministry is to hire 40 nurses, buy gloves and repair the toilets.",
            ["system > recruitment", "working conditions > equipment", "facilities > toilets"],
            id="is-to",
        ),
    ],
)
def test_promises_of_any_field(text: str, matters: list[str]) -> None:
    found = sorted(annotated(text).commitments, key=lambda one: text.find(one.text))
    assert [one.matter for one in found] == matters


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The minister said it would be a good move for security.", id="a-judgement"),
        pytest.param("The doctors who will lead the talks spoke of security.", id="who-will"),
        pytest.param("The company accepted the court's ruling on overtime.", id="accepts-a-ruling"),
        pytest.param("The union said it would march for guards on Monday.", id="what-strikers-will-do"),
    ],
)
def test_what_only_sounds_like_a_promise(text: str) -> None:
    assert annotated(text).commitments == ()


@pytest.mark.parametrize(
    ("text", "to"),
    [
        pytest.param(
            "The minister told the nurses that guards would be posted.", ["doctors"], id="to-those-who-demand"
        ),
        pytest.param("The minister told reporters that guards would be posted.", [], id="not-to-reporters"),
    ],
)
def test_to_whom_it_is_said(text: str, to: list[str]) -> None:
    found = annotated(text)
    one = the_commitment(found)
    assert named(found, [one.to] if one.to is not None else []) == to


@pytest.mark.parametrize(
    ("text", "whom"),
    [
        pytest.param(
            "On behalf of the state government, the health secretary promised to install cameras.",
            "state government",
            id="on-behalf-of",
        ),
        pytest.param("The health secretary promised to install cameras.", None, id="nobody-else"),
    ],
)
def test_on_whose_behalf_it_is_promised(text: str, whom: str | None) -> None:
    found = annotated(text)
    named_for = the_commitment(found).on_behalf_of
    assert (named_for is None) == (whom is None)
    if named_for is not None and whom is not None:
        assert whom in named_for.passage.quote


@pytest.mark.parametrize(
    ("text", "words", "strength"),
    [
        pytest.param("Management offered a 4 per cent rise.", "a 4 per cent rise", "offered", id="offered"),
        pytest.param("The ministry offered to pay the arrears.", "to pay the arrears", "offered", id="offered-to"),
        pytest.param(
            "The ministry has directed all district collectors to install cameras.",
            "to install cameras",
            "ordered",
            id="without-those-told",
        ),
        pytest.param(
            "The mayor assured parents, teachers and bus drivers that the bridge would reopen in October.",
            "the bridge would reopen in October",
            "assured",
            id="several-are-told",
        ),
        pytest.param(
            "The minister told the engineer to repair the wall before 20 September.",
            "to repair the wall before 20 September",
            "ordered",
            id="told-to",
        ),
        pytest.param(
            "The High Court ordered the state to install cameras within six weeks.",
            "to install cameras within six weeks",
            "ordered",
            id="a-court",
        ),
        pytest.param(
            "The minister said the request for a second guard would be considered.",
            "the request for a second guard would be considered",
            "will consider",
            id="considered",
        ),
        pytest.param(
            '"More toilets are being looked into," the minister said.',
            "More toilets are being looked into",
            "will consider",
            id="looked-into",
        ),
        pytest.param(
            "The centre will open before the end of 2025, the minister said.",
            "The centre will open before the end of 2025",
            "planned",
            id="by-when-it-opens",
        ),
        pytest.param(
            "The nurses agreed to keep the intensive care unit open.",
            "to keep the intensive care unit open",
            "agreed",
            id="services-kept-up",
        ),
        pytest.param(
            '"I give you my word: the wards will have oxygen by Friday," the minister said.',
            "the wards will have oxygen by Friday",
            "assured",
            id="my-word",
        ),
        pytest.param(
            "The committee will submit its report in 30 days.", "submit its report in 30 days", "planned", id="a-report"
        ),
    ],
)
def test_the_words_of_a_promise(text: str, words: str, strength: Strength) -> None:
    one = the_commitment(annotated(text))
    assert one.text.rstrip(".") == words
    assert one.strength == strength
    assert one.by is not None


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The nurses want a guarantee that no one will be punished.", id="asked-for"),
        pytest.param("The minister offered an apology.", id="an-apology-is-given"),
        pytest.param("The minister offered to resign.", id="a-resignation"),
        pytest.param("The ministry reviewed the safety of its hospitals.", id="reviewed"),
        pytest.param("The union offered a statement on pay.", id="by-those-who-demand"),
    ],
)
def test_what_only_looks_like_a_promise(text: str) -> None:
    assert annotated(text).commitments == ()


@pytest.mark.parametrize(
    ("text", "amount", "unit"),
    [
        pytest.param("The county promised to hire 40 nurses.", 40, "nurses", id="people"),
        pytest.param(
            "The minister said 60 armed constables would be posted in each of the five hospitals.",
            60,
            "armed constables",
            id="described",
        ),
        pytest.param("The county promised to raise pay by 6 per cent.", 6, "per cent", id="share"),
        pytest.param("The county promised 85 million rupees for guards.", 85_000_000, "rupees", id="currency-behind"),
        pytest.param("The firm promised a one-off bonus of £900.", 900, "pounds", id="one-off-is-no-number"),
    ],
)
def test_what_a_number_counts(text: str, amount: float, unit: str) -> None:
    quantity = the_commitment(annotated(text)).quantity
    assert quantity is not None
    assert (quantity.amount, quantity.unit) == (amount, unit)


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        pytest.param(
            "If the budget allows, the ministry will build rest rooms, the minister said.",
            "If the budget allows",
            id="fronted",
        ),
        pytest.param(
            "The company will pay a bonus provided that members accept the new rota, its chief executive said.",
            "provided that members accept the new rota",
            id="without-the-speaker",
        ),
    ],
)
def test_on_what_it_depends(text: str, condition: str) -> None:
    one = the_commitment(annotated(text))
    assert one.condition is not None
    assert one.condition.quote == condition


def test_a_numbered_list_of_promises_is_taken_apart() -> None:
    found = annotated(
        "Under the deal signed on Monday, the ministry will (a) raise on-call pay by 12 percent from January, (b) hire "
        "400 residents within six months, and (c) drop all disciplinary cases."
    )
    assert {one.text for one in found.commitments} == {
        "raise on-call pay by 12 percent from January",
        "hire 400 residents within six months",
        "drop all disciplinary cases",
    }


def test_who_suffers_a_thing_does_not_promise_the_next() -> None:
    one = the_commitment(
        annotated(
            "The government met on Monday, days after a nurse was assaulted, and promised zero tolerance of attacks."
        )
    )
    assert one.by is not None
    assert one.by.passage.quote == "The government"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "The chief secretary issued ten directives, a day after talks with the doctors had ended without minutes.",
            id="what-had-ended",
        ),
        pytest.param("A doctor said the strike would go on until all the conditions were met.", id="how-long-it-lasts"),
        pytest.param('"We are tired of promises of security," a doctor said.', id="promises-in-general"),
    ],
)
def test_what_is_past_or_nobodys_is_no_promise(text: str) -> None:
    assert annotated(text).commitments == ()
