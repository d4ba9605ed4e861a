"""``python -m benchmarks.scale [--articles N]``: a web archive of made news, read, gated, extracted and kept.

98 in 100 articles are background: our own made sentences, or the BBC's reports where ``STANDOFF_SHARED`` holds them.
Each measurement is made in a process of its own. Beside ``build`` stand trafilatura alone, by the same call, over the
same archive, and the bare parser (``nlp.pipe``) over a few hundred of its texts; both are counted up to the whole
archive where they were measured on a part of it, which is said. Then two processes against one, Ray against processes,
and new reports added to a record that holds the archive against an empty one.

Seconds of one process are of processor time, so that other programs on the machine matter little; where several work,
they are of the clock, and mean little on a machine that is busy.
"""

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from benchmarks.made_archive import articles, write_archive

if TYPE_CHECKING:
    from standoff.engine.crew import Crew

ARTICLES: Final = 200_000
NEW: Final = 1_000
# Of the peers, so many pages and texts are enough to tell their speed.
CLEANED: Final = 5_000
PARSED: Final = 200
PARTS: Final = ("one", "cleaning", "pipe", "two", "ray", "adding")
SHARED: Final = Path(os.environ.get("STANDOFF_SHARED", Path(__file__).parents[2] / "shared"))
MIB: Final = 1 << 20


def background() -> list[str]:
    """The texts of the background, where there are any but our own."""
    file = SHARED / "data" / "background-bbc.jsonl"
    return [json.loads(line)["text"] for line in file.read_text("utf-8").splitlines()] if file.exists() else []


def pages(archive: Path, most: int) -> Iterator[bytes]:
    """The pages of an archive."""
    from warcio.archiveiterator import ArchiveIterator

    with archive.open("rb") as stream:
        for number, record in enumerate(ArchiveIterator(stream)):
            if number == most:
                return
            yield record.content_stream().read()


def build(archive: Path, db: Path, jobs: int, engine: str) -> dict[str, float]:
    """What reading an archive and making the record took."""
    from standoff.domains import load_domain
    from standoff.engine.build import build_in_store
    from standoff.engine.crew import crew
    from standoff.store import open_store

    domain = load_domain()
    cleaning, read = [0.0], [(0.0, 0.0, 0.0)]

    def progress(_: int) -> None:
        read[0] = time.perf_counter(), time.process_time(), peak()

    with (
        crew(domain, "ray" if engine == "ray" else "local", jobs) as readers,
        open_store(db) as store,
        timed_cleaning(cleaning),
    ):
        # To load the parser takes seconds, which count for nothing over a large archive.
        warm_up(readers, jobs)
        cleaning[0] = 0.0
        begun, used = time.perf_counter(), time.process_time()
        built = build_in_store([archive], store, domain, None, progress, crew=readers)
    at, cpu, memory = read[0]
    return {
        "documents": built.met,
        "in the record": len(built.record.documents),
        "disputes": len(built.record.disputes),
        "reading": at - begun,
        "reading, processor": cpu - used,
        "record": time.perf_counter() - at,
        "record, processor": time.process_time() - cpu,
        "cleaning": cleaning[0],
        "memory": peak(),
        "memory of reading": memory,
        "memory of a worker": resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024 / MIB,
        "bytes": sum(one.stat().st_size for one in db.parent.glob(f"{db.name}*")),
    }


def warm_up(readers: "Crew", jobs: int) -> None:
    """Have everybody read a page and a report, so that they have loaded what they need."""
    from standoff.engine.crew import set_aside_as_deadly
    from standoff.engine.work import annotated, take_apart
    from standoff.read import pieces
    from standoff.record.document import Document

    with tempfile.TemporaryDirectory() as folder:
        write_archive(Path(folder) / "one.warc.gz", articles(1))
        page = list(pieces(Path(folder) / "one.warc.gz"))
    found = list(readers.each(take_apart, [page] * 4 * jobs, set_aside_as_deadly))
    documents = [[one for one in batch if isinstance(one, Document)] for batch in found]
    assert all(readers.each(annotated, documents, set_aside_as_deadly))


@contextmanager
def timed_cleaning(taken: list[float]) -> Iterator[None]:
    """Add up the processor time that this process spends in cleaning pages."""
    import trafilatura

    # ``read`` asks the module for it at each page.
    library: Any = trafilatura
    work = library.bare_extraction

    def clean(*given: Any, **named: Any) -> Any:
        begun = time.process_time()
        try:
            return work(*given, **named)
        finally:
            taken[0] += time.process_time() - begun

    library.bare_extraction = clean
    try:
        yield
    finally:
        library.bare_extraction = work


def clean(archive: Path, most: int) -> dict[str, float]:
    """Trafilatura alone, by the call by which we use it."""
    import trafilatura

    found = list(pages(archive, most))
    trafilatura.bare_extraction(found[0].decode())
    begun = time.process_time()
    for page in found:
        trafilatura.bare_extraction(
            page.decode(),
            with_metadata=True,
            include_comments=False,
            date_extraction_params={"extensive_search": False},
        )
    return {"seconds": time.process_time() - begun, "pages": len(found)}


def pipe(count: int, most: int) -> dict[str, float]:
    """The bare parser over the texts of some articles."""
    from standoff.language.parse import parser

    texts = ["\n".join(one.paragraphs) for one in articles(min(count, most), background())]
    nlp = parser()
    begun = time.process_time()
    parsed = sum(1 for _ in nlp.pipe(texts, batch_size=16))
    return {"seconds": time.process_time() - begun, "texts": parsed}


def peak() -> float:
    """The most memory that this process has held, in MiB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / MIB


def apart(*words: object) -> dict[str, float]:
    """One measurement, in a process of its own."""
    command = [sys.executable, "-m", "benchmarks.scale", "--measure", *map(str, words)]
    done = subprocess.run(command, stdout=subprocess.PIPE, check=True)
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found


def measure(what: str, *words: str) -> dict[str, float]:
    """What a process that was started for it measures."""
    if what == "build":
        archive, db, jobs, engine = words
        return build(Path(archive), Path(db), int(jobs), engine)
    if what == "clean":
        return clean(Path(words[0]), int(words[1]))
    return pipe(int(words[0]), int(words[1]))


def report(folder: Path, count: int, new: int, parts: tuple[str, ...]) -> Iterator[str]:
    """The figures, line by line, as they are found."""
    archive, late = folder / "made.warc.gz", folder / "new.warc.gz"
    size = write_archive(archive, articles(count, background()))
    kind = "BBC background" if background() else "made background"
    yield f"{count:,} articles, {kind}: pages of {size / MIB:,.0f} MiB, packed {archive.stat().st_size / MIB:,.0f} MiB"
    ours: dict[str, float] = {}
    if {"one", "adding"} & {*parts}:
        ours = apart("build", archive, folder / "one.db", 1, "local")
        used = ours["reading, processor"] + ours["record, processor"]
        yield (
            f"one process: {count / used:,.1f} documents a second of processor time "
            f"(reading {ours['reading, processor']:,.1f} s, record {ours['record, processor']:,.1f} s); "
            f"{ours['disputes']:.0f} disputes"
        )
        yield f"  peak memory {ours['memory of reading']:,.0f} MiB while reading, {ours['memory']:,.0f} MiB in all"
        yield f"  database {ours['bytes'] / count:,.0f} bytes a document"
        other = used - ours["cleaning"]
        yield (
            f"  cleaning pages {ours['cleaning']:,.1f} s, all else {other:,.1f} s: "
            f"{other / ours['cleaning']:.2f} times as much (at most 1 is asked)"
        )
    if "cleaning" in parts:
        alone = apart("clean", archive, CLEANED)
        rate = alone["pages"] / alone["seconds"]
        yield f"trafilatura alone: {rate:,.1f} pages a second{_of(alone['pages'], count)}" + _times(ours, count, rate)
    if "pipe" in parts:
        bare = apart("pipe", count, PARSED)
        rate = bare["texts"] / bare["seconds"]
        yield f"bare nlp.pipe: {rate:,.1f} texts a second{_of(bare['texts'], count)}" + _times(ours, count, rate)
    if {"two", "ray"} & {*parts}:
        by = {jobs: apart("build", archive, folder / f"by{jobs}.db", jobs, "local") for jobs in (1, 2)}
        yield (
            f"two processes: reading takes {by[2]['reading']:,.1f} s of the clock, one {by[1]['reading']:,.1f} s: "
            f"{by[1]['reading'] / by[2]['reading']:.2f} times as fast (at least 1.8 is asked); "
            f"{by[2]['memory of a worker']:,.0f} MiB a worker"
        )
        if "ray" in parts:
            ray = apart("build", archive, folder / "ray.db", 2, "ray")
            yield (
                f"Ray with two processors: {ray['reading']:,.1f} s, {ray['reading'] / by[2]['reading']:.2f} times two "
                "processes (at most 1.25 is asked)"
            )
    if "adding" in parts:
        write_archive(late, articles(new, background(), seed=2), "late.example")
        full = apart("build", late, folder / "one.db", 1, "local")
        empty = apart("build", late, folder / "empty.db", 1, "local")
        took = [one["reading, processor"] + one["record, processor"] for one in (full, empty)]
        yield (
            f"adding {new:,} to {count:,}: {took[0]:,.1f} s, to none {took[1]:,.1f} s: {took[0] / took[1]:.2f} times "
            "(at most 2 is asked)"
        )


def _of(measured: float, count: int) -> str:
    return f" (measured on {measured:,.0f})" if measured < count else ""


def _times(ours: dict[str, float], count: int, rate: float) -> str:
    if not ours:
        return ""
    own = count / (ours["reading, processor"] + ours["record, processor"])
    return f"; standoff does all it does at {own / rate:.2f} times that rate"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=ARTICLES)
    parser.add_argument("--new", type=int, default=NEW, help="how many reports are added afterwards (1,000)")
    parser.add_argument("--parts", default=",".join(PARTS), help="what to measure (all): " + ", ".join(PARTS))
    parser.add_argument("--measure", nargs="+", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.measure:
        print(json.dumps(measure(*given.measure)))
        return
    with tempfile.TemporaryDirectory() as folder:
        for line in report(Path(folder), given.articles, given.new, tuple(given.parts.split(","))):
            print(line, flush=True)


if __name__ == "__main__":
    main()
