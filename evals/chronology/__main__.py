"""``python -m evals.chronology [--misses]``: each promise of the sample reports, once, with its status on three days.

A promise is found where the record of a day holds a commitment of its matter (or of a narrower or a wider one) made
within a week of it; it is there *once* where no other such commitment of the same matter stands beside it.
"""

import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

import msgspec
import yaml

from standoff.domains import load_domain
from standoff.engine.build import build_in_memory
from standoff.record.commitment import Commitment
from standoff.record.matter import APART

HERE = Path(__file__).parent
REPORTS = HERE.parents[1] / "examples" / "reports"
NEAR = timedelta(days=7)


class Promise(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A promise: its matter, the day on which it was made, and its status on each of the days."""

    matter: str
    made: date
    status: tuple[str | None, ...]


class Chronology(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The days that are asked about, and the promises."""

    days: tuple[date, ...]
    promises: tuple[Promise, ...]


class Answer(NamedTuple):
    """What a record holds of a promise on a day."""

    day: date
    promise: Promise
    wanted: str
    found: tuple[Commitment, ...]

    @property
    def right(self) -> bool:
        """Whether the first that was found has the status that is wanted."""
        return self.given == self.wanted

    @property
    def given(self) -> str:
        """The status of the first that was found."""
        ruling = self.found[0].ruling if self.found else None
        return ruling.status if ruling is not None else "not found"


def read_chronology() -> Chronology:
    """The promises of the file."""
    return msgspec.convert(yaml.safe_load((HERE / "promises.yaml").read_text("utf-8")), Chronology)


def answers(chronology: Chronology) -> Iterator[Answer]:
    """What the record of each day holds of each promise that was made by then."""
    domain = load_domain()
    for number, day in enumerate(chronology.days):
        left = list(build_in_memory([REPORTS], domain, as_of=day).record.commitments)
        for promise in chronology.promises:
            wanted = promise.status[number]
            if wanted is None:
                continue
            found = tuple(sorted(_fitting(promise, left), key=lambda one: _distance(promise, one)))
            left = [one for one in left if one not in found[:1]]
            yield Answer(day, promise, wanted, found)


def _fitting(promise: Promise, commitments: Sequence[Commitment]) -> Iterator[Commitment]:
    for one in commitments:
        matter = one.matter or ""
        related = _within(matter, promise.matter) or _within(promise.matter, matter)
        earliest, latest = one.when.earliest, one.when.latest or one.when.earliest
        if related and latest is not None and (earliest or latest) - NEAR <= promise.made <= latest + NEAR:
            yield one


def _within(narrow: str, wide: str) -> bool:
    return bool(wide) and (narrow == wide or narrow.startswith(f"{wide}{APART}"))


def _distance(promise: Promise, one: Commitment) -> tuple[bool, int]:
    made = one.when.latest or one.when.earliest or promise.made
    return one.matter != promise.matter, abs((made - promise.made).days)


def main() -> None:
    """Print a line a day, and with ``--misses`` a line for each promise that is not there once and right."""
    found = list(answers(read_chronology()))
    for day in dict.fromkeys(one.day for one in found):
        of_day = [one for one in found if one.day == day]
        counts: Counter[str] = Counter()
        for one in of_day:
            same = [each for each in one.found if each.matter == one.promise.matter]
            counts["found"] += bool(one.found)
            counts["once"] += bool(one.found) and len(same) < 2
            counts["right"] += one.right
        print(
            f"{day}  promises {len(of_day):3}  found {counts['found']:3}  once {counts['once']:3}"
            f"  status right {counts['right']:3}"
        )
    if "--misses" in sys.argv:
        for one in found:
            if not one.right:
                print(f"  {one.day} {one.promise.matter} ({one.promise.made}): {one.wanted}, given {one.given}")


if __name__ == "__main__":
    main()
