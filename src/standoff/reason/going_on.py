"""What goes on about a promise that the sentence before it speaks of: "Two have been built", "None has come"."""

import re
from collections.abc import Sequence
from typing import Final

import msgspec

from standoff.reason.link_evidence import Before, stems
from standoff.record.commitment import Commitment, Development, Said

_NUMBER: Final = r"\d[\d,.]*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|a dozen"
# Sentences that begin so go on about what stands before them.
_GOING_ON: Final = re.compile(
    r"(?:[“\"‘'(]|(?:but|and|yet|so far|to date|as of \w+|by \w+|still|even so|in fact),? )*"
    r"(?:that|this|those|these|they|none|neither|nothing|nobody|not one|not a single|not all|no|only|all|both|some|"
    r"half|most|many|few|a few|another|the (?:rest|others|remaining)|"
    rf"{_NUMBER})\b",
    re.IGNORECASE,
)
_SOME: Final = re.compile(
    r"(?:only |just |about |some )?"
    rf"(?:{_NUMBER}|some|"
    r"half|most|many|few|a few) (?:of them )?(?:ha[sd]|have|were|was|are|is)\b",
    re.IGNORECASE,
)
_OF_SEVERAL: Final = re.compile(r"[“\"‘'(]*(?:they|these|those|both|some|most|many|a few)\b", re.IGNORECASE)
_PLURAL: Final = re.compile(r"[a-z]{2}[^su\W\d]s\b|\b(?:men|women|people|staff)\b")
# Those that tell of a deed go on about a promise only where they name nothing else that was done.
_DEEDS: Final = frozenset({"claimed done", "confirmed done", "begun", "undone", "in progress", "dropped"})


def going_on(
    left: Sequence[Development], tied: Sequence[Development], commitments: Sequence[Commitment], before: Before
) -> tuple[list[Development], list[Development]]:
    """Of developments of no promise those that are of none still, and those tied to that of the sentence before them.

    That sentence makes one promise, or tells what came of one; where it speaks of several, none is chosen.
    """
    rest, found = [], []
    spoken = list(tied)
    for one in sorted(left, key=lambda each: (each.passage.document, each.passage.start, each.id)):
        words = before(one).strip() if one.matter is None else ""
        homes = _homes(one, words, spoken, commitments) if words and _goes_on(one) else set()
        if len(homes) != 1:
            rest.append(one)
            continue
        (only,) = homes
        home = next(each for each in commitments if each.id == only)
        rather = [] if one.said == "contested" else _named_rather(one, home, commitments)
        if len(rather) > 1:
            rest.append(one)
            continue
        home = next(iter(rather), home)
        if _OF_SEVERAL.match(one.passage.quote.strip()) and not _is_of_several(home):
            rest.append(one)
            continue
        # "Two have been built" tells of a part of what was promised, where nothing says that it was two.
        part = one.said == "claimed done" and home.quantity is None and _SOME.match(one.passage.quote.strip())
        said: Said = "in progress" if part else one.said
        told = msgspec.structs.replace(one, commitment=home.id, matter=home.matter, said=said)
        found.append(told)
        spoken.append(told)
    return rest, found


def _is_of_several(commitment: Commitment) -> bool:
    """Whether more than one thing is promised, so that "they" can stand for it."""
    return commitment.quantity is not None or _PLURAL.search(commitment.text) is not None


def _goes_on(development: Development) -> bool:
    if development.said == "contested":
        return True
    named = development.about is not None and development.said in _DEEDS
    return not named and _GOING_ON.match(development.passage.quote.strip()) is not None


def _named_rather(development: Development, home: Commitment, commitments: Sequence[Commitment]) -> list[Commitment]:
    """The promises with which a development shares more words than with the one that stands before it: the most."""
    own = stems(development.passage.quote)
    shared = {one.id: len(own & stems(one.text)) for one in commitments}
    most = max(shared.values())
    return [one for one in commitments if shared[one.id] == most > shared[home.id]]


def _homes(
    development: Development, words: str, spoken: Sequence[Development], commitments: Sequence[Commitment]
) -> set[str]:
    """The promises of which the sentence before a development tells; a contest answers what came of one, only."""
    place = development.passage
    told = {
        one.commitment
        for one in spoken
        if one.passage.document == place.document and one.passage.end <= place.start and one.passage.quote == words
    }
    homes = {one for one in told if one is not None}
    if homes or development.said == "contested":
        return homes
    return {
        one.id
        for one in commitments
        for passage in one.passages
        if passage.document == place.document and passage.end <= place.start and passage.quote == words
    }
