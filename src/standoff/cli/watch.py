"""``standoff watch``."""

import time
from contextlib import nullcontext

import click

from standoff.cli import options
from standoff.cli.log import log_to
from standoff.cli.status import INTERRUPTED, SOME_SET_ASIDE
from standoff.cli.terminal import line, messages, note, tell_set_aside
from standoff.domains import Domain, load_domain
from standoff.engine.build import record_in_store
from standoff.engine.watch import Round, watch_once
from standoff.publish.wording import many
from standoff.read.fetch import Fetcher
from standoff.store import Store, open_store

EPILOG = """\b
Example:
  standoff watch https://paper.example/feed --db desk.db
  standoff watch https://paper.example/feed https://wire.example/rss --once
  standoff watch 20190614.export.CSV.zip --once
"""


@click.command("watch", epilog=EPILOG)
@click.argument("feeds", nargs=-1, required=True, metavar="FEED...")
@options.database
@options.domain
@options.log
@click.option("--once", is_flag=True, help="Ask each feed once, and end.")
@click.option(
    "--every",
    type=click.IntRange(min=1),
    default=30,
    show_default=True,
    metavar="MINUTES",
    help="How long to wait before the feeds are asked again.",
)
@click.pass_context
def command(
    ctx: click.Context, *, feeds: tuple[str, ...], db: str, domain: str, log: str | None, once: bool, every: int
) -> None:
    """Fetch the reports that feeds lead to, and keep the record of them, until it is stopped.

    FEED is the address of an RSS or Atom feed, or a file that lists pages: web addresses, or GDELT's events, mentions
    or knowledge graph. Only what is new is fetched, one page at a time, and only what the site's robots.txt allows.
    What could not be had is tried again later. Started again, it goes on where it was.
    """
    knowledge = load_domain(domain)
    fetcher = Fetcher()
    with log_to(log), open_store(db) as store:
        try:
            while True:
                done = _round(feeds, store, knowledge, fetcher)
                _tell(done, db)
                if once:
                    break
                time.sleep(every * 60)
        except KeyboardInterrupt:
            note(f"\nStopped. What was read before is kept in {db}; run the same command again to go on.")
            ctx.exit(INTERRUPTED)
    if done.set_aside or done.feeds_not_had:
        ctx.exit(SOME_SET_ASIDE)


def _round(feeds: tuple[str, ...], store: Store, domain: Domain, fetcher: Fetcher) -> Round:
    console = messages()
    with console.status("Asking the feeds") if console.is_terminal else nullcontext():
        done = watch_once(feeds, store, domain, fetcher)
        if done.new or done.set_aside or store.stale():
            store.replace_record(record_in_store(store, domain))
    return done


def _tell(done: Round, db: str) -> None:
    tell_set_aside([*done.feeds_not_had, *done.set_aside])
    parts = [f"Read {many(done.met, 'report')}, {done.new} new, into {db}."]
    if done.set_aside:
        parts.append(f"Set aside {len(done.set_aside)}.")
    if done.later:
        parts.append(f"{many(done.later, 'page')} could not be had yet, and will be tried again.")
    line(" ".join(parts))
