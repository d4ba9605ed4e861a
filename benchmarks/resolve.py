"""``python -m benchmarks.resolve [--large]``: what a record costs by the number of its reports, and what adding costs.

The reports are made (``made_reports.py``), all of disputes, about twenty reports each; none is parsed. Each size is
measured in a process of its own, on reports that are in a database, as a build leaves them: the seconds of processor
time of each stage of working the record out, and of keeping it; and the most memory held. A growth exponent of 1 is
time in proportion to size. Then reports are added to a record that is kept, and the time is set beside that of building
all of it anew: working the record out, and then keeping it as well.
``--large`` measures 30,000 and 100,000 reports too, which takes hours on a small machine.
"""

import argparse
import json
import math
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any, Final

import msgspec
from benchmarks.made_reports import made_reports

from standoff.domains import load_domain
from standoff.engine import build, make_record
from standoff.engine.batches import in_batches
from standoff.engine.build import record_in_store, record_of
from standoff.engine.work import annotated
from standoff.read import read
from standoff.record.document import Document, SetAside
from standoff.resolve.report import Report
from standoff.store import open_store
from standoff.store.repository import Store

REPORTS: Final = Path(__file__).parents[1] / "examples" / "reports"
SIZES: Final = (1_000, 3_000, 10_000)
LARGE: Final = (30_000, 100_000)
ADDED: Final = (1, 1_000)
READING: Final = "made"
STAGES: Final = (
    (build, "date_all", "days"),
    (make_record, "group_copies", "copies"),
    (make_record, "join_places", "places"),
    (make_record, "areas_of", "areas"),
    (make_record, "join_actors", "actors"),
    (make_record, "part_disputes", "disputes parted"),
    (make_record, "tell", "disputes told"),
    (make_record, "find_precedents", "precedents"),
    (make_record, "renewed", "renewals"),
)


def samples() -> list[Report]:
    """The sample reports with what they say."""
    documents = [one for one in read(REPORTS) if isinstance(one, Document)]
    return [Report(*one) for one in annotated(documents, load_domain()) if not isinstance(one, SetAside)]


@contextmanager
def timed(taken: dict[str, float]) -> Iterator[None]:
    """Note the processor time of each stage of making a record."""
    before = [(module, name, getattr(module, name)) for module, name, _ in STAGES]
    for (module, name, words), (_, _, work) in zip(STAGES, before, strict=True):
        setattr(module, name, partial(_noted, taken, words, work))
    try:
        yield
    finally:
        for module, name, work in before:
            setattr(module, name, work)


def _noted(taken: dict[str, float], words: str, work: Callable[..., Any], *given: Any, **named: Any) -> Any:
    begun = time.process_time()
    try:
        return work(*given, **named)
    finally:
        taken[words] = taken.get(words, 0.0) + time.process_time() - begun


def seconds(work: Callable[[], object]) -> float:
    """The processor time of some work."""
    begun = time.process_time()
    work()
    return time.process_time() - begun


def measure(known: Path, size: int) -> dict[str, float]:
    """The processor time of each stage over so many reports that are kept, and the most memory held, in MiB."""
    domain = load_domain()
    samples = load_samples(known)
    # The encoder's answers on the samples' own words are remembered, as a parser's would be read from the store.
    record_of(made_reports(samples, 200), domain)
    taken: dict[str, float] = {}
    records = []
    with tempfile.TemporaryDirectory() as folder, open_store(Path(folder) / "measured.db") as store:
        _add(store, made_reports(samples, size))
        with timed(taken):
            worked = seconds(lambda: records.append(record_in_store(store, domain, learns=True)))
        taken["all worked out"] = worked
        taken["kept"] = seconds(lambda: store.replace_record(records[0]))
    return {**taken, "memory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}


def adding(known: Path, size: int) -> dict[str, float]:
    """The processor time of adding reports to a record of so many, and of the same record built anew."""
    domain = load_domain()
    made = list(made_reports(load_samples(known), size + sum(ADDED)))
    # What comes in is of old disputes and new ones: every so many-th report is held back.
    apart = max(2, len(made) // (2 * sum(ADDED)))
    late = made[::apart][: sum(ADDED)]
    held = {report.document.id for report in late}
    found: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as folder:
        with open_store(Path(folder) / "kept.db") as store:
            _add(store, [report for report in made if report.document.id not in held])
            store.replace_record(record_in_store(store, domain, learns=True))
            begun = 0
            for number in ADDED:
                _add(store, late[begun : begun + number])
                begun += number
                worked, kept = _worked_and_kept(store)
                found[f"added {number}: worked out"], found[f"added {number}: kept"] = worked, kept
        with open_store(Path(folder) / "anew.db") as store:
            _add(store, made)
            found["anew: worked out"], found["anew: kept"] = _worked_and_kept(store)
    return found


def _worked_and_kept(store: Store) -> tuple[float, float]:
    records = []
    worked = seconds(lambda: records.append(record_in_store(store, load_domain(), learns=True)))
    return worked, seconds(lambda: store.replace_record(records[0]))


def _add(store: Store, reports: Iterable[Report]) -> None:
    for batch in in_batches(reports, 500):
        store.add(batch, READING)


def load_samples(known: Path) -> list[Report]:
    return msgspec.json.decode(known.read_bytes(), type=list[Report])


def in_own_process(what: str, known: Path, size: int) -> dict[str, float]:
    """One measurement in a fresh process, whose memory is its own."""
    command = [sys.executable, "-m", "benchmarks.resolve", "--one", what, str(known), str(size)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    measured: dict[str, float] = json.loads(done.stdout)
    return measured


def table(sizes: Sequence[int], measured: Sequence[dict[str, float]]) -> Iterator[str]:
    """Seconds by stage and size, with the growth from the first size to the last."""
    yield " " * 18 + "".join(f"{size:>10,}" for size in sizes) + "   growth: size to the power of"
    for name in measured[0]:
        row = [one[name] for one in measured]
        growth = math.log(max(row[-1], 0.01) / max(row[0], 0.01)) / math.log(sizes[-1] / sizes[0])
        unit = " MiB" if name == "memory" else ""
        yield f"{name:18}" + "".join(f"{value:10.1f}" for value in row) + f"   {growth:.2f}{unit}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--large", action="store_true", help="30,000 and 100,000 reports too")
    parser.add_argument("--one", nargs=3, metavar=("WHAT", "SAMPLES", "SIZE"), help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.one:
        work = {"measure": measure, "adding": adding}[given.one[0]]
        print(json.dumps(work(Path(given.one[1]), int(given.one[2]))))
        return
    sizes = (*SIZES, *LARGE) if given.large else SIZES
    with tempfile.TemporaryDirectory() as folder:
        known = Path(folder) / "samples.json"
        known.write_bytes(msgspec.json.encode(samples()))
        print("\n".join(table(sizes, [in_own_process("measure", known, size) for size in sizes])), flush=True)
        for size in (SIZES[-1], LARGE[-1]) if given.large else (SIZES[-1],):
            print(f"\na kept record of {size:,} reports, seconds:")
            for name, taken in in_own_process("adding", known, size).items():
                print(f"  {name:26}{taken:8.1f}", flush=True)


if __name__ == "__main__":
    main()
