"""Who may use the desk, and who is using it: accounts and their sessions, in and out of the tables.

A session is known by a token that only its bearer holds; the table keeps the token's hash. Times are UTC, written so
that their order is that of the strings.
"""

import hashlib
from typing import Literal

from sqlalchemy import Connection, delete, func, insert, select, update

from standoff.record.value import Value
from standoff.store import schema

Role = Literal["reader", "reviewer", "administrator"]
Purpose = Literal["session", "link"]

# Each role may do all that those before it may.
ROLES: tuple[Role, ...] = ("reader", "reviewer", "administrator")


class Account(Value, frozen=True, kw_only=True):
    """Somebody who may use the desk. ``password`` is what argon2 makes of it; None until one has been set."""

    name: str
    role: Role
    password: str | None = None
    made: str


def add(connection: Connection, account: Account) -> None:
    """Keep a new account."""
    connection.execute(insert(schema.account).values(account.to_dict()))


def find(connection: Connection, name: str) -> Account | None:
    """The account with a name."""
    row = connection.execute(select(schema.account).where(schema.account.c.name == name)).one_or_none()
    return Account(**row._mapping) if row is not None else None


def every(connection: Connection) -> list[Account]:
    """All accounts, by name."""
    rows = connection.execute(select(schema.account).order_by(schema.account.c.name))
    return [Account(**row._mapping) for row in rows]


def set_password(connection: Connection, name: str, password: str) -> None:
    """Give an account another password, and end all that was begun with the old one."""
    connection.execute(update(schema.account).where(schema.account.c.name == name).values(password=password))
    end_all(connection, name)


def set_role(connection: Connection, name: str, role: Role) -> None:
    """Let an account do more or less, from its next page on."""
    connection.execute(update(schema.account).where(schema.account.c.name == name).values(role=role))


def remove(connection: Connection, name: str) -> None:
    """Take an account away, with its sessions. What it did stays in the audit log."""
    end_all(connection, name)
    connection.execute(delete(schema.account).where(schema.account.c.name == name))


def administrators(connection: Connection) -> int:
    """How many accounts may manage the others."""
    query = select(func.count()).select_from(schema.account).where(schema.account.c.role == "administrator")
    return int(connection.scalar(query) or 0)


def begin(connection: Connection, token: str, name: str, purpose: Purpose, expires: str) -> None:
    """Let the bearer of a token act as an account until a time."""
    row = {"token": _hash(token), "account": name, "purpose": purpose, "expires": expires}
    connection.execute(insert(schema.session).values(row))


def bearer(connection: Connection, token: str, purpose: Purpose, now: str) -> Account | None:
    """Whose token it is; None where it is nobody's, or its time is over."""
    session, account = schema.session, schema.account
    query = (
        select(account)
        .join_from(session, account)
        .where(session.c.token == _hash(token), session.c.purpose == purpose, session.c.expires > now)
    )
    row = connection.execute(query).one_or_none()
    return Account(**row._mapping) if row is not None else None


def end(connection: Connection, token: str) -> None:
    """Make a token worthless."""
    connection.execute(delete(schema.session).where(schema.session.c.token == _hash(token)))


def end_all(connection: Connection, name: str, purpose: Purpose | None = None) -> None:
    """Make all tokens of an account worthless, or those of one purpose."""
    query = delete(schema.session).where(schema.session.c.account == name)
    connection.execute(query.where(schema.session.c.purpose == purpose) if purpose else query)


def forget_old(connection: Connection, now: str) -> None:
    """Delete the tokens whose time is over."""
    connection.execute(delete(schema.session).where(schema.session.c.expires <= now))


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
