"""A domain: what a field knows of kinds of event, matters, parties, offices and the words for them."""

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Annotated, Any, Literal

import msgspec

from standoff.domains.loading import DomainFileError, Lines, convert, nearest, read_yaml
from standoff.record.commitment import Said, Strength
from standoff.record.event import Phase
from standoff.record.matter import APART

FOLDER = Path(__file__).parent
GENERAL = "general"

Words = tuple[str, ...]
Standing = Literal["claimant", "answerable", "third"]
DemandCue = Literal[
    "demanded",
    "wanted",
    "written",
    "threatened",
    "ultimatum",
    "withdrawn",
    "met",
    "partly met",
    "refused",
    "renewed",
    "extended",
    "ran out",
]


class Section(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A part of a domain file; a key that it does not know is an error."""


class Mode(Section, frozen=True):
    """A way in which a kind of event happens, with the words that tell of it, in their base form.

    ``verbs`` tell of it by their subject and object; ``nouns`` name it; ``phrases`` tell of it wherever they stand.
    ``targets`` names the kinds of things that it can be done to, where the words have other senses: *person*,
    *group*, *facility*, *organisation*. ``with_any`` lists words of which one must stand in the sentence.
    ``governed_by`` lists verbs that give this mode to a noun of the kind: *talks* that *fail* are broken off. ``words``
    stand for the event where the trained encoder has told that it is one, and tell of nothing by themselves.
    ``told_as`` names another mode that an event of this one is told as: a list of words with a condition of its own.
    ``suffered`` are those of the nouns whose owner suffered it, and of the phrases whose subject did: *the doctor's
    murder*, *two men are in custody*. ``alone`` is true where the words tell of it even if nobody is named who did or
    suffered it.

    Of verbs with other senses: ``agents`` names the kinds or standings of those who do it, ``done_by`` words one of
    which stands in their name (*court*), ``opposed`` is true where claimants and those who answer them take part,
    ``without_object`` where the verb has none (*the nurses struck*).
    """

    verbs: Words = ()
    nouns: Words = ()
    phrases: Words = ()
    targets: Words = ()
    with_any: Words = ()
    governed_by: Words = ()
    words: Words = ()
    told_as: str | None = None
    suffered: Words = ()
    alone: bool = False
    agents: Words = ()
    done_by: Words = ()
    opposed: bool = False
    without_object: bool = False
    codes: dict[str, str] = {}

    @property
    def triggers(self) -> Words:
        """All words that tell of it by themselves."""
        return (*self.verbs, *self.nouns, *self.phrases)


class Kind(Section, frozen=True):
    """A kind of event: its modes, whether it goes through phases as a strike does, and its consequence.

    ``consequence`` (0 to 10) orders what is shown first. ``codes`` are those of its modes that have none of
    their own. A mode named *any* tells of the kind without saying which way. ``only_main`` holds for a kind whose
    ``words`` tell of it only where the trained encoder takes the whole report for one, and then of its main event.
    """

    modes: dict[str, Mode]
    phases: bool = False
    only_main: bool = False
    consequence: Annotated[int, msgspec.Meta(ge=0, le=10)] = 5
    codes: dict[str, str] = {}


class PhaseWords(Section, frozen=True):
    """The words that tell which phase a strike or protest is in.

    ``verbs`` have the strike as their object or subject (*call off the strike*, *the strike began*); ``phrases``
    tell of a strike by themselves (*return to work*).
    """

    verbs: Words = ()
    phrases: Words = ()


class Matter(Section, frozen=True):
    """Something that is demanded or promised, with its words; ``below`` holds narrower matters.

    ``measured_by`` says in what its keeping is measured: *cameras installed of cameras planned*.
    """

    words: Words = ()
    measured_by: str | None = None
    below: dict[str, "Matter"] = {}


class Party(Section, frozen=True):
    """A side, or somebody who is no side but takes part.

    ``standing`` says what it does: a *claimant* demands, the *answerable* promises, a *third* party does neither.
    ``groups`` are common nouns for its people, ``organisations`` names of its bodies, ``organisation_words`` words with
    a capital that tell from an unknown body's name that it is of this side, ``offices`` titles of those who act for it.
    ``everywhere`` marks a side whose people and offices are the same in all states, as those of a union government are.
    ``orders`` marks a side that tells others what to do by right, as courts and police do: that is no demand.
    ``codes`` say what it is in other schemes when it acts.
    """

    standing: Standing
    name: str
    groups: Words = ()
    organisations: Words = ()
    organisation_words: Words = ()
    offices: Words = ()
    everywhere: bool = False
    orders: bool = False
    codes: dict[str, str] = {}


class Cues(Section, frozen=True):
    """Words that tell of an act: verbs by their subject, nouns by who they belong to, phrases by standing there."""

    verbs: Words = ()
    nouns: Words = ()
    phrases: Words = ()


class PlaceWords(Section, frozen=True):
    """How places are named: words that a facility's name holds, short forms, names of first-level areas by code.

    ``facility_kinds`` may stand in small letters between the name and such a word: *Kisoro district hospital*.
    """

    facility_words: Words = ()
    facility_kinds: Words = ()
    facilities: dict[str, tuple[str, ...]] = {}
    short_forms: dict[str, str] = {}
    areas: dict[str, str] = {}

    def all_facilities(self) -> Iterator[str]:
        """The short names of facilities, and the full ones that they stand for."""
        for short, names in self.facilities.items():
            yield from (short, *names)


class AgencyWords(Section, frozen=True):
    """How reports name the news agencies that their text is from.

    ``agencies`` are known by their full name, with short forms and other names; ``endings`` end the names of others.
    ``unnamed`` are words for agencies that a report does not name. ``bylines`` stand before a name in a line of its
    own, ``credits`` there and elsewhere; ``introduced`` before and ``reporting`` behind a name in a sentence.
    """

    agencies: dict[str, Words] = {}
    endings: Words = ()
    unnamed: Words = ()
    bylines: Words = ()
    credits: Words = ()
    introduced: Words = ()
    reporting: Words = ()


class Settings(Section, frozen=True):
    """What holds for the whole domain.

    ``due_months`` is the time after which a commitment without a date of its own is overdue; ``quiet_days`` the
    days without a report after which a new dispute begins. ``target_codes`` names the schemes whose codes hold only
    where the target is of the domain: one of its own parties, or a facility.
    """

    name: str
    title: str
    country: str
    subdivision: str | None = None
    zone: str = "UTC"
    due_months: Annotated[int, msgspec.Meta(ge=1, le=120)] = 3
    quiet_days: Annotated[int, msgspec.Meta(ge=1, le=3650)] = 180
    target_codes: Words = ()


class Wording(Section, frozen=True):
    """Words of the language that any domain needs: how a report shows doubt, and what is no part of it.

    ``persons`` are nouns for people who may do or suffer something, besides those of the parties.
    """

    look_alikes: Words = ()
    furniture: Words = ()
    planned: Words = ()
    alleged: Words = ()
    conditional: Words = ()
    titles: Words = ()
    professional_titles: Words = ()
    public_parts: Words = ()
    organisation_words: Words = ()
    not_names: Words = ()
    persons: Words = ()


class Domain(msgspec.Struct, frozen=True, kw_only=True):
    """All files of a domain, checked and joined with the general ones.

    ``own_sides`` are the keys of the parties that its own file names; the others are those of any field.
    """

    settings: Settings
    kinds: dict[str, Kind]
    phases: dict[Phase, PhaseWords]
    parties: dict[str, Party]
    matters: dict[str, Matter]
    commitments: dict[Strength, Cues]
    demands: dict[DemandCue, Cues]
    developments: dict[Said, Cues]
    places: PlaceWords
    wording: Wording
    agencies: AgencyWords
    own_sides: Words = ()

    def ordering(self) -> frozenset[str]:
        """The sides whose orders are orders, and no demands."""
        return frozenset(side for side, party in self.parties.items() if party.orders)

    def sides(self, standing: Standing) -> frozenset[str]:
        """The keys of the parties of a standing."""
        return frozenset(key for key, party in self.parties.items() if party.standing == standing)

    def everywhere(self) -> frozenset[str]:
        """The keys of the parties that are the same in all states."""
        return frozenset(key for key, party in self.parties.items() if party.everywhere)

    def matters_by_path(self) -> Iterator[tuple[str, Matter]]:
        """Every matter with its path, the wide before the narrow."""
        yield from _by_path(self.matters)

    def __hash__(self) -> int:
        return hash(self.settings.name)


def _by_path(matters: Mapping[str, Matter], above: str = "") -> Iterator[tuple[str, Matter]]:
    for name, matter in matters.items():
        path = f"{above}{APART}{name}" if above else name
        yield path, matter
        yield from _by_path(matter.below, path)


# The files of a domain's folder: the field of ``Domain`` that each fills, and its type.
FILES: dict[str, Any] = {
    "settings": Settings,
    "kinds": dict[str, Kind],
    "phases": dict[Phase, PhaseWords],
    "parties": dict[str, Party],
    "matters": dict[str, Matter],
    "commitments": dict[Strength, Cues],
    "demands": dict[DemandCue, Cues],
    "developments": dict[Said, Cues],
    "places": PlaceWords,
    "wording": Wording,
    "agencies": AgencyWords,
}


def domain_names() -> list[str]:
    """The names of the domains that come with Standoff."""
    return sorted(folder.name.replace("_", "-") for folder in FOLDER.iterdir() if (folder / "settings.yaml").exists())


@cache
def load_domain(name: str = "health-care") -> Domain:
    """A domain by its name, or by the path of a folder of domain files.

    Raises:
        DomainFileError: there is no such domain, or one of its files is wrong.
    """
    folder = FOLDER / name.replace("-", "_")
    if not (folder / "settings.yaml").exists():
        folder = Path(name)
    if not (folder / "settings.yaml").exists():
        raise DomainFileError(folder, None, "", f"there is no such domain.{nearest(name, domain_names())}")
    return read_domain(folder)


def read_domain(folder: Path) -> Domain:
    """A domain from a folder of files; what a folder leaves out is taken from the general one.

    Raises:
        DomainFileError: a file is wrong, or one that must be there is missing.
    """
    known = {f"{field}.yaml" for field in FILES}
    for file in sorted(folder.glob("*.y*ml")):
        if file.name not in known:
            raise DomainFileError(file, None, "", f"is not a file of a domain.{nearest(file.name, sorted(known))}")
    fields = {field: _field(folder, field, kind) for field, kind in FILES.items()}
    own = folder / "parties.yaml"
    own_sides = tuple(_checked(own, FILES["parties"]) if own.exists() else fields["parties"])
    domain = Domain(**fields, own_sides=own_sides)
    _check_sense(folder, domain)
    return domain


def _check_sense(folder: Path, domain: Domain) -> None:
    """Refuses what is well formed and makes no sense: a country or zone that is none, a domain without sides."""
    from zoneinfo import available_timezones

    import pycountry

    settings, file = domain.settings, folder / "settings.yaml"
    _, lines = read_yaml(file)
    if all(one.alpha_2 != settings.country for one in pycountry.countries):
        raise DomainFileError(
            file, lines.of(["country"]), "country", f"'{settings.country}' is no country code of ISO 3166"
        )
    if settings.zone not in available_timezones():
        near = nearest(settings.zone, sorted(available_timezones()))
        raise DomainFileError(file, lines.of(["zone"]), "zone", f"'{settings.zone}' is no time zone.{near}")
    standings = {party.standing for party in domain.parties.values()}
    for needed in ("claimant", "answerable"):
        if needed not in standings:
            problem = f"names no party whose standing is '{needed}'; without one there is no dispute to tell"
            raise DomainFileError(folder / "parties.yaml", None, "", problem)


def _field(folder: Path, field: str, kind: Any) -> Any:
    """One field of a domain, from the domain's own file over the general one."""
    name = f"{field}.yaml"
    general, own = FOLDER / GENERAL / name, folder / name
    if not own.exists() and not general.exists():
        raise DomainFileError(own, None, "", "is missing; every domain must have this file")
    theirs = _checked(general, kind) if general.exists() else {}
    mine = _checked(own, kind) if own.exists() else {}
    if field in _ONE_PLACE_A_WORD:
        theirs = _without(theirs, frozenset(_words_in(mine)))
    # Joined before they are read as values, so that what a domain's own file leaves out keeps its general setting.
    return msgspec.convert(_joined(theirs, mine), kind)


def _checked(file: Path, kind: Any) -> Any:
    """The plain data of a file that has been found right."""
    data, lines = read_yaml(file)
    data = data if data is not None else {}
    convert(file, data, lines, kind)
    _check_words(file, data, lines, [])
    return data


def _check_words(file: Path, data: Any, lines: Lines, steps: list[str | int]) -> None:
    """Refuses a word list with an empty word or a word given twice: both are slips."""
    if isinstance(data, dict):
        for key, value in data.items():
            _check_words(file, value, lines, [*steps, key])
    elif isinstance(data, list):
        seen: set[str] = set()
        for number, word in enumerate(data):
            here = [*steps, number]
            key = ".".join(map(str, steps))
            if not str(word).strip():
                raise DomainFileError(file, lines.of(here), key, "holds an empty word; remove it")
            if str(word).casefold() in seen:
                raise DomainFileError(file, lines.of(here), key, f"holds '{word}' twice; keep one")
            seen.add(str(word).casefold())


# In these a word has one place: where a domain's own file puts it, it is not where the general one does.
_ONE_PLACE_A_WORD = frozenset({"parties", "matters"})


def _words_in(data: Any) -> Iterator[str]:
    """All words of the lists in some plain data."""
    if isinstance(data, dict):
        for value in data.values():
            yield from _words_in(value)
    elif isinstance(data, list):
        yield from (str(word).casefold() for word in data)


def _without(data: Any, words: frozenset[str]) -> Any:
    """Plain data with some words taken out of its lists."""
    if isinstance(data, dict):
        return {key: _without(value, words) for key, value in data.items()}
    if isinstance(data, list):
        return [word for word in data if str(word).casefold() not in words]
    return data


def _joined(general: Any, own: Any) -> Any:
    """Plain data of two files as one: key by key, word lists one after the other, own values before general ones."""
    if isinstance(general, dict) and isinstance(own, dict):
        both = {key: _joined(general[key], own[key]) for key in general if key in own}
        # The domain's own come first: where several sides are named, its own is the one that a dispute is of.
        return {**own, **{key: value for key, value in general.items() if key not in own}, **both}
    if isinstance(general, list) and isinstance(own, list):
        return [*own, *(word for word in general if word not in own)]
    return own
