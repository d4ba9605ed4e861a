"""Demands, commitments, developments and statuses in our own passages from disputes of all kinds.

    python -m evals.promises [tuning|heldout] [--misses]

An entry counts as found when its words overlap those of the editor's entry, each entry once. Of those found the share
is told in which the matter, the parties and the day agree. ``--misses`` lists what is missed, false or differs, of the
part *tuning* only: *heldout* stays unseen.
"""

import sys
from collections.abc import Iterator

from evals.promises.scoring import Outcome, Tally, compare
from evals.promises.stories import PARTS, Story, read_stories

from standoff.domains import load_domain
from standoff.domains.domain import Domain
from standoff.engine.build import record_of
from standoff.extract.annotate import annotate_many
from standoff.record.document import Appearance, Document, Origin
from standoff.record.identity import document_id
from standoff.record.when import on
from standoff.resolve.report import Report


def main() -> None:
    domain = load_domain()
    for part in [one for one in PARTS if one in sys.argv] or PARTS:
        tally = Tally()
        for one in outcomes(read_stories(part), domain):
            tally.add(one)
            if part == "tuning" and "--misses" in sys.argv:
                _tell(one)
        print(part)
        for line in tally.lines():
            print(f"  {line}")


def outcomes(stories: list[Story], domain: Domain) -> Iterator[Outcome]:
    """The comparisons of all stories. Each story is a record of its own."""
    documents = {story.id: [_document(story, number) for number in range(len(story.passages))] for story in stories}
    everything = [document for each in documents.values() for document in each]
    said = zip(everything, annotate_many(everything, domain), strict=True)
    annotations = {document.id: Report(document, annotation) for document, annotation in said}
    for story in stories:
        own = documents[story.id]
        record = record_of([annotations[document.id] for document in own], domain, story.passages[-1].published, ())
        yield from compare(story, own, record)


def _document(story: Story, number: int) -> Document:
    passage = story.passages[number]
    when = on(passage.published)
    appearance = Appearance(origin=Origin(file=f"{story.id}-{number}.txt"), published=when)
    return Document(id=document_id(passage.text), text=passage.text, appearances=(appearance,), published=when)


def _tell(one: Outcome) -> None:
    if one.gold is None:
        print(f"{one.story} false {one.kind}: {one.ours}")
    elif one.ours is None:
        if not one.gold.doubtful:
            print(f"{one.story} missed {one.kind}: {_gold(one)}")
    elif not all(one.agree.values()):
        wrong = ", ".join(part for part, same in one.agree.items() if not same)
        print(f"{one.story} differs {one.kind} ({wrong}): {_gold(one)}  GOT  {one.ours}")


def _gold(one: Outcome) -> str:
    mark = one.gold
    if mark is None:
        return ""
    return f"{mark.quote} | by {mark.by} | to {mark.to} | {mark.matter} | due {mark.due} | {mark.said}"


if __name__ == "__main__":
    main()
