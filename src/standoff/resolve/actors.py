"""Actors across reports: one person under several spellings, a group under several words."""

from collections.abc import Sequence

import msgspec

from standoff.language.gazetteer import plain
from standoff.language.likeness import same_person, same_spelling
from standoff.record.actor import Actor, Role
from standoff.resolve.bonds import NO_BONDS, Bonds
from standoff.resolve.report import Report, in_order, joined_passages


def join_actors(reports: Sequence[Report], bonds: Bonds = NO_BONDS) -> tuple[list[Actor], dict[str, str]]:
    """The actors of many reports as entries, and the entry that each mention was joined into."""
    entries: list[Actor] = []
    found: dict[str, str] = {}
    for report in in_order(reports):
        for actor in sorted(report.annotation.actors, key=lambda one: one.passages[0].start):
            place = bonds.home(entries, actor)
            if place is None:
                alike = (number for number, entry in enumerate(entries) if _same(entry, actor))
                place = next((number for number in alike if not bonds.split(entries[number], actor)), None)
            if place is None:
                entries.append(actor)
            else:
                entries[place] = _joined(entries[place], actor)
    entries = _offices_to_holders(entries, bonds)
    for entry in entries:
        found.update(dict.fromkeys(entry.mentions, entry.id))
    return entries, found


def _same(entry: Actor, actor: Actor) -> bool:
    if entry.kind != actor.kind:
        return False
    if actor.kind == "person":
        return _same_person(entry, actor)
    if actor.kind == "group":
        return entry.side == actor.side and _of(entry) == _of(actor)
    return plain(entry.name) == plain(actor.name)


def _of(group: Actor) -> str | None:
    """The place that a group is told to be of."""
    _, behind, place = group.name.partition(" of ")
    return plain(place) if behind else None


def _same_person(entry: Actor, actor: Actor) -> bool:
    if set(entry.handles) & set(actor.handles):
        return True
    if same_person(entry.name, actor.name):
        return True
    offices = {role.name for role in entry.roles} & {role.name for role in actor.roles}
    single = " " not in entry.name or " " not in actor.name
    return bool(offices) and single and same_spelling(entry.name.split()[-1], actor.name.split()[-1])


def _joined(entry: Actor, actor: Actor) -> Actor:
    fullest = max((entry.name, actor.name), key=lambda name: (len(name.split()), name == entry.name))
    names = tuple(sorted({*entry.names, *actor.names}))
    return msgspec.structs.replace(
        entry,
        name=fullest if entry.kind == "person" else entry.name,
        names=names,
        handles=tuple(sorted({*entry.handles, *actor.handles})),
        roles=_roles(entry, actor),
        side=entry.side or actor.side,
        # On the record once is on the record.
        private=entry.private and actor.private,
        passages=joined_passages(entry.passages, actor.passages),
        mentions=(*entry.mentions, *actor.mentions),
    )


def _roles(entry: Actor, actor: Actor) -> tuple[Role, ...]:
    return tuple(Role(name=name) for name in sorted({role.name for role in (*entry.roles, *actor.roles)}))


def _offices_to_holders(entries: Sequence[Actor], bonds: Bonds) -> list[Actor]:
    """An office that only one person of the record holds is that person."""
    kept: dict[str, Actor] = {entry.id: entry for entry in entries}
    for office in entries:
        if office.kind != "office":
            continue
        holders = [
            entry
            for entry in kept.values()
            if entry.kind == "person" and any(role.name == office.name for role in entry.roles)
        ]
        if len(holders) == 1 and not bonds.split(holders[0], office):
            kept[holders[0].id] = _joined(holders[0], office)
            del kept[office.id]
    return list(kept.values())
