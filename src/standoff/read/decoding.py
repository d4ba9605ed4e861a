"""From bytes to text. A guess is only taken where it cannot spoil words; otherwise the file is set aside.

UTF-8 comes first, because text in another encoding hardly ever passes for it. A file that is UTF-8 but for a few
bytes is broken, not foreign: decoded as something else, each of its curly quotes would turn into three letters.
"""

import codecs
import re

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = re.compile(rb"""charset\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,40})""", re.IGNORECASE)
_CONTROL = bytes(code for code in (*range(9), *range(14, 27), *range(28, 32), 127))

# What pages declare by one of these names is, by the HTML standard, windows-1252.
_MEANS_WINDOWS = frozenset(["iso-8859-1", "iso8859-1", "iso_8859-1", "latin-1", "latin1", "ascii", "us-ascii"])
_WINDOWS = "cp1252"

_SHARE_OF_NULS = 0.3
_SHARE_OF_CONTROL = 0.02


class UndecodableError(ValueError):
    """Bytes that are not text in an encoding that can be told. ``line`` counts from 1."""

    def __init__(self, reason: str, line: int | None = None) -> None:
        super().__init__(reason)
        self.reason = reason
        self.line = line


def marked_encoding(data: bytes) -> str | None:
    """The encoding that the first bytes give away: a byte order mark, or the zeros of UTF-16."""
    for mark, name in _MARKS:
        if data.startswith(mark):
            return name
    if len(data) < 4:
        return None
    even, odd = data[::2].count(0), data[1::2].count(0)
    enough = len(data) * _SHARE_OF_NULS
    if odd > enough and not even:
        return "utf-16-le"
    return "utf-16-be" if even > enough and not odd else None


def looks_binary(head: bytes) -> bool:
    """Whether too many of the bytes are ones that no text holds."""
    if marked_encoding(head):
        return False
    return len(head) - len(head.translate(None, _CONTROL)) > len(head) * _SHARE_OF_CONTROL


def decoded(data: bytes, declared: str | None = None) -> str:
    """The text that the bytes hold, without a byte order mark.

    ``declared`` is the encoding that the file itself names, used when the bytes are not Unicode.

    Raises:
        UndecodableError: no encoding fits, or the bytes are broken UTF-8.
    """
    name = marked_encoding(data) or "utf-8"
    try:
        return data.decode(name)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        where = f"byte {error.start + 1}"
    if name != "utf-8":
        raise UndecodableError(f"it begins as {name.upper()}, but {where} does not fit", line)
    if _mostly_utf8(data):
        raise UndecodableError(f"it is wrongly encoded: it is UTF-8, but {where} does not fit", line)
    text = _by_name(data, declared) if declared else None
    if text is None:
        text = _by_guess(data)
    if text is None:
        raise UndecodableError(f"it is wrongly encoded: {where} is not UTF-8, and no other encoding fits", line)
    return text


def declared_encoding(head: bytes) -> str | None:
    """The encoding that a web page names."""
    found = _DECLARED.search(head)
    return found.group(1).decode("ascii") if found else None


def _mostly_utf8(data: bytes) -> bool:
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    return sum(map(len, re.findall("[^\x00-\x7f\ufffd]+", text))) >= broken


def _by_name(data: bytes, name: str) -> str | None:
    try:
        return data.decode(_WINDOWS if name.lower() in _MEANS_WINDOWS else name)
    except (LookupError, ValueError):
        return None


def _by_guess(data: bytes) -> str | None:
    # Imported here because nearly all files are UTF-8, and loading it takes as long as reading a hundred of them.
    from charset_normalizer import from_bytes

    # English in an old encoding is nearly always in this one; asked about all, the library prefers its neighbours.
    best = from_bytes(data, cp_isolation=[_WINDOWS], enable_fallback=False).best()
    best = best or from_bytes(data, enable_fallback=False).best()
    return str(best) if best else None
