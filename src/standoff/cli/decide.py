"""``standoff decide``."""

import getpass
from collections.abc import Callable
from typing import Any

import click

from standoff.cli import options
from standoff.cli.terminal import line
from standoff.domains import load_domain
from standoff.domains.domain import Domain
from standoff.engine import deciding
from standoff.engine.build import decide_in_store
from standoff.record.decision import Decision, in_force
from standoff.record.record import Record
from standoff.store import open_store

EPILOG = """\b
Example:
  standoff decide accept c_4f1d
  standoff decide correct e_91aa phase begun --reason "the headline says so"
  standoff decide merge a_17c0 a_88d2
  standoff decide list

What is decided holds on to the words that an entry rests on, and holds whatever is read later.
"""


@click.group("decide", epilog=EPILOG)
def command() -> None:
    """Accept, correct, reject, merge, split or mask an entry, for good."""


reason = click.option("--reason", default="", help="Why; it is kept with the decision.")
ENTRY = click.argument("entry", metavar="ID")


def how(decide: Callable[..., None]) -> Callable[..., None]:
    """The options of every decision: who makes it, on which database, by which domain."""
    by = click.option(
        "--by", default=getpass.getuser, show_default="your log-in name", metavar="NAME", help="Who decides."
    )
    domain = click.option("--domain", metavar="FOLDER", help="The folder of domain files that the record was made by.")
    return by(domain(options.database(decide)))


@command.command("accept")
@ENTRY
@reason
@how
def accept(entry: str, **given: Any) -> None:
    """The entry with this ID is right as it stands."""
    _keep(given, lambda record, _, how: deciding.accept(record, entry, **how))


@command.command("reject")
@ENTRY
@reason
@how
def reject(entry: str, **given: Any) -> None:
    """The entry with this ID is wrong, and leaves the record."""
    _keep(given, lambda record, _, how: deciding.reject(record, entry, **how))


@command.command("correct")
@ENTRY
@click.argument("field")
@click.argument("value")
@reason
@how
def correct(entry: str, field: str, value: str, **given: Any) -> None:
    """FIELD of the entry with this ID is VALUE: a word, a day (2024-10-01), or the id of an actor; '' for unknown."""
    _keep(given, lambda record, domain, how: deciding.correct(record, domain, entry, field, value, **how))


@command.command("merge")
@click.argument("entries", metavar="ID...", nargs=-1, required=True)
@reason
@how
def merge(entries: tuple[str, ...], **given: Any) -> None:
    """The entries with these IDs are one."""
    _keep(given, lambda record, _, how: deciding.merge(record, entries, **how))


@command.command("split")
@ENTRY
@click.argument("mentions", metavar="MENTION...", nargs=-1, required=True)
@reason
@how
def split(entry: str, mentions: tuple[str, ...], **given: Any) -> None:
    """These mentions are not of the entry with this ID. 'standoff explain ID' lists its mentions."""
    _keep(given, lambda record, _, how: deciding.split(record, entry, mentions, **how))


@command.command("mask")
@ENTRY
@reason
@how
def mask(entry: str, **given: Any) -> None:
    """Withhold the name of an actor."""
    _keep(given, lambda record, _, how: deciding.mask(record, entry, hide=True, **how))


@command.command("unmask")
@ENTRY
@reason
@how
def unmask(entry: str, **given: Any) -> None:
    """Show the name of an actor. Victims of sexual violence and minors are never named, whatever is decided."""
    _keep(given, lambda record, _, how: deciding.mask(record, entry, hide=False, **how))


@command.command("status")
@ENTRY
@click.argument("status")
@click.option("--reason", required=True, help="Why; it is shown beside the status.")
@how
def status(entry: str, status: str, **given: Any) -> None:
    """The commitment with this ID has the STATUS, whatever the rules say."""
    _keep(given, lambda record, _, how: deciding.set_status(record, entry, status, **how))


@command.command("undo")
@click.argument("decision", metavar="ID")
@reason
@how
def undo(decision: str, **given: Any) -> None:
    """The decision with this ID no longer holds. 'standoff decide list' shows the ids."""
    _keep(given, lambda record, _, how: deciding.undo(record.decisions, decision, **how))


@command.command("list")
@click.argument("entry", metavar="[ID]", required=False)
@options.database
def listed(entry: str | None, db: str) -> None:
    """What was decided, on all or on the entry with this ID, in order of time."""
    with open_store(db, create=False) as store:
        record = store.record()
    shown = record.decisions if entry is None else deciding.history(record, deciding.entry_of(record, entry))
    standing = {one.id for one in in_force(record.decisions)}
    for one in shown:
        gone = "" if one.id in standing or one.verdict == "undo" else " (undone)"
        why = f": {one.reason}" if one.reason else ""
        line(f"{one.id}  {one.at[:16].replace('T', ' ')} UTC  {one.by}  {_words(one)}{gone}{why}")
    if not shown:
        line("Nothing has been decided.")


def _words(decision: Decision) -> str:
    what = decision.undoes or decision.mentions[0]
    more = f" and {len(decision.mentions) - 1} more" if len(decision.mentions) > 1 else ""
    value = f" to {decision.value or 'unknown'}" if decision.verdict in {"correct", "status"} else ""
    return f"{decision.verdict} {decision.field + ' of ' if decision.field else ''}{what}{more}{value}"


def _keep(given: dict[str, Any], make: Callable[[Record, Domain, dict[str, str]], Decision]) -> None:
    """Keep a decision, and the record as it is by that."""
    with open_store(given["db"], create=False) as store:
        record = store.record()
        domain = load_domain(given["domain"] or record.domain)
        made = make(
            record, domain, {"by": given["by"], "reason": given["reason"], "at": deciding.now(record.decisions)}
        )
        decide_in_store(store, [made], domain)
    line(f"Decided: {_words(made)}. To undo it: standoff decide undo {made.id}")
