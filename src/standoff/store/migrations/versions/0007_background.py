"""Whether a report says anything: what does not is background, which the next record leaves out."""

import json

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels: str | None = None
depends_on: str | None = None

# As the vocabulary of this step names what a report can say.
_SAID = (
    "times", "actors", "places", "events", "statements", "demands", "commitments", "developments", "clock_changes"
)  # fmt: skip
_TOGETHER = 500


def upgrade() -> None:
    """Add the column, and fill it; an index that nobody asks any more goes."""
    op.drop_index("ix_set_aside_file", "set_aside")
    op.add_column("annotation", sa.Column("says", sa.Integer(), server_default="1", nullable=False))
    op.create_index("ix_annotation_says", "annotation", ["says"])
    connection = op.get_bind()
    annotation = sa.table("annotation", sa.column("document"), sa.column("data"), sa.column("says"))
    every = list(connection.scalars(sa.select(annotation.c.document)))
    for start in range(0, len(every), _TOGETHER):
        batch = annotation.c.document.in_(every[start : start + _TOGETHER])
        rows = connection.execute(sa.select(annotation.c.document, annotation.c.data).where(batch)).all()
        background = [document for document, data in rows if not any(map(json.loads(data).get, _SAID))]
        connection.execute(sa.update(annotation).where(annotation.c.document.in_(background)).values(says=0))
