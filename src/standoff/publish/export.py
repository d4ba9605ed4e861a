"""The formats that a record can be exported in: one entry a format. All of them obey the release profile."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from standoff.publish.as_acled import write_acled
from standoff.publish.as_atom import write_atom
from standoff.publish.as_calendar import write_calendar
from standoff.publish.as_csv import write_csv
from standoff.publish.as_geojson import write_geojson
from standoff.publish.as_hxl import write_hxl
from standoff.publish.as_json import write_json
from standoff.publish.as_label_studio import write_label_studio
from standoff.publish.as_parquet import write_parquet
from standoff.publish.as_reports import write_brat, write_timex3, write_web_annotations
from standoff.publish.as_sqlite import write_sqlite
from standoff.publish.profile import Profile
from standoff.publish.release import Release, release
from standoff.record import Annotation, Record


class UnknownFormat(ValueError):  # noqa: N818 - reads as what it is
    """There is no such format."""


class NothingToExport(ValueError):  # noqa: N818 - reads as what it is
    """A format needs what was not given."""


@dataclass(frozen=True)
class Format:
    """A format: what it gives, how it is asked for, and what writes a release to a path.

    ``of_reports`` is true where it tells what each report says, and so needs their annotations.
    """

    name: str
    description: str
    example: str
    write: Callable[[Release, Path], list[Path]]
    of_reports: bool = False


FORMATS: dict[str, Format] = {
    one.name: one
    for one in (
        Format(
            name="json",
            description="the whole record in one file, as the vocabulary has it",
            example="standoff export json --out record.json",
            write=write_json,
        ),
        Format(
            name="csv",
            description="a folder with a table for each kind of entry, the documents and the passages",
            example="standoff export csv --out tables/",
            write=write_csv,
        ),
        Format(
            name="parquet",
            description="the same tables as Parquet files (needs the extra 'parquet')",
            example="standoff export parquet --out tables/",
            write=write_parquet,
        ),
        Format(
            name="acled",
            description="what happened, in the columns of ACLED's files",
            example="standoff export acled --out events.csv",
            write=write_acled,
        ),
        Format(
            name="hxl",
            description="attacks on health care, in the humanitarian layout with HXL tags",
            example="standoff export hxl --out incidents.csv",
            write=write_hxl,
        ),
        Format(
            name="geojson",
            description="events on a map, where their places have coordinates",
            example="standoff export geojson --out events.geojson",
            write=write_geojson,
        ),
        Format(
            name="ical",
            description="a calendar of deadlines and due commitments",
            example="standoff export ical --out deadlines.ics",
            write=write_calendar,
        ),
        Format(
            name="atom",
            description="a folder with a feed for each dispute: what each report changed",
            example="standoff export atom --out feeds/",
            write=write_atom,
        ),
        Format(
            name="sqlite",
            description="a SQLite file that Datasette shows as it is, with full-text search",
            example="standoff export sqlite --out record.db",
            write=write_sqlite,
        ),
        Format(
            name="web-annotation",
            description="a folder of W3C web annotations, a file a report",
            example="standoff export web-annotation --out annotations/",
            write=write_web_annotations,
            of_reports=True,
        ),
        Format(
            name="brat",
            description="a folder of texts and annotations for brat",
            example="standoff export brat --out brat/",
            write=write_brat,
            of_reports=True,
        ),
        Format(
            name="label-studio",
            description="a folder with tasks for Label Studio, what was found as predictions",
            example="standoff export label-studio --out tasks/",
            write=write_label_studio,
            of_reports=True,
        ),
        Format(
            name="timex3",
            description="a folder of reports with their times marked, as TimeML",
            example="standoff export timex3 --out times/",
            write=write_timex3,
            of_reports=True,
        ),
    )
}


def export(
    record: Record,
    name: str,
    out: Path,
    *,
    profile: Profile | None = None,
    annotations: Iterable[Annotation] = (),
    domain: str | None = None,
) -> list[Path]:
    """Writes what may leave of a record in a format, and says which files were written.

    Args:
        record: the record.
        name: one of ``FORMATS``.
        out: the file or folder to write.
        profile: for whom; the public one where none is given.
        annotations: what the single reports say, for formats that tell it.
        domain: the folder of domain files that the record was made by, where that did not come with Standoff.

    Raises:
        UnknownFormat: there is no format of that name; the message lists those that there are.
        NothingToExport: the format tells what single reports say, and no annotations were given.
        DomainFileError: the format needs the domain, and it is not there.
        OSError: a file cannot be written.
    """
    if name not in FORMATS:
        raise UnknownFormat(f"there is no format {name!r}; the formats are {', '.join(FORMATS)}")
    leaves = release(record, profile, annotations, domain)
    if FORMATS[name].of_reports and record.documents and not leaves.annotations:
        raise NothingToExport(f"{name} tells what each report says; export it from a database that keeps the reports")
    return FORMATS[name].write(leaves, out)
