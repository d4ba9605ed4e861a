"""One sweep over every domain that comes with Standoff: what holds for all of them, whoever edited them last."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping

import pytest

from standoff.domains.domain import Domain, Matter, domain_names, load_domain
from standoff.extract.inflammatory import is_inflammatory
from standoff.extract.speech import speech

SCHEMES = {"acled", "plover", "cameo"}

pytestmark = pytest.mark.parametrize("name", domain_names())


def matters(below: Mapping[str, Matter], above: str = "") -> Iterator[tuple[str, Matter]]:
    for key, matter in below.items():
        path = f"{above} > {key}" if above else key
        yield path, matter
        yield from matters(matter.below, path)


def twice(words: Mapping[str, list[str]]) -> dict[str, list[str]]:
    return {word: homes for word, homes in words.items() if len(homes) > 1}


def kinds_and_words(domain: Domain) -> Iterator[tuple[str, str, str]]:
    for kind, about in domain.kinds.items():
        for mode, words in about.modes.items():
            for word in (*words.verbs, *words.nouns, *words.phrases):
                yield kind, mode, word


def test_every_kind_has_codes_in_all_schemes_in_each_of_its_modes(name: str) -> None:
    for kind, about in load_domain(name).kinds.items():
        assert about.modes, f"{kind} has no modes, so no word tells of it"
        for mode, words in about.modes.items():
            codes = {**about.codes, **words.codes}
            # ACLED and CAMEO know no disasters and no crime.
            needed = SCHEMES if "acled" in codes else {"plover"}
            assert needed <= set(codes), f"{kind}, {mode}: {sorted(codes)}"
            assert "acled" in codes or about.only_main, f"{kind}, {mode}: {sorted(codes)}"
            told = words.words or words.verbs or words.nouns or words.phrases
            assert "case2021" in codes or not told, f"{kind}, {mode}: no class of CASE 2021"
            assert re.fullmatch(r"\d{2,4}", codes.get("cameo", "00")), f"{kind}, {mode}: a CAMEO code is of digits"
            assert codes["plover"].isupper(), f"{kind}, {mode}: a PLOVER event is in capitals"


def test_no_word_tells_of_two_modes_of_one_kind(name: str) -> None:
    homes: defaultdict[str, list[str]] = defaultdict(list)
    for kind, about in load_domain(name).kinds.items():
        for mode, words in about.modes.items():
            # A verb may tell of another mode than the noun of the same letters.
            for part, word in (
                *(("verb", one) for one in words.verbs),
                *(("name", one) for one in (*words.nouns, *words.phrases)),
            ):
                if mode not in homes[f"{kind}: {part} {word}"]:
                    homes[f"{kind}: {part} {word}"].append(mode)
    assert not twice(homes)


def test_no_word_tells_of_two_kinds(name: str) -> None:
    homes: defaultdict[str, list[str]] = defaultdict(list)
    for kind, _, word in kinds_and_words(load_domain(name)):
        if kind not in homes[word]:
            homes[word].append(kind)
    assert not twice(homes)


def test_words_stand_in_small_letters_as_they_are_looked_up(name: str) -> None:
    wrong = [word for _, _, word in kinds_and_words(load_domain(name)) if word != word.lower() or word != word.strip()]
    assert not wrong


def test_each_word_of_a_matter_leads_to_one_matter(name: str) -> None:
    homes: defaultdict[str, list[str]] = defaultdict(list)
    for path, matter in matters(load_domain(name).matters):
        for word in matter.words:
            homes[word.lower()].append(path)
    assert not twice(homes)


def test_matters_have_paths_of_their_own_and_words_or_narrower_ones(name: str) -> None:
    found = list(matters(load_domain(name).matters))
    assert found
    assert max(Counter(path for path, _ in found).values()) == 1
    for path, matter in found:
        assert " > " not in path.rsplit(" > ", 1)[-1]
        assert matter.words or matter.below, f"{path} can never be found"


def test_there_is_somebody_who_demands_and_somebody_who_answers(name: str) -> None:
    parties = load_domain(name).parties
    standings = {party.standing for party in parties.values()}
    assert {"claimant", "answerable"} <= standings
    assert len({party.name for party in parties.values()}) == len(parties)
    for key, party in parties.items():
        assert party.groups or party.organisations or party.offices, f"{key} can never be found"


def test_no_word_for_people_belongs_to_two_parties(name: str) -> None:
    homes: defaultdict[str, list[str]] = defaultdict(list)
    for key, party in load_domain(name).parties.items():
        for word in {each.lower() for each in (*party.groups, *party.organisations, *party.offices)}:
            homes[word].append(key)
    assert not twice(homes)


def test_each_phase_has_words_and_no_word_tells_of_two(name: str) -> None:
    phases = load_domain(name).phases
    homes: defaultdict[str, list[str]] = defaultdict(list)
    for phase, words in phases.items():
        assert words.verbs or words.phrases, phase
        for word in {*words.verbs, *words.phrases}:
            homes[word].append(phase)
    assert len(phases) == 8
    assert not twice(homes)


def test_what_becomes_of_a_promise_is_told_by_words_of_one_sense(name: str) -> None:
    homes: defaultdict[str, list[str]] = defaultdict(list)
    for said, cues in load_domain(name).developments.items():
        for word in cues.phrases:
            homes[word].append(said)
    assert not twice(homes)


def test_a_look_alike_is_no_trigger_of_its_own(name: str) -> None:
    domain = load_domain(name)
    triggers = {word for _, _, word in kinds_and_words(domain)}
    assert not triggers & set(domain.wording.look_alikes)


def test_the_country_and_its_named_days_are_known(name: str) -> None:
    import holidays
    import pycountry

    settings = load_domain(name).settings
    assert pycountry.countries.get(alpha_2=settings.country) is not None
    assert settings.country in holidays.list_supported_countries()
    if settings.subdivision is not None:
        assert settings.subdivision in holidays.list_supported_countries()[settings.country]


def test_the_zone_is_known(name: str) -> None:
    from zoneinfo import ZoneInfo

    assert ZoneInfo(load_domain(name).settings.zone)


def test_the_general_words_of_speech_and_hate_compile(name: str) -> None:
    assert speech().verbs["say"].clause == "says"
    assert not is_inflammatory(f"The {load_domain(name).settings.title} met on Monday.")


def test_no_name_belongs_to_two_agencies(name: str) -> None:
    homes: defaultdict[str, list[str]] = defaultdict(list)
    for agency, forms in load_domain(name).agencies.agencies.items():
        for form in (agency, *forms):
            homes[form].append(agency)
    assert homes
    assert not twice(homes)
