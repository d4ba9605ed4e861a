"""Who did it and to whom, in the ways in which a sentence can tell it."""

import pytest
from tests.support import annotated, only

from standoff.record.passage import Reference


def _quotes(references: tuple[Reference, ...]) -> list[str]:
    return [one.passage.quote for one in references]


@pytest.mark.parametrize(
    ("text", "kind", "agents"),
    [
        pytest.param(
            "A strike called by the Nurses Union began on Monday.", "strike", ["Nurses Union"], id="called-by"
        ),
        pytest.param(
            "A nurse was slapped and insulted by the uncle of a patient.",
            "attack",
            ["the uncle"],
            id="shared-by-two-verbs",
        ),
        pytest.param(
            "Hundreds of lawyers attacked a nurse at Milltown Hospital.",
            "attack",
            ["Hundreds of lawyers"],
            id="hundreds-of",
        ),
        pytest.param("Police baton-charged the nurses.", "force against protest", ["Police"], id="first-word"),
        pytest.param(
            "Police used tear gas against the teachers.", "force against protest", ["Police"], id="who-uses-tear-gas"
        ),
        pytest.param(
            "The crew ignored a back-to-work order issued by the minister.",
            "official act",
            ["minister"],
            id="issued-by",
        ),
        pytest.param("Organisers called for a human chain on Thursday.", "protest", ["Organisers"], id="called-for"),
    ],
)
def test_who_did_it(text: str, kind: str, agents: list[str]) -> None:
    assert _quotes(only(annotated(text), kind).agents) == agents


@pytest.mark.parametrize(
    ("text", "kind", "targets"),
    [
        pytest.param(
            "Armed men looted an ambulance depot on Thursday.", "attack", ["an ambulance depot"], id="a-thing"
        ),
        pytest.param(
            "Police used stun grenades against the teachers.", "force against protest", ["teachers"], id="against"
        ),
        pytest.param(
            "The students were pushed back with water cannon.", "force against protest", ["students"], id="with-means"
        ),
        pytest.param(
            "Police broke up a sit-in by students on Tuesday.", "force against protest", ["students"], id="a-gathering"
        ),
        pytest.param("The driver of the bus is in custody.", "legal step", ["driver"], id="in-custody"),
        pytest.param(
            "The guard had shot two men and was then lynched by a crowd.",
            "attack",
            ["two men", "guard"],
            id="both-ways",
        ),
        pytest.param("Artillery fire hit the maternity ward on Sunday.", "armed conflict", ["ward"], id="what-was-hit"),
        pytest.param(
            "One farmer said he had been beaten up.", "attack", ["farmer"], id="he-of-whom-only-the-words-are-known"
        ),
    ],
)
def test_to_whom_it_was_done(text: str, kind: str, targets: list[str]) -> None:
    events = [one for one in annotated(text).events if one.kind == kind]
    told = [quote for one in events for quote in _quotes(one.targets)]
    assert len(told) == len(targets)
    assert all(word in quote for word, quote in zip(targets, told, strict=True))


def test_some_of_them_are_of_those_whom_they_stand_for() -> None:
    found = annotated("Junior doctors met in Patna. Some of them went on strike on Tuesday.")
    agent = only(found, "strike").agents[0]
    assert agent.passage.quote == "Some of them"
    assert agent.entry is not None
    assert "Junior doctors" in next(one for one in found.actors if one.id == agent.entry).names


def test_who_announces_it_would_strike_does() -> None:
    text = "The Hill Transport Front said it would call off the strike on Thursday."
    event = only(annotated(text), "strike")
    assert "Front" in event.agents[0].passage.quote or event.agents[0].entry is not None


def test_a_court_that_suspends_a_strike_does_not_strike() -> None:
    events = annotated("The High Court suspended the strike on Friday.").events
    assert [(one.kind, one.mode) for one in events] == [("legal step", "court order")]


def test_some_of_them_beside_those_whom_they_stand_for() -> None:
    event = only(annotated("Weavers, some of them girls of sixteen, walked out of the mill on Tuesday."), "strike")
    assert _quotes(event.agents) == ["Weavers"]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("A trainee was found murdered at Milltown Hospital.", id="found"),
        pytest.param("The strike began in a week in which a trainee was found murdered at the hospital.", id="week"),
    ],
)
def test_who_is_found_murdered_has_murdered_nobody(text: str) -> None:
    event = only(annotated(text), "attack")
    assert event.agents == ()
    assert [one.casefold() for one in _quotes(event.targets)] == ["a trainee"]
