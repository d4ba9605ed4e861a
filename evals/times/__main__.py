"""``python -m evals.times [--faults]``: the table of figures; with ``--faults`` what went wrong on the tuning part."""

import sys
from collections.abc import Callable

from evals.times import systems
from evals.times.rows import Gold, Row, read_rows
from evals.times.scoring import Score

SYSTEMS: dict[str, Callable[[Row], list[Gold]]] = {
    "standoff": systems.standoff,
    "dateparser.search": systems.dateparser,
}


def measure(part: str, system: Callable[[Row], list[Gold]], tell: bool = False) -> Score:
    """The score of a system on ``tuning`` or ``heldout``."""
    score = Score()
    for row in read_rows(part):
        faults = score.add(row.marks, system(row))
        if tell and faults:
            print(f"{row.published} {row.text}", *[f"    {fault}" for fault in faults], sep="\n")
    return score


def main(arguments: list[str]) -> None:
    if "--faults" in arguments:
        measure("tuning", systems.standoff, tell=True)
    for part in ("tuning", "heldout"):
        for name, system in SYSTEMS.items():
            score = measure(part, system)
            figures = "  ".join(f"{label} {value:5.1f}" for label, value in score.figures().items())
            print(f"{part:8} {name:18} n={score.gold:4}  {figures}")


if __name__ == "__main__":
    main(sys.argv[1:])
