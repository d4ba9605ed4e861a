"""Who said what, in sentences of our own."""

import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.support import annotated

from standoff.extract.statements import find_statements
from standoff.language.parse import parse
from standoff.language.posts import find_posts
from standoff.language.quotes import find_quotes
from standoff.language.sentences import sentences
from standoff.record.statement import Statement

SHARED = Path(os.environ.get("STANDOFF_SHARED", Path(__file__).parents[3] / "shared"))


def read(text: str) -> tuple[Statement, ...]:
    return find_statements("d_1", text, parse(text, sentences(text)), find_quotes(text), find_posts(text))


def parts(one: Statement) -> tuple[str, str, str, str]:
    source, cue, content = (" | ".join(p.quote for p in part) for part in (one.source, one.cue, one.content))
    return one.act, source, cue, content


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "The union said that the talks had failed.",
            ("says", "The union", "said", "that the talks had failed"),
            id="a clause",
        ),
        pytest.param(
            "Dr. Asha Dey, who leads the union, said the talks had failed.",
            ("says", "Dr. Asha Dey, who leads the union", "said", "the talks had failed"),
            id="a described source",
        ),
        pytest.param(
            '"The talks have failed," said Asha Dey.',
            ("says", "Asha Dey", "said", '"The talks have failed,"'),
            id="the cue before the source",
        ),
        pytest.param(
            "The talks had failed, the union said.",
            ("says", "the union", "said", "The talks had failed"),
            id="the source after",
        ),
        pytest.param(
            '"The talks have failed. We will march," Asha Dey said. "Nobody came."',
            ("says", "Asha Dey", "said", '"The talks have failed. We will march," | "Nobody came."'),
            id="a quotation that goes on",
        ),
        pytest.param(
            "According to the union, nobody came to the talks.",
            ("says", "the union", "According to", "nobody came to the talks"),
            id="according to",
        ),
        pytest.param(
            'The hospital said in a statement that "all wards" were open.',
            ("says", "The hospital", "said in a statement", 'that "all wards" were open'),
            id="in a statement",
        ),
        pytest.param(
            "The minister urged the doctors to return to work.",
            ("urges", "The minister", "urged", "the doctors to return to work"),
            id="urged somebody",
        ),
        pytest.param(
            "The minister called on the doctors to return to work.",
            ("urges", "The minister", "called on", "the doctors to return to work"),
            id="called on somebody",
        ),
        pytest.param(
            "The state promised to install cameras.",
            ("promises", "The state", "promised", "to install cameras"),
            id="promised to",
        ),
        pytest.param(
            "The nurses called for better security.",
            ("demands", "The nurses", "called for", "better security"),
            id="called for",
        ),
        pytest.param(
            "The party accused the minister of hiding the report.",
            ("accuses", "The party", "accused", "the minister of hiding the report"),
            id="accused of",
        ),
        pytest.param(
            "The minister has denied the allegations.",
            ("denies", "The minister", "has denied", "the allegations"),
            id="denied",
        ),
        pytest.param(
            "Doctors reported being attacked by a crowd.",
            ("says", "Doctors", "reported", "being attacked by a crowd"),
            id="reported being",
        ),
        pytest.param(
            "The union rejected the minister's directive to end the strike.",
            ("demands", "the minister", "directive", "to end the strike"),
            id="a noun and whose it is",
        ),
        pytest.param(
            "The nurses hope that the talks will resume.",
            ("believes", "The nurses", "hope", "that the talks will resume"),
            id="a belief is marked",
        ),
        pytest.param(
            "The state announced Rs 40 crore for cameras.",
            ("says", "The state", "announced", "Rs 40 crore for cameras"),
            id="an amount in two objects",
        ),
        pytest.param(
            "The minister apologised to the nurses for the delay.",
            ("apologises", "The minister", "apologised", "the delay"),
            id="apologised for",
        ),
        pytest.param(
            "The minister did not blame the nurses.",
            ("says", "The minister", "did not blame", "the nurses"),
            id="not blaming is no accusation",
        ),
        pytest.param(
            "The minister assured the nurses that work has begun.",
            ("claims", "The minister", "assured", "that work has begun"),
            id="assuring of what is done promises nothing",
        ),
        pytest.param(
            "The minister assured the nurses that guards would be posted.",
            ("promises", "The minister", "assured", "that guards would be posted"),
            id="assuring of what is to come promises",
        ),
        pytest.param(
            "As the union noted, the wards were empty.",
            ("says", "the union", "noted", "the wards were empty"),
            id="as somebody noted",
        ),
        pytest.param(
            "The union expressed concern that the order would stand.",
            ("says", "The union", "expressed concern", "that the order would stand"),
            id="expressed a feeling",
        ),
        pytest.param(
            "Asha Dey: Talks With the State Have Failed",
            ("says", "Asha Dey", ":", "Talks With the State Have Failed"),
            id="a headline",
        ),
    ],
)
def test_source_cue_and_content_are_found(text: str, expected: tuple[str, str, str, str]) -> None:
    assert expected in [parts(one) for one in read(text)]


def test_both_of_two_nested_statements_are_found() -> None:
    found = {one.cue[0].quote: parts(one) for one in read("Dey said that the state claims that the work is done.")}
    assert found["said"][3] == "that the state claims that the work is done"
    assert found["claims"] == ("claims", "the state", "claims", "that the work is done")


def test_a_statement_joined_by_adding_is_one_of_its_own() -> None:
    found = [parts(one) for one in read("Dey said the talks had failed, adding that nobody came.")]
    assert found == [
        ("says", "Dey", "said", "the talks had failed"),
        ("says", "Dey", "adding", "that nobody came"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("KOLKATA: The wards were empty on Monday.", id="a dateline is no speaker"),
        pytest.param("Also Read: Nurses Back in Their Wards", id="a link is no speaker"),
        pytest.param("The strike entered its third day.", id="the report's own words"),
        pytest.param("A crowd attacked two nurses at the gate.", id="a deed is no accusation"),
        pytest.param("They did not know whether to say anything.", id="what may be said"),
    ],
)
def test_what_nobody_said_gives_no_statement(text: str) -> None:
    assert [one for one in read(text) if one.act != "believes"] == []


def test_a_dateline_is_not_part_of_the_source() -> None:
    (found,) = read("PORTVILLE, June 13 (Coast Wire) - The union said that the talks had failed.")
    assert found.source[0].quote == "The union"


@pytest.mark.parametrize(
    ("text", "manner"),
    [
        pytest.param('"The talks have failed," Dey said.', "direct", id="direct"),
        pytest.param("Dey said the talks had failed.", "indirect", id="indirect"),
        pytest.param('Dey said the talks were "a sham" from the start.', "mixed", id="mixed"),
    ],
)
def test_the_manner_tells_whose_words_they_are(text: str, manner: str) -> None:
    assert read(text)[0].manner == manner


def test_whom_it_was_told_is_kept() -> None:
    (found,) = read("The minister told the nurses that the order would stand.")
    assert found.addressee is not None
    assert found.addressee.passage.quote == "the nurses"
    assert found.content[0].quote == "that the order would stand"


POST = (
    "The strike went on, the union said.\n\nThe state says it cares. I do not believe it. #Enough "
    "— Bina Roy (@binaroy) June 14, 2019\n\nWards stayed shut."
)


def test_a_post_is_a_statement_by_its_signature_and_nothing_else() -> None:
    own, post = read(POST)
    assert parts(own) == ("says", "the union", "said", "The strike went on")
    assert post.post
    assert parts(post) == ("says", "Bina Roy | @binaroy", "", "The state says it cares. I do not believe it.")


@pytest.mark.parametrize(
    ("words", "marked"),
    [
        pytest.param("She wants to shield 200 criminal Hindus who did it.", True, id="a community called criminals"),
        pytest.param("Jihadi Meena has lost her mind.", True, id="a person called a holy warrior"),
        pytest.param("These people are cockroaches.", True, id="people called vermin"),
        pytest.param("Muslims and Hindus marched together today.", False, id="a community named"),
        pytest.param("The goons who beat the nurse must be caught.", False, id="attackers called goons"),
        pytest.param("These pictures are not of terrorists. They are nurses.", False, id="a denial"),
    ],
)
def test_hateful_posts_are_marked(words: str, marked: bool) -> None:
    (found,) = read(f"{words} — Bina Roy (@binaroy) June 14, 2019")
    assert (found.marks == ("inflammatory",)) is marked


def test_a_second_reading_gives_the_same_statements() -> None:
    assert read(POST) == read(POST)


PIECES = ["Dey said ", "the strike ", '"we go on" ', "that ", "according to ", "Roy", ", ", ". ", "told ", ": ", "\n\n"]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=14))
def test_passages_quote_their_words_whatever_the_text(pieces: list[str]) -> None:
    text = "".join(pieces)
    for one in read(text):
        assert one.passages == (*one.source, *one.cue, *one.content)
        assert one.content
        for passage in one.passages:
            assert text[passage.start : passage.end] == passage.quote


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=80))
def test_no_text_makes_it_fail(text: str) -> None:
    for one in read(text):
        assert all(text[passage.start : passage.end] == passage.quote for passage in one.passages)


def real(name: str) -> list[tuple[str, str, str, str]]:
    file = SHARED / "reports" / name
    if not file.is_file():
        pytest.skip("the real reports are not here; set STANDOFF_SHARED")
    return [parts(one) for one in read(file.read_text(encoding="utf-8"))]


def has(found: list[tuple[str, str, str, str]], source: str, cue: str, content: str) -> bool:
    return any(source in one[1] and cue in one[2] and content in one[3] for one in found)


@pytest.mark.parametrize(
    ("source", "cue", "content"),
    [
        ("the doctors", "claim", "positive approach"),
        ("Dr.", "said", "Today marks the 52nd day"),
        ("the government", "has stated", "will take time"),
        ("chief secretary", "stated", "has spoken with the protesting doctors"),
        ("chief secretary", "assured", "work has commenced"),
        ("He", "also noted", "While some time is needed"),
        ("doctors", "have announced", "plans for a large protest rally"),
        ("doctors", "reported", "being assaulted"),
    ],
)
def test_the_statements_of_the_report_of_2024(source: str, cue: str, content: str) -> None:
    assert has(real("000_8c882805e32cfdbe.txt"), source, cue, content)


@pytest.mark.parametrize(
    ("source", "cue", "content"),
    [
        ("state President", "said", "protecting the accused assaulters"),
        ("Party (BJP)", "accusing", "protecting the junior doctors' attackers"),
        ("Chief Minister", "rebuffed", "the allegations"),
        ("Chief Minister", "accusing", "the BJP of communalising"),
        ("", "has denied", '"anti-Hindu" allegations'),
        ("Health Minister", "has appealed to", "withdraw her ultimatum"),
        ("Chief Minister", "urged", "to stop the strikes"),
        ("Medical Association", "declared", '"All India Protest Day"'),
        ("Chief Minister", "directive", "to end the strike"),
    ],
)
def test_the_statements_of_the_report_of_2019(source: str, cue: str, content: str) -> None:
    assert has(real("004_ad0a0d919e8cd300.txt"), source, cue, content)


@pytest.mark.parametrize(
    ("text", "negated", "hedges", "condition"),
    [
        pytest.param("The minister said the wards would open on Monday.", False, [], None, id="plain"),
        pytest.param("The minister did not say that the wards would open.", True, [], None, id="not-said"),
        pytest.param("The minister never promised that the wards would open.", True, [], None, id="never"),
        pytest.param("The minister reportedly said the wards would open.", False, ["reportedly"], None, id="by-report"),
        pytest.param("The minister said the wards might perhaps open.", False, ["might", "perhaps"], None, id="hedges"),
        pytest.param("The minister said talks were held in May.", False, [], None, id="month"),
        pytest.param(
            "The union said it would return if the cameras were installed.",
            False,
            [],
            "if the cameras were installed",
            id="condition",
        ),
        pytest.param("The nurse asked if the wards would open.", False, [], None, id="question"),
    ],
)
def test_what_a_statement_holds_back(text: str, negated: bool, hedges: list[str], condition: str | None) -> None:
    said = [one for one in annotated(text).statements if one.act != "believes"]
    assert [one.negated for one in said] == [negated]
    assert [hedge.quote for one in said for hedge in one.hedges] == hedges
    assert [one.condition.quote if one.condition is not None else None for one in said] == [condition]
