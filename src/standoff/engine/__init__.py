"""The engine: runs the stages over sources, one way, and hands on the record."""
