"""Which names of persons in one report mean the same person."""

from collections.abc import Sequence

from standoff.language.gazetteer import plain
from standoff.language.likeness import same_person, same_spelling
from standoff.language.names import Name

_SHORTEST_HANDLE_NAME = 4


def join_people(names: Sequence[Name], signatures: Sequence[tuple[Name, Name]]) -> list[list[Name]]:
    """The persons of a report, each as all names that mean them, offices of a single holder included.

    ``signatures`` are the name and the handle under each post. A surname alone means the one person of that
    surname, or of several the one that holds an office; where that does not settle it, it means nobody known.
    """
    people = _full_names([*(name for name in names if name.kind == "person"), *(pair[0] for pair in signatures)])
    for name in names:
        if name.kind == "person" and " " not in name.head:
            holder = _bearer(name, people)
            if holder is not None:
                holder.append(name)
            elif name.office is not None:
                people.append([name])
    _add_offices(names, people)
    _add_handles(names, signatures, people)
    return people


def _full_names(names: Sequence[Name]) -> list[list[Name]]:
    people: list[list[Name]] = []
    full = [name for name in names if " " in name.head]
    for name in sorted(full, key=lambda one: (one.head, one.start)):
        holder = next((one for one in people if any(same_person(name.head, other.head) for other in one)), None)
        if holder is None:
            people.append([name])
        else:
            holder.append(name)
    return people


def _bearer(name: Name, people: Sequence[list[Name]]) -> list[Name] | None:
    """The person whom a single name means."""
    bearers = [one for one in people if any(_bears(other.head, name.head) for other in one)]
    if name.office is not None:
        # "Superintendent Meena" is hardly the Dr Meena whom a report names in full without that office.
        bearers = [one for one in bearers if name.office in offices(one)]
    if len(bearers) > 1:
        bearers = [one for one in bearers if offices(one)]
    return bearers[0] if len(bearers) == 1 else None


def _bears(full: str, single: str) -> bool:
    words = full.split()
    return same_spelling(words[-1], single) or same_spelling(words[0], single)


def offices(person: Sequence[Name]) -> set[str]:
    """The offices that a person is named with."""
    return {name.office for name in person if name.office and name.kind == "person"}


def _add_offices(names: Sequence[Name], people: Sequence[list[Name]]) -> None:
    """ "The Chief Minister" means the only person of the report who is named with that office."""
    for name in names:
        if name.kind == "office":
            holders = [one for one in people if name.head in offices(one)]
            if len(holders) == 1:
                holders[0].append(name)


def _add_handles(names: Sequence[Name], signatures: Sequence[tuple[Name, Name]], people: Sequence[list[Name]]) -> None:
    for signed, handle in signatures:
        for person in people:
            if signed in person:
                person.append(handle)
    for name in names:
        if name.kind == "handle":
            holder = _handle_holder(name, people)
            if holder is not None:
                holder.append(name)


def _handle_holder(handle: Name, people: Sequence[list[Name]]) -> list[Name] | None:
    """The person in office whose name a handle begins with, as "@mamtaofficial" does; nobody else is guessed at."""
    letters = plain(handle.head.lstrip("@"))
    holders = [
        person
        for person in people
        if offices(person)
        and any(
            len(word) >= _SHORTEST_HANDLE_NAME and letters.startswith(plain(word))
            for name in person
            if name.kind == "person"
            for word in (name.head.split()[0], name.head.replace(" ", ""))
        )
    ]
    return holders[0] if len(holders) == 1 else None
