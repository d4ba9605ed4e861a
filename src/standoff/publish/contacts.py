"""Handles, telephone numbers and e-mail addresses: withheld from what is published, unless public actors bear them."""

import re
from collections.abc import Set as AbstractSet

_CONTACT = re.compile(
    r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+"  # e-mail
    r"|(?<![\w@])@\w{2,}"  # handle
    r"|(?<![\w-])\+?\d[\d ()-]{8,}\d(?![\w-])"  # telephone
)
_DIGITS = re.compile(r"\d[\d ()-]{8}")
_FEWEST_DIGITS, _MOST_DIGITS = 10, 14
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


def find_contacts(text: str, public_handles: AbstractSet[str]) -> list[tuple[int, int]]:
    """Where contacts of private persons stand in a text. ``public_handles`` hold their @, in small letters."""
    # Most texts hold nothing that could be one, and a look is cheap.
    if "@" not in text and _DIGITS.search(text) is None:
        return []
    return [
        match.span()
        for match in _CONTACT.finditer(text)
        if match.group().lower() not in public_handles and _is_contact(match.group())
    ]


def _is_contact(words: str) -> bool:
    if "@" in words:
        return True
    digits = sum(letter.isdigit() for letter in words)
    return _FEWEST_DIGITS <= digits <= _MOST_DIGITS and not _DATE.search(words)
