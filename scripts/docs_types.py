"""Types of the code as tables of Markdown: fields, what they hold, what they mean."""

import re
import types
from collections.abc import Mapping
from datetime import date, time
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

import msgspec

_PLAIN = {str: "text", int: "whole number", float: "number", bool: "true or false", date: "day", time: "clock time"}
_SECTIONS = re.compile(r"\n\s*(?:Raises|Args|Returns):.*", re.DOTALL)
_COPULA = re.compile(r"^(?:is|are|holds|names|says|marks) ")
_CLAUSES = re.compile(r"(?<=[.;])\s+")


class NoMeaningError(Exception):
    """A field that nothing is said of, neither in its type's docstring nor among the meanings of the page."""


def prose(kind: type) -> str:
    """A type's docstring as Markdown, without what it raises."""
    return "\n\n".join(_code(" ".join(part.split())) for part in _docstring(kind).split("\n\n"))


def fields_table(
    kind: type[msgspec.Struct],
    meanings: Mapping[str, str],
    linked: Mapping[type, str],
    *,
    tell_required: bool = False,
) -> str:
    """A table of a type's fields.

    ``meanings`` are those that its docstring does not give, by field or by ``Type.field``; ``linked`` the anchors of
    the types that the page describes; ``tell_required`` marks fields that must be given.

    Raises:
        NoMeaningError: nothing is said of a field.
    """
    hints = get_type_hints(kind, include_extras=True)
    lines = ["| field | holds | meaning |", "| --- | --- | --- |"]
    for field in msgspec.structs.fields(kind):
        holds = type_words(hints[field.name], linked)
        if tell_required and field.required:
            holds += "; must be given"
        meaning = _meaning(kind, field.name, meanings)
        lines.append(f"| `{field.name}` | {holds} | {meaning.replace('|', '&#124;')} |")
    return "\n".join(lines)


def type_words(kind: Any, linked: Mapping[type, str]) -> str:
    """A type in words that need no Python."""
    if kind in _PLAIN:
        return _PLAIN[kind]
    if isinstance(kind, type) and kind in linked:
        return f"[{kind.__name__}](#{linked[kind]})"
    origin, parts = get_origin(kind), get_args(kind)
    if origin is Annotated:
        return type_words(parts[0], linked) + _bounds(parts[1])
    if origin is Literal:
        return "one of " + ", ".join(f"`{value}`" for value in parts)
    if origin in {Union, types.UnionType}:
        return ", or ".join("nothing" if one is type(None) else type_words(one, linked) for one in parts)
    if origin is tuple:
        return f"list of {type_words(parts[0], linked)}"
    if origin is dict:
        key = "" if parts[0] is str else f" (names: {type_words(parts[0], linked)})"
        return f"by name{key}: {type_words(parts[1], linked)}"
    raise TypeError(f"there are no words for the type {kind!r}")


def _bounds(meta: Any) -> str:
    return f", {meta.ge} to {meta.le}" if isinstance(meta, msgspec.Meta) else ""


def _docstring(kind: type) -> str:
    return _SECTIONS.sub("", kind.__doc__ or "").strip()


def _meaning(kind: type, field: str, meanings: Mapping[str, str]) -> str:
    """What is said of a field: of this type's, in a clause of its docstring, or of all fields of the name."""
    clauses = _CLAUSES.split(" ".join(_docstring(kind).split()))
    own = [one for one in clauses if f"``{field}``" in one]
    first = next((one for one in own if one.startswith(f"``{field}``")), None)
    said = meanings.get(f"{kind.__name__}.{field}") or first or meanings.get(field) or next(iter(own), None)
    if said is None:
        raise NoMeaningError(f"{kind.__name__}.{field}: say what it means in the type's docstring")
    plain = _code(_COPULA.sub("", said.rstrip(".;").removeprefix(f"``{field}`` ")))
    return plain if plain.startswith("`") else plain[0].upper() + plain[1:]


def _code(words: str) -> str:
    return words.replace("``", "`")
