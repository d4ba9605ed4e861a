"""The commands: ``standoff build``, ``show``, ``explain`` and the rest, one file each.

A command's file is imported only when that command runs, so that ``standoff show`` never waits for the parser.
"""

from standoff.cli.commands import main

__all__ = ["main"]
