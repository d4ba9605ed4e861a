"""A program that writes to a database until it is done or killed. Used by the fault tests.

``add PATH FIRST NUMBER SIZE`` adds reports in batches; ``replace PATH NUMBER`` puts one record in the place of another
for ever. It prints a line when it starts to write.
"""

import sys
from itertools import cycle

from tests.store.samples import READING, read, record

from standoff.store import open_store


def started() -> None:
    sys.stdout.write("started\n")
    sys.stdout.flush()


def add(path: str, first: int, number: int, size: int) -> None:
    with open_store(path) as store:
        started()
        for start in range(first, first + number, size):
            store.add([read(each) for each in range(start, start + size)], READING)


def replace(path: str, number: int) -> None:
    records = [record(number, name="odd"), record(number // 2, name="even")]
    with open_store(path) as store:
        started()
        for each in cycle(records):
            store.replace_record(each)


if __name__ == "__main__":
    what, path, *numbers = sys.argv[1:]
    if what == "add":
        add(path, *map(int, numbers))
    else:
        replace(path, *map(int, numbers))
