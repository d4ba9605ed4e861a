"""Writing the report: one HTML file without scripts, that asks nothing of the network and opens from disk."""

import base64
import hashlib
from functools import cache
from pathlib import Path

from jinja2 import Environment
from markupsafe import Markup

from standoff.publish import wording
from standoff.publish.atomic import write_whole
from standoff.publish.masking import masked
from standoff.publish.report.page import page
from standoff.publish.templates import templates
from standoff.publish.views.disputes import find_dispute
from standoff.record import Record

_TEMPLATES = Path(__file__).parent / "templates"


def write_report(record: Record, path: Path, dispute: str | None = None) -> Path:
    """Writes the report of a record, or of the one dispute that is named, to a file.

    Raises:
        UnknownDispute: none or several disputes answer to ``dispute``.
        OSError: the file cannot be written; what stood there before is unchanged.
    """
    return write_whole(path, report(record, dispute).encode("utf-8"))


def report(record: Record, dispute: str | None = None) -> str:
    """The report as HTML; names masked, hateful words left out.

    Raises:
        UnknownDispute: none or several disputes answer to ``dispute``.
    """
    published = masked(record)
    chosen = find_dispute(published, dispute) if dispute is not None else None
    style = (_TEMPLATES / "report.css").read_text("utf-8")
    digest = base64.b64encode(hashlib.sha256(style.encode("utf-8")).digest()).decode("ascii")
    return (
        _environment()
        .get_template("report.html")
        .render(
            page=page(published, chosen),
            # Our own file, not a report's words: it must reach the page unescaped, to the letter that its hash is of.
            style=Markup(style),  # noqa: S704
            policy=f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'",
            statuses=[*wording.STATUS.values(), wording.NO_STATUS],
        )
    )


@cache
def _environment() -> Environment:
    return templates(_TEMPLATES)
