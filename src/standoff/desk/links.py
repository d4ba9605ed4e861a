"""One-time links, by which somebody sets a password: for the first administrator, for a new account, for a lost one."""

import secrets

from sqlalchemy import Connection

from standoff.desk.clock import later, now
from standoff.store import Store, accounts, audit
from standoff.store.accounts import Account

FIRST = "administrator"
_HOURS = 48


def first_link(store: Store) -> str | None:
    """The path of a link for the first administrator, whose account is made where there is none.

    None where an administrator has a password already. A link that was given before is worthless from now on.
    """
    with store.writing() as connection:
        there = [one for one in accounts.every(connection) if one.role == "administrator"]
        if any(one.password is not None for one in there):
            return None
        name = there[0].name if there else FIRST
        if not there:
            accounts.add(connection, Account(name=name, role="administrator", made=now()))
            audit.add(connection, now(), "the desk", f"made the account {name} (administrator)")
        return path(connection, name)


def path(connection: Connection, name: str) -> str:
    """The path of a new link for an account; those before are worthless from now on."""
    token = secrets.token_urlsafe(32)
    accounts.end_all(connection, name, "link")
    accounts.begin(connection, token, name, "link", later(hours=_HOURS))
    return f"/welcome/{token}"
