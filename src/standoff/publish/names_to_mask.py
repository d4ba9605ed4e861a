"""Whose names are withheld from what is published (principle 7)."""

from collections.abc import Iterator
from pathlib import Path

from standoff.publish.name_search import Names, Pattern, fold, folded_words, holds_any, names_from, words_of
from standoff.record import Actor, Record, Statement

SEXUAL_VIOLENCE = "sexual violence"
PROTECTED_ROLES = frozenset({"minor", "child", "victim of sexual violence"})
NOT_NAMED = "a person not named"
HATEFUL_WORDS = "[hateful words withheld]"

# Words that name nobody, though a report may write them with a capital.
_NO_NAMES = frozenset((Path(__file__).parent / "no_names.txt").read_text("utf-8").split())

# A handle so short is masked only where its @ shows that it is one.
_SHORT_HANDLE = 3
_SHORTEST_PART = 3
# Fewer hateful words than this are hidden where they stand, not wherever they recur.
_SHORTEST_HATEFUL = 4


def victims(record: Record) -> set[str]:
    """The ids of persons who are never named, private or not: targets of sexual violence, and minors."""
    targets = {record.aliases.get(entry, entry) for entry, _ in _targets(record) if entry is not None}
    return {
        one.id
        for one in record.actors
        if one.kind == "person" and (one.id in targets or any(fold(role.name) in PROTECTED_ROLES for role in one.roles))
    }


def label_of(actor: Actor) -> str:
    """What stands in place of a name: the same for one person everywhere in a record."""
    return f"{'a private person' if actor.private else NOT_NAMED} ({actor.id[:8]})"


def is_name(words: str) -> bool:
    """Whether words name somebody, and do not only describe: *Asha Roy*, not *the patient's brother*.

    A name has a word that begins with a capital, or is of a script without capitals, and that is no common noun.
    """
    return any(word[0].isalpha() and not word[0].islower() and fold(word) not in _NO_NAMES for word in words_of(words))


def names_to_mask(record: Record, never_named: set[str]) -> Names:
    """The names and hateful words that a record must not show.

    ``never_named`` are the ids of those who must not be told from a single name of theirs either. The name of
    anybody else that holds a private person's single name (*Roy Hospital*) stays as it is.
    """
    hidden = [one for one in record.actors if one.private or one.id in never_named]
    strict = [pattern for one in hidden if one.id in never_named for pattern in _full_names(one)]
    strict += [
        Pattern(folded_words(quote), NOT_NAMED) for entry, quote in _targets(record) if entry is None and is_name(quote)
    ]
    private = [pattern for one in hidden if one.id not in never_named for pattern in _full_names(one)]
    public = _public_names(record, {one.id for one in hidden})
    loose = [one for one in private if one.words not in public]
    whole = {one.words for one in (*strict, *(each for each in loose if len(each.words) > 1))}
    kept = [name for name in public if not holds_any(name, whole)]
    withheld = [
        *strict,
        *_single_names(strict, {word for name in kept for word in name}),
        *loose,
        *_hateful(record),
    ]
    # A public name matters only where a name to withhold could begin within it.
    begins = {pattern.words[0] for pattern in withheld if pattern.words}
    return names_from([*withheld, *(Pattern(name, None) for name in kept if not begins.isdisjoint(name))])


def is_hateful(statement: Statement) -> bool:
    """Whether the words of a statement are kept as evidence and never shown unasked."""
    return "inflammatory" in statement.marks


def _targets(record: Record) -> Iterator[tuple[str | None, str]]:
    """The entry, where known, and the words of each target of sexual violence."""
    for event in record.events:
        if event.mode == SEXUAL_VIOLENCE:
            yield from ((target.entry, target.passage.quote) for target in event.targets)


def _full_names(actor: Actor) -> Iterator[Pattern]:
    """Each name and handle of an actor, names also without a title before them."""
    label = label_of(actor)
    for name in dict.fromkeys((actor.name, *actor.names)):
        words = folded_words(name)
        if name.startswith("@"):
            yield Pattern(words, label, at_sign=len("".join(words)) <= _SHORT_HANDLE)
        elif is_name(name):
            yield Pattern(words, label)
            bare = words[1:] if words[0] in _NO_NAMES else words
            if 1 < len(bare) < len(words):
                yield Pattern(bare, label)
    for handle in actor.handles:
        words = folded_words(handle)
        yield Pattern(words, label, at_sign=len("".join(words)) <= _SHORT_HANDLE)


def _single_names(full: list[Pattern], public_words: set[str]) -> Iterator[Pattern]:
    """The single words of names, but those that others bear too."""
    for pattern in full:
        for word in pattern.words:
            if len(word) >= _SHORTEST_PART and word not in public_words and word not in _NO_NAMES:
                yield Pattern((word,), pattern.label, capital=True)


def _public_names(record: Record, hidden: set[str]) -> set[tuple[str, ...]]:
    names = {name for one in record.actors if one.id not in hidden for name in (one.name, *one.names, *one.handles)}
    names.update(name for one in record.places for name in (one.name, *one.names, *one.parents))
    names.update(one.publisher for document in record.documents for one in document.appearances if one.publisher)
    return {words for name in names if (words := folded_words(name))}


def _hateful(record: Record) -> Iterator[Pattern]:
    for statement in record.statements:
        if is_hateful(statement):
            for passage in statement.content:
                if len(words := folded_words(passage.quote)) >= _SHORTEST_HATEFUL:
                    yield Pattern(words, HATEFUL_WORDS)
