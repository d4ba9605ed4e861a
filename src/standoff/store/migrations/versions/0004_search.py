"""Searching by words; and what PostgreSQL needs to order rows as SQLite does."""

import json
from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels: str | None = None
depends_on: str | None = None

IDENTIFIER = sa.String().with_variant(sa.String(collation="C"), "postgresql")
NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")

# What keeps words together that a reader would look for apart: PostgreSQL takes "R.G" for the name of a computer.
TIES = "./@-_:\\+<>&=?#%~"
# Longer texts are searched up to here: an index entry of PostgreSQL holds no more than a megabyte.
LONGEST = 200_000

ON_SQLITE = (
    """CREATE VIEW search_words AS SELECT number, coalesce(words,
    (SELECT text FROM document WHERE document.id = searchable.document)) AS words FROM searchable""",
    """CREATE VIRTUAL TABLE search USING fts5(words, content='search_words', content_rowid='number',
    tokenize='porter unicode61 remove_diacritics 2')""",
    """CREATE TRIGGER searchable_added AFTER INSERT ON searchable BEGIN
    INSERT INTO search (rowid, words) SELECT number, words FROM search_words WHERE number = new.number; END""",
    """CREATE TRIGGER searchable_removed BEFORE DELETE ON searchable BEGIN
    INSERT INTO search (search, rowid, words)
    SELECT 'delete', number, words FROM search_words WHERE number = old.number; END""",
)
# All words count, small ones too: "who" is also the World Health Organization.
ON_POSTGRESQL = (
    "CREATE TEXT SEARCH DICTIONARY standoff_stem (TEMPLATE = snowball, LANGUAGE = english)",
    "CREATE TEXT SEARCH CONFIGURATION standoff (COPY = pg_catalog.english)",
    """ALTER TEXT SEARCH CONFIGURATION standoff ALTER MAPPING FOR
    asciiword, asciihword, hword_asciipart, word, hword, hword_part WITH standoff_stem""",
    f"""CREATE FUNCTION standoff_apart(words text) RETURNS text LANGUAGE sql IMMUTABLE AS
    $$ SELECT translate(left(words, {LONGEST}), '{TIES}', '{" " * len(TIES)}') $$""",
    "ALTER TABLE searchable ADD COLUMN vector tsvector",
    """CREATE FUNCTION standoff_index() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    NEW.vector := to_tsvector('standoff', standoff_apart(
        coalesce(NEW.words, (SELECT text FROM document WHERE document.id = NEW.document))));
    RETURN NEW; END $$""",
    """CREATE TRIGGER searchable_added BEFORE INSERT ON searchable
    FOR EACH ROW EXECUTE FUNCTION standoff_index()""",
    "CREATE INDEX ix_searchable_vector ON searchable USING gin (vector)",
)


def upgrade() -> None:
    """Make the table of what can be searched, with the index of its words, and fill them."""
    on_postgresql = op.get_context().dialect.name == "postgresql"
    if on_postgresql:
        for table, column in (("set_aside", "file"), ("set_aside", "reason"), ("decision", "at")):
            op.alter_column(table, column, type_=IDENTIFIER)
        for table in ("entry", "recorded_document"):
            op.alter_column(table, "position", type_=NUMBER)
    op.create_index("ix_passage_entry", "passage", ["entry"])
    op.create_table(
        "searchable",
        sa.Column("number", NUMBER, nullable=False),
        sa.Column("document", IDENTIFIER),
        sa.Column("entry", IDENTIFIER),
        sa.Column("words", sa.Text()),
        sa.CheckConstraint("(document IS NULL) <> (entry IS NULL)", name=op.f("ck_searchable_one_thing")),
        sa.ForeignKeyConstraint(["document"], ["document.id"], name="fk_searchable_document"),
        sa.ForeignKeyConstraint(["entry"], ["entry.id"], name="fk_searchable_entry"),
        sa.PrimaryKeyConstraint("number", name="pk_searchable"),
        sa.UniqueConstraint("document", name="uq_searchable_document"),
        sa.UniqueConstraint("entry", name="uq_searchable_entry"),
    )
    for statement in ON_POSTGRESQL if on_postgresql else ON_SQLITE:
        # The driver itself takes them: they hold signs by which SQLAlchemy means something else.
        op.get_bind().exec_driver_sql(statement.replace("%", "%%") if on_postgresql else statement)
    _fill()


def _fill() -> None:
    connection = op.get_bind()
    connection.execute(sa.text("INSERT INTO searchable (document) SELECT id FROM document ORDER BY id"))
    add = sa.text("INSERT INTO searchable (entry, words) VALUES (:entry, :words)")
    entries = connection.execute(sa.text("SELECT id, data FROM entry WHERE kind <> 'derivations' ORDER BY id"))
    for identifier, data in entries.fetchall():
        connection.execute(add, {"entry": identifier, "words": _words(json.loads(data))})


def _words(entry: dict[str, Any]) -> str:
    """As ``store/words.py`` made them when this step was written: the entry's own words, then what it quotes."""
    own = [entry.get("text"), entry.get("name"), *entry.get("names", ()), entry.get("what"), entry.get("area")]
    own += [side["holds"] for side in entry.get("sides", ())]
    quotes: list[str] = []
    last, reached = "", 0
    for document, _, end, quote in sorted(set(_passages(entry)), key=lambda one: (one[0], one[1], -one[2])):
        if document != last or end > reached:
            quotes.append(quote)
            last, reached = document, end
    return "\n".join((" ".join(" ".join(dict.fromkeys(one for one in own if one)).split()), *quotes))


def _passages(value: object) -> Iterator[tuple[str, int, int, str]]:
    if isinstance(value, dict):
        if value.keys() == {"document", "start", "end", "quote"}:
            yield value["document"], value["start"], value["end"], value["quote"]
        else:
            for each in value.values():
                yield from _passages(each)
    elif isinstance(value, list):
        for each in value:
            yield from _passages(each)
