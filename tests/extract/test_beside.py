"""What events say of those beside them."""

import pytest
from tests.support import annotated, only


def test_the_killed_of_a_battle_are_its_own() -> None:
    events = annotated("Three guards were killed on Monday in a gun battle near Patna.").events
    assert [one.kind for one in events] == ["armed conflict"]
    assert [one.passage.quote for one in events[0].targets] == ["Three guards"]
    assert [one.low for one in events[0].counts] == [3]


def test_who_killed_somebody_did_so_beside_a_battle_too() -> None:
    events = annotated("A mob killed a guard on Monday after a gun battle near Patna.").events
    assert "attack" in {one.kind for one in events}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        pytest.param("Police detained three teenagers over a hoax call.", "legal step", id="far-from-any-protest"),
        pytest.param(
            "Nurses held a rally in Patna. Police detained three teenagers.",
            "force against protest",
            id="amid-a-protest",
        ),
        pytest.param(
            "Police fired tear gas at the nurses. More than 560 have been arrested.",
            "force against protest",
            id="beside-force",
        ),
        pytest.param(
            "Police arrested five men over the assault on a nurse.", "legal step", id="arrested-for-an-attack"
        ),
    ],
)
def test_what_an_arrest_is_part_of(text: str, kind: str) -> None:
    last = max(annotated(text).events, key=lambda one: one.trigger.quote in {"detained", "arrested"})
    assert last.kind == kind


def test_an_arrest_that_becomes_force_bears_its_codes() -> None:
    found = annotated("Police fired tear gas at the nurses. More than 560 have been arrested.")
    assert {one.codes["case2021"] for one in found.events} == {"PROTEST_WITH_INTER"}


def test_a_single_arrest_stays_one() -> None:
    assert only(annotated("Police arrested a man in Patna."), "legal step").mode == "arrest"
