"""Identifiers made from content (principle 5): the same words always get the same name.

An identifier is a letter or two for the kind and sixteen hexadecimal digits of a SHA-256.
"""

import hashlib
from typing import Final

PREFIXES: Final = {
    "document": "d",
    "actor": "a",
    "place": "p",
    "event": "e",
    "statement": "s",
    "demand": "m",
    "commitment": "c",
    "development": "v",
    "time": "t",
    "conflict": "x",
    "dispute": "u",
    "derivation": "w",
    "asked again": "g",
    "decision": "j",
}


def content_id(kind: str, *parts: object) -> str:
    """The identifier of a thing of a kind, made from the parts that tell it from others of its kind.

    Raises:
        KeyError: the kind has no prefix.
    """
    joined = "\x1f".join(str(part) for part in parts)
    return f"{PREFIXES[kind]}_{hashlib.sha256(joined.encode('utf-8', 'surrogatepass')).hexdigest()[:16]}"


def document_id(text: str) -> str:
    """The identifier of a document: the hash of its text and of nothing else."""
    return content_id("document", text)


def mention_id(kind: str, document: str, start: int, end: int, label: str = "") -> str:
    """The identifier of a mention, from where it stands.

    ``label`` tells apart mentions of one kind that rest on the same words (two kinds of event from one verb).
    """
    return content_id(kind, document, start, end, label)
