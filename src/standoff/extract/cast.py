"""Who and where, within one report: all names for one actor or place joined (coreference by name and office)."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from standoff.domains.domain import Domain
from standoff.extract.people import join_people, offices
from standoff.language.gazetteer import plain
from standoff.language.likeness import facility_core
from standoff.language.names import Name
from standoff.language.posts import Post
from standoff.record.actor import Actor, ActorKind, Role
from standoff.record.identity import mention_id
from standoff.record.passage import Reference, cut
from standoff.record.place import Place


class Cast(NamedTuple):
    """The actors and places of a report, and which of them each name means (by the offsets of the name)."""

    document: str
    text: str
    actors: tuple[Actor, ...]
    places: tuple[Place, ...]
    names: tuple[Name, ...]
    entries: dict[tuple[int, int], str]

    def actor(self, identifier: str | None) -> Actor | None:
        """The actor with an id."""
        return next((one for one in self.actors if one.id == identifier), None)

    def bearer(self, name: Name) -> Actor | None:
        """The actor whom a name means; None where it means a place, or nobody known."""
        return self.actor(self.entries.get((name.start, name.end)))

    def place(self, identifier: str | None) -> Place | None:
        """The place with an id."""
        return next((one for one in self.places if one.id == identifier), None)

    def within(self, start: int, end: int, *kinds: str) -> list[Name]:
        """The names of some kinds that lie in a stretch, in order."""
        return [name for name in self.names if name.kind in kinds and start <= name.start and name.end <= end]

    def reference(self, name: Name) -> Reference:
        """A name as a reference to what it means."""
        passage = cut(self.document, self.text, name.start, name.end)
        return Reference(passage=passage, entry=self.entries.get((name.start, name.end)))


def make_cast(document: str, text: str, names: Sequence[Name], posts: Sequence[Post], domain: Domain) -> Cast:
    """The cast of a report, from the names found in it and the signatures of the posts that it embeds."""
    signatures = [_signature(text, post) for post in posts]
    entries: dict[tuple[int, int], str] = {}
    buildings = {facility_core(name.head) for name in names if name.kind == "facility"}
    names = [name for name in names if name.kind != "person" or plain(name.head) not in buildings]
    surnames = {plain(name.head.split()[-1]) for name in names if name.kind == "person" and " " in name.head}
    # "Mathur" is a town, but not in a report that names a Meenakshi Mathur.
    names = [name for name in names if name.kind != "place" or plain(name.head) not in surnames]
    people = join_people(names, signatures)
    taken = {name for person in people for name in person}
    # What names a body ("High Court") names it, and not only the group that such bodies are.
    bodies = {(name.start, name.end) for name in names if name.kind == "organisation"}
    rest = [
        name for name in names if name not in taken and not (name.kind == "group" and (name.start, name.end) in bodies)
    ]
    organisations = _with_their_nouns(_organisations(text, rest), rest, domain)
    meant = {name for members in organisations for name in members}
    clusters: list[tuple[ActorKind, list[Name]]] = [
        *(("person", one) for one in people),
        *(("office", one) for one in _alike(rest, "office", lambda name: name.head)),
        *(("organisation", one) for one in organisations),
        *(("group", one) for one in _groups([name for name in rest if name not in meant])),
    ]
    actors = []
    for kind, members in clusters:
        actor = _actor(document, text, kind, sorted(members), domain)
        actors.append(actor)
        entries.update({(name.start, name.end): actor.id for name in members})
    places = _places(document, text, names, entries)
    everyone = {*names, *(name for pair in signatures for name in pair)}
    return Cast(
        document,
        text,
        tuple(sorted(actors, key=lambda one: one.id)),
        places,
        tuple(sorted(everyone, key=lambda one: (one.start, one.end, one.kind))),
        entries,
    )


def _signature(text: str, post: Post) -> tuple[Name, Name]:
    words = text[post.name_start : post.name_end].split()
    untitled = (
        words[1:] if len(words) > 2 and words[0].rstrip(".").lower() in {"dr", "prof", "mr", "ms", "mrs"} else words
    )
    name = Name(post.name_start, post.name_end, "person", " ".join(untitled))
    return name, Name(post.handle_start, post.handle_end, "handle", post.handle)


def _alike(names: Iterable[Name], kind: str, key: Callable[[Name], str]) -> list[list[Name]]:
    found: dict[str, list[Name]] = defaultdict(list)
    for name in names:
        if name.kind == kind:
            found[key(name)].append(name)
    return list(found.values())


def _organisations(text: str, names: Sequence[Name]) -> list[list[Name]]:
    """Organisations by name, and by the short form that a report gives behind the name in brackets."""
    found = _alike(names, "organisation", lambda name: plain(name.head))
    short = {plain(one): plain(full) for one, full in _short_forms(text, names, "organisation").items()}
    joined: dict[str, list[Name]] = defaultdict(list)
    for members in found:
        key = plain(members[0].head)
        joined[short.get(key, key)].extend(members)
    return [sorted(members) for members in joined.values()]


def _short_forms(text: str, names: Sequence[Name], kind: str) -> dict[str, str]:
    """The short forms that a report gives in brackets behind the names of a kind, and the names."""
    own = [name for name in names if name.kind == kind]
    ends = {name.end: name.head for name in own}
    return {
        name.head: ends[name.start - 2]
        for name in own
        if name.start - 2 in ends and text[name.start - 2 : name.start] == " ("
    }


def _with_their_nouns(organisations: Sequence[list[Name]], names: Sequence[Name], domain: Domain) -> list[list[Name]]:
    """Bodies with the common nouns that mean them.

    "The front" means the one body that is called a Front; "the union", where none is called so, the one body of that
    side.
    """
    grown = [list(members) for members in organisations]
    nouns = {word.lower() for word in domain.wording.organisation_words}
    for name in names:
        noun = plain(name.head).split()[-1] if name.kind == "group" else ""
        if noun not in nouns or not name.several or name.of is not None:
            continue
        called = [one for one in grown if any(_is_called(other.head, noun) for other in one)]
        if not called and domain.parties[name.party or ""].standing == "claimant":
            called = [one for one in grown if any(other.party == name.party for other in one)]
        if len(called) == 1 and called[0][0].start < name.start:
            called[0].append(name)
    return grown


def _is_called(body: str, noun: str) -> bool:
    """Whether a body is one of those that a noun names: a *Teachers Union*, a *Union of Teachers*."""
    words = plain(body).split()
    return noun == words[-1] or (noun in words[:-1] and words[words.index(noun) + 1] in {"of", "for"})


def _groups(names: Sequence[Name]) -> list[list[Name]]:
    """Groups as a whole, by party and by the place that they are of.

    The place that a report names most with a party is that of the party's people where no place is named.
    """
    whole = [name for name in names if name.kind == "group" and name.several]
    homes: dict[str, Counter[str]] = defaultdict(Counter)
    for name in whole:
        if name.of:
            homes[name.party or ""][name.of] += 1
    found: dict[tuple[str, str | None], list[Name]] = defaultdict(list)
    for name in whole:
        home = max(homes[name.party or ""].items(), key=lambda pair: (pair[1], pair[0]), default=(None, 0))[0]
        found[name.party or "", None if name.of == home else name.of].append(name)
    return list(found.values())


def _actor(document: str, text: str, kind: ActorKind, members: Sequence[Name], domain: Domain) -> Actor:
    passages = tuple(cut(document, text, name.start, name.end) for name in members)
    handles = tuple(sorted({name.head for name in members if name.kind == "handle"}))
    heads = Counter(name.head for name in members if name.kind == kind) or Counter(name.head for name in members)
    called = _best_name(kind, members, heads, domain)
    identifier = mention_id("actor", document, members[0].start, members[0].end)
    held = sorted(offices(members)) if kind == "person" else []
    party = next((name.party for name in members if name.party), None)
    return Actor(
        id=identifier,
        name=called,
        kind=kind,
        names=tuple(sorted({passage.quote for passage in passages})),
        handles=handles,
        roles=tuple(Role(name=office) for office in held),
        side=party,
        private=kind == "person" and not held,
        passages=passages,
        mentions=(identifier,),
    )


def _best_name(kind: ActorKind, members: Sequence[Name], heads: Counter[str], domain: Domain) -> str:
    """What an actor is called: the fullest name, met most often; an office by its title; a group by its words."""
    if kind == "group":
        party = domain.parties.get(members[0].party or "")
        called = party.name if party is not None else max(heads, key=lambda head: (heads[head], head))
        of = next((name.of for name in members if name.of), None)
        return f"{called} of {of}" if of and all(name.of == of for name in members) else called
    people = [name.head for name in members if name.kind == "person"] or list(heads)
    return max(people, key=lambda head: (len(head.split()), heads[head], len(head), head))


def _places(document: str, text: str, names: Sequence[Name], entries: dict[tuple[int, int], str]) -> tuple[Place, ...]:
    found: dict[str, list[Name]] = defaultdict(list)
    short = _short_forms(text, names, "facility")
    for name in names:
        if name.kind == "place" and name.known is not None:
            found[name.known.gazetteer].append(name)
        elif name.kind == "facility":
            found[facility_core(short.get(name.head, name.head))].append(name)
    places = []
    for members in found.values():
        members.sort(key=lambda name: name.start)
        place = _place(document, text, members, names)
        places.append(place)
        entries.update({(name.start, name.end): place.id for name in members})
    return tuple(sorted(places, key=lambda one: one.id))


def _city_beside(text: str, facility: Name, names: Sequence[Name]) -> Name | None:
    """The place that a facility is said to be in: "X's hospital", "the hospital in X", "the hospital, X"."""
    for name in names:
        if name.kind == "place" and (
            (name.start >= facility.end and text[facility.end : name.start].strip() in {"in", ",", "at"})
            or (facility.of is not None and name.head == facility.of)
        ):
            return name
    return None


def _place(document: str, text: str, members: Sequence[Name], names: Sequence[Name]) -> Place:
    passages = tuple(cut(document, text, name.start, name.end) for name in members)
    known = members[0].known
    identifier = mention_id("place", document, members[0].start, members[0].end)
    beside = next((city for name in members if (city := _city_beside(text, name, names))), None)
    if known is not None:
        parents = known.parents
    else:
        parents = (beside.known.name, *beside.known.parents) if beside is not None and beside.known else ()
    return Place(
        id=identifier,
        name=known.name if known else max((name.head for name in members), key=lambda head: (len(head), head)),
        kind=known.kind if known else "facility",
        names=tuple(sorted({passage.quote for passage in passages})),
        parents=parents,
        latitude=known.latitude if known else None,
        longitude=known.longitude if known else None,
        gazetteer=known.gazetteer if known else None,
        passages=passages,
        mentions=(identifier,),
    )
