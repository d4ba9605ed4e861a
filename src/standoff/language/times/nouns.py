"""What a count of days counts: noun phrases by rule, next to the count."""

from standoff.language.times import words
from standoff.language.times.readings import Found
from standoff.language.times.words import listed

LONGEST = 5
# A noun phrase ends before any of these.
STOPS = (
    frozenset(
        listed(
            "on in at by for from with and or as but that which who whom whose is was were are has had have will "
            "would when while after before said says to today yesterday over against amid despite because until till "
            "since during if of into about under near outside inside across through now then there here ended began "
            "begun held also"
        )
    )
    | frozenset(words.WEEKDAYS)
    | frozenset(words.MONTHS) - {"may", "march"}
)
# Between a count and its subject: "the strike entered its third day", "the strike, now in its fourth day".
LINKS = frozenset(
    listed("in into on for enters entered entering reached reaches completed completes completing lasted lasts lasting")
)
BETWEEN = LINKS | frozenset(
    listed(
        "its the their a , ( has had have was is were are now also today running well which continued continues "
        "went goes already only just about nearly over"
    )
)
_NO_NOUN = frozenset(listed("it he she they we i you one again there"))


def noun_phrase(found: Found, index: int) -> tuple[int, int] | None:
    """Offsets of the plain words from a word on, up to a word that ends a noun phrase; None if there are none."""
    tokens, starts = found.tokens, found.starts
    last = index
    while last < min(len(tokens), index + 2 * LONGEST) and _goes_on(found, index, last):
        last += 1
    while last > index and not tokens[last - 1].isalnum():
        last -= 1
    if last == index:
        return None
    return starts[index], starts[last - 1] + len(tokens[last - 1])


def _goes_on(found: Found, first: int, index: int) -> bool:
    here = found.tokens[index]
    if here in "-'’" and index > first:
        return found.starts[index] == found.starts[index - 1] + len(found.tokens[index - 1])
    word = here.lower()
    joined = index > first and found.tokens[index - 1] == "-"
    if not here.isalpha() or (word in STOPS and not joined):
        return False
    return joined or index == first or not word.endswith("ed")


def subject_before(found: Found) -> tuple[int, int] | None:
    """Offsets of the subject of "... entered its 9th day"; None where no such words stand before the count."""
    tokens, starts = found.tokens, found.starts
    index = found.match.start()
    linked = tokens[index].lower() in {"its", "their"}
    while index and tokens[index - 1].lower() in BETWEEN:
        index -= 1
        linked = linked or tokens[index].lower() in LINKS
    first = index
    while first and index - first < LONGEST and tokens[first - 1].isalpha() and tokens[first - 1].lower() not in STOPS:
        first -= 1
    while first and index > first > 1 and tokens[first - 1] in "-'’" and tokens[first - 2].isalpha():
        first -= 2
    if not linked or first == index or tokens[index - 1].lower() in _NO_NOUN:
        return None
    return starts[first], starts[index - 1] + len(tokens[index - 1])
