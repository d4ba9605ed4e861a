"""What answers what: news to the promise it speaks of, promises to the demands they answer."""

from collections.abc import Callable
from datetime import date

import msgspec
import pytest
from tests.reason.commitments import by, passage, promise, word

from standoff.reason.links import answer_demands, tie_developments
from standoff.record.commitment import Development
from standoff.record.demand import Demand

SECURITY = promise("security", entry="c_security")
CAMERAS = promise("security > cameras", entry="c_cameras")
TOILETS = promise("facilities > toilets", entry="c_toilets")
ANYTHING = promise(None, entry="c_anything")


@pytest.mark.parametrize(
    ("matter", "told", "expected"),
    [
        pytest.param("security > cameras", "c_cameras", "c_cameras", id="as-its-report-told"),
        pytest.param("security > cameras", None, "c_cameras", id="by-its-matter"),
        pytest.param("security > guards", None, "c_security", id="by-the-wider-matter"),
        pytest.param("security", None, "c_security", id="never-by-a-narrower-one-of-several"),
        pytest.param("security > cameras", "c_gone", "c_cameras", id="the-promise-of-its-report-is-not-known"),
    ],
)
def test_news_is_tied_to_the_promise_it_speaks_of(matter: str | None, told: str | None, expected: str | None) -> None:
    news = word("begun", "state", date(2023, 2, 1), matter=matter, of=told)
    (tied,) = tie_developments([news], [CAMERAS, TOILETS, SECURITY, ANYTHING])
    assert tied.commitment == expected


@pytest.mark.parametrize("matter", [pytest.param("pay", id="no-such-promise"), pytest.param(None, id="of-no-matter")])
def test_what_is_of_no_promise_is_no_news_of_one(matter: str | None) -> None:
    news = word("begun", "state", date(2023, 2, 1), matter=matter, of=None)
    assert tie_developments([news], [CAMERAS, TOILETS, SECURITY, ANYTHING]) == []


def test_news_of_no_known_matter_is_tied_by_its_words() -> None:
    promised = promise("transport > buses", entry="c_buses", text="buy two ambulances for the northern wards")
    news = word(
        "claimed done",
        "doctors",
        date(2023, 2, 1),
        matter=None,
        of=None,
        quote="One of the ambulances reached the northern wards.",
        document="d_2",
    )
    (tied,) = tie_developments([news], [CAMERAS, promised])
    assert (tied.commitment, tied.matter) == ("c_buses", "transport > buses")


def test_what_is_told_on_the_day_of_a_promise_is_not_what_came_of_it() -> None:
    made = date(2023, 1, 9)
    promised = promise("security > cameras", made=made, entry="c_cameras", text="spend Rs 20 crore on ward cameras")
    quote = "Rs 20 crore for ward cameras, minister says"
    now, later = (
        word("claimed done", "doctors", day, matter=None, of=None, quote=quote, document="d_2")
        for day in (made, date(2023, 3, 9))
    )
    assert tie_developments([now], [promised]) == []
    (tied,) = tie_developments([later], [promised])
    assert tied.commitment == "c_cameras"


def test_a_promise_that_something_will_not_be_done_is_broken_where_it_is() -> None:
    promised = promise(None, entry="c_none", text="no shop steward will be transferred to another depot")
    news = word(
        "claimed done",
        "doctors",
        date(2023, 2, 1),
        matter=None,
        of=None,
        quote="Six shop stewards were transferred to another depot on Monday.",
        document="d_2",
    )
    (tied,) = tie_developments([news], [promised])
    assert (tied.commitment, tied.said) == ("c_none", "not done")


def test_the_sentence_before_tells_of_which_promise_a_short_one_is() -> None:
    posts = promise(None, entry="c_posts", text="put up a police post in every ward of Fafi")
    quote = "Two had been built by the end of the year, its leaders told reporters in the county."
    news = word("in progress", "doctors", date(2023, 2, 1), matter=None, of=None, quote=quote, document="d_2")
    before = "Of the police posts that were to stand in every ward of Fafi the caucus counted few."
    (tied,) = tie_developments([news], [posts], lambda _: before)
    assert tied.commitment == "c_posts"
    assert tie_developments([news], [posts]) == []


def test_of_two_tellings_in_one_sentence_the_likelier_counts() -> None:
    promised = promise("transport > buses", entry="c_buses", text="buy two ambulances for the northern wards")
    sentence = "One of the two ambulances reached the northern wards and was paid for."
    tellings = [
        word(said, "doctors", date(2023, 2, 1), matter=None, of=None, quote=sentence, document="d_2")
        for said in ("claimed done", "in progress")
    ]
    assert len(tie_developments(tellings, [promised])) == 1


def test_what_keeps_a_part_of_a_wider_promise_does_not_keep_it() -> None:
    news = word("claimed done", "doctors", date(2023, 2, 1), matter="security > guards", of=None)
    (tied,) = tie_developments([news], [SECURITY])
    assert (tied.commitment, tied.said) == ("c_security", "in progress")


def demand(matter: str | None, who: str = "a_doctors") -> Demand:
    return Demand(id="m_1", matter=matter, text="x", by=by(who), passages=(passage("x"),))


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        pytest.param(demand("security > cameras"), {"c_security", "c_cameras"}, id="same-or-wider"),
        pytest.param(demand("security"), {"c_security", "c_cameras"}, id="a-part-of-it"),
        pytest.param(demand("facilities > rest rooms"), set(), id="beside-it"),
        pytest.param(demand(None), set(), id="of-no-matter"),
        pytest.param(demand("security > cameras", "a_state"), set(), id="nobody-answers-themselves"),
    ],
)
def test_a_demand_is_answered_by_promises_of_others_on_its_matter(asked: Demand, expected: set[str]) -> None:
    (answered,) = answer_demands([asked], [SECURITY, CAMERAS, TOILETS, ANYTHING])
    assert set(answered.answered_by) == expected


ESCORTS = promise("security > police posting", entry="c_escorts", text="put up a police post in every ward")
MADE = "The commissioner undertook to put up a police post in every ward."


def after(words: str) -> Callable[[Development], str]:
    """What stands before a development, whichever it is."""
    return lambda _: words


def test_what_goes_on_about_the_promise_of_the_sentence_before_speaks_of_it() -> None:
    made = msgspec.structs.replace(ESCORTS, passages=(passage(MADE, "d_2"),))
    news = word("claimed done", "doctors", matter=None, of=None, quote="Two have been built.", document="d_2")
    news = msgspec.structs.replace(news, passage=passage("Two have been built.", "d_2", start=100))
    (tied,) = tie_developments([news], [made, CAMERAS], after(MADE))
    # Nothing says that it was two that were promised.
    assert (tied.commitment, tied.said) == ("c_escorts", "in progress")


def test_what_tells_of_something_else_does_not_go_on() -> None:
    made = msgspec.structs.replace(ESCORTS, passages=(passage(MADE, "d_2"),))
    news = word("claimed done", "doctors", matter=None, of=None, document="d_2")
    news = msgspec.structs.replace(news, passage=passage("The road was opened in May.", "d_2", start=100))
    assert tie_developments([news], [made, CAMERAS], after(MADE)) == []


def test_what_contests_the_sentence_before_is_of_its_promise() -> None:
    told = word("claimed done", "state", quote="Cameras were installed, he said.", of="c_cameras", document="d_2")
    denied = word("contested", "doctors", matter=None, of=None, document="d_2")
    denied = msgspec.structs.replace(denied, passage=passage("That is not true, the nurses said.", "d_2", start=100))
    tied = tie_developments([told, denied], [CAMERAS, TOILETS], after("Cameras were installed, he said."))
    assert [(one.said, one.commitment) for one in tied] == [
        ("claimed done", "c_cameras"),
        ("contested", "c_cameras"),
    ]


def test_a_contest_of_no_news_is_of_no_promise() -> None:
    denied = word("contested", "doctors", matter=None, of=None, quote="The nurses deny that.", document="d_2")
    assert tie_developments([denied], [CAMERAS, TOILETS], after("A nurse was arrested.")) == []


def test_a_promise_that_is_only_recalled_is_the_one_made_before() -> None:
    recalled = promise("security > cameras", entry="c_recalled", text="the pledge on cameras")
    recalled = msgspec.structs.replace(recalled, by=None, passages=(passage("the pledge on cameras", "d_2"),))
    news = word("in progress", "doctors", of="c_recalled", quote="20 cameras are fitted.", document="d_2")
    (tied,) = tie_developments([news], [recalled, CAMERAS])
    assert tied.commitment == "c_cameras"


@pytest.mark.parametrize(
    ("text", "tied"),
    [
        pytest.param("issue an order on the next morning", False, id="one-thing"),
        pytest.param("post guards at the wards", True, id="several"),
    ],
)
def test_they_stands_for_several_things(text: str, tied: bool) -> None:
    promised = promise(None, entry="c_only", text=text)
    before = "The minister spoke of what was promised."
    first = word("pending", "doctors", date(2023, 2, 1), matter=None, of="c_only", quote=before, document="d_2")
    news = msgspec.structs.replace(
        word("claimed done", "doctors", date(2023, 2, 1), matter=None, of=None),
        passage=passage("They had come by noon.", "d_2", len(before) + 1),
    )
    found = tie_developments([first, news], [promised], lambda one: before if one == news else "")
    assert (news.id in {one.id for one in found}) is tied


def test_of_two_promises_on_a_matter_that_is_meant_whose_words_are_told() -> None:
    guards = promise("security", entry="c_gates", text="post guards at the gates")
    lights = promise("security", entry="c_lights", text="put lamps along the northern path")
    told = "The northern path has no lamps, the nurses said."
    news = word("not done", "doctors", date(2023, 2, 1), matter="security", of=None, quote=told, document="d_2")
    (tied,) = tie_developments([news], [guards, lights])
    assert tied.commitment == "c_lights"


def test_what_a_sentence_says_twice_of_a_promise_counts_once() -> None:
    told = "Neither the cameras nor their wires have come."
    first, second = (
        msgspec.structs.replace(
            word("not done", "doctors", date(2023, 2, 1), of=None, quote=told, document="d_2"), id=identifier
        )
        for identifier in ("v_1", "v_2")
    )
    assert len(tie_developments([first, second], [CAMERAS])) == 1
