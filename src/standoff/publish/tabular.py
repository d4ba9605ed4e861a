"""Files of one table in somebody else's columns, each with a description beside it (CSV on the Web)."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from standoff.publish.atomic import write_data
from standoff.publish.release import Release
from standoff.publish.tables import ColumnType


def write_description(
    release: Release, table: Path, columns: Mapping[str, ColumnType], left_out: Mapping[str, int], heads: Sequence[str]
) -> Path:
    """Writes beside a table what the release says of itself, its columns, and how many events were left out, and why.

    The name is the one by which readers of CSV on the Web look for it: that of the table with *-metadata.json*.
    """
    said = release.about
    return write_data(
        table.with_name(f"{table.name}-metadata.json"),
        {
            "@context": ["http://www.w3.org/ns/csvw", {"@language": "en"}],
            "url": table.name,
            "dc:license": release.profile.licence_url or release.profile.licence,
            "dc:date": said["as_of"],
            "dc:creator": f"standoff {said['version']}",
            "notes": [{"standoff": {**said, "left_out": dict(left_out)}}],
            "tableSchema": {
                "columns": [{"name": name, "titles": name, "datatype": kind} for name, kind in columns.items()]
            },
            "dialect": {"headerRowCount": len(heads)},
        },
    )
