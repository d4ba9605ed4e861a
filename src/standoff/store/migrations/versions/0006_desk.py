"""What the desk keeps: accounts, sessions, the audit log, incidents, jobs; and which entry another is about."""

import msgspec
import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels: str | None = None
depends_on: str | None = None

IDENTIFIER = sa.String().with_variant(sa.String(collation="C"), "postgresql")

# In which field of an entry the other stands, and as what.
_ABOUT = {"derivations": ("about", "about"), "conflicts": ("about", "about"), "developments": ("commitment", "of")}


def upgrade() -> None:
    """Make the tables, and find what the entries are about."""
    _accounts()
    _log()
    _incoming()
    _fill()


def _accounts() -> None:
    op.create_table(
        "account",
        sa.Column("name", IDENTIFIER, nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("password", sa.String(), nullable=True),
        sa.Column("made", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_account"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "session",
        sa.Column("token", IDENTIFIER, nullable=False),
        sa.Column("account", IDENTIFIER, nullable=False),
        sa.Column("purpose", sa.String(), nullable=False),
        sa.Column("expires", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["account"], ["account.name"], name="fk_session_account"),
        sa.PrimaryKeyConstraint("token", name="pk_session"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_session_account", "session", ["account"])


def _log() -> None:
    op.create_table(
        "audit",
        sa.Column("line", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at", sa.String(), nullable=False),
        sa.Column("who", sa.String(), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("hash", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("line", name="pk_audit"),
    )


def _incoming() -> None:
    op.create_table(
        "incident",
        sa.Column("id", IDENTIFIER, nullable=False),
        sa.Column("at", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("data", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_incident"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_incident_at", "incident", ["at"])
    op.create_table(
        "job",
        sa.Column("id", IDENTIFIER, nullable=False),
        sa.Column("at", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("data", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_job"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_job_at", "job", ["at"])


def _fill() -> None:
    """Take from the entries what they are about, as they are kept from now on."""
    connection = op.get_bind()
    entry = sa.table("entry", sa.column("id"), sa.column("kind"), sa.column("data"))
    alias = sa.table("alias", sa.column("alias"), sa.column("entry"))
    involvement = sa.table("involvement", sa.column("other"), sa.column("part"), sa.column("entry"))
    known = set(connection.scalars(sa.select(entry.c.id)))
    now = {one: other for one, other in connection.execute(sa.select(alias.c.alias, alias.c.entry))}  # noqa: C416
    rows = set()
    for identifier, kind, data in connection.execute(sa.select(entry.c.id, entry.c.kind, entry.c.data)):
        if kind in _ABOUT:
            field, part = _ABOUT[kind]
            rows.add((msgspec.json.decode(data).get(field), part, identifier))
        elif kind == "demands":
            rows.update((one, "answer", identifier) for one in msgspec.json.decode(data).get("answered_by", ()))
    found = {(now.get(other, other), part, identifier) for other, part, identifier in rows}
    kept = [{"other": o, "part": p, "entry": e} for o, p, e in sorted(one for one in found if one[0] in known)]
    connection.execute(sa.delete(involvement).where(involvement.c.part.in_(["about", "of", "answer"])))
    if kept:
        connection.execute(sa.insert(involvement), kept)
