"""Release profiles: what leaves the house for whom, as files that a person who does not program can edit."""

from pathlib import Path
from typing import Annotated, Any, Literal, get_args, get_type_hints

import msgspec

from standoff.domains.domain import Section, Words
from standoff.domains.loading import DomainFileError, Lines, convert, nearest, read_yaml
from standoff.record import Document
from standoff.record.place import PlaceKind
from standoff.record.record import KINDS
from standoff.record.value import Value

FOLDER = Path(__file__).parent / "profiles"
PUBLIC = "public"
# The only profile under which names may leave.
FULL = "full"

WordsThatLeave = Literal["all", "quoted", "none"]
# Kinds of place from the finest to the coarsest.
FINENESS: tuple[PlaceKind, ...] = get_args(PlaceKind)


class Coarsening(Section, frozen=True):
    """Events whose places are told no finer than ``to``.

    ``kinds`` are kinds of event; ``words`` are words of which one must stand in the event's passages, none meaning
    that every event of the kinds is meant.
    """

    kinds: Words
    to: PlaceKind
    words: Words = ()


class Profile(Section, frozen=True):
    """What leaves the house for some readers.

    ``masking`` false leaves names, contacts and hateful words as they are. ``words`` says which of the reports' own
    words leave: whole texts, only what entries cite, or none. ``without`` names fields that stay at home, such as
    *documents.appearances.url*. ``decimals`` is how many decimals of coordinates leave, None meaning all.
    """

    title: str
    licence: str
    licence_url: str | None = None
    masking: bool = True
    words: WordsThatLeave = "all"
    without: Words = ()
    decimals: Annotated[int, msgspec.Meta(ge=0, le=6)] | None = None
    coarsen: tuple[Coarsening, ...] = ()
    name: str = ""


def profile_names() -> list[str]:
    """The names of the profiles that come with Standoff."""
    return sorted(file.stem for file in FOLDER.glob("*.yaml"))


def load_profile(name: str = PUBLIC) -> Profile:
    """A profile by its name, or by the path of a file.

    Raises:
        DomainFileError: there is no such profile, or its file is wrong.
    """
    file = FOLDER / f"{name}.yaml" if name in profile_names() else Path(name)
    if not file.is_file():
        raise DomainFileError(file, None, "", f"there is no such profile.{nearest(name, profile_names())}")
    data, lines = read_yaml(file)
    profile: Profile = convert(file, data, lines, Profile)
    _check_sense(file, profile, lines)
    return msgspec.structs.replace(profile, name=file.stem)


def _check_sense(file: Path, profile: Profile, lines: Lines) -> None:
    if profile.name:
        raise DomainFileError(file, lines.of(["name"]), "name", "is the name of the file; remove this line")
    if not profile.masking and file.stem != FULL:
        problem = f"only the profile '{FULL}' may lift masking; remove this line, or call the file {FULL}.yaml"
        raise DomainFileError(file, lines.of(["masking"]), "masking", problem)
    for number, path in enumerate(profile.without):
        problem = _wrong_path(path)
        if problem:
            raise DomainFileError(file, lines.of(["without", number]), "without", f"'{path}' {problem}")


def _wrong_path(path: str) -> str:
    """What is wrong with the name of a field that is to stay at home; nothing if it is right."""
    kind, *steps = path.split(".")
    kinds: dict[str, type[Value]] = {**KINDS, "documents": Document}
    if kind not in kinds:
        return f"begins with no kind of entry.{nearest(kind, sorted(kinds))}"
    if not steps:
        return f"must name a field too, such as {kind}.id"
    value: type[Value] = kinds[kind]
    for number, step in enumerate(steps):
        fields = {one.name: one for one in msgspec.structs.fields(value)}
        if step not in fields:
            return f"names no field of the vocabulary at '{step}'.{nearest(step, sorted(fields))}"
        if step == "passages":
            return "is what an entry rests on, and no entry leaves without it; 'words: none' keeps the words at home"
        if number == len(steps) - 1:
            return "" if not fields[step].required else f"cannot stay at home: every one of them needs its '{step}'"
        inside = value_type(get_type_hints(value)[step])
        if inside is None:
            return f"goes on after '{step}', which has no fields of its own"
        value = inside
    return ""


def value_type(hint: Any) -> type[Value] | None:
    """The type of the vocabulary that the hint of a field speaks of."""
    if isinstance(hint, type) and issubclass(hint, Value):
        return hint
    return next((found for one in get_args(hint) if (found := value_type(one)) is not None), None)
