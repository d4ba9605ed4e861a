"""Bringing a database up to the present tables, with Alembic.

``versions/`` holds one step a file. ``database.REVISIONS`` lists them, so that opening an up-to-date database does not
need Alembic at all.
"""

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection


def configuration(connection: Connection) -> Config:
    """Alembic's configuration for a connection: no file is needed."""
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    return config


def upgrade(connection: Connection) -> None:
    """Run the missing steps within the transaction that is open on the connection."""
    command.upgrade(configuration(connection), "head")
