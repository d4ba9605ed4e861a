"""Lists in a sentence are taken apart by their marks, whatever the parser makes of them."""

import pytest
from tests.support import parsed

from standoff.extract.items import items, runs_on


@pytest.mark.parametrize(
    ("text", "first", "expected"),
    [
        pytest.param(
            "They want a rise of 11 per cent, paid meal breaks and an end to split shifts on Sundays.",
            2,
            ["a rise of 11 per cent", "paid meal breaks", "an end to split shifts on Sundays"],
            id="no-comma-before-and",
        ),
        pytest.param(
            "They want back pay, boots and gloves, and compensation for colleagues hurt on the road.",
            2,
            ["back pay", "boots and gloves", "compensation for colleagues hurt on the road"],
            id="a-pair-within-the-list",
        ),
        pytest.param(
            "They asked that the land be valued afresh, that two families be compensated and that a hearing be held.",
            2,
            ["that the land be valued afresh", "that two families be compensated", "that a hearing be held"],
            id="clauses",
        ),
        pytest.param(
            "It sought to open two counters, to drop the notices, and to hire a clerk, the union said.",
            2,
            ["to open two counters", "to drop the notices", "to hire a clerk"],
            id="the-speaker-behind-the-list",
        ),
        pytest.param(
            "They sought toilets in engines and filling of 18 vacancies.",
            2,
            ["toilets in engines", "filling of 18 vacancies"],
            id="two-things",
        ),
        pytest.param(
            "They want better security at the hospital, where a nurse was beaten on Monday.",
            2,
            ["better security at the hospital"],
            id="a-remark-is-no-second-thing",
        ),
        pytest.param(
            "They want (1) gloves and boots for every sweeper, (2) a wage of Rs 21,000, and (3) an inquiry.",
            2,
            ["gloves and boots for every sweeper", "a wage of Rs 21,000", "an inquiry"],
            id="numbered",
        ),
        pytest.param(
            "They will (a) raise pay by 12 percent from January, (b) hire 400 residents, and (c) drop all cases.",
            2,
            ["raise pay by 12 percent from January", "hire 400 residents", "drop all cases"],
            id="lettered",
        ),
        pytest.param(
            "They want 20 guards, a fence around the wards and payment of arrears for January and February.",
            2,
            ["20 guards", "a fence around the wards", "payment of arrears for January and February"],
            id="two-months-are-one-thing",
        ),
        pytest.param(
            "They want an end to fines and the sacking of the depot manager.",
            2,
            ["an end to fines", "the sacking of the depot manager"],
            id="two-acts",
        ),
        pytest.param(
            "It provides for Rs 20 crore for cameras, toilets and lighting, for a task force under the secretary, "
            "and for a system to hear complaints.",
            2,
            [
                "Rs 20 crore for cameras",
                "toilets",
                "lighting",
                "a task force under the secretary",
                "a system to hear complaints",
            ],
            id="each-behind-for",
        ),
        pytest.param(
            "They ordered it to put up a fence and a gate.",
            3,
            ["to put up a fence", "a gate"],
            id="an-act-of-two-things",
        ),
        pytest.param(
            "She agreed to a complaints desk in each college and to iron gates at the wards.",
            3,
            ["a complaints desk in each college", "iron gates at the wards"],
            id="each-behind-to",
        ),
        pytest.param(
            "They want a pay rise for nurses and midwives.", 2, ["a pay rise for nurses and midwives"], id="one"
        ),
    ],
)
def test_the_things_of_a_list(text: str, first: int, expected: list[str]) -> None:
    (sentence,) = parsed(text)
    doc = sentence.doc
    found = items(runs_on(doc[first]))
    assert [doc[item[0].i : item[-1].i + 1].text for item in found] == expected


def test_no_words_are_no_list() -> None:
    assert items([]) == []
