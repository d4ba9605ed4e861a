"""What answers what: developments to the commitments they speak of, commitments to the demands they answer."""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence, Set
from typing import Final

import msgspec

from standoff.language.ties import SAID_OF, likeness, verdict
from standoff.record.actor import Actor, same_side
from standoff.record.commitment import Commitment, Development, Said
from standoff.record.demand import Demand
from standoff.record.matter import related, within
from standoff.record.passage import Passage

# Words are compared by so many letters; a development must share so many of them, and so much of the promise.
STEM: Final = 5
FEWEST_SHARED: Final = 2
LEAST_SHARE: Final = 0.3
# What would make a promise fulfilled must share more of it.
LEAST_SHARE_DONE: Final = 0.5

# The encoder reads a sentence beside so many promises that are most like it, and must be so sure that it speaks of one
# (chosen on the part *tuning* of evals/promises).
NEAREST: Final = 4
LEAST_SURE: Final = 0.6
# What would make a promise fulfilled must be surer.
LEAST_SURE_DONE: Final = 0.85

_OF_PROMISES: Final = re.compile(r"\b(?:promis|assuranc|commitment|pledge|directive|agreement)", re.IGNORECASE)
_POINTING: Final = re.compile(r"\b(?:demand|promise|assurance|pledge)s?\b", re.IGNORECASE)
# A number that names no thing, as in "only 12 had come", is of the thing that was promised.
_COUNTS_ONLY: Final = re.compile(r"[\w,.-]+(?: (?:of them|ha[sd]|have|were|was|are|is|been|come|came|gone|so far))*")
_COMMON: Final = frozenset(
    """that this with from will would have been were they them their there which while what when where said says also
    only than then these those into over under about after before every each other some more most such very same
    must should could being between within until since against work works done made hospital hospitals doctor doctors
    nurse nurses worker workers teacher teachers government state union day days week weeks month months year years
    people strike talks""".split()  # noqa: SIM905
)


class _Promises:
    """The promises of a dispute, found by their words and by where they stand, so that each is asked of few."""

    def __init__(self, commitments: Sequence[Commitment]) -> None:
        self.all = commitments
        self.with_words = [one for one in commitments if not _POINTING.search(one.text)]
        # A promise that only points at demands or promises has no words of its own to be told by.
        told = {one.id for one in self.with_words}
        self.words = [stems(one.text) if one.id in told else frozenset() for one in commitments]
        self._by_stem: dict[str, list[int]] = defaultdict(list)
        self._by_singular: dict[str, set[int]] = defaultdict(set)
        self._passages: dict[str, list[tuple[Passage, str]]] = defaultdict(list)
        for place, one in enumerate(commitments):
            for stem in self.words[place]:
                self._by_stem[stem].append(place)
                self._by_singular[stem.removesuffix("s")].add(place)
            for passage in one.passages:
                self._passages[passage.document].append((passage, one.id))

    def sharing(self, stems: Set[str]) -> Counter[int]:
        """How many of some stems each promise has, by its place."""
        return Counter(place for stem in stems for place in self._by_stem.get(stem, ()))

    def only_with(self, stem: str) -> int | None:
        """The place of the one promise that has a stem, singular or plural."""
        found = self._by_singular.get(stem, set())
        return next(iter(found)) if len(found) == 1 else None

    def beside(self, passage: Passage) -> set[str]:
        """The promises of whose words a passage holds some."""
        return {one for own, one in self._passages.get(passage.document, ()) if own.overlaps(passage)}


def tie_developments(developments: Sequence[Development], commitments: Sequence[Commitment]) -> list[Development]:
    """Developments with the commitment that each speaks of: of its own report, else of the same matter, else wider.

    One that no matter ties is tied by what it says or by its words, to a promise that it does not stand beside. What is
    of no promise is left out, unless it speaks of promises in so many words, or of the matter of a development that
    does; what only the encoder marks is left out unless it is tied.
    """
    known = {one.id for one in commitments}
    promises = _Promises(commitments)
    matter_of = {one.id: one.matter for one in commitments}
    tied, left = [], []
    for one in developments:
        if one.commitment in known:
            home_id = _made_before(one, commitments) or one.commitment
            whole = _in_part(one, matter_of[home_id])
            tied.append(msgspec.structs.replace(whole, commitment=home_id))
            continue
        told = _told_alike(one, promises) if one.matter is None else None
        if told is not None or one.found_by == "encoder":
            tied += [told] if told is not None else []
            continue
        home = _in_like_words(one, promises)
        same = _spoken_of(one, commitments)
        if home is not None and (one.matter is None or same is None):
            tied.append(msgspec.structs.replace(one, commitment=home.id, matter=home.matter))
        elif same is not None or (one.said != "claimed done" and _OF_PROMISES.search(one.passage.quote)):
            whole = _in_part(one, matter_of[same]) if same is not None else one
            tied.append(msgspec.structs.replace(whole, commitment=same))
        else:
            left.append(msgspec.structs.replace(one, commitment=None))
    by_id = {one.id: one for one in commitments}
    tied = [_as_promised(one, by_id.get(one.commitment or "")) for one in tied]
    matters = {one.matter for one in tied if one.matter is not None}
    return tied + [one for one in left if one.matter and any(related(one.matter, other) for other in matters)]


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


def _in_like_words(development: Development, promises: _Promises) -> Commitment | None:
    """The promise whose words a development shares most of; it must share enough to be no chance."""
    shared = promises.sharing(stems(development.passage.quote))
    named = _with_its_thing(development, promises, shared)
    beside = promises.beside(development.passage)
    best: tuple[float, int] | None = None
    for place, number in shared.items() if named is None else ((*shared.items(), (named, shared[named]))):
        one = promises.all[place]
        few = number < FEWEST_SHARED and place != named
        if few or one.id in beside or _made_later(one, development):
            continue
        score = number / len(promises.words[place])
        least = LEAST_SHARE_DONE if development.said == "claimed done" else LEAST_SHARE
        if (score >= least or place == named) and (best is None or (score, -place) > best):
            best = (score, -place)
    return promises.all[-best[1]] if best is not None else None


def _told_alike(development: Development, promises: _Promises) -> Development | None:
    """A development with the promise that it speaks of in other words, and what it says of it, as the encoder reads."""
    told = development.passage.quote
    beside = promises.beside(development.passage)
    open_ones = [one for one in promises.with_words if one.id not in beside and not _made_later(one, development)]
    nearest = sorted(open_ones, key=lambda one: (-likeness(one.text, told), one.id))[:NEAREST]
    ruled = [(verdict(one.text, told), one) for one in nearest]
    best = max(ruled, key=lambda pair: (pair[0].something, pair[1].id), default=None)
    if best is None:
        return None
    found, home = best
    # What the words of the lists say of it stands; the encoder only says of which promise.
    said = SAID_OF[found.said] if development.found_by == "encoder" else development.said
    # A promise of no known matter is too vague to be fulfilled by what only sounds like it.
    done = home.matter is not None and found.sure >= LEAST_SURE_DONE
    if not (done if said == "claimed done" else found.something >= LEAST_SURE):
        return None
    return msgspec.structs.replace(development, commitment=home.id, matter=home.matter, said=said)


def _with_its_thing(development: Development, promises: _Promises, shared: Mapping[int, int]) -> int | None:
    """The place of the one promise that names the thing of which a development speaks."""
    if development.about is None:
        return None
    named = re.findall(r"[A-Za-z][A-Za-z'’-]{2,}", development.about.quote)
    head = named[-1].lower().removesuffix("s")[:STEM] if named else ""
    place = promises.only_with(head) if head and head not in _COMMON else None
    # What would make a promise fulfilled must share more than one word with it.
    few = development.said == "claimed done" and place is not None and shared.get(place, 0) < FEWEST_SHARED
    return None if few else place


def stems(text: str) -> frozenset[str]:
    """The beginnings of the telling words of a text, and its numbers."""
    found = re.findall(r"\d[\d,.]*\d|\d|[A-Za-z][A-Za-z'’-]{3,}", text)
    return frozenset(word.lower().strip(",.")[:STEM] for word in found if word.lower() not in _COMMON)


def _spoken_of(development: Development, commitments: Sequence[Commitment]) -> str | None:
    if development.matter is None:
        return None
    same = [one for one in commitments if one.matter == development.matter]
    wider = [one for one in commitments if one.matter is not None and within(development.matter, one.matter)]
    found = [one for one in same or wider if not _made_later(one, development)]
    # One of which it is told who made it comes before one that is only recalled.
    found.sort(key=lambda one: one.by is None)
    return found[0].id if found else None


def _made_later(commitment: Commitment, development: Development) -> bool:
    made, said = commitment.when.earliest or commitment.when.latest, development.when.latest
    return made is not None and said is not None and said < made


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
