"""Keeps the number of the full-text index, which is made elsewhere."""

revision = "0003"
down_revision = "0002"
branch_labels: str | None = None
depends_on: str | None = None


def upgrade() -> None:
    """Change nothing."""
