"""What ``show`` and ``explain`` print."""

import io
import re
import subprocess
import sys

import msgspec
import pytest
from rich.console import Console
from tests.publish.sample import (
    ARREST,
    BEGUN,
    CAMERAS_BEGUN,
    CAMERAS_DONE,
    COMMENCED,
    CONFLICT,
    EARLIER,
    IDS,
    LATER,
    NO_EFFORTS,
    RECORD,
)

from standoff.publish.explain import UnknownEntry, explanation, render
from standoff.publish.show_data import SECTIONS as DATA_SECTIONS
from standoff.publish.show_data import show_data
from standoff.publish.terminal import SECTIONS, show
from standoff.publish.views.disputes import UnknownDispute
from standoff.record import Record
from standoff.record.identity import content_id


def shown(record: Record, width: int = 120, dispute: str | None = None, *sections: str) -> str:
    out = io.StringIO()
    show(record, Console(file=out, width=width), dispute, sections)
    return out.getvalue()


@pytest.mark.parametrize("width", [40, 80, 120, 200])
def test_no_line_is_wider_than_the_terminal(record: Record, width: int) -> None:
    assert max(len(line) for line in shown(record, width).splitlines()) <= width


@pytest.mark.parametrize("width", [80, 120])
def test_a_status_has_a_sign_and_a_word(record: Record, width: int) -> None:
    text = shown(record, width)
    for status in ("! contested", "✓ fulfilled", "◇ claimed", "○ pending", "◷ overdue", "· not ruled on"):
        assert status in text


def test_a_wide_table_has_a_column_for_each_fact(record: Record) -> None:
    heads = next(line for line in shown(record, 160).splitlines() if "made on" in line)
    assert re.split(r"  +", heads.strip()) == [
        "status",
        "matter",
        "promise",
        "by",
        "made on",
        "due",
        "last said of it",
        "sources",
    ]


def test_only_the_chosen_sections_are_shown(record: Record) -> None:
    text = shown(record, 120, "harrow", "demands")
    assert "Demands" in text
    assert "none" in text
    assert "Commitments" not in text
    assert EARLIER.name not in text.replace(f"repeats {EARLIER.name}", "")


def test_a_chosen_section_that_is_empty_says_so(record: Record) -> None:
    assert "Conflicts: none in the reports read" in shown(record, 120, "halden", "conflicts")


def test_both_sides_of_a_conflict_stand_side_by_side(record: Record) -> None:
    lines = shown(record, 120, "harrow", "conflicts").splitlines()
    assert any("Oren Maddox" in line and "Anselm Brook" in line for line in lines)
    assert any("Work has commenced on" in line and "No efforts have been made" in line for line in lines)


@pytest.mark.parametrize(
    "given",
    [
        pytest.param(LATER.id, id="id"),
        pytest.param(LATER.id[:8], id="beginning of the id"),
        pytest.param("HARROW 2024", id="words of the name"),
    ],
)
def test_a_dispute_can_be_asked_for(record: Record, given: str) -> None:
    assert show_data(record, given)["disputes"][0]["dispute"]["id"] == LATER.id


@pytest.mark.parametrize(
    ("given", "message"),
    [pytest.param("nowhere", "no dispute", id="none"), pytest.param("20", "more than one", id="two")],
)
def test_a_dispute_that_cannot_be_told_is_answered_with_a_list(record: Record, given: str, message: str) -> None:
    with pytest.raises(UnknownDispute, match=message) as raised:
        shown(record, 80, given)
    assert LATER.name in str(raised.value)


def test_a_record_without_disputes_says_what_to_do() -> None:
    assert "standoff build" in shown(Record(domain="health-care"))


def test_data_has_the_sections_of_the_terminal(record: Record) -> None:
    assert list(SECTIONS) == list(DATA_SECTIONS)
    page = show_data(record, "harrow", ["commitments"])["disputes"][0]
    assert set(page) == {"dispute", "commitments"}
    assert page["commitments"][0]["status"]["word"] == "contested"


def test_a_report_cannot_steer_the_terminal_or_pass_for_markup(record: Record) -> None:
    bad = "\x1b[2J[bold]x[/nonsense]\u202e"
    dispute = msgspec.structs.replace(LATER, name=bad, state_reason=bad)
    document = record.documents[1]
    titled = msgspec.structs.replace(
        document, appearances=(msgspec.structs.replace(document.appearances[0], title=bad, publisher=bad),)
    )
    changed = msgspec.structs.replace(
        record, disputes=(dispute,), documents=(record.documents[0], titled, *record.documents[2:])
    )
    text = shown(changed)
    assert not re.search("[\x1b\u202e]", text)
    assert "[bold]x[/nonsense]" in text


def test_an_explanation_shows_all_passages_in_order_of_time(record: Record) -> None:
    found = explanation(record, IDS["cameras"])
    days = [one.day for one in found.passages if one.day]
    assert days == sorted(days)
    quotes = {one.quote for one in found.passages}
    assert {CAMERAS_BEGUN.passage.quote, CAMERAS_DONE.passage.quote} < quotes
    assert found.passages[0].also == ("Harbour Post",)


def test_an_explanation_shows_the_working(record: Record) -> None:
    (step,) = explanation(record, BEGUN.id).working
    assert step.result == "10 or 11 August 2024"
    assert len(step.steps) == 2
    assert step.passages[0].quote == "the 52nd day of their movement"


def test_an_explanation_names_what_belongs_to_an_entry(record: Record) -> None:
    related = {one.id: one.relation for one in explanation(record, IDS["rooms"]).related}
    assert related[CONFLICT.id] == "disputed in"
    assert related[LATER.id] == "part of"
    assert {one.id for one in explanation(record, CONFLICT.id).related} >= {IDS["rooms"]}
    assert ARREST.id not in related


@pytest.mark.parametrize(
    "kind",
    [
        "actors",
        "places",
        "events",
        "statements",
        "demands",
        "commitments",
        "developments",
        "conflicts",
        "disputes",
        "derivations",
    ],
)
def test_every_entry_can_be_explained(record: Record, kind: str) -> None:
    for entry in getattr(record, kind):
        out = io.StringIO()
        Console(file=out, width=80).print(render(explanation(record, entry.id)))
        assert entry.id in out.getvalue()


def test_an_earlier_id_and_a_beginning_of_an_id_are_understood(record: Record) -> None:
    assert explanation(record, content_id("commitment", "an older name")).id == IDS["cameras"]
    assert explanation(record, IDS["cameras"][:9]).id == IDS["cameras"]


@pytest.mark.parametrize("given", ["c_0000000000000000", "c_", ""])
def test_an_unknown_id_says_where_ids_are_found(record: Record, given: str) -> None:
    with pytest.raises(UnknownEntry, match="standoff show"):
        explanation(record, given)


def test_statements_name_their_speaker_and_act(record: Record) -> None:
    assert explanation(record, NO_EFFORTS.id).words.startswith("Dr. Anselm Brook denied: “No efforts")
    assert explanation(record, COMMENCED.id).words.startswith("Oren Maddox claimed:")


def test_show_and_explain_start_without_what_they_do_not_need() -> None:
    heavy = ["jinja2", "pandas", "spacy", "sqlalchemy", "trafilatura"]
    code = (
        "import sys, standoff.publish.terminal, standoff.publish.explain, standoff.publish.show_data\n"
        f"print([name for name in {heavy} if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_the_sample_is_sound() -> None:
    texts = {one.id: one.text for one in RECORD.documents}
    assert all(
        texts[one.passage.document][one.passage.start : one.passage.end] == one.passage.quote
        for one in RECORD.developments
    )
