"""``standoff timeline``."""

from datetime import date

import click
import msgspec

from standoff.cli import options
from standoff.cli.status import SOME_SET_ASIDE
from standoff.cli.terminal import line, note, output, tell_set_aside
from standoff.domains import load_domain
from standoff.publish.told_days import print_told_days
from standoff.read import read
from standoff.reason.news_timeline.making import news_timeline
from standoff.record.document import Document, SetAside

EPILOG = """\b
Example:
  standoff timeline reports/ --at-most 12
  standoff timeline articles.jsonl --from 2024-08-01 --to 2024-10-31 --query "doctors strike"
"""


@click.command("timeline", epilog=EPILOG)
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@click.option(
    "--at-most", type=click.IntRange(min=1), default=12, show_default=True, help="How many days the timeline may have."
)
@click.option(
    "--sentences", type=click.IntRange(min=1), default=1, show_default=True, help="How many sentences a day may have."
)
@click.option("--from", "start", type=options.DAY, help="The first day that may be told.")
@click.option("--to", "end", type=options.DAY, help="The last day that may be told; later reports are read too.")
@click.option("--query", default="", metavar="WORDS", help="What the timeline is to be about.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@options.domain
@click.pass_context
def command(
    ctx: click.Context,
    *,
    sources: tuple[str, ...],
    at_most: int,
    sentences: int,
    start: date | None,
    end: date | None,
    query: str,
    as_json: bool,
    domain: str,
) -> None:
    """Tell what dated reports of any topic tell, day by day, in their own words; nothing is kept.

    SOURCE is a file, a folder, or - for standard input. The sentences are those of the reports and nothing in them is
    masked: to publish a timeline of a dispute, use 'standoff build' and 'standoff show --timeline'.
    """
    if start is not None and end is not None and start > end:
        raise click.UsageError(f"--from {start} comes after --to {end}.")
    knowledge = load_domain(domain)
    items = list(read(*sources))
    documents = [one for one in items if isinstance(one, Document)]
    aside = [one for one in items if isinstance(one, SetAside)]
    days = news_timeline(documents, knowledge, at_most=at_most, sentences=sentences, start=start, end=end, query=query)
    if as_json:
        click.echo(msgspec.json.format(msgspec.json.encode(days), indent=2))
    elif days:
        print_told_days(days, output())
    else:
        line("No day to tell: the reports name none that lies in the time asked for.")
    if undated := len({one.id for one in documents if one.day is None}):
        note(
            f"{undated} of {len(documents)} reports bear no day of publication: of the days that they speak of, "
            "only those count that they write in full."
        )
    tell_set_aside(aside)
    if aside:
        ctx.exit(SOME_SET_ASIDE)
