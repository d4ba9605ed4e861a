"""``python -m benchmarks.throughput``: documents a second of reading, beside the bare parser on the same texts.

Two streams. One is as the news is: 98 in 100 are background (the BBC's reports, repeated with changes; they are not in
this repository: set ``STANDOFF_SHARED``), 2 are our sample reports. The other is our sample reports alone. The peer is
``nlp.pipe`` of the same small model over whole texts at its best batch size, in the same run, in one process.

What the gates lose is measured too: the entries of the sample reports that are found with every report read, and those
that are found with the gates; and the memory that a longer stream takes.
"""

import json
import os
import resource
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from pathlib import Path

from standoff.domains import load_domain
from standoff.engine.build import annotated
from standoff.extract.annotate import annotate_many
from standoff.language.encoder import encode_sentences
from standoff.language.gate import can_matter
from standoff.language.parse import parse_many, parser
from standoff.language.sentences import sentences
from standoff.read import document_from_text, read
from standoff.record.annotation import Annotation
from standoff.record.document import Document, Origin
from standoff.record.when import on

REPORTS = Path(__file__).parents[1] / "examples" / "reports"
SHARED = Path(os.environ.get("STANDOFF_SHARED", Path(__file__).parents[2] / "shared"))
BATCH = 24
# Of the peer, so many texts of the background are enough to tell its speed.
PEER_TEXTS = 60
STREAM = 4_000
PEER_BATCH_SIZE = 16


def background(count: int) -> Iterator[str]:
    """So many background texts: where there are too few, they come again with another first line."""
    file = SHARED / "data" / "background-bbc.jsonl"
    texts = [json.loads(line)["text"] for line in file.read_text("utf-8").splitlines()]
    for number in range(count):
        around, place = divmod(number, len(texts))
        yield texts[place] if not around else f"Edition {around}.\n{texts[place]}"


def stream(count: int, relevant: list[Document]) -> Iterator[Document]:
    """A stream of documents, one in fifty of which is relevant."""
    for number, text in enumerate(background(count)):
        if number % 50 == 0:
            yield relevant[number // 50 % len(relevant)]
        else:
            yield document_from_text(text, origin=Origin(file=f"background-{number}"), published=on(date(2005, 1, 1)))


def seconds(work: Callable[[], object]) -> float:
    """The processor time of some work."""
    begun = time.process_time()
    work()
    return time.process_time() - begun


def peer(texts: list[str]) -> float:
    """Documents a second of the bare parser over whole texts."""
    return len(texts) / seconds(lambda: sum(1 for _ in parser().pipe(texts, batch_size=PEER_BATCH_SIZE)))


def read_all(documents: Iterable[Document]) -> list[Annotation]:
    """The documents as ``build`` reads them, in its batches."""
    domain, found, held = load_domain(), [], []
    for document in documents:
        held.append(document)
        if len(held) == BATCH:
            found += [annotation for _, annotation in annotated(held, domain)]
            held = []
    return found + [annotation for _, annotation in annotated(held, domain)]


def entries(annotations: Iterable[Annotation]) -> int:
    """How many entries some annotations hold."""
    return sum(
        len(one.events) + len(one.demands) + len(one.commitments) + len(one.developments) + len(one.statements)
        for one in annotations
    )


def memory() -> int:
    """The most memory that this process has held, in MiB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def stages(documents: list[Document]) -> Iterator[tuple[str, float]]:
    """Where the time goes for relevant reports, stage by stage, in seconds."""
    domain = load_domain()
    cut = [sentences(one.text) for one in documents]
    yield "gate", seconds(lambda: [can_matter(one.text, domain) for one in documents])
    yield "parser", seconds(lambda: list(parse_many(zip((one.text for one in documents), cut, strict=True))))
    encoded = (encode_sentences(one.text, each) for one, each in zip(documents, cut, strict=True))
    yield "encoder", seconds(lambda: [list(one) for one in encoded])
    yield "all", seconds(lambda: list(annotate_many(documents, domain)))


def main() -> None:
    if not (SHARED / "data" / "background-bbc.jsonl").exists():
        sys.exit(f"{SHARED}/data/background-bbc.jsonl is missing: set STANDOFF_SHARED to the folder that holds data/.")
    relevant = [one for one in read(REPORTS) if isinstance(one, Document)]
    read_all(relevant[:2])
    short = list(background(PEER_TEXTS))
    bare = peer(short)
    documents = list(stream(STREAM, relevant))
    taken = seconds(lambda: read_all(documents))
    print(f"as the news is: standoff {STREAM / taken:7.1f} documents a second, bare parser {bare:5.1f}: ", end="")
    print(f"{STREAM / taken / bare:.1f} times")
    bare = peer([one.text for one in relevant])
    ours = len(relevant) / seconds(lambda: read_all(relevant))
    print(f"only relevant:  standoff {ours:7.1f} documents a second, bare parser {bare:5.1f}: {ours / bare:.2f} times")
    full, gated = entries(annotate_many(relevant, load_domain())), entries(read_all(relevant))
    print(f"the gates lose {100 * (full - gated) / full:.2f} % of {full} entries of relevant reports")
    before = memory()
    read_all(stream(3 * STREAM, relevant))
    print(f"memory: {before} MiB after {STREAM} documents, {memory()} MiB after {4 * STREAM}")
    for name, taken in stages(relevant):
        print(f"  {name:8} {1000 * taken / len(relevant):6.1f} ms a relevant document")


if __name__ == "__main__":
    main()
