"""Principle 7: what must not be shown is in nothing that is published."""

import io
import json
from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec
import pyarrow.parquet
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.console import Console
from tests.publish.sample import (
    ANNOTATIONS,
    HATEFUL_WORDS,
    POST,
    POSTER,
    PRIVATE,
    PRIVATE_HANDLE,
    RECORD,
    TRAINEE,
    VICTIM,
)

from standoff.publish.diff import difference
from standoff.publish.diff_words import difference_in_words
from standoff.publish.explain import explanation, render
from standoff.publish.export import FORMATS, export
from standoff.publish.masking import masked
from standoff.publish.names_to_mask import is_name
from standoff.publish.profile import load_profile
from standoff.publish.report.report import report
from standoff.publish.show_data import show_data
from standoff.publish.tables import KINDS_OF_TABLE, rows
from standoff.publish.terminal import show
from standoff.publish.timeline import timeline
from standoff.record import Actor, Appearance, Document, Event, Origin, Passage, Record, Reference, Role, Statement
from standoff.record.identity import content_id, document_id

SECRETS = (PRIVATE, PRIVATE_HANDLE, PRIVATE_HANDLE[1:], VICTIM, HATEFUL_WORDS, *VICTIM.split(), "vermin")


def everything_published(record: Record) -> Iterator[tuple[str, str]]:
    """All that shows a record without an export, as text, by name."""
    yield "report", report(record)
    yield "show --json", json.dumps(show_data(record), default=str)
    for width in (80, 120):
        out = io.StringIO()
        show(record, Console(file=out, width=width))
        yield f"show at {width}", " ".join(out.getvalue().split())
    out = io.StringIO()
    console = Console(file=out, width=200)
    for _, entry in record.entries():
        console.print(render(explanation(record, entry.id)))
    yield "explain", out.getvalue()
    for kind in KINDS_OF_TABLE:
        yield kind, str(rows(record, kind))
    for dispute in record.disputes:
        yield "timeline", str(timeline(record, dispute))


def leaks(texts: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """The secrets that stand in some texts, each with the name of the text."""
    return [(where, secret) for where, text in texts for secret in SECRETS if secret.casefold() in text.casefold()]


def exported(record: Record, name: str, folder: Path, profile: str) -> Iterator[tuple[str, str]]:
    """All that an export writes, as text, by file."""
    written = export(record, name, folder, profile=load_profile(profile), annotations=ANNOTATIONS)
    for file in written:
        yield file.name, text_in(file)


def text_in(file: Path) -> str:
    """The words that a file holds, however it holds them."""
    if file.suffix == ".parquet":
        table = pyarrow.parquet.read_table(file)
        return f"{table.to_pylist()} {table.schema.metadata}"
    # A calendar folds its lines; in a database there are bytes between the words.
    return file.read_bytes().replace(b"\r\n ", b"").decode("utf-8", "ignore")


def test_no_masked_name_is_in_any_output(record: Record) -> None:
    assert leaks(everything_published(record)) == []


@pytest.mark.parametrize("profile", ["public", "partners"])
@pytest.mark.parametrize("name", FORMATS)
def test_no_masked_name_is_in_any_export(record: Record, name: str, profile: str, tmp_path: Path) -> None:
    texts = list(exported(record, name, tmp_path / "out", profile))
    assert texts
    assert leaks(texts) == []
    assert leaks((where.name, str(where)) for where in tmp_path.rglob("*")) == []


@pytest.mark.parametrize(
    "name", ["json", "csv", "parquet", "sqlite", "web-annotation", "brat", "label-studio", "timex3"]
)
def test_only_the_full_profile_lets_names_out_and_says_so(record: Record, name: str, tmp_path: Path) -> None:
    texts = list(exported(record, name, tmp_path / "out", "full"))
    found = {secret for _, secret in leaks(texts)}
    assert {PRIVATE, VICTIM} <= found
    assert any("NOT MASKED" in text for _, text in texts)


def test_a_difference_shows_nothing_that_either_record_masks(record: Record) -> None:
    """A person whom only the later record knows for a private one is not named from the earlier one either."""
    public = tuple(msgspec.structs.replace(one, private=False) for one in record.actors)
    harmless = tuple(msgspec.structs.replace(one, mode="assault") for one in record.events)
    earlier = msgspec.structs.replace(record, actors=public, events=harmless, as_of=None, demands=())
    for before, after in ((earlier, record), (record, record)):
        found = difference(before, after)
        assert leaks([("words", "\n".join(difference_in_words(found))), ("data", str(found))]) == []


def test_a_passage_that_holds_half_a_name_shows_none_of_it(record: Record) -> None:
    start = record.documents[0].text.index(PRIVATE)
    first = PRIVATE.split()[0]
    passage = Passage(document=record.documents[0].id, start=start, end=start + len(first), quote=first)
    changed = msgspec.structs.replace(record.places[0], passages=(passage,))
    shown = masked(msgspec.structs.replace(record, places=(changed,))).places[0].passages[0].quote
    assert shown == "█" * len(first)


def test_the_record_itself_keeps_what_is_masked(record: Record) -> None:
    before = record.to_json()
    masked(record)
    assert record.to_json() == before
    assert PRIVATE in record.documents[0].text


def test_masked_passages_still_lie_where_they_lay(record: Record) -> None:
    published = masked(record)
    texts = {document.id: document.text for document in published.documents}
    passages = [one for _, entry in published.entries() for one in _passages(entry)]
    assert len(passages) > 50
    assert all(texts[one.document][one.start : one.end] == one.quote for one in passages)
    assert [len(one.text) for one in published.documents] == [len(one.text) for one in record.documents]


def test_a_second_masking_changes_nothing(record: Record) -> None:
    once = masked(record)
    assert masked(once) == once


def test_a_record_without_secrets_is_left_as_it_is() -> None:
    plain = msgspec.structs.replace(
        RECORD, actors=(), events=(), statements=(), documents=RECORD.documents[2:], disputes=()
    )
    assert masked(plain) is plain


def test_masks_are_stable_and_tell_persons_apart(record: Record) -> None:
    names = {one.id: one for one in masked(record).actors}
    assert names[POSTER.id].name == f"a private person ({POSTER.id[:8]})"
    assert names[POSTER.id].handles == ()
    assert names[TRAINEE.id].name == f"a person not named ({TRAINEE.id[:8]})"


def test_hateful_words_are_shown_to_those_who_ask(record: Record) -> None:
    asked = explanation(record, POST.id, unmask=True)
    unasked = explanation(record, POST.id)
    assert HATEFUL_WORDS in asked.words
    assert any(PRIVATE in one.words for one in asked.related)
    assert "--unmask" in unasked.hidden
    assert unasked.words == "Hateful post, kept as evidence"
    assert f"standoff explain {POST.id} --unmask" in report(record)


def _passages(value: object) -> Iterator[Passage]:
    if isinstance(value, Passage):
        yield value
    elif isinstance(value, msgspec.Struct):
        for field in value.__struct_fields__:
            yield from _passages(getattr(value, field))
    elif isinstance(value, tuple):
        for one in value:
            yield from _passages(one)


def _text_record(text: str, *actors: Actor, events: tuple[Event, ...] = ()) -> Record:
    document = Document(id=document_id(text), text=text, appearances=(Appearance(origin=Origin(file="a.txt")),))
    return Record(domain="health-care", documents=(document,), actors=actors, events=events)


def _person(name: str, **fields: object) -> Actor:
    given: dict[str, object] = {"kind": "person", "private": True, **fields}
    return Actor(id=content_id("actor", name), name=name, **given)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("actor", "text", "shown"),
    [
        pytest.param(_person("Ravo Senn"), "RAVO SENN spoke", "████ ████ spoke", id="capitals"),
        pytest.param(_person("Ravo Senn"), "Ravo\nSenn's post", "████\n████'s post", id="broken over lines"),
        pytest.param(_person("Dr. Ravo Senn"), "Ravo Senn spoke", "████ ████ spoke", id="without the title"),
        pytest.param(_person("R. K. Senn"), "R.K. Senn spoke", "████ ████ spoke", id="initials"),
        pytest.param(_person("Ravo", handles=("@ravo_9",)), "see @Ravo_9!", "see ███████!", id="handle"),
        pytest.param(_person("x", handles=("@zz",)), "zz and @zz", "zz and ███", id="short handle needs its @"),
        pytest.param(
            _person("Zoë Ström"), "Zoe\u0308 Stro\u0308m left", "████ ██████ left", id="composed and decomposed"
        ),
        pytest.param(_person("রবি সেন"), "রবি সেন বলেন", "███ ███ বলেন", id="script without capitals"),
        pytest.param(_person("the patient"), "The patient died", "The patient died", id="a description is no name"),
        pytest.param(_person("She"), "She spoke", "She spoke", id="a pronoun is no name"),
        pytest.param(_person("Senn"), "Sennet and Senn", "Sennet and ████", id="whole words only"),
        pytest.param(
            _person("Pia Holt", private=False, roles=(Role(name="minor"),)),
            "Pia Holt, 9. Pia was hurt.",
            "███ ████, 9. ███ was hurt.",
            id="a minor is not told from a first name either",
        ),
        pytest.param(_person("Pia Holt", private=False), "Pia Holt spoke", "Pia Holt spoke", id="a public person"),
    ],
)
def test_names_in_texts(actor: Actor, text: str, shown: str) -> None:
    assert masked(_text_record(text, actor)).documents[0].text == shown


def test_the_name_of_another_that_holds_a_private_name_stays() -> None:
    other = Actor(id=content_id("actor", "other"), name="Biro Senn", kind="person")
    published = masked(_text_record("Biro Senn met Senn.", _person("Senn"), other))
    assert published.documents[0].text == "Biro Senn met ████."


def test_a_victim_whom_no_entry_names_is_masked() -> None:
    text = "Pia Holt was assaulted."
    passage = Passage(document=document_id(text), start=0, end=8, quote="Pia Holt")
    event = Event(
        id=content_id("event", 1),
        kind="attack",
        mode="sexual violence",
        trigger=passage,
        modality="reported",
        targets=(Reference(passage=passage),),
    )
    assert masked(_text_record(text, events=(event,))).documents[0].text == "███ ████ was assaulted."


def test_words_within_a_hateful_post_are_hidden_from_other_entries_too() -> None:
    text = "They must be beaten, all of them, today. — @somebody"
    document = document_id(text)
    words = Passage(document=document, start=0, end=40, quote=text[:40])
    trigger = Passage(document=document, start=13, end=19, quote="beaten")
    record = msgspec.structs.replace(
        _text_record(text),
        statements=(Statement(id=content_id("statement", 1), act="says", content=(words,), marks=("inflammatory",)),),
        events=(
            Event(id=content_id("event", 1), kind="attack", mode="assault", trigger=trigger, modality="conditional"),
        ),
    )
    assert masked(record).events[0].trigger.quote == "██████"


# "Mrs" and the like are no names.
LETTERS = st.text("bdfgklmnprstvz", min_size=4, max_size=8)


@settings(max_examples=60, deadline=None)
@given(
    first=LETTERS,
    last=LETTERS,
    before=st.sampled_from(["", "On Monday ", "“"]),
    joint=st.sampled_from([" ", "\n", "-"]),
)
def test_whatever_the_name_it_is_nowhere(first: str, last: str, before: str, joint: str) -> None:
    name = f"{first.title()} {last.title()}"
    person = _person(name, handles=(f"@{first}_{last}",))
    text = f"{before}{first.title()}{joint}{last.upper()} spoke. {name} (@{first}_{last}) again."
    record = _text_record(text, person)
    assert is_name(name)
    seen = masked(record).to_json().decode().casefold()
    for secret in (name, f"{first}{joint}{last}", f"{first}_{last}"):
        assert secret.casefold() not in seen
