"""The reference of the domain files, made from the types that check them."""

from functools import cache
from pathlib import Path
from typing import Any, Final, get_args, get_origin

import msgspec
import yaml
from scripts.docs_types import fields_table, prose, type_words

from standoff.domains import domain
from standoff.extract.inflammatory import InflammatoryFile
from standoff.extract.speech import SpeechFile
from standoff.language.posts import PostWords

# What each file is for. A test compares this list with the files that the program reads.
PURPOSES: Final = {
    "settings": "The only file that every domain must have.",
    "kinds": "Kinds of event, by name.",
    "phases": "The words for the phases of a strike or protest, by phase.",
    "parties": "The sides and the others who take part, by name.",
    "matters": "What is demanded and promised, by name, from the wide to the narrow.",
    "commitments": "The words by which something is promised, by how firmly.",
    "demands": "The words by which something is asked for, and what becomes of it.",
    "developments": "The words for what came of a promise. The first that fits counts, from the top.",
    "places": "A domain's own file adds to the general one.",
    "wording": "A domain's own file adds to the general one.",
    "agencies": "How reports name news agencies. A domain's own file adds to the general one.",
}
LANGUAGE_FILES: Final[dict[str, tuple[str, Any]]] = {
    "speech": ("The words by which a report says that somebody said something.", SpeechFile),
    "inflammatory": ("The patterns that mark a statement as hateful.", InflammatoryFile),
    "posts": ("How a post that is set into a report is told from the report's own words.", PostWords),
}


def reference() -> str:
    """The files of a domain, each with its keys."""
    return "\n\n".join(_file(name, PURPOSES[name], kind) for name, kind in domain.FILES.items())


def language_reference() -> str:
    """The files that belong to the language and that all domains share."""
    return "\n\n".join(_file(name, purpose, kind) for name, (purpose, kind) in LANGUAGE_FILES.items())


def _file(name: str, purpose: str, kind: Any) -> str:
    parts = [f"### {name}.yaml", purpose]
    if get_origin(kind) is dict:
        keys, value = get_args(kind)
        if keys is not str:
            parts.append(f"Names: {type_words(keys, {})}.")
        parts.append("Below each name:")
        kind = value
    for one in _within(kind):
        if one is not kind:
            parts.append(f"**{one.__name__}**")
        anchors = dict.fromkeys(_within(kind), f"{name}yaml")
        parts += [prose(one), fields_table(one, meanings(), anchors, tell_required=True)]
    return "\n\n".join(parts)


@cache
def meanings() -> dict[str, str]:
    """What keys mean, by key or by ``Type.key``."""
    loaded: dict[str, str] = yaml.safe_load(Path(__file__).with_name("docs_domain_meanings.yaml").read_text("utf-8"))
    return loaded


def _within(kind: Any) -> list[type[msgspec.Struct]]:
    """A type and those that its fields hold, each once."""
    found: list[type[msgspec.Struct]] = []
    todo = [kind]
    while todo:
        one = todo.pop(0)
        if isinstance(one, type) and issubclass(one, msgspec.Struct) and one not in found:
            found.append(one)
            todo += [field.type for field in msgspec.structs.fields(one)]
        todo += get_args(one)
    return found
