"""Alembic runs this file for every command. The caller hands over the connection and keeps its transaction."""

from alembic import context

from standoff.store.schema import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata, render_as_batch=True)
context.run_migrations()
