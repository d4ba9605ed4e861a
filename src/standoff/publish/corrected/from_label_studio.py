"""Tasks of Label Studio read back, as it exports them in JSON: https://labelstud.io/guide/export."""

from collections.abc import Iterator, Sequence
from typing import Any

from standoff.publish.brat_types import WORDS, entity_types
from standoff.publish.corrected.marks import Mark, Sheet, Span, mention_in

Data = dict[str, Any]


def annotations_of(task: Data) -> Iterator[tuple[Data, Sheet | None]]:
    """The annotations that people submitted for a task, each with the marks as they were given to them.

    Raises:
        ValueError: the task is not as Label Studio writes it; the message says how.
    """
    if not isinstance(task.get("annotations"), list):
        raise ValueError("it holds no 'annotations'; export it from Label Studio as JSON, not as JSON-MIN")
    given = task.get("predictions") or []
    before = sheet_of(given[0]["result"]) if given and isinstance(given[0], dict) and given[0].get("result") else None
    for one in task["annotations"]:
        if not isinstance(one, dict) or not isinstance(one.get("result"), list):
            raise ValueError("one of its annotations holds no 'result'")
        if not one.get("was_cancelled"):
            yield one, before


def sheet_of(result: Sequence[Data], *, accepted: bool = False) -> Sheet:
    """The marks of one annotation or prediction. ``accepted`` is whether a person said that all of it is right.

    Raises:
        ValueError: a region lacks what it must have.
    """
    regions = {str(one.get("id")): one for one in result if one.get("type") == "labels"}
    parts: dict[str, set[tuple[str, tuple[Span, ...]]]] = {}
    for one in result:
        if one.get("type") == "relation" and str(one.get("to_id")) in regions:
            filled = _spans(regions[str(one["to_id"])])
            parts.setdefault(str(one.get("from_id")), set()).update((role, filled) for role in one.get("labels") or [])
    names: list[Mark] = []
    things: list[Mark] = []
    faults: list[tuple[int | None, str]] = []
    for number, (key, one) in enumerate(regions.items(), 1):
        mention, _ = mention_in(key)
        spans = _spans(one)
        labels = one["value"].get("labels") or []
        if len(labels) != 1:
            faults.append((number, f"the region {key} has {len(labels)} labels, and must have one"))
        elif not _is_words(key, labels[0]):
            of_name = mention[0] in "apt" if mention is not None else labels[0] in entity_types()
            mark = Mark(
                mention,
                labels[0],
                spans,
                number,
                parts=frozenset(parts.get(key, ())),
                accepted=accepted,
                note=_note(one),
            )
            (names if of_name else things).append(mark)
    return Sheet(tuple(names), tuple(things), tuple(faults))


def _is_words(key: str, label: str) -> bool:
    """Whether a region is only words that a thing has as its part."""
    return label == WORDS and (f":{WORDS}:" in key or mention_in(key)[0] is None)


def _spans(region: Data) -> tuple[Span, ...]:
    value = region.get("value")
    if not isinstance(value, dict) or not all(isinstance(value.get(one), int) for one in ("start", "end")):
        raise ValueError(f"the region {region.get('id')} does not tell where it stands")
    return ((value["start"], value["end"]),)


def _note(region: Data) -> str:
    words = (region.get("meta") or {}).get("text") or []
    return " ".join(words if isinstance(words, list) else [str(words)]).strip()
