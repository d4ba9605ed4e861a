"""What every export says of itself: what made it, from what, as of which day."""

import hashlib
from importlib.metadata import PackageNotFoundError, version

from standoff.record import Record

MASKED = (
    "Names and handles of private persons, victims of sexual violence and minors are masked; hateful words are "
    "blocked out. Offsets count Unicode code points of the documents' texts."
)


def about(record: Record) -> dict[str, object]:
    """The as-of day, the version of Standoff, and the version of the record: a hash of what it holds.

    Two exports with the same ``record`` hold the same.
    """
    return {
        "made_by": "standoff",
        "version": standoff_version(),
        "domain": record.domain,
        "as_of": record.as_of.isoformat() if record.as_of else None,
        "record": hashlib.sha256(record.to_json()).hexdigest()[:16],
        "masking": MASKED,
    }


def standoff_version() -> str:
    """The version of Standoff that runs; *unreleased* when it runs from a folder without being installed."""
    try:
        return version("standoff")
    except PackageNotFoundError:
        return "unreleased"
