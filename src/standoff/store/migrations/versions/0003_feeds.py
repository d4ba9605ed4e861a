"""What is watched; and where in a file, besides its line, something was set aside."""

import json

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision: str | None = "0002"
branch_labels: str | None = None
depends_on: str | None = None

IDENTIFIER = sa.String().with_variant(sa.String(collation="C"), "postgresql")


def upgrade() -> None:
    """Make the new tables, and lay over what is noted already."""
    noted = op.get_bind().execute(sa.text("SELECT file, line, reason, remedy FROM set_aside")).all()
    op.drop_table("set_aside")
    table = op.create_table(
        "set_aside",
        sa.Column("origin", IDENTIFIER, nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("file", sa.String(), nullable=False),
        sa.Column("line", sa.Integer(), nullable=False),
        sa.Column("remedy", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("origin", "reason", name="pk_set_aside"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_set_aside_file", "set_aside", ["file"])
    op.bulk_insert(table, [{"origin": _origin(row.file, row.line), **row._mapping} for row in noted])
    op.create_table(
        "watched",
        sa.Column("address", IDENTIFIER, nullable=False),
        sa.Column("feed", IDENTIFIER),
        sa.Column("etag", sa.String()),
        sa.Column("modified", sa.String()),
        sa.Column("due", sa.Float(), nullable=False),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("outcome", sa.String()),
        sa.Column("item", sa.Text()),
        sa.PrimaryKeyConstraint("address", name="pk_watched"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_watched_feed", "watched", ["feed"])


def _origin(file: str, line: int) -> str:
    """The place as the vocabulary of this step writes it."""
    place = {"file": file, "line": line or None, "member": None, "offset": None, "item": None, "record": None}
    return json.dumps(place, ensure_ascii=False, separators=(",", ":"))
