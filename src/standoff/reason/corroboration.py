"""How many independent sources stand behind an entry.

The rule. Two reports are of one source if they are copies of one text, or if one publisher or one agency is behind
both. A report that only passes on what another publisher said ("the Ledger reported that ...") is of that publisher's
source. What is left, counted once each, are independent sources.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final, TypeVar

import msgspec

from standoff.record.document import Document
from standoff.record.passage import Passage
from standoff.record.value import Value

V = TypeVar("V", bound=Value)

# The words by which one paper tells what another had, behind its name and before it.
_BEHIND: Final = r"\s+(?:(?:has|had|first)\s+)?(?:reported|reports|wrote|writes)\b"
_BEFORE: Final = r"\b(?:told|quoted by|according to|speaking to|in an interview with)\s+(?:the\s+)?"
_SHORTEST_NAME: Final = 6


def corroborated(entries: Iterable[V], documents: Mapping[str, Document]) -> list[V]:
    """Entries with their independent sources, each told by the first of its reports."""
    names = publishers(documents.values())
    return [_with_sources(one, documents, names) for one in entries]


def _with_sources(entry: V, documents: Mapping[str, Document], names: Sequence[str]) -> V:
    told: Any = entry
    passages = told.passages if hasattr(told, "passages") else (told.passage,)
    return msgspec.structs.replace(entry, sources=independent_sources(passages, documents, names))


def publishers(documents: Iterable[Document]) -> list[str]:
    """The names of all publishers that are long enough to be known again in a text."""
    found = {one.publisher for document in documents for one in document.appearances if one.publisher}
    return sorted(name for name in found if len(name) >= _SHORTEST_NAME)


def independent_sources(
    passages: Iterable[Passage], documents: Mapping[str, Document], names: Sequence[str] = ()
) -> tuple[str, ...]:
    """The first report of each independent source that passages come from, in order of publication.

    ``names`` are the publishers whose words a report may only pass on.
    """
    behind: dict[str, set[str]] = {}
    for passage in passages:
        document = documents.get(passage.document)
        if document is not None:
            keys = behind.setdefault(document.id, _own_keys(document))
            passed_on = _passed_on(passage.quote, names)
            if passed_on is not None and f"publisher {passed_on}" not in keys:
                keys.clear()
                keys.add(f"publisher {passed_on}")
    ordered = sorted(behind, key=lambda one: (str(documents[one].published.earliest or "9999"), one))
    first_of: list[tuple[str, set[str]]] = []
    for identifier in ordered:
        keys = set(behind[identifier])
        same = [one for one in first_of if one[1] & keys]
        first = same[0][0] if same else identifier
        first_of = [one for one in first_of if one not in same]
        first_of.append((first, keys.union(*(one[1] for one in same))))
    place = {identifier: number for number, identifier in enumerate(ordered)}
    return tuple(sorted((first for first, _ in first_of), key=lambda one: place[one]))


def _own_keys(document: Document) -> set[str]:
    """What makes a report one source with others: its text, its publishers, its agency."""
    keys = {f"text {document.copies or document.id}"}
    keys |= {f"publisher {one.publisher}" for one in document.appearances if one.publisher}
    if document.agency is not None:
        # What an agency sent out and a paper printed is the agency's.
        keys |= {f"agency {name}" for name in document.agency.names}
    return keys


def _passed_on(quote: str, names: Sequence[str]) -> str | None:
    """The publisher whose words a sentence only passes on."""
    for name in names:
        if name in quote:
            escaped = re.escape(name)
            if re.search(f"{escaped}{_BEHIND}|{_BEFORE}{escaped}", quote, re.IGNORECASE):
                return name
    return None
