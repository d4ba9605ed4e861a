"""What holds for every report: each entry rests on words of the text, and no text breaks the reading."""

from datetime import date

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.support import annotated, domain, passages_in, report_of

from standoff.extract.annotate import annotate, annotate_many
from standoff.record import Annotation

SENTENCES = (
    "A mob attacked two junior doctors at Harbour Lane Hospital in Patna on Monday night.",
    "Junior doctors at Harbour Lane Hospital went on strike on Tuesday, demanding better security from the state.",
    "“We want cameras, guards and clean toilets,” said Dr Anil Marsh, who speaks for the junior doctors.",
    "Health Secretary Nora Quill said the state government would install 400 CCTV cameras by March 31.",
    "Work has commenced, the state government said; the doctors said no effort had been made to keep the promises.",
    "It was the 20th day of the cease-work.",
    "They called off the strike after talks with the chief minister at Nabanna.",
    "Over 3,500 resident doctors struck work for 24 hours.",
    "PATNA, March 14 (Harbour Wire) - The strike entered its third day.",
    "Also read: Why the wards are empty",
    "— Dr Nora Quill (@noraquill) March 14, 2023",
    "The chief minister gave the doctors a four-hour ultimatum: return to work or face action.",
    "If guards are not posted within 48 hours, the doctors will resign en masse, they warned.",
    "The police denied that any nurse was raped; five people were arrested.",
    "The patient died of a heart attack.",
)
NOISE = (
    "",
    " ",
    "\n\n",
    "\u00a0",
    "\u200b",
    "…",
    "'",
    "\u201d",
    "\U0001f468\u200d⚕️",
    "é\u0301",
    "\u202eabc",
    "@",
    "#",
    "((",
    "12-",
    "%",
)

texts = st.lists(
    st.sampled_from(SENTENCES) | st.sampled_from(NOISE) | st.text(max_size=12), min_size=1, max_size=8
).map(" ".join)
days = st.none() | st.dates(min_value=date(2005, 1, 1), max_value=date(2030, 12, 31))
SOME = settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def check(text: str, found: Annotation) -> None:
    """That every entry rests on words of the text."""
    for entry in passages_in(found):
        assert text[entry.start : entry.end] == entry.quote
    for kind in ("actors", "places", "events", "statements", "demands", "commitments"):
        for one in getattr(found, kind):
            assert one.passages, f"{kind}: an entry without words"
    for kind in ("times", "furniture", "developments"):
        assert all(one.passage.quote for one in getattr(found, kind)), f"{kind}: a mention without words"


@SOME
@given(texts, days)
def test_every_entry_of_every_report_rests_on_words_of_its_text(text: str, published: date | None) -> None:
    check(text, annotated(text, published))


@SOME
@given(st.text(max_size=400), days)
def test_no_text_breaks_the_reading(text: str, published: date | None) -> None:
    check(text, annotated(text, published))


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="empty"),
        pytest.param(" \n\n\t", id="white-space"),
        pytest.param("\ufeffDoctors went on strike.", id="byte-order-mark"),
        pytest.param("Doctors went on strike.\r\n\r\nNurses did too.\r\n", id="windows-lines"),
        pytest.param("doctors " * 3000, id="one-endless-sentence"),
        pytest.param("Doctors went on strike. " * 50, id="the-same-again-and-again"),
        pytest.param("\U0001f600 Doctors \U0001f468\u200d⚕️ went on strike \U0001f600 on Monday.", id="emoji"),
        pytest.param('"' * 500, id="quotation-marks"),
        pytest.param("(" * 500 + "strike" + ")" * 500, id="brackets"),
        pytest.param("\x00 strike \x07 doctors", id="control-characters"),
    ],
)
def test_odd_texts_are_read(text: str) -> None:
    check(text, annotated(text))


def test_offsets_count_code_points() -> None:
    text = "\U0001f600\U0001f468\u200d⚕️ Doctors went on strike in Patna on Monday."
    (event,) = annotated(text).events
    assert text[event.trigger.start : event.trigger.end] == "strike"


def stretches(found: Annotation) -> dict[str, set[tuple[int, int, str]]]:
    """Where each kind of mention stands, and its words."""
    return {
        "times": {(one.passage.start, one.passage.end, one.type) for one in found.times},
        "events": {(one.trigger.start, one.trigger.end, f"{one.kind} {one.mode}") for one in found.events},
        "statements": {(part.start, part.end, one.act) for one in found.statements for part in one.passages},
        "demands": {(part.start, part.end, one.text) for one in found.demands for part in one.passages},
        "commitments": {(part.start, part.end, one.text) for one in found.commitments for part in one.passages},
        "developments": {(one.passage.start, one.passage.end, one.said) for one in found.developments},
        "actors": {(part.start, part.end, one.name) for one in found.actors for part in one.passages},
        "places": {(part.start, part.end, one.name) for one in found.places for part in one.passages},
        "furniture": {(one.passage.start, one.passage.end, one.reason) for one in found.furniture},
    }


@SOME
@given(texts, days, days)
def test_what_is_found_does_not_depend_on_the_day_of_publication(
    text: str, one: date | None, other: date | None
) -> None:
    assert stretches(annotated(text, one)) == stretches(annotated(text, other))


@SOME
@given(texts, days)
def test_a_second_reading_finds_the_same(text: str, published: date | None) -> None:
    assert annotated(text, published) == annotated(text, published)


@settings(max_examples=10, deadline=None)
@given(st.lists(texts, min_size=2, max_size=4, unique=True))
def test_reports_read_together_say_what_each_says_alone(several: list[str]) -> None:
    documents = [report_of(text) for text in several]
    together = list(annotate_many(documents, domain()))
    assert together == [annotate(document, domain()) for document in documents]


@SOME
@given(texts)
def test_ids_are_unique_and_the_annotation_survives_json(text: str) -> None:
    found = annotated(text)
    for kind in ("times", "actors", "places", "events", "statements", "demands", "commitments", "developments"):
        ids = [one.id for one in getattr(found, kind)]
        assert len(ids) == len(set(ids)), kind
    assert msgspec.json.decode(found.to_json(), type=Annotation) == found
    assert sum(one.main for one in found.events) == (1 if found.events else 0)


@SOME
@given(texts)
def test_references_lead_to_actors_and_places_of_the_report(text: str) -> None:
    found = annotated(text)
    known = {one.id for one in found.actors} | {one.id for one in found.places}
    statements = {one.id for one in found.statements}
    for event in found.events:
        for reference in (*event.agents, *event.targets, *event.places):
            assert reference.entry is None or reference.entry in known
        assert event.according_to is None or event.according_to in statements
    for statement in found.statements:
        assert statement.speaker is None or statement.speaker in known
    sides = [side for one in found.demands for side in (one.by, one.to)]
    sides += [side for one in found.commitments for side in (one.by, one.to)]
    assert all(side is None or side.entry is None or side.entry in known for side in sides)
    promises = {one.id for one in found.commitments}
    assert all(one.commitment is None or one.commitment in promises for one in found.developments)


BODY = (
    "A mob attacked a nurse at Milltown Hospital in Patna on Monday night, and doctors there went on strike on Tuesday."
)


def test_a_repeated_paragraph_counts_once() -> None:
    once, twice = annotated(BODY), annotated(f"{BODY}\n\n{BODY}\n\nNurses wept.")
    assert [one.kind for one in twice.events] == [one.kind for one in once.events]


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("Also read: Doctors attacked at Harbour Lane Hospital, strike called", id="also-read"),
        pytest.param("Must Read | Nurses raped in Coimbatore", id="must-read"),
        pytest.param("READ MORE: Junior doctors call off their strike", id="capitals"),
        pytest.param("[Watch: Mob attacks a doctor in Coimbatore]", id="brackets"),
    ],
)
def test_lines_that_lead_to_other_reports_say_nothing_in_this_one(line: str) -> None:
    plain, with_line = annotated(f"{BODY}\n\nNurses wept."), annotated(f"{BODY}\n\n{line}\n\nNurses wept.")
    assert [(one.kind, one.trigger.quote) for one in with_line.events] == [
        (one.kind, one.trigger.quote) for one in plain.events
    ]
    assert {one.name for one in with_line.places} == {one.name for one in plain.places}
    assert any(line.strip("[]") in one.passage.quote for one in with_line.furniture)


def test_hateful_words_are_kept_as_a_statement_and_give_no_events() -> None:
    text = (
        "Doctors at Milltown Hospital went on strike on Monday.\n\n"
        "These vermin attacked our doctors in Milltown Hospital. Hang them.\n"
        "— Anil Marsh (@anilmarsh) March 14, 2023"
    )
    found = annotated(text)
    (post,) = [one for one in found.statements if one.post]
    assert post.marks == ("inflammatory",)
    assert [one.kind for one in found.events] == ["strike"]


def test_the_words_of_an_embedded_post_are_never_the_reports_own() -> None:
    text = (
        "Doctors at Milltown Hospital are angry.\n\n"
        "Our doctors went on strike in Patna and we back them.\n"
        "— Anil Marsh (@anilmarsh) March 14, 2023\n\n"
        "Nurses wept."
    )
    found = annotated(text)
    (post,) = [one for one in found.statements if one.post]
    assert post.cue == ()
    assert {one.according_to for one in found.events} == {post.id}
    names = {one.id: one for one in found.actors}
    assert names[post.speaker or ""].handles == ("@anilmarsh",)


def test_a_day_that_is_none_is_noted_and_never_made_up() -> None:
    found = annotated("Doctors at Milltown Hospital went on strike on 31 June 2023.")
    assert found.notes == ("“31 June 2023” is no day of the calendar.",)
    assert all(event.when.day is None for event in found.events)


def test_a_sentence_too_long_to_be_read_to_its_end_is_told_of() -> None:
    endless = "The doctors want guards and " + "beds and " * 2_000 + "peace."
    found = annotated(endless)
    assert any("only the first 2,000 were parsed" in note for note in found.notes)
    assert found.demands
