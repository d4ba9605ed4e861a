"""``standoff build``."""

from datetime import date

import click
from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn, TimeRemainingColumn

from standoff.cli import options
from standoff.cli.log import log_to
from standoff.cli.status import INTERRUPTED, SOME_SET_ASIDE
from standoff.cli.terminal import line, messages, note, tell_set_aside
from standoff.domains import Domain, load_domain
from standoff.engine.build import Built, build_in_store
from standoff.engine.crew import Crew, Engine, crew
from standoff.publish.wording import many
from standoff.read import Gauge, size
from standoff.store import Store, open_store

EPILOG = """\b
Example:
  standoff build reports/ more/wire.jsonl
  cat report.txt | standoff build -
  standoff build --jobs 8 archives/
"""


@click.command("build", epilog=EPILOG)
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@options.database
@options.domain
@options.log
@options.jobs
@options.engine
@click.option("--as-of", type=options.DAY, help="Keep the record as it could be known on a day.")
@click.pass_context
def command(
    ctx: click.Context,
    *,
    sources: tuple[str, ...],
    db: str,
    domain: str,
    log: str | None,
    jobs: int | None,
    engine: Engine,
    as_of: date | None,
) -> None:
    """Read reports and keep the record of them, and of all that were read before.

    SOURCE is a file, a folder, or - for standard input. Plain text, web pages, PDF, mails, feeds,
    tables and archives are understood. Reading the same reports again changes nothing.
    """
    knowledge = load_domain(domain)
    with log_to(log), open_store(db) as store:
        try:
            with crew(knowledge, engine, jobs) as readers:
                built = _build(sources, store, knowledge, as_of, readers)
        except KeyboardInterrupt:
            note(
                f"\nStopped. What was read before is kept in {store.where}; run the same command again to complete it."
            )
            ctx.exit(INTERRUPTED)
        tell_set_aside(built.set_aside, built.more_set_aside)
    line(_summary(built, db, store.where))
    if built.set_aside:
        ctx.exit(SOME_SET_ASIDE)


def _build(sources: tuple[str, ...], store: Store, domain: Domain, as_of: date | None, readers: Crew) -> Built:
    bar = Progress(
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        TextColumn("{task.fields[found]}"),
        TimeElapsedColumn(),
        TimeRemainingColumn(),
        console=messages(),
        transient=True,
    )
    bar.disable = not bar.console.is_terminal
    with bar:
        total = None if bar.disable else size(*sources, own=store.own_files())
        gauge, found = Gauge(), 0
        task = bar.add_task("Reading", total=total, found="")

        def progress(number: int) -> None:
            nonlocal found
            found += number
            rate = found / (bar.tasks[0].elapsed or 1.0)
            bar.update(task, completed=gauge.done, found=f"{many(found, 'report')}, {rate:,.1f} a second")
            if total is not None and gauge.done >= total:
                bar.update(task, total=None, description="Working out the record")

        return build_in_store(sources, store, domain, as_of, progress, crew=readers, gauge=gauge)


def _summary(built: Built, db: str, where: str) -> str:
    record = built.record
    parts = [f"Read {many(built.met, 'report')}, {built.new} new."]
    if built.set_aside:
        parts.append(f"Set aside {len(built.set_aside) + built.more_set_aside}.")
    held = f"{many(len(record.documents), 'report')} in {many(len(record.disputes), 'dispute')}"
    if built.background:
        held += f", and {built.background:,} beside the matter"
    parts.append(f"{where} holds {held}. To see them: standoff show{'' if db == 'desk.db' else f' --db {where}'}")
    return " ".join(parts)
