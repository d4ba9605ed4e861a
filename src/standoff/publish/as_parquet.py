"""The record as a folder of Parquet tables, with the same columns as the CSV tables, and with their types."""

from pathlib import Path
from typing import Any

import msgspec

from standoff.publish.as_csv import data_package
from standoff.publish.atomic import write_data, write_whole
from standoff.publish.release import Release
from standoff.publish.tables import KINDS_OF_TABLE, Row, column_type, columns, table


def write_parquet(release: Release, out: Path) -> list[Path]:
    """Writes a release into a folder: a file a kind of entry, the documents, the passages, the description.

    Each file holds what the release says of itself under the key *standoff*.

    Raises:
        ModuleNotFoundError: pyarrow is not there.
    """
    said = {"standoff": msgspec.json.encode(release.about)}
    written = [
        write_whole(out / f"{kind}.parquet", _parquet(kind, table(release.index, kind), said))
        for kind in KINDS_OF_TABLE
    ]
    package = data_package(release, "parquet", "application/vnd.apache.parquet")
    return [*written, write_data(out / "datapackage.json", package)]


def _parquet(kind: str, rows: list[Row], said: dict[str, bytes]) -> bytes:
    # Large, and wanted only by those who ask for this format.
    import pyarrow
    import pyarrow.parquet

    types: dict[str, Any] = {
        "string": pyarrow.string(),
        "date": pyarrow.date32(),
        "integer": pyarrow.int64(),
        "number": pyarrow.float64(),
        "boolean": pyarrow.bool_(),
    }
    schema = pyarrow.schema([(name, types[column_type(kind, name)]) for name in columns(kind)], metadata=said)
    sink = pyarrow.BufferOutputStream()
    pyarrow.parquet.write_table(pyarrow.Table.from_pylist(rows, schema=schema), sink, compression="zstd")
    whole: bytes = sink.getvalue().to_pybytes()
    return whole
