"""A set of copies, made from our own reports with a fixed seed: what newsrooms do to agency text, and what they do not.

The reports are the samples in ``examples/reports`` and those of ``evals/across/tuning.txt``. Some of them are copies
already; of these only the first is kept. Each that is long enough is the first of a family: cut, begun and ended anew,
re-ordered, edited, two of these at once, and cut again and edited again, as a copy of a copy is. Some families get a
report that is put together from them and from another on the same event. All else is unrelated: mostly reports of
the same events on the same days, some with a paragraph or a quotation in common.
"""

import random
import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from evals.across.reports import read_set

from standoff.read import read
from standoff.record.document import Document
from standoff.record.identity import document_id

REPORTS = Path(__file__).parents[2] / "examples" / "reports"
SEED = 20_24
# A report of fewer paragraphs leaves nothing to cut.
FEWEST_PARAGRAPHS = 4
# A paragraph of so many characters is in two reports only if one has it from the other.
LONG_PARAGRAPH = 100
# An editor's small changes, each as likely as the others.
SYNONYMS = {
    "said": "stated",
    "told": "informed",
    "began": "started",
    "after": "following",
    "about": "around",
    "also": "too",
    "but": "though",
    "hospital": "facility",
    "workers": "staff",
    "asked": "requested",
    "on Monday": "Monday",
    "on Tuesday": "Tuesday",
    "on Wednesday": "Wednesday",
    "on Thursday": "Thursday",
    "on Friday": "Friday",
    "government": "administration",
    "including": "among them",
}
HEADLINES = (
    "What we know so far",
    "Day of protest ends without a settlement",
    "Talks, anger and an empty ward",
    "In brief: the dispute today",
    "No end in sight, both sides say",
)
CREDITS = ("(With inputs from agencies)", "- Eastern Press Service", "Capital Wire", "(Agencies)")
# What a newspaper adds of its own: sentences with open places, filled anew each time.
ADDED = (
    "Buses past the {} ran late for the rest of the {}, and shopkeepers in the {} lane kept their shutters half down.",
    "Our reporter counted about {} people at the {} gate at noon and twice as many when the {} lamps were lit.",
    "Tea was handed round in {} cups, and somebody had brought a {}, which was played until the {} asked for quiet.",
    "A {} owner across the road said that {} customers had come since the {}, where there used to be a queue.",
    "The {} road was opened to traffic again at {} in the evening, after the {} had been swept of leaflets.",
    "Anybody who was near the {} and saw what was done with the {} may write to the {} desk of this newspaper.",
    "A {} teacher who had walked {} miles with her son was told by the {} to come back on another day.",
    "On the wall behind the {} hung a list with {} names, written in {} ink and signed at the foot of each page.",
    "For a {} the quarrel was not heard of in the {} market, where the talk was of rain and of the price of {}.",
    "By {} only a cleaner and two men with a {} ladder were left in the yard, taking down the {}.",
)
FILLINGS = tuple(
    re.findall(
        r"\w+",
        """
        north south east west old new upper lower market harbour station chapel temple river mill garden school
        seven nine twelve fifteen thirty forty sixty eighty paper tin clay drum flute horn police porters wardens
        tailor grocer bookseller barber morning afternoon evening week month day strike fast march blue black red
        onions rice diesel midnight dusk ten eleven wooden iron banner tent stage loudspeaker
        """,
    )
)

Paragraphs = list[str]
Change = Callable[[Paragraphs, random.Random], Paragraphs]


class Made(NamedTuple):
    """The texts of the set, each with its family: texts of one family are copies, all others are not.

    ``either`` are pairs on which nothing is asked: a report put together from two, and the source it has less of.
    """

    documents: tuple[Document, ...]
    family: dict[str, str]
    either: frozenset[frozenset[str]]


def made(seed: int = SEED) -> Made:
    """The set. The same seed gives the same texts."""
    chance = random.Random(seed)  # noqa: S311 - not for secrets
    originals = _originals()
    texts: dict[str, tuple[Document, str]] = {}
    either: set[frozenset[str]] = set()

    def add(paragraphs: Sequence[str], like: Document, family: str) -> str:
        text = "\n\n".join(paragraphs)
        document = Document(id=document_id(text), text=text, appearances=like.appearances, published=like.published)
        texts.setdefault(document.id, (document, family))
        return document.id

    for number, original in enumerate(originals):
        paragraphs = _paragraphs(original.text)
        add(paragraphs, original, original.id)
        if len(paragraphs) < FEWEST_PARAGRAPHS:
            continue
        for change in CHANGES:
            add(change(paragraphs, chance), original, original.id)
        other = originals[number - 1]
        theirs = _paragraphs(other.text)
        if number % 3 == 0 and len(theirs) >= FEWEST_PARAGRAPHS and len(other.text) < len(original.text):
            whole = add(_put_together(paragraphs, theirs), original, original.id)
            either |= {frozenset((whole, each)) for each, (_, family) in texts.items() if family == other.id}
        if number % 3 == 1:
            add([*theirs, chance.choice(paragraphs)], other, other.id)
    documents = tuple(document for document, _ in texts.values())
    return Made(documents, {each: family for each, (_, family) in texts.items()}, frozenset(either))


def _originals() -> list[Document]:
    """The reports, in order of their day, without those that have a whole paragraph in common with an earlier one."""
    samples = [one for one in read(REPORTS) if isinstance(one, Document)]
    across = [one.document for one in read_set("tuning").reports if one.copy_of is None]
    ordered = sorted((*samples, *across), key=lambda one: (str(one.published.earliest), one.id))
    kept: list[Document] = []
    seen: set[str] = set()
    for one in ordered:
        long = {paragraph for paragraph in _paragraphs(one.text) if len(paragraph) >= LONG_PARAGRAPH}
        if not long & seen:
            kept.append(one)
        seen |= long
    return kept


def _paragraphs(text: str) -> Paragraphs:
    return [line.strip() for line in text.splitlines() if line.strip()]


def _cut_end(paragraphs: Paragraphs, chance: random.Random) -> Paragraphs:
    return paragraphs[: max(2, round(len(paragraphs) * chance.uniform(0.4, 0.8)))]


def _cut_anywhere(paragraphs: Paragraphs, chance: random.Random) -> Paragraphs:
    kept = max(2, round(len(paragraphs) * chance.uniform(0.5, 0.8)))
    return [paragraphs[place] for place in sorted(chance.sample(range(len(paragraphs)), kept))]


def _headline(paragraphs: Paragraphs, chance: random.Random) -> Paragraphs:
    return [chance.choice(HEADLINES), *paragraphs, chance.choice(CREDITS)]


def _reordered(paragraphs: Paragraphs, chance: random.Random) -> Paragraphs:
    return [paragraphs[0], *chance.sample(paragraphs[1:], len(paragraphs) - 1)]


def _added(paragraphs: Paragraphs, chance: random.Random) -> Paragraphs:
    changed = list(paragraphs)
    for sentences in (chance.sample(ADDED, 2), chance.sample(ADDED, 2)):
        words = " ".join(sentence.format(*chance.sample(FILLINGS, 3)) for sentence in sentences)
        changed.insert(chance.randint(1, len(changed)), words)
    return changed


def _edited(paragraphs: Paragraphs, chance: random.Random) -> Paragraphs:
    """Small changes all over: other words for some, a word dropped here and there, other quotation marks."""
    changed = []
    for paragraph in paragraphs:
        text = paragraph
        for word, other in SYNONYMS.items():
            pieces = re.split(rf"\b{word}\b", text)
            text = pieces[0] + "".join(chance.choice((word, other)) + piece for piece in pieces[1:])
        words = [word for word in text.split(" ") if chance.random() > 0.02]
        changed.append(" ".join(words).replace('"', "''").replace("’", "'"))
    return changed


def _in_turn(*changes: Change) -> Change:
    def all_of(paragraphs: Paragraphs, chance: random.Random) -> Paragraphs:
        for change in changes:
            paragraphs = change(paragraphs, chance)
        return paragraphs

    return all_of


def _put_together(mine: Paragraphs, theirs: Paragraphs) -> Paragraphs:
    """A report made of the whole of one and most of another that is shorter."""
    return [mine[0], "Elsewhere on the same day:", *theirs[: max(2, len(theirs) * 3 // 4)], *mine[1:]]


CHANGES: tuple[Change, ...] = (
    _cut_end,
    _cut_anywhere,
    _headline,
    _reordered,
    _added,
    _edited,
    _in_turn(_edited, _cut_end),
    _in_turn(_reordered, _added, _headline),
    _in_turn(_edited, _headline, _edited),
    _in_turn(_cut_end, _added, _edited),
)
