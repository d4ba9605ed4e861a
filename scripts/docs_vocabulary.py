"""The reference of the vocabulary, made from ``standoff.record``."""

from functools import cache
from pathlib import Path
from typing import Final

import msgspec
import yaml
from scripts.docs_types import fields_table, prose

from standoff import record
from standoff.record.identity import PREFIXES

ORDER: Final = {
    "Reports": ("Document", "Appearance", "Origin", "SetAside"),
    "Words and days": ("Passage", "Reference", "When"),
    "Who and where": ("Actor", "Role", "Place"),
    "What happened and what was said": ("Event", "Count", "Statement"),
    "Asked, promised, and what came of it": ("Demand", "Commitment", "Quantity", "Development", "Progress", "Ruling"),
    "The whole": ("Conflict", "Side", "Dispute", "Party", "Precedent", "Derivation", "Record"),
    "One report by itself": ("Annotation", "TimeMention", "DayCount", "Furniture"),
}


def reference() -> str:
    """All types, in the order of the page."""
    linked = {kind: kind.__name__.lower() for kind in _types()}
    by_name = {kind.__name__: kind for kind in linked}
    placed = {name for names in ORDER.values() for name in names}
    # A type that the order does not know yet comes last, so that none is missing.
    rest = tuple(name for name in by_name if name not in placed)
    parts = []
    for heading, names in {**ORDER, **({"Others": rest} if rest else {})}.items():
        parts.append(f"## {heading}")
        for name in names:
            kind = by_name[name]
            parts += [f"### {name}", prose(kind), fields_table(kind, meanings(), linked)]
    return "\n\n".join(parts)


def prefixes() -> str:
    """The letters that ids begin with."""
    rows = (f"| `{prefix}_` | {kind} |" for kind, prefix in PREFIXES.items())
    return "\n".join(["| an id that begins with | names a |", "| --- | --- |", *rows])


@cache
def meanings() -> dict[str, str]:
    """What fields mean, by field or by ``Type.field``."""
    loaded: dict[str, str] = yaml.safe_load(Path(__file__).with_name("docs_meanings.yaml").read_text("utf-8"))
    return loaded


def _types() -> list[type[msgspec.Struct]]:
    named = (getattr(record, name) for name in record.__all__)
    return [one for one in named if isinstance(one, type) and issubclass(one, msgspec.Struct)]
