"""``standoff annotate``."""

import sys
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import islice
from pathlib import Path

import click
import msgspec

from standoff.cli import options
from standoff.cli.annotated_files import write_files
from standoff.cli.status import SOME_SET_ASIDE
from standoff.cli.terminal import tell_set_aside
from standoff.domains import load_domain
from standoff.engine.annotate import Annotated, annotate_sources
from standoff.engine.crew import Engine, crew
from standoff.language.timeml import to_timeml
from standoff.publish.annotation_formats import FORMATS, AnnotationFormat
from standoff.publish.annotation_json import set_aside_data
from standoff.record.document import SetAside

EPILOG = """\b
Example:
  standoff annotate report.txt
  cat report.txt | standoff annotate --as-is --published 2024-10-01 -
  standoff annotate reports/ --format brat --out annotated/
"""

# Of times alone; the stage that knows it is no part of ``publish``.
TIMEML = AnnotationFormat(
    write=lambda document, annotation, _: to_timeml(document, annotation.times).encode(),
    ending=".tml",
    one_line=False,
)
ALL_FORMATS: dict[str, AnnotationFormat] = {**FORMATS, "timeml": TIMEML}


@click.command("annotate", epilog=EPILOG)
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option("--as-is", is_flag=True, help="Take each text as it stands, so that offsets are those of the file.")
@click.option("--published", type=options.DAY, help="The day of publication, whatever the reports say.")
@click.option("--format", "name", type=click.Choice(list(ALL_FORMATS)), default="jsonl", show_default=True)
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    help="A folder to write a file a report to, instead of printing. brat and timeml need it for several reports.",
)
@options.domain
@options.jobs
@options.engine
@click.pass_context
def command(
    ctx: click.Context,
    *,
    files: tuple[str, ...],
    as_is: bool,
    published: date | None,
    name: str,
    out: Path | None,
    domain: str,
    jobs: int | None,
    engine: Engine,
) -> None:
    """Print what each report says, one JSON object a line, in the order of the FILEs; nothing is kept.

    FILE is a file, a folder, or - for standard input. A source that cannot be read has a line too: its 'set_aside'
    says why.
    """
    knowledge = load_domain(domain)
    aside: list[SetAside] = []
    format_ = ALL_FORMATS[name]
    with crew(knowledge, engine, jobs) as readers:
        items = annotate_sources(files, readers, as_is=as_is, published=published)
        if out is not None:
            write_files(_read(items, aside), format_, out, knowledge.kinds if name == "brat" else None)
        elif name == "jsonl":
            _print(
                format_.write(*item) if isinstance(item, Annotated) else msgspec.json.encode(set_aside_data(item))
                for item in _noted(items, aside)
            )
        elif format_.one_line:
            _print(format_.write(*one) for one in _read(items, aside))
        else:
            _print(format_.write(*one).rstrip(b"\n") for one in _only(_read(items, aside), name))
    tell_set_aside(aside)
    if aside:
        ctx.exit(SOME_SET_ASIDE)


def _noted(items: Iterable[Annotated | SetAside], aside: list[SetAside]) -> Iterator[Annotated | SetAside]:
    """All items; those set aside are also put on the list."""
    for item in items:
        if isinstance(item, SetAside):
            aside.append(item)
        yield item


def _read(items: Iterable[Annotated | SetAside], aside: list[SetAside]) -> Iterator[Annotated]:
    return (item for item in _noted(items, aside) if isinstance(item, Annotated))


def _only(reports: Iterator[Annotated], name: str) -> list[Annotated]:
    found = list(islice(reports, 2))
    if len(found) > 1:
        raise click.UsageError(f"{name} has a file for each report. Name a folder for them: --out FOLDER.")
    return found


def _print(lines: Iterable[bytes]) -> None:
    """Print lines of UTF-8, whatever the terminal's own encoding."""
    stream = sys.stdout.buffer
    for line in lines:
        stream.write(line + b"\n")
        stream.flush()
