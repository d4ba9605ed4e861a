"""The keys of a report in JSON: our own, and those that news-please, trafilatura and GDELT write."""

from typing import Any

from standoff.read.draft import Draft
from standoff.read.stamps import stamp
from standoff.read.web_address import host
from standoff.record.document import Origin, SetAside

# Of each row the first key that holds something is used. The last of each line are what collections of news call it.
TEXT = ("text", "maintext", "body", "content", "article", "article_text", "full_text")
TITLE = ("title", "headline")
URL = ("url", "sourceurl", "documentidentifier", "link")
PUBLISHER = (
    "publisher",
    "sitename",
    "source-hostname",
    "source_domain",
    "sourcecommonname",
    "hostname",
    "domain",
    "publication",
)
PUBLISHED = ("published", "date_publish", "date", "seendate", "dateadded", "publishedAt", "publishedat", "published_at")
RETRIEVED = ("retrieved", "date_download", "filedate")
# Some write the address of a report here, others who published it.
SOURCE = ("source",)

_KINDS = {bool: "true or false", int: "a number", float: "a number", list: "a list", dict: "an object"}
_SHOWN = 6


class _WrongTypeError(TypeError):
    """A key whose value is not text."""


def draft(value: Any, origin: Origin) -> Draft | SetAside:
    """The report that a JSON value holds."""
    if not isinstance(value, dict):
        kind = "text" if isinstance(value, str) else _KINDS.get(type(value), "null")
        reason = f"a report should be an object with the key 'text', but this is {kind}"
        return SetAside(origin=origin, reason=reason, remedy='write it as {"text": "..."}')
    try:
        return _draft(value, origin)
    except _WrongTypeError as error:
        return SetAside(origin=origin, reason=str(error), remedy="write its value as text between quotation marks")


def _draft(report: dict[str, Any], origin: Origin) -> Draft | SetAside:
    text = _first(report, TEXT)
    if text is None:
        named = ", ".join(f"'{key[:40]}'" for key in list(report)[:_SHOWN]) or "none"
        more = " and others" if len(report) > _SHOWN else ""
        empty = any(key in report for key in TEXT)
        reason = "its text is empty" if empty else f"it has no key 'text'; its keys are {named}{more}"
        return SetAside(origin=origin, reason=reason, remedy="put the words of the report under the key 'text'")
    published = _first(report, PUBLISHED)
    source = _first(report, SOURCE)
    is_address = bool(source and host(source))
    url = _first(report, URL) or (source if is_address else None)
    return Draft(
        text=text,
        origin=origin,
        title=_first(report, TITLE),
        publisher=_first(report, PUBLISHER) or (None if is_address else source) or host(url),
        url=url,
        published=stamp(published) if published else None,
        retrieved=_first(report, RETRIEVED),
    )


def _first(report: dict[str, Any], keys: tuple[str, ...]) -> str | None:
    for key in keys:
        value = report.get(key)
        if value is None or value == "":
            continue
        if not isinstance(value, str):
            raise _WrongTypeError(f"the value of '{key}' should be text, but is {_KINDS.get(type(value), 'not')}")
        if value.strip():
            return value
    return None
