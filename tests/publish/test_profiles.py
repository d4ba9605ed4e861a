"""Release profiles: what they keep at home, and what a person is told who writes one wrongly."""

from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.publish.sample import ANNOTATIONS, ASSAULT_2019, DOCUMENTS, HALDEN, POSTER, PRIVATE, RECORD, TARSIN, said

from standoff.domains.loading import DomainFileError
from standoff.publish.export import export
from standoff.publish.profile import Coarsening, Profile, load_profile, profile_names
from standoff.publish.release import release
from standoff.publish.walk import parts
from standoff.record import Document, Event, Passage, Place, Record, Reference
from standoff.record.identity import content_id, document_id


def profile(**fields: object) -> Profile:
    return Profile(title="for a test", licence="none", name="test", **fields)  # type: ignore[arg-type]


def written(folder: Path, text: str, name: str = "ours") -> str:
    file = folder / f"{name}.yaml"
    file.write_text(text, "utf-8")
    return str(file)


HEAD = "title: ours\nlicence: CC BY 4.0\n"


def test_the_profiles_that_come_with_it_can_be_loaded() -> None:
    assert profile_names() == ["full", "partners", "public"]
    assert [load_profile(name).masking for name in profile_names()] == [False, True, True]
    assert load_profile().name == "public"


def test_a_profile_of_ones_own_is_given_by_its_path(tmp_path: Path) -> None:
    own = load_profile(written(tmp_path, f"{HEAD}licence_url: https://licence.example/by\n"))
    assert (own.name, own.masking, own.licence) == ("ours", True, "CC BY 4.0")


@pytest.mark.parametrize(
    ("text", "line", "said_"),
    [
        pytest.param("title: x\n", None, "lacks the key 'licence'", id="no licence"),
        pytest.param(f"{HEAD}maskin: true\n", 3, "Did you mean 'masking'?", id="misspelt key"),
        pytest.param(f"{HEAD}words: som\n", 3, "'som' is not one of the names", id="misspelt value"),
        pytest.param(f"{HEAD}masking: false\n", 3, "only the profile 'full' may lift masking", id="masking lifted"),
        pytest.param(f"{HEAD}decimals: 9\n", 3, "at most 6", id="too many decimals"),
        pytest.param(f"{HEAD}name: ours\n", 3, "remove this line", id="name"),
        pytest.param(f"{HEAD}without:\n  - actor.handles\n", 4, "Did you mean 'actors'?", id="no such kind"),
        pytest.param(f"{HEAD}without: [actors.handel]\n", 3, "Did you mean 'handles'?", id="no such field"),
        pytest.param(f"{HEAD}without: [actors.name]\n", 3, "needs its 'name'", id="a field that must be there"),
        pytest.param(f"{HEAD}without: [events.passages]\n", 3, "no entry leaves without it", id="evidence"),
        pytest.param(f"{HEAD}without: [actors]\n", 3, "must name a field too", id="no field"),
        pytest.param(f"{HEAD}without: [actors.side.name]\n", 3, "no fields of its own", id="field of a word"),
        pytest.param(f"{HEAD}coarsen:\n  - kinds: [attack]\n    to: village\n", 5, "'village'", id="no kind of place"),
    ],
)
def test_what_is_wrong_in_a_profile_is_told_with_file_and_line(
    text: str, line: int | None, said_: str, tmp_path: Path
) -> None:
    file = written(tmp_path, text)
    with pytest.raises(DomainFileError) as caught:
        load_profile(file)
    assert said_ in str(caught.value)
    assert str(caught.value).startswith(f"{file}, line {line}:" if line else f"{file}:")


def test_a_profile_that_is_not_there_is_told_with_the_nearest() -> None:
    with pytest.raises(DomainFileError, match=r"no such profile\. Did you mean 'partners'\?"):
        load_profile("partner")


def test_masking_is_lifted_by_the_full_profile_alone(record: Record) -> None:
    names = {one.id: one.name for one in release(record, load_profile("full")).record.actors}
    assert names[POSTER.id] == PRIVATE
    for name in ("public", "partners"):
        assert PRIVATE not in {one.name for one in release(record, load_profile(name)).record.actors}


def test_fields_stay_at_home(record: Record) -> None:
    kept = release(record, profile(without=("documents.appearances.url", "events.codes", "actors.side")), ANNOTATIONS)
    assert {one.url for one in kept.record.documents} == {None}
    assert {one.side for one in kept.record.actors} == {None}
    assert {one.side for told in kept.annotations.values() for one in told.actors} == {None}
    assert any(one.side for one in record.actors)


def test_coordinates_are_rounded(record: Record) -> None:
    exact = msgspec.structs.replace(TARSIN, latitude=22.56263, longitude=88.36304)
    given_ = msgspec.structs.replace(record, places=(exact, *record.places[1:]))
    place = release(given_, profile(decimals=1)).record.places[0]
    assert (place.latitude, place.longitude) == (22.6, 88.4)
    assert release(given_, load_profile("partners")).record.places[0] == exact


@settings(max_examples=25, deadline=None)
@given(words=st.sampled_from(["all", "quoted", "none"]), kept=st.sets(st.integers(0, len(RECORD.events) - 1)))
def test_whatever_leaves_passages_lie_where_they_lay(words: str, kept: set[int]) -> None:
    record = msgspec.structs.replace(RECORD, events=tuple(RECORD.events[one] for one in sorted(kept)))
    leaves = release(record, profile(words=words), ANNOTATIONS)
    texts = {one.id: one.text for one in leaves.record.documents}
    assert [len(one.text) for one in leaves.record.documents] == [len(one.text) for one in record.documents]
    told = [one for annotation in leaves.annotations.values() for one in (*annotation.events, *annotation.times)]
    entries = [entry for _, entry in leaves.record.entries()]
    for passage in (part.passage for one in (*entries, *told) for part in parts(one)):
        assert texts[passage.document][passage.start : passage.end] == passage.quote
    shown = {letter for text in texts.values() for letter in text if letter.isalnum()}
    assert bool(shown) == (words != "none")


def test_only_what_is_cited_leaves_where_the_profile_says_so(record: Record) -> None:
    text = release(record, profile(words="quoted")).record.documents[3].text
    assert "Work has commenced on the cameras" in text
    assert "Police arrested four" in text
    assert "the Chief Secretary said" not in text


def test_without_words_a_promise_is_told_by_its_matter(record: Record) -> None:
    leaves = release(record, profile(words="none"))
    assert {one.text for one in leaves.record.commitments} >= {"cameras", "rest rooms"}
    assert not any(one.steps for one in leaves.record.derivations)


HOME = Place(id=content_id("place", "home"), name="Alder Row", kind="city", parents=("Vell", "Norvale"))
DISTRICT = Place(id=content_id("place", "district"), name="Vell", kind="district", parents=("Norvale",))
TEXT = "Men broke into a doctor's house in Alder Row and beat her. Doctors of Halden Hospital marched in Alder Row."


def _passage(words: str, start: int = 0) -> Passage:
    start = TEXT.index(words, start)
    return Passage(document=document_id(TEXT), start=start, end=start + len(words), quote=words)


def _told(kind: str, words: str, place: Place, named: Passage) -> Event:
    return Event(
        id=content_id("event", kind),
        kind=kind,
        mode=None,
        trigger=_passage(words),
        modality="reported",
        places=(Reference(passage=named, entry=place.id),),
        passages=(_passage(words),),
        mentions=(content_id("event", kind),),
    )


AT_HOME = _told("attack", "broke into a doctor's house in Alder Row and beat her", HOME, _passage("Alder Row"))
MARCHED = _told("protest", "Doctors of Halden Hospital marched in Alder Row", HOME, _passage("Alder Row", 60))


def _record(*places: Place) -> Record:
    document = Document(id=document_id(TEXT), text=TEXT, appearances=DOCUMENTS["2019"].appearances)
    home = msgspec.structs.replace(HOME, passages=(_passage("Alder Row"),))
    return Record(domain="health-care", documents=(document,), places=(home, *places), events=(AT_HOME, MARCHED))


def test_an_attack_at_home_is_told_by_district(tmp_path: Path) -> None:
    leaves = release(_record(DISTRICT))
    attack, march = leaves.record.events
    assert [one.entry for one in attack.places] == [DISTRICT.id]
    assert [one.entry for one in march.places] == [HOME.id]
    assert "Alder" not in leaves.record.documents[0].text
    assert "Alder" not in str(attack)
    assert leaves.record.places[0].passages == ()
    (file,) = export(_record(DISTRICT), "json", tmp_path / "record.json")
    assert f'"{HOME.id}"' in file.read_text("utf-8").partition('"events"')[2]
    assert release(_record(DISTRICT), load_profile("partners")).record.documents[0].text == TEXT


def test_an_attack_at_home_is_told_without_a_place_where_nothing_coarser_is_known() -> None:
    assert release(_record()).record.events[0].places == ()


def test_an_attack_elsewhere_keeps_its_place(record: Record) -> None:
    event = next(one for one in release(record).record.events if one.id == ASSAULT_2019.id)
    assert [one.entry for one in event.places] == [HALDEN.id]


def test_a_rule_without_words_holds_for_every_event_of_its_kind(record: Record) -> None:
    rule = Coarsening(kinds=("attack",), to="state")
    event = next(one for one in release(record, profile(coarsen=(rule,))).record.events if one.id == ASSAULT_2019.id)
    assert event.places == ()
    assert said("2019", "Halden Hospital") not in [part.passage for part in parts(event)]
