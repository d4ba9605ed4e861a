"""What every export says of itself: what made it, from what, as of which day, for whom."""

import hashlib
from importlib.metadata import PackageNotFoundError, version

from standoff.publish.profile import Profile, load_profile
from standoff.record import Record

MASKED = (
    "Names and handles of private persons, victims of sexual violence and minors are masked; hateful words are "
    "blocked out. Offsets count Unicode code points of the documents' texts."
)
NOT_MASKED = (
    "NOT MASKED: this release names private persons and victims, and holds hateful words. It is not to be published. "
    "Offsets count Unicode code points of the documents' texts."
)
SOURCES = (
    "The words of the reports belong to their publishers. Coordinates of cities are from GeoNames, under CC BY 4.0."
)


def about(record: Record, profile: Profile | None = None) -> dict[str, object]:
    """The as-of day, the version of Standoff, the version of the record (a hash of what it holds), and the licence.

    Two exports with the same ``record`` hold the same. ``profile`` is that of the release, the public one where none
    is given.
    """
    profile = profile or load_profile()
    return {
        "made_by": "standoff",
        "version": standoff_version(),
        "domain": record.domain,
        "as_of": record.as_of.isoformat() if record.as_of else None,
        "record": hashlib.sha256(record.to_json()).hexdigest()[:16],
        "profile": profile.name,
        "licence": profile.licence,
        "licence_url": profile.licence_url,
        "sources": SOURCES,
        "masking": MASKED if profile.masking else NOT_MASKED,
    }


def in_a_line(about: dict[str, object]) -> str:
    """What an export says of itself, for formats that have one line of words for it."""
    day = f"as of {about['as_of']}" if about["as_of"] else "of all reports read"
    masking = "" if about["masking"] == MASKED else " NOT MASKED: not to be published."
    return (
        f"Made by Standoff {about['version']}: record {about['record']} {day}, profile {about['profile']}."
        f"{masking} {about['licence']} {about['sources']}"
    )


def standoff_version() -> str:
    """The version of Standoff that runs; *unreleased* when it runs from a folder without being installed."""
    try:
        return version("standoff")
    except PackageNotFoundError:
        return "unreleased"
