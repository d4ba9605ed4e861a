"""``python -m benchmarks.copies``: reports a second of finding copies, beside rensa and datasketch.

Ours is ``group_copies`` whole: candidates, exact measuring, groups. The peers only find candidates, as one writes it
from their manuals: runs of five words are joined to strings in Python, digested (128 permutations) and asked of an
index with 64 bands. Two streams: the BBC background where it is at hand (folder ``data`` of ``$STANDOFF_SHARED``, by
default ``../shared`` beside the repository), of which one text in ten comes again, cut; and the sets of
``evals/copies`` for several seeds, where nearly every text has thirty copies, all of which we measure and the peers do
not. One process, one core, processor time, the best of three runs; which system begins changes from run to run.

Told too: what two hundred copies of one text take and what ten times as many do, and how memory grows.
"""

import json
import os
import re
import time
import tracemalloc
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path

from datasketch import MinHash, MinHashLSH
from evals.copies.made import SEED, made
from rensa import RMinHash, RMinHashLSH

from standoff.record.annotation import Annotation
from standoff.record.document import Appearance, Document, Origin
from standoff.record.identity import document_id
from standoff.record.when import on
from standoff.resolve.copies import group_copies
from standoff.resolve.report import Report

SHARED = Path(os.environ.get("STANDOFF_SHARED", Path(__file__).parents[1] / ".." / "shared"))
PERMUTATIONS = 128
BANDS = 64
THRESHOLD = 0.2
RUN = 5
TEXTS = 2_000
COPIES = 200
RUNS = 3


def streams() -> Iterator[tuple[str, list[str]]]:
    """Texts, and where they are from."""
    file = SHARED / "data" / "background-bbc.jsonl"
    if file.exists():
        lines = file.read_text(encoding="utf-8").splitlines()[:TEXTS]
        texts = [json.loads(line)["text"] for line in lines]
        yield "BBC background, one in ten copied", [*texts, *(text[: len(text) * 2 // 3] for text in texts[::10])]
    yield "families of copies", list({one.text for seed in range(3) for one in made(SEED + seed).documents})[:TEXTS]


def report_of(text: str) -> Report:
    """A text as a report of some day."""
    when = on(date(2005, 1, 20))
    document = Document(
        id=document_id(text), text=text, appearances=(Appearance(origin=Origin(file="t")),), published=when
    )
    return Report(document, Annotation(document=document.id, published=when))


def shingles(text: str) -> list[str]:
    """The runs of five words of a text, each once, as strings."""
    words = re.findall(r"\w+", text.lower())
    return list({" ".join(words[start : start + RUN]) for start in range(max(1, len(words) - RUN + 1))})


def ours(texts: Sequence[str]) -> None:
    group_copies([report_of(text) for text in texts])


def rensa(texts: Sequence[str]) -> None:
    index = RMinHashLSH(THRESHOLD, PERMUTATIONS, BANDS)
    for number, text in enumerate(texts):
        digest = RMinHash(PERMUTATIONS, 42)
        digest.update(shingles(text))
        index.query(digest)
        index.insert(number, digest)


def datasketch(texts: Sequence[str]) -> None:
    index = MinHashLSH(num_perm=PERMUTATIONS, params=(BANDS, PERMUTATIONS // BANDS))
    for number, text in enumerate(texts):
        digest = MinHash(num_perm=PERMUTATIONS)
        digest.update_batch([one.encode() for one in shingles(text)])
        index.query(digest)
        index.insert(str(number), digest)


def seconds(system: Callable[[Sequence[str]], None], texts: Sequence[str]) -> float:
    """The processor time that a system takes for some texts."""
    start = time.process_time()
    system(texts)
    return time.process_time() - start


def memory(texts: Sequence[str]) -> float:
    """MiB that our own way holds at its most, beside the texts themselves."""
    reports = [report_of(text) for text in texts]
    tracemalloc.start()
    group_copies(reports)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return most / 1024**2


def compare(source: str, texts: list[str]) -> None:
    """Print the speed of all systems on some texts."""
    systems = [ours, rensa, datasketch]
    for system in systems:
        system(texts[:20])
    best = dict.fromkeys(systems, float("inf"))
    for turn in range(RUNS):
        for system in systems[turn:] + systems[:turn]:
            best[system] = min(best[system], seconds(system, texts))
    words = sum(len(text.split()) for text in texts) // len(texts)
    print(f"{source}: {len(texts):,} texts of {words} words")
    for system in systems:
        ratio = "" if system is ours else f"   standoff : {system.__name__} = {best[system] / best[ours]:.1f} : 1"
        name = "standoff" if system is ours else system.__name__
        print(f"  {name:<11}{len(texts) / best[system]:>8,.0f} texts a second{ratio}")


def main() -> None:
    for source, texts in streams():
        compare(source, texts)
    alike = [f"{texts[0]}\n\nEdition {number}, page {number % 30}." for number in range(10 * COPIES)]
    few, many = seconds(ours, alike[:COPIES]), seconds(ours, alike)
    print(f"{COPIES} copies of one text: {1000 * few:.0f} ms; ten times as many: {many / few:.1f} times as long")
    quarter = texts[::4]
    print(f"memory: {memory(quarter):.1f} MiB for {len(quarter):,} texts, {memory(texts):.1f} for {len(texts):,}")


if __name__ == "__main__":
    main()
