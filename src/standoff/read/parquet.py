"""Parquet: tables with a report in each row, by the names of their columns.

pyarrow is asked for by the extra ``parquet`` only, and loaded when the first such table is met.
"""

from collections.abc import Iterator
from typing import Any

from standoff.read.budget import Budget, PackedError
from standoff.read.columns import KNOWN, names, report, without_text
from standoff.read.draft import Draft, Opened
from standoff.read.opening import on_disk
from standoff.record.document import SetAside

# Rows in memory at a time.
_ROWS = 64

_AGAIN = "write the table again, or export it as JSON Lines"


class _TableError(Exception):
    """A table that cannot be read as one: why, and what to do."""


def drafts(opened: Opened) -> Iterator[Draft | SetAside]:
    """The reports of a table, each with the number of its row."""
    number = 0
    try:
        for row in _rows(opened):
            number += 1
            yield report(row, opened.at(item=number))
    except _TableError as error:
        yield opened.aside(*error.args)
    else:
        if not number:
            yield opened.aside("the table has no rows", "leave it out")


def _rows(opened: Opened) -> Iterator[dict[str, Any]]:
    """The rows, a few in memory at a time.

    Raises:
        _TableError: the table is broken, or holds no text.
        PackedError: its rows are out of all proportion to the file.
    """
    try:
        from pyarrow.parquet import ParquetFile
    except ModuleNotFoundError as error:
        reason = "it is a Parquet table, and pyarrow is not installed"
        raise _TableError(reason, "pip install 'standoff[parquet]'") from error
    file = on_disk(opened)
    size = file.seek(0, 2)
    file.seek(0)
    budget = opened.budget or Budget(lambda: size)
    try:
        table = ParquetFile(file)
        columns = [str(name) for name in table.schema_arrow.names]
        unfit = without_text(columns)
        if unfit:
            raise _TableError(*unfit)
        wanted = [column for column in columns if names([column])[0] in KNOWN]
        # What it says of its own size is asked before any of it is unpacked.
        metadata = table.metadata
        budget.foresee(sum(metadata.row_group(number).total_byte_size for number in range(metadata.num_row_groups)))
        for batch in table.iter_batches(batch_size=_ROWS, columns=wanted, use_threads=False):
            keys = names(batch.schema.names)
            for row in batch.to_pylist():
                # A few bytes can stand for a million rows that are all the same.
                budget.take(sum(len(value) for value in row.values() if isinstance(value, str)))
                yield dict(zip(keys, row.values(), strict=True))
    except (_TableError, PackedError):
        raise
    except Exception as error:  # The library has an error for each way in which a file can be broken.
        raise _TableError(f"the table is broken ({type(error).__name__})", _AGAIN) from error
