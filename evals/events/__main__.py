"""``python -m evals.events [public|tuning|heldout] [--classes] [--misses]``: events against their codes and marks.

*public*: the main events of CASE 2021's snippets and PLOVER's sentences; the data is not in this repository,
``STANDOFF_SHARED`` names the folder that holds it. *tuning*, *heldout*: all events of passages of our own. ``--misses``
prints what was read otherwise, of all but *heldout*, which stays unseen.
"""

import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path

from evals.events.comparing import Outcome, Tally, outcomes
from evals.events.passages import PARTS, read_passages
from evals.events.scoring import Classes

import standoff
from standoff.domains import load_domain
from standoff.read.documents import document_from_text
from standoff.record.document import Origin
from standoff.record.passage import Reference
from standoff.record.when import on

SHARED = Path(os.environ.get("STANDOFF_SHARED", "../shared"))
SETS = {
    "case2021": (SHARED / "data/case2021-task2/dev.jsonl", "label"),
    "plover": (SHARED / "data/plover-gsr/dev.json", "event"),
}


def passages(file: Path, key: str) -> Iterator[tuple[str, str]]:
    """The passages of a set, each with its right class."""
    text = file.read_text("utf-8")
    rows = json.loads(text) if file.suffix == ".json" else [json.loads(line) for line in text.splitlines()]
    for row in rows:
        yield row["text"], row[key]


def coded(text: str, scheme: str) -> str:
    """The code of the main event of a passage in a scheme; *none* where there is no event."""
    main = next((one for one in standoff.annotate(text, as_is=True).events if one.main), None)
    return main.codes.get(scheme, "none") if main is not None else "none"


def own(part: str) -> Iterator[Outcome]:
    """What is found in the passages of a part of our own set."""
    domain = load_domain()
    for passage in read_passages(part):
        document = document_from_text(
            passage.whole, origin=Origin(file=f"{passage.id}.txt"), published=on(passage.published), as_is=True
        )
        yield from outcomes(passage, document, domain)


def main() -> None:
    """Print a line a public set, with ``--classes`` a line a class, and a block a part of our own."""
    wanted = [one for one in ("public", *PARTS) if one in sys.argv] or ["public", *PARTS]
    if "public" in wanted:
        _print_public()
    for part in PARTS:
        if part in wanted:
            found = list(own(part))
            print(part, *Tally(found).lines(), sep="\n  ")
            if "--misses" in sys.argv and part != "heldout":
                print("\n".join(_told(one) for one in found if not one.right))


def _print_public() -> None:
    for scheme, (file, key) in SETS.items():
        if not file.exists():
            sys.exit(f"{file} is not there. Set STANDOFF_SHARED to the folder that holds data/.")
        found = [(right, coded(text, scheme), text) for text, right in passages(file, key)]
        scores = Classes([(right, given) for right, given, _ in found])
        print(f"{scheme:9} n={len(found)}  weighted F1 {scores.weighted_f1:5.1f}  right {scores.micro:5.1f}")
        if "--classes" in sys.argv:
            print("\n".join(scores.lines()))
        if "--misses" in sys.argv:
            for right, given, text in found:
                if right != given:
                    print(f"  {right} <- {given}: {text}")


def _told(one: Outcome) -> str:
    mark, event = one.mark, one.event
    if event is None and mark is not None:
        return f"  {one.passage} missed {mark.kind} [{mark.modality}]: {mark.quote}"
    if event is not None and mark is None:
        return (
            f"  {one.passage} false {event.kind}/{event.mode}: {event.trigger.quote} | {event.passages[0].quote[:160]}"
        )
    if event is None or mark is None:
        return ""
    wrong = [aspect for aspect, same in one.same.items() if not same]
    ours = f"{event.kind} {event.phase} {event.modality} {_quotes(event.agents)} {_quotes(event.targets)}"
    theirs = f"{mark.kind} {mark.phase} {mark.modality} {list(mark.agents)} {list(mark.targets)}"
    return f"  {one.passage} wrong {', '.join(wrong)}: {mark.quote} | {ours} | {theirs}"


def _quotes(references: tuple[Reference, ...]) -> list[str]:
    return [one.passage.quote for one in references]


if __name__ == "__main__":
    main()
