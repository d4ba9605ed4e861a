"""``python -m evals.events``: the main events of CASE 2021's snippets and PLOVER's sentences, against their codes.

The data is not in this repository; ``STANDOFF_SHARED`` names the folder that holds it. ``--misses`` prints each passage
that is coded otherwise.
"""

import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path

from evals.events.scoring import Classes

import standoff

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


def main() -> None:
    """Print a line a set, and with ``--classes`` a line a class."""
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


if __name__ == "__main__":
    main()
