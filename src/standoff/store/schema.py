"""The tables. In each, ``data`` (JSON in the keys of the vocabulary) is what counts; other columns are for finding it.

``document`` and ``annotation`` hold what was read: from them the record is worked out again. The other tables hold
the record as it was last worked out, and what people decided. A change here needs a migration
(``migrations/versions``).
"""

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Column,
    Date,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
)

# On PostgreSQL identifiers compare byte by byte, as they do on SQLite, so that order and prefixes agree. So does all
# else that rows are ordered by.
Identifier = String().with_variant(String(collation="C"), "postgresql")

# SQLite's integers are of 64 bits anyway.
Number = BigInteger().with_variant(Integer, "sqlite")

metadata = MetaData(
    naming_convention={
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
    }
)

# The text stands apart from ``data``. ``digest`` is the hash of ``data``: it changes when an appearance is added.
document = Table(
    "document",
    metadata,
    Column("id", Identifier, primary_key=True),
    Column("text", Text, nullable=False),
    Column("data", Text, nullable=False),
    Column("digest", String, nullable=False),
)

# ``reading`` names the program and the domain version that made the annotation. ``says`` is 1 where there is a mention
# in it. A report that says nothing is background: it is kept, so that it is not read again, and is not in the record.
annotation = Table(
    "annotation",
    metadata,
    Column("document", Identifier, ForeignKey("document.id"), primary_key=True),
    Column("reading", String, nullable=False),
    Column("data", Text, nullable=False),
    Column("says", Integer, nullable=False, server_default="1"),
    Index("ix_annotation_says", "says"),
)

# ``line`` is 0 where the file was set aside as a whole, or has no lines. ``origin`` (JSON) is what counts.
set_aside = Table(
    "set_aside",
    metadata,
    Column("origin", Identifier, primary_key=True),
    Column("reason", Identifier, primary_key=True),
    Column("file", Identifier, nullable=False),
    Column("line", Integer, nullable=False),
    Column("remedy", String, nullable=False),
    sqlite_with_rowid=False,
)

# What ``standoff watch`` fetches: feeds, and the pages that their items lead to (``feed`` is then that of the feed).
# ``outcome`` says what came of a page; until it is there, the page is still to be fetched. ``due`` (seconds since
# 1970) is when the address may be asked again, ``failures`` how often in a row it could not be had.
watched = Table(
    "watched",
    metadata,
    Column("address", Identifier, primary_key=True),
    Column("feed", Identifier),
    Column("etag", String),
    Column("modified", String),
    Column("due", Float, nullable=False),
    Column("failures", Integer, nullable=False),
    Column("outcome", String),
    Column("item", Text),
    Index("ix_watched_feed", "feed"),
    sqlite_with_rowid=False,
)

# One row: from what, and by what, the record was worked out. ``set_aside`` is the record's own list (JSON).
meta = Table(
    "meta",
    metadata,
    Column("id", Integer, CheckConstraint("id = 1", name="one_row"), primary_key=True, autoincrement=False),
    Column("domain", String, nullable=False),
    Column("as_of", Date),
    Column("fingerprint", String, nullable=False),
    Column("program", String, nullable=False),
    Column("vocabulary", String, nullable=False),
    Column("set_aside", Text, nullable=False),
)

# The documents of the record, with the days and the groups of copies that were worked out for them. Positions say in
# which order; there is room between them (``store/ordering.py``).
recorded_document = Table(
    "recorded_document",
    metadata,
    Column("document", Identifier, ForeignKey("document.id"), primary_key=True),
    Column("position", Number, nullable=False),
    Column("earliest", Date),
    Column("latest", Date),
    Column("copies", Identifier),
    Column("data", Text, nullable=False),
    Index("ix_recorded_document_position", "position", unique=True),
    Index("ix_recorded_document_earliest", "earliest"),
    Index("ix_recorded_document_copies", "copies"),
)

# ``kind`` is the name of the list that holds the entry in the record ("events"); ``subkind`` its kind within that: the
# kind of event, the matter of a demand, the act of a statement. ``position`` is its place in the record.
entry = Table(
    "entry",
    metadata,
    Column("id", Identifier, primary_key=True),
    Column("position", Number, nullable=False),
    Column("kind", String, nullable=False),
    Column("subkind", String),
    Column("status", String),
    Column("earliest", Date),
    Column("latest", Date),
    Column("data", Text, nullable=False),
    Index("ix_entry_position", "position", unique=True),
    Index("ix_entry_kind_subkind", "kind", "subkind"),
    Index("ix_entry_kind_status", "kind", "status"),
    Index("ix_entry_kind_earliest", "kind", "earliest"),
)

# Every passage that an entry rests on or names anything by.
passage = Table(
    "passage",
    metadata,
    Column("document", Identifier, ForeignKey("document.id"), primary_key=True),
    Column("start", Integer, primary_key=True, autoincrement=False),
    Column("end", Integer, primary_key=True, autoincrement=False),
    Column("entry", Identifier, ForeignKey("entry.id"), primary_key=True),
    Column("quote", Text, nullable=False),
    Index("ix_passage_entry", "entry"),
    sqlite_with_rowid=False,
)

# Which actors and places take part in an entry, and as what (agent, target, place, speaker, by, to ...); and which
# entry another is about ("about"), which promise a development is of ("of"), which promise answers a demand ("answer").
involvement = Table(
    "involvement",
    metadata,
    Column("other", Identifier, ForeignKey("entry.id"), primary_key=True),
    Column("part", String, primary_key=True),
    Column("entry", Identifier, ForeignKey("entry.id"), primary_key=True),
    Index("ix_involvement_entry", "entry"),
    sqlite_with_rowid=False,
)

dispute_entry = Table(
    "dispute_entry",
    metadata,
    Column("dispute", Identifier, ForeignKey("entry.id"), primary_key=True),
    Column("entry", Identifier, ForeignKey("entry.id"), primary_key=True),
    Index("ix_dispute_entry_entry", "entry"),
    sqlite_with_rowid=False,
)

# ``source``: "earlier" for an id that an entry bore before, "mention" for a mention that it was joined from.
alias = Table(
    "alias",
    metadata,
    Column("alias", Identifier, primary_key=True),
    Column("entry", Identifier, nullable=False),
    Column("source", String, nullable=False),
    sqlite_with_rowid=False,
)

# What people have decided, each a line that is never changed or deleted. ``at`` is UTC, as RFC 3339 writes it.
decision = Table(
    "decision",
    metadata,
    Column("id", Identifier, primary_key=True),
    Column("at", Identifier, nullable=False),
    Column("by", String, nullable=False),
    Column("data", Text, nullable=False),
    Index("ix_decision_at", "at"),
    sqlite_with_rowid=False,
)

# What can be searched for its words: the documents of the record, by their texts, and entries, by ``words``
# (``store/words.py``). The index over them is the database's own (``store/search.py``).
searchable = Table(
    "searchable",
    metadata,
    Column("number", Number, primary_key=True),
    Column("document", Identifier, ForeignKey("document.id"), unique=True),
    Column("entry", Identifier, ForeignKey("entry.id"), unique=True),
    Column("words", Text),
    CheckConstraint("(document IS NULL) <> (entry IS NULL)", name="one_thing"),
)

# What was worked out on the way to the record, under a hash of all that it was worked out from. It can be lost: it is
# worked out again then.
remembered = Table(
    "remembered",
    metadata,
    Column("key", String, primary_key=True),
    Column("data", LargeBinary, nullable=False),
    sqlite_with_rowid=False,
)

# Who may use the desk. ``password`` is what argon2 makes of it; None until one has been set.
account = Table(
    "account",
    metadata,
    Column("name", Identifier, primary_key=True),
    Column("role", String, nullable=False),
    Column("password", String),
    Column("made", String, nullable=False),
    sqlite_with_rowid=False,
)

# ``token`` is a hash: whoever reads the table cannot use the session. ``purpose``: "session", or "link" for a link
# that lets somebody set a password once.
session = Table(
    "session",
    metadata,
    Column("token", Identifier, primary_key=True),
    Column("account", Identifier, ForeignKey("account.name"), nullable=False),
    Column("purpose", String, nullable=False),
    Column("expires", String, nullable=False),
    Index("ix_session_account", "account"),
    sqlite_with_rowid=False,
)

# Who did what at the desk. ``hash`` is made from the line and the hash before it, so that no line can be changed alone.
audit = Table(
    "audit",
    metadata,
    Column("line", Integer, primary_key=True, autoincrement=False),
    Column("at", String, nullable=False),
    Column("who", String, nullable=False),
    Column("what", Text, nullable=False),
    Column("hash", String, nullable=False),
)

# What people reported by the form, held until a reviewer decides ("held", "taken", "turned down").
incident = Table(
    "incident",
    metadata,
    Column("id", Identifier, primary_key=True),
    Column("at", String, nullable=False),
    Column("state", String, nullable=False),
    Column("data", Text, nullable=False),
    Index("ix_incident_at", "at"),
    sqlite_with_rowid=False,
)

# Reports that were added at the desk: what is being read, how far, and what was set aside.
job = Table(
    "job",
    metadata,
    Column("id", Identifier, primary_key=True),
    Column("at", String, nullable=False),
    Column("state", String, nullable=False),
    Column("data", Text, nullable=False),
    Index("ix_job_at", "at"),
    sqlite_with_rowid=False,
)
