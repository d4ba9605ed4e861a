"""``python -m benchmarks.throughput [DOCUMENTS]``: documents a second of reading, beside the bare parser.

Two streams. One is as the news is: 98 in 100 are background (the BBC's reports, repeated with changes; they are not in
this repository: set ``STANDOFF_SHARED``), 2 are our sample reports. The other is our sample reports alone. The peer is
``nlp.pipe`` of the same small model over whole texts at its best batch size, in the same run, in one process.

What the gates lose is measured too: the entries of the sample reports that are found with every report read, and those
that are found with the gates, one page apart that tells of no dispute at all; and the memory that a longer stream
takes, of 100,000 documents where no other number is given. Last comes where the time goes.
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
from standoff.engine.batches import in_batches
from standoff.engine.work import annotated
from standoff.extract.annotate import annotate_many
from standoff.language.encoder import encode_sentences
from standoff.language.gate import can_matter, weight
from standoff.language.parse import load, parse_many
from standoff.language.scan import scan
from standoff.language.sentences import sentences
from standoff.read import document_from_text, read
from standoff.record.annotation import Annotation
from standoff.record.document import Document, Origin, SetAside
from standoff.record.when import on

REPORTS = Path(__file__).parents[1] / "examples" / "reports"
SHARED = Path(os.environ.get("STANDOFF_SHARED", Path(__file__).parents[2] / "shared"))
# Of the peer, so many texts of the background are enough to tell its speed.
PEER_TEXTS = 60
STREAM = 4_000
LONG_STREAM = 100_000
PEER_BATCH_SIZE = 16
# A page of trifles among the sample reports. What full reading finds in it belongs to no dispute.
OF_NO_DISPUTE = "2019-06-16-ganga-sunday-notebook.txt"


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
    """Documents a second of the bare parser, as its package loads it, over whole texts."""
    bare = load()
    return len(texts) / seconds(lambda: sum(1 for _ in bare.pipe(texts, batch_size=PEER_BATCH_SIZE)))


def read_each(documents: Iterable[Document]) -> Iterator[Annotation]:
    """What the documents say, as ``build`` reads them: in its batches, and held no longer."""
    domain = load_domain()
    for batch in in_batches(documents):
        yield from (one[1] for one in annotated(batch, domain) if not isinstance(one, SetAside))


def count(things: Iterable[object]) -> int:
    """How many things there are, none of them kept."""
    return sum(1 for _ in things)


def entries(annotations: Iterable[Annotation]) -> int:
    """How many entries some annotations hold."""
    return sum(
        len(one.events) + len(one.demands) + len(one.commitments) + len(one.developments) + len(one.statements)
        for one in annotations
    )


def memory() -> int:
    """The most memory that this process has held, in MiB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def stages(background_texts: list[str], documents: list[Document]) -> Iterator[tuple[str, float]]:
    """Where the time goes, stage by stage, in seconds a document: first of background, then of relevant reports."""
    domain = load_domain()
    texts = [one.text for one in documents]
    cut = [sentences(text) for text in texts]
    count(read_each(documents))
    each = seconds(lambda: [scan(text, domain) for text in background_texts])
    yield "scan of a background text", each / len(background_texts)
    each = seconds(lambda: [weight(text) for text in background_texts])
    yield "weighing of a background text", each / len(background_texts)
    each = seconds(lambda: [can_matter(text, domain) for text in texts])
    yield "gate", each / len(texts)
    parsing = seconds(lambda: count(parse_many(zip(texts, cut, strict=True)))) / len(texts)
    yield "parser", parsing
    encoded = (encode_sentences(text, own) for text, own in zip(texts, cut, strict=True))
    reading = seconds(lambda: [count(own) for own in encoded]) / len(texts)
    yield "encoder", reading
    whole = seconds(lambda: count(annotate_many(documents, domain))) / len(texts)
    yield "rules and all else", whole - parsing - reading
    yield "a relevant report, all in all", whole


def lost(relevant: list[Document]) -> tuple[int, int, int]:
    """Entries of relevant reports when all is read; how many the gates lose, and how many in reports of a dispute."""
    full = list(annotate_many(relevant, load_domain()))
    gone = {
        one.origin.file: entries([every]) - entries([gated])
        for one, every, gated in zip(relevant, full, read_each(relevant), strict=True)
    }
    return entries(full), sum(gone.values()), sum(n for file, n in gone.items() if not file.endswith(OF_NO_DISPUTE))


def main() -> None:
    if not (SHARED / "data" / "background-bbc.jsonl").exists():
        sys.exit(f"{SHARED}/data/background-bbc.jsonl is missing: set STANDOFF_SHARED to the folder that holds data/.")
    long_stream = int(sys.argv[1]) if len(sys.argv) > 1 else LONG_STREAM
    relevant = [one for one in read(REPORTS) if isinstance(one, Document)]
    count(read_each(relevant[:2]))
    short = list(background(PEER_TEXTS))
    bare = peer(short)
    documents = list(stream(STREAM, relevant))
    ours = STREAM / seconds(lambda: count(read_each(documents)))
    print(f"as the news is: standoff {ours:7.1f} documents a second, bare parser {bare:5.1f}: {ours / bare:.1f} times")
    bare = peer([one.text for one in relevant])
    ours = len(relevant) / seconds(lambda: count(read_each(relevant)))
    print(f"only relevant:  standoff {ours:7.1f} documents a second, bare parser {bare:5.1f}: {ours / bare:.2f} times")
    full, gone, of_disputes = lost(relevant)
    print(f"the gates lose {100 * gone / full:.2f} % of {full} entries, ", end="")
    print(f"{100 * of_disputes / full:.2f} % in reports of disputes")
    before = memory()
    count(read_each(stream(long_stream, relevant)))
    print(f"memory: {before} MiB after {STREAM:,} documents, {memory()} MiB after {STREAM + long_stream:,}")
    for name, taken in stages(short, relevant):
        print(f"  {name:30} {1000 * taken:6.2f} ms")


if __name__ == "__main__":
    main()
