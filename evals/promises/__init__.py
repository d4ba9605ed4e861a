"""Demands, commitments, developments and statuses, measured on passages of our own from disputes of all kinds."""
