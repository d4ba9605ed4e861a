"""The first tables."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision: str | None = None
branch_labels: str | None = None
depends_on: str | None = None

IDENTIFIER = sa.String().with_variant(sa.String(collation="C"), "postgresql")


def upgrade() -> None:
    """Make all tables."""
    _what_was_read()
    _the_record()
    _its_links()


def _what_was_read() -> None:
    op.create_table(
        "document",
        sa.Column("id", IDENTIFIER, nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("data", sa.Text(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_document"),
    )
    op.create_table(
        "annotation",
        sa.Column("document", IDENTIFIER, nullable=False),
        sa.Column("reading", sa.String(), nullable=False),
        sa.Column("data", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["document"], ["document.id"], name="fk_annotation_document"),
        sa.PrimaryKeyConstraint("document", name="pk_annotation"),
    )
    op.create_table(
        "set_aside",
        sa.Column("file", sa.String(), nullable=False),
        sa.Column("line", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("remedy", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("file", "line", "reason", name="pk_set_aside"),
        sqlite_with_rowid=False,
    )


def _the_record() -> None:
    op.create_table(
        "meta",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("domain", sa.String(), nullable=False),
        sa.Column("as_of", sa.Date()),
        sa.Column("fingerprint", sa.String(), nullable=False),
        sa.Column("program", sa.String(), nullable=False),
        sa.Column("vocabulary", sa.String(), nullable=False),
        sa.Column("set_aside", sa.Text(), nullable=False),
        sa.CheckConstraint("id = 1", name=op.f("ck_meta_one_row")),
        sa.PrimaryKeyConstraint("id", name="pk_meta"),
    )
    op.create_table(
        "recorded_document",
        sa.Column("document", IDENTIFIER, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("earliest", sa.Date()),
        sa.Column("latest", sa.Date()),
        sa.Column("copies", IDENTIFIER),
        sa.Column("data", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["document"], ["document.id"], name="fk_recorded_document_document"),
        sa.PrimaryKeyConstraint("document", name="pk_recorded_document"),
    )
    op.create_index("ix_recorded_document_position", "recorded_document", ["position"], unique=True)
    op.create_index("ix_recorded_document_earliest", "recorded_document", ["earliest"])
    op.create_index("ix_recorded_document_copies", "recorded_document", ["copies"])
    op.create_table(
        "entry",
        sa.Column("id", IDENTIFIER, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("subkind", sa.String()),
        sa.Column("status", sa.String()),
        sa.Column("earliest", sa.Date()),
        sa.Column("latest", sa.Date()),
        sa.Column("data", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_entry"),
    )
    op.create_index("ix_entry_position", "entry", ["position"], unique=True)
    op.create_index("ix_entry_kind_subkind", "entry", ["kind", "subkind"])
    op.create_index("ix_entry_kind_status", "entry", ["kind", "status"])
    op.create_index("ix_entry_kind_earliest", "entry", ["kind", "earliest"])


def _its_links() -> None:
    op.create_table(
        "passage",
        sa.Column("document", IDENTIFIER, nullable=False),
        sa.Column("start", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("end", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("entry", IDENTIFIER, nullable=False),
        sa.Column("quote", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["document"], ["document.id"], name="fk_passage_document"),
        sa.ForeignKeyConstraint(["entry"], ["entry.id"], name="fk_passage_entry"),
        sa.PrimaryKeyConstraint("document", "start", "end", "entry", name="pk_passage"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "involvement",
        sa.Column("other", IDENTIFIER, nullable=False),
        sa.Column("part", sa.String(), nullable=False),
        sa.Column("entry", IDENTIFIER, nullable=False),
        sa.ForeignKeyConstraint(["other"], ["entry.id"], name="fk_involvement_other"),
        sa.ForeignKeyConstraint(["entry"], ["entry.id"], name="fk_involvement_entry"),
        sa.PrimaryKeyConstraint("other", "part", "entry", name="pk_involvement"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_involvement_entry", "involvement", ["entry"])
    op.create_table(
        "dispute_entry",
        sa.Column("dispute", IDENTIFIER, nullable=False),
        sa.Column("entry", IDENTIFIER, nullable=False),
        sa.ForeignKeyConstraint(["dispute"], ["entry.id"], name="fk_dispute_entry_dispute"),
        sa.ForeignKeyConstraint(["entry"], ["entry.id"], name="fk_dispute_entry_entry"),
        sa.PrimaryKeyConstraint("dispute", "entry", name="pk_dispute_entry"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_dispute_entry_entry", "dispute_entry", ["entry"])
    op.create_table(
        "alias",
        sa.Column("alias", IDENTIFIER, nullable=False),
        sa.Column("entry", IDENTIFIER, nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("alias", name="pk_alias"),
        sqlite_with_rowid=False,
    )
