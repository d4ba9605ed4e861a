"""E-mails (EML): the report is the text of the mail; with newsletters, who sent it is who published it.

Who sends a mail to a list publishes it. Who sends one to a person does not: such a sender is not noted, for it
would put a private person's name where publishers stand. The day of a mail that passes on another one says nothing
of the day of the report in it.
"""

import dataclasses
import io
import re
from collections.abc import Iterator
from email import message_from_bytes, policy
from email.message import MIMEPart
from email.utils import parseaddr

from standoff.read.content_type import charset_of
from standoff.read.decoding import UndecodableError, decoded
from standoff.read.draft import Draft, Opened
from standoff.read.html import drafts as page_drafts
from standoff.read.limits import HEAD, LARGEST_MAIL, MOST_PARTS, megabytes, read_at_most
from standoff.read.stamps import stamp
from standoff.read.wrapping import EVEN, unwrapped
from standoff.record.document import SetAside

_SAVE = "save the report in it as plain text"
_PASSED_ON = re.compile(r"\s*(?:fwd?|wg|tr)\s*:", re.IGNORECASE)
_PASSED_ON_WITHIN = re.compile(r"^\s*(?:-{2,}\s*(?:original|forwarded) message|begin forwarded message)", re.I | re.M)
_ENVELOPE = re.compile(r"\A(?:re|fwd?|wg|tr)\s*:\s*", re.IGNORECASE)

_BOUNDARY = re.compile(rb"\bboundary[*0-9]*\s*=", re.IGNORECASE)

# Mail is broken at 72 to 78 letters; wider lines are whole paragraphs.
_WIDEST = 100
_SOFT_END = re.compile(r"(?<!^--) \n(?=[^\n>])", re.MULTILINE)


def drafts(opened: Opened) -> Iterator[Draft | SetAside]:
    """The one report of a mail: its plain text, or else its page. What is attached is not read."""
    data = read_at_most(opened.stream, LARGEST_MAIL)
    if data is None:
        yield opened.aside(f"the mail is larger than {megabytes(LARGEST_MAIL)}", _SAVE)
        return
    if sum(1 for _ in _BOUNDARY.finditer(data)) > MOST_PARTS:
        # The time that the library takes grows with the parts that lie in each other.
        yield opened.aside(f"the mail has parts in parts, over {MOST_PARTS} of them", _SAVE)
        return
    try:
        mail = message_from_bytes(data, policy=policy.default)
        headers = {name: _header(mail, name) for name in ("Subject", "Date", "From", "Message-ID", "List-Id")}
        plain, page = mail.get_body(("plain",)), mail.get_body(("html",))
        words = _words(plain) if plain is not None else ""
        body = _bytes(page) if page is not None else b""
    except UndecodableError as error:
        yield opened.aside(error.reason, _SAVE)
        return
    except Exception as error:  # Whatever a broken mail does to the library, the other reports are still read.
        yield opened.aside(f"the mail could not be taken apart ({type(error).__name__})", _SAVE)
        return
    origin = opened.at(record=headers["Message-ID"])
    if any(letter.isalpha() for letter in words):
        yield _draft(Draft(text=words.strip(), origin=origin), headers)
    elif body.strip():
        charset = charset_of(str(page["Content-Type"])) if page is not None else None
        for found in page_drafts(
            dataclasses.replace(opened, origin=origin, head=body[:HEAD], stream=io.BytesIO(body), charset=charset)
        ):
            yield _draft(found, headers) if isinstance(found, Draft) else found
    else:
        yield opened.aside("the mail holds no text; what is attached to a mail is not read", "read what is attached")


def _draft(found: Draft, headers: dict[str, str | None]) -> Draft:
    subject, sent = headers["Subject"], headers["Date"]
    passed_on = bool(_PASSED_ON.match(subject or "") or _PASSED_ON_WITHIN.search(found.text))
    name, address = parseaddr(headers["From"] or "")
    sender = name or address.rpartition("@")[2]
    return dataclasses.replace(
        found,
        title=_ENVELOPE.sub("", subject) if subject else found.title,
        publisher=sender or None if headers["List-Id"] else None,
        published=stamp(sent) if sent and not passed_on else None,
    )


def _header(mail: MIMEPart, name: str) -> str | None:
    value = mail[name]
    return " ".join(str(value).split()) or None if value is not None else None


def _bytes(part: MIMEPart) -> bytes:
    found = part.get_payload(decode=True)
    return found if isinstance(found, bytes) else b""


def _words(part: MIMEPart) -> str:
    """The text of a part, its lines as paragraphs.

    Raises:
        UndecodableError: its bytes are no text.
    """
    text = decoded(_bytes(part), charset_of(str(part["Content-Type"] or ""))).replace("\r\n", "\n")
    if str(part.get_param("format") or "").lower() == "flowed":
        return _SOFT_END.sub(" ", text)
    lines = text.split("\n")
    return text if max(map(len, lines)) > _WIDEST else unwrapped(lines, EVEN)
