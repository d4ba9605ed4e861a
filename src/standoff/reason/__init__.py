"""Fifth stage, ``reason``: what follows from the entries: days, statuses, conflicts, precedents, each with its working.

Receives entries and the domain's rules; hands on what was worked out. Nothing here reads a file or the clock.
"""
