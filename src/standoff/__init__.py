"""Standoff keeps the record of a dispute from news reports."""
