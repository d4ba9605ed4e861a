"""What answers what: developments to the commitments they speak of, commitments to the demands they answer."""

import re
from collections.abc import Collection, Mapping, Sequence
from typing import Final

import msgspec

from standoff.language.ties import SAID_OF
from standoff.reason.going_on import going_on
from standoff.reason.link_evidence import (
    STEM,
    Before,
    Weighed,
    at_a_glance,
    at_most,
    evidence_of_likely,
    stems,
    weighed,
)
from standoff.record.actor import Actor, same_side
from standoff.record.commitment import Commitment, Development, Said
from standoff.record.demand import Demand
from standoff.record.matter import related, within

# The encoder reads a sentence beside so many promises that are the likeliest at a glance.
NEAREST: Final = 4
# So likely must it be that a sentence is of a promise (chosen on the part *tuning* of evals/promises and on the sample
# reports: a dispute of many promises needs more). What would make a promise fulfilled must be likelier; what only the
# encoder takes to say that something still waits, and what breaks a promise by a deed, likelier still. What was never
# done is seldom undone.
LEAST_LIKELY: Final = 0.3
LEAST_LIKELY_DONE: Final = 0.45
LEAST_LIKELY_IN_DOUBT: Final = 0.5
LEAST_LIKELY_UNDONE: Final = 0.7

_LEAST: Final[Mapping[Said, float]] = {"claimed done": LEAST_LIKELY_DONE, "undone": LEAST_LIKELY_UNDONE}
_OF_PROMISES: Final = re.compile(r"\b(?:promis|assuranc|commitment|pledge|directive|agreement)", re.IGNORECASE)
# Of what promise these speak must be known: of promises in general they tell nothing.
_OF_ITSELF: Final = frozenset({"claimed done", "contested"})
_POINTING: Final = re.compile(r"\b(?:demand|promise|assurance|pledge)s?\b", re.IGNORECASE)
# What was promised is that something will not be.
_FORBIDS: Final = re.compile(r"\b(?:no|no one|nobody|none|not|never|nor|neither)\b", re.IGNORECASE)
# A number that names no thing, as in "only 12 had come", is of the thing that was promised.
_COUNTS_ONLY: Final = re.compile(r"[\w,.-]+(?: (?:of them|ha[sd]|have|were|was|are|is|been|come|came|gone|so far))*")


def tie_developments(
    developments: Sequence[Development], commitments: Sequence[Commitment], before: Before = lambda _: ""
) -> list[Development]:
    """Developments with the commitment that each speaks of: of its own report, else of the same matter, else wider.

    One that no matter ties is tied to the promise that it most likely speaks of (see ``link_evidence``), if that is
    likely enough. What is of no promise is left out, unless it speaks of promises in so many words, or of the matter of
    a development that does; what only the encoder marks is left out unless it is tied. ``before`` gives the sentence
    that stands before that of a development.
    """
    known = {one.id for one in commitments}
    matter_of = {one.id: one.matter for one in commitments}
    tied, left = [], []
    likely: dict[tuple[str, int, str], tuple[float, Development]] = {}
    for one in developments:
        if one.commitment in known:
            home_id = _recalled(one, commitments) or _made_before(one, commitments) or one.commitment
            whole = _in_part(one, matter_of[home_id])
            tied.append(msgspec.structs.replace(whole, commitment=home_id))
            continue
        same = _spoken_of(one, commitments)
        if same is not None and one.found_by == "words":
            tied.append(msgspec.structs.replace(_in_part(one, matter_of[same]), commitment=same))
            continue
        # What only contests is of the promise that stands before it, and of no other.
        contests = one.said == "contested" and one.found_by == "words"
        told = _most_likely(one, commitments, before) if not contests else None
        if told is not None:
            share, home = told
            # Of several tellings in one sentence, that counts which is likeliest of the promise.
            place = (one.passage.document, one.passage.start, home.commitment or "")
            if place not in likely or (share, one.id) > (likely[place][0], likely[place][1].id):
                likely[place] = told
        elif (
            one.found_by == "words"
            and one.said not in {"claimed done", "contested"}
            and _OF_PROMISES.search(one.passage.quote)
        ):
            tied.append(msgspec.structs.replace(one, commitment=None))
        elif one.found_by == "words":
            left.append(msgspec.structs.replace(one, commitment=None))
    tied += [one for _, one in likely.values()]
    left, gone_on = going_on(left, tied, commitments, before)
    tied += gone_on
    by_id = {one.id: one for one in commitments}
    tied = _told_once([_as_promised(one, by_id.get(one.commitment or "")) for one in tied])
    matters = {one.matter for one in tied if one.matter is not None}
    return tied + [one for one in left if one.matter and any(related(one.matter, other) for other in matters)]


def _told_once(tied: Sequence[Development]) -> list[Development]:
    """Developments without those by which a sentence says the same of the same promise once more."""
    found: dict[tuple[str, int, str, str], Development] = {}
    rest = [one for one in tied if one.commitment is None]
    for one in tied:
        if one.commitment is not None:
            found.setdefault((one.passage.document, one.passage.start, one.commitment, one.said), one)
    return [*found.values(), *rest]


def _recalled(development: Development, commitments: Sequence[Commitment]) -> str | None:
    """The promise made before that words of its own report only recall ("the pledge on cameras"), by nobody named."""
    own = next(one for one in commitments if one.id == development.commitment)
    if own.by is not None or not _POINTING.search(own.text):
        return None
    earlier = [
        one
        for one in commitments
        if not _POINTING.search(one.text)
        and all(passage.document != development.passage.document for passage in one.passages)
    ]
    return _spoken_of(development, earlier)


def _made_before(development: Development, commitments: Sequence[Commitment]) -> str | None:
    """What is told as done keeps a promise made before, not one on the same matter that its own report tells as new."""
    if development.said not in {"claimed done", "confirmed done"}:
        return None
    own = next(one for one in commitments if one.id == development.commitment)
    if any(passage.document != development.passage.document for passage in own.passages):
        return None
    return _spoken_of(development, [one for one in commitments if one.id != own.id])


def _as_promised(development: Development, commitment: Commitment | None) -> Development:
    """A development measured by what was promised.

    Who promised to take something away keeps that by taking it away; and who has done fewer than were promised has not
    done it yet.
    """
    if commitment is None:
        return development
    if development.said == "undone" and _is_same_deed(development, commitment):
        return msgspec.structs.replace(development, said="claimed done")
    progress, promised = development.progress, commitment.quantity
    if progress is None or progress.done is None or progress.planned is not None or promised is None:
        return development
    # "Ten guards" are of the twenty guards that were promised; "three letters" are not.
    shared = stems(progress.passage.quote) & stems(f"{promised.passage.quote} {promised.unit}")
    of_it = bool(shared) or _COUNTS_ONLY.fullmatch(progress.passage.quote) is not None
    if not of_it or progress.done > promised.amount:
        return development
    measured = msgspec.structs.replace(progress, planned=promised.amount)
    short = progress.done < promised.amount and development.said in {"claimed done", "confirmed done"}
    said: Said = "in progress" if short else development.said
    return msgspec.structs.replace(development, progress=measured, said=said)


def _is_same_deed(development: Development, commitment: Commitment) -> bool:
    cue = development.cue.quote.lower()[:STEM] if development.cue is not None else ""
    return bool(cue) and any(word.startswith(cue) for word in commitment.text.lower().split())


def _in_part(development: Development, promised: str | None) -> Development:
    """A development as it counts for a promise: what keeps a part of a wider promise does not keep the whole."""
    part = promised is not None and development.matter is not None and within(development.matter, promised)
    if part and development.said in {"claimed done", "confirmed done"}:
        return msgspec.structs.replace(development, said="in progress")
    return development


def open_promises(told: Development, commitments: Sequence[Commitment]) -> list[Commitment]:
    """The promises that a development may be of, by where its words stand and when.

    A promise of whose words its sentence holds some is what the sentence tells, not what came of it; and one that only
    points at demands or promises has no words to be told by.
    """
    return [
        one
        for one in commitments
        if not _POINTING.search(one.text)
        and not _made_later(one, told, or_then=True)
        and not any(passage.overlaps(told.passage) for passage in one.passages)
    ]


def _most_likely(
    told: Development, commitments: Sequence[Commitment], before: Before
) -> tuple[float, Development] | None:
    """A development with the promise that it most likely speaks of, and how likely that is, if it is enough."""
    open_ones = open_promises(told, commitments)
    words = before(told)
    least = LEAST_LIKELY if told.found_by == "encoder" else _LEAST.get(told.said, LEAST_LIKELY)
    asked = ((evidence_of_likely(told, one, words, len(open_ones), least), one) for one in open_ones)
    found = [(each, one) for each, one in asked if each is not None]
    found.sort(key=lambda pair: (-at_a_glance(pair[0]), pair[1].id))
    best: tuple[Weighed, Commitment] | None = None
    for each, one in found[:NEAREST]:
        # The encoder is asked only where its answer can change which promise is the likeliest: it costs much.
        if best is not None and at_most(each) < best[0].likely:
            break
        weight = weighed(told, one, each)
        if best is None or (weight.likely, one.id) > (best[0].likely, best[1].id):
            best = weight, one
    if best is None:
        return None
    weight, home = best
    # What the words of the lists say of it stands; the encoder only says of which promise.
    said = SAID_OF[weight.said] if told.found_by == "encoder" else told.said
    broken = said == "claimed done" and _FORBIDS.search(home.text) and not _FORBIDS.search(told.passage.quote)
    if broken:
        said = "not done"  # "nobody will be transferred" is broken where "six were transferred"
    in_doubt = broken or (said == "pending" and told.found_by == "encoder")
    if weight.likely < (LEAST_LIKELY_IN_DOUBT if in_doubt else _LEAST.get(said, LEAST_LIKELY)):
        return None
    return weight.likely, msgspec.structs.replace(told, commitment=home.id, matter=home.matter, said=said)


def _spoken_of(development: Development, commitments: Sequence[Commitment]) -> str | None:
    if development.matter is None:
        return None
    same = [one for one in commitments if one.matter == development.matter]
    wider = [one for one in commitments if one.matter is not None and within(development.matter, one.matter)]
    found = [one for one in same or wider if not _made_later(one, development)]
    # One of which it is told who made it comes before one that is only recalled; then that told in most of its words.
    own = stems(development.passage.quote)
    found.sort(key=lambda one: (one.by is None, -len(own & stems(one.text))))
    return found[0].id if found else None


def _made_later(commitment: Commitment, development: Development, *, or_then: bool = False) -> bool:
    """Whether a promise was made only after what a development tells; ``or_then``: or on the day itself."""
    made, said = commitment.when.earliest or commitment.when.latest, development.when.latest
    return made is not None and said is not None and (said < made or (or_then and said == made))


def by_whose_word(
    developments: Sequence[Development], commitments: Sequence[Commitment], actors: Mapping[str, Actor]
) -> list[Development]:
    """Developments, each told to be independent or not by who made the promise: its own maker never is."""
    promiser = {one.id: one.by.entry for one in commitments if one.by is not None}
    promisers = frozenset(promiser.values())
    return [
        msgspec.structs.replace(one, independent=False)
        if one.independent is not False and _is_own_word(one, promiser.get(one.commitment or ""), promisers, actors)
        else one
        for one in developments
    ]


def _is_own_word(
    development: Development, promiser: str | None, promisers: Collection[str | None], actors: Mapping[str, Actor]
) -> bool:
    """Whether the one who made a promise, or acts for the same side, tells what came of it.

    Of whom no side is known, but that they promised something in the dispute, they speak for those who promise.
    """
    speaker = actors.get(development.by.entry or "") if development.by is not None else None
    if speaker is None or development.commitment is None:
        return False
    made = speaker.id == promiser or same_side(speaker, actors.get(promiser or ""))
    return made or (speaker.side is None and speaker.id in promisers)


def answer_demands(demands: Sequence[Demand], commitments: Sequence[Commitment]) -> list[Demand]:
    """Demands with the commitments, of somebody else, on the same matter or a part of it."""
    answered = []
    for demand in demands:
        asker = demand.by.entry if demand.by is not None else None
        answers = tuple(
            one.id
            for one in commitments
            if one.matter is not None
            and demand.matter is not None
            and related(one.matter, demand.matter)
            and (one.by is None or one.by.entry != asker)
        )
        answered.append(msgspec.structs.replace(demand, answered_by=answers))
    return answered
