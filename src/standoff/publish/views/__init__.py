"""The record as a reader sees it: one list of rows a section, the same for the terminal, the report and JSON."""
