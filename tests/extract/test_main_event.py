"""The main event of a report: its class and codes, and what is no event."""

import pytest
from tests.support import annotated

from standoff.record import Event


def main_of(text: str) -> Event:
    (main,) = [one for one in annotated(text).events if one.main]
    return main


@pytest.mark.parametrize(
    ("text", "kind", "case"),
    [
        pytest.param(
            "Two suicide bombers blew themselves up at a crowded market in the city of Tandra on Friday, killing "
            "at least nine people and wounding thirty, police said.",
            "explosion",
            "SUIC_BOMB",
            id="suicide-bombing",
        ),
        pytest.param(
            "Warplanes bombed a village held by rebels north of Kuvaro on Tuesday, and eleven people died in the air "
            "strikes, residents said.",
            "armed conflict",
            "AIR_STRIKE",
            id="air-strike",
        ),
        pytest.param(
            "A strong earthquake shook the island of Maruha before dawn on Sunday, killing eight people and damaging "
            "hundreds of houses.",
            "disaster",
            "NATURAL_DISASTER",
            id="earthquake",
        ),
        pytest.param(
            "Belmaria on Monday expelled two diplomats of its neighbour and recalled its ambassador in a spying row.",
            "diplomacy",
            "DIPLO",
            id="expulsion",
        ),
        pytest.param(
            "Thousands of teachers marched peacefully through the capital on Saturday to ask for higher pay.",
            "protest",
            "PEACE_PROTEST",
            id="march",
        ),
    ],
)
def test_kinds_of_any_political_report(text: str, kind: str, case: str) -> None:
    main = main_of(text)
    assert (main.kind, main.codes["case2021"]) == (kind, case)
    assert {"acled", "case2021", "plover"} & set(main.codes)


def test_the_words_of_the_list_come_first() -> None:
    main = main_of("Junior doctors at Harbour Lane Hospital began a strike on Monday after relatives beat two of them.")
    assert main.kind in {"strike", "attack"}
    assert main.trigger.quote in {"strike", "beat"}


def test_one_event_is_the_main_one() -> None:
    found = annotated(
        "Relatives of a patient attacked two doctors at Harbour Lane Hospital on Monday. The doctors began a strike. "
        "On Tuesday they held a rally, and police arrested four men."
    ).events
    assert len(found) > 2
    assert sum(one.main for one in found) == 1


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "Rovers beat United 3-1 on Saturday with two late goals by their new striker, and went top of the league.",
            id="sport",
        ),
        pytest.param(
            "Shares in the carmaker rose by four per cent after it said that sales of its vans had doubled.",
            id="business",
        ),
        pytest.param("The museum opens a show of early photographs of the harbour next month.", id="museum"),
    ],
)
def test_other_news_has_no_main_event(text: str) -> None:
    assert [one for one in annotated(text).events if one.main] == []


def test_codes_of_attacks_on_health_care_need_a_target_of_health_care() -> None:
    of_doctors = annotated(
        "Relatives of a patient attacked two junior doctors at Harbour Lane Hospital on Monday."
    ).events
    of_others = annotated("Gunmen attacked two farmers near the village of Kuvaro on Monday.").events
    assert any("who" in one.codes for one in of_doctors)
    assert not any("who" in one.codes for one in of_others)
