"""``python -m benchmarks.desk [FOLDER]``: how long pages take, with 100,000 reports and 20 readers at once.

The record of the sample reports is multiplied to 1,000 disputes: each copy has ids and reports of its own. The database
is made in FOLDER once (some minutes, about 1 GB) and used again. Then readers fetch pages through HTTP
from a desk in a process of its own, one page after the other without a pause, and the slowest in a hundred is printed
beside the median, for each kind of page. At last Chromium opens pages of disputes, one after the other, and says when
something of each could first be seen.
"""

import hashlib
import random
import re
import shutil
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
from playwright.sync_api import sync_playwright

from standoff.domains import load_domain
from standoff.engine.build import build_in_store
from standoff.store import open_store

REPORTS = Path(__file__).parents[1] / "examples" / "reports"
DISPUTES, A_DISPUTE, READERS, SECONDS, PORT = 1_000, 100, 20, 60, 8399
MOST_MEDIAN, MOST_SLOWEST, MOST_BYTES, MOST_PAINT = 0.3, 1.0, 300_000, 1.0
PAINTED = "() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime"
ID = re.compile(r"\b([a-z])_([0-9a-f]{16})\b")
# The tables of the record, and in each the columns that hold ids or words.
TABLES = (
    "document",
    "annotation",
    "recorded_document",
    "entry",
    "passage",
    "involvement",
    "dispute_entry",
    "alias",
    "searchable",
)


def make(folder: Path) -> Path:
    """The database, multiplied."""
    path = folder / "large.db"
    if path.exists():
        return path
    seed = folder / "seed.db"
    with open_store(seed) as store:
        build_in_store([REPORTS], store, load_domain())
    seed.replace(path)
    connection = sqlite3.connect(path)
    connection.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA foreign_keys = OFF;")
    rows = {table: connection.execute(f"SELECT * FROM {table}").fetchall() for table in TABLES}  # noqa: S608
    reports = len(rows["document"])
    disputes = sum(row[2] == "disputes" for row in rows["entry"])
    for number in range(1, DISPUTES // disputes + 1):
        for table in TABLES:
            found = list(_copied(rows[table], table, number, len(rows["entry"]), reports))
            marks = ", ".join("?" * len(found[0]))
            connection.executemany(f"INSERT OR IGNORE INTO {table} VALUES ({marks})", found)  # noqa: S608
    _fill_up(connection, rows["document"][0], rows["recorded_document"][0])
    connection.commit()
    connection.execute("ANALYZE")
    connection.close()
    return path


def _copied(
    rows: list[tuple[object, ...]], table: str, number: int, entries: int, reports: int
) -> Iterator[list[object]]:
    def renamed(match: re.Match[str]) -> str:
        return f"{match[1]}_{hashlib.sha256(f'{match[2]}{number}'.encode()).hexdigest()[:16]}"

    for row in rows:
        new = [ID.sub(renamed, one) if isinstance(one, str) else one for one in row]
        if table in {"entry", "recorded_document"}:
            step = entries if table == "entry" else reports
            new[1] = int(str(row[1])) + number * step
        elif table == "searchable":
            # Numbers are given anew: those of the record before may lie anywhere.
            new[0] = None
        yield new


def _fill_up(connection: sqlite3.Connection, document: tuple[object, ...], recorded: tuple[object, ...]) -> None:
    """Reports that tell of nothing, until there are as many as there shall be."""
    there, last = connection.execute("SELECT count(*), max(position) FROM recorded_document").fetchone()
    text, data = str(document[1]), str(recorded[5])
    for number in range(DISPUTES * A_DISPUTE - there):
        identifier = f"d_{hashlib.sha256(str(number).encode()).hexdigest()[:16]}"
        own = data.replace(str(recorded[0]), identifier)
        connection.execute("INSERT INTO document VALUES (?, ?, ?, ?)", (identifier, f"{text} {number}", own, "x"))
        connection.execute(
            "INSERT INTO recorded_document VALUES (?, ?, ?, ?, ?, ?)",
            (identifier, last + 1 + number, *recorded[2:4], None, own),
        )
        connection.execute("INSERT INTO searchable (document) VALUES (?)", (identifier,))


def addresses(client: httpx.Client) -> dict[str, list[str]]:
    """Pages of each kind, taken from the interface."""
    pick = random.Random(7)
    disputes = [
        one["id"]
        for page in range(1, 6)
        for one in client.get(f"/api/v1/disputes?size=200&page={page}").json()["items"]
        if one["reports"] > 5
    ]
    some = pick.sample(disputes, min(200, len(disputes)))
    found: dict[str, list[str]] = defaultdict(list)
    found["list"] = [f"/?number={number}" for number in range(1, 20)]
    for one in some:
        found["dispute"].append(f"/disputes/{one}")
        found["timeline"].append(f"/disputes/{one}?lane=strikes&part=timeline")
    for one in some[:40]:
        entries = client.get(f"/api/v1/entries?dispute={one}&size=100").json()["items"]
        found["entry"] += [f"/entries/{each['entry']['id']}" for each in pick.sample(entries, min(8, len(entries)))]
        found["interface"].append(f"/api/v1/entries?dispute={one}&kind=events")
        documents = client.get(f"/api/v1/documents?dispute={one}").json()["items"]
        found["document"] += [f"/documents/{each['id']}" for each in pick.sample(documents, min(5, len(documents)))]
    found["search"] = [
        f"/search?words={word}" for word in ("cameras", "fast", "strike+guards", "elections", "helpline")
    ]
    return found


def measure(base: str, found: dict[str, list[str]]) -> tuple[dict[str, list[float]], dict[str, int]]:
    """What readers wait for, by kind of page, and how large the largest pages are."""
    times: dict[str, list[float]] = defaultdict(list)
    sizes: dict[str, int] = defaultdict(int)
    end = time.monotonic() + SECONDS

    def read(reader: int) -> None:
        pick = random.Random(reader)
        with httpx.Client(base_url=base, timeout=60) as client:
            while time.monotonic() < end:
                kind = pick.choice(sorted(found))
                start = time.monotonic()
                answer = client.get(pick.choice(found[kind]))
                times[kind].append(time.monotonic() - start)
                sizes[kind] = max(sizes[kind], len(answer.content))
                answer.raise_for_status()

    with ThreadPoolExecutor(READERS) as readers:
        list(readers.map(read, range(READERS)))
    return times, sizes


def paints(base: str, some: list[str]) -> list[float]:
    """How long a browser that has never been there waits for the first that can be seen of each page, in seconds."""
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    found = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        for address in some:
            # A context of its own: nothing is kept from the page before.
            page = browser.new_context(base_url=base).new_page()
            page.goto(address)
            found.append(float(page.wait_for_function(PAINTED).json_value()) / 1000)
            page.context.close()
        browser.close()
    return found


def main() -> None:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(tempfile.mkdtemp())
    db = make(folder)
    base = f"http://127.0.0.1:{PORT}"
    command = [sys.executable, "-m", "standoff", "desk", "--public", "--db", str(db), "--port", str(PORT)]
    with subprocess.Popen(command) as desk:
        try:
            with httpx.Client(base_url=base, timeout=120) as client:
                start = time.monotonic()
                while True:
                    try:
                        client.get("/").raise_for_status()
                        break
                    except httpx.ConnectError:
                        time.sleep(0.2)
                print(f"from the start to the first page: {time.monotonic() - start:.1f} s")
                found = addresses(client)
            times, sizes = measure(base, found)
            painted = paints(base, found["dispute"][:20])
        finally:
            desk.terminate()
    for kind, seconds in sorted(times.items()):
        median, slowest = statistics.median(seconds), statistics.quantiles(seconds, n=100)[-1]
        within = median <= MOST_MEDIAN and slowest <= MOST_SLOWEST and sizes[kind] <= MOST_BYTES
        print(
            f"{kind:10} {len(seconds):6} pages   median {median * 1000:5.0f} ms   slowest in a hundred "
            f"{slowest * 1000:5.0f} ms   largest {sizes[kind] / 1000:4.0f} kB   {'kept' if within else 'NOT KEPT'}"
        )
    kept = "kept" if max(painted) <= MOST_PAINT else "NOT KEPT"
    print(
        f"first paint of {len(painted)} disputes in Chromium   median {statistics.median(painted) * 1000:.0f} ms   "
        f"slowest {max(painted) * 1000:.0f} ms   {kept}"
    )


if __name__ == "__main__":
    main()
