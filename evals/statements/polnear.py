"""Reads PolNeAR's attributions: brat standoff files beside the texts they annotate."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

Spans = tuple[tuple[int, int], ...]

_SPAN = re.compile(r"(T\d+)\t\S+ (\d+ \d+(?:;\d+ \d+)*)\t")
_EVENT = re.compile(r"E\d+\t\S+ (.*)")
_ANNOTATOR = re.compile(r"_[0-9a-f]{4}$")


class Attribution(NamedTuple):
    """Source, cue and content by their offsets; source and cue may be empty."""

    source: Spans
    cue: Spans
    content: Spans


class Article(NamedTuple):
    """A text and what its annotator marked in it."""

    name: str
    text: str
    attributions: tuple[Attribution, ...]


def read_part(folder: Path) -> Iterator[Article]:
    """The articles of a part, by name. Of an article that several people annotated, the first reading is taken."""
    readings: dict[str, Path] = {}
    for file in sorted((folder / "attributions").glob("*.ann")):
        readings.setdefault(_ANNOTATOR.sub("", file.stem), file)
    for file in sorted((folder / "text").glob("*.txt")):
        if file.stem in readings:
            # Offsets count every character of the file, so that line ends must not be translated.
            text = file.read_bytes().decode("utf-8")
            yield Article(file.stem, text, read_attributions(readings[file.stem].read_bytes().decode("utf-8")))


def read_attributions(annotations: str) -> tuple[Attribution, ...]:
    """The attributions of a brat file; a part that names a span which is not there is left out."""
    spans: dict[str, Spans] = {}
    found: list[Attribution] = []
    for line in annotations.split("\n"):
        span = _SPAN.match(line)
        event = _EVENT.match(line)
        if span:
            spans[span.group(1)] = _offsets(span.group(2))
        elif event:
            found.append(_attribution(event.group(1), spans))
    return tuple(found)


def _offsets(words: str) -> Spans:
    pairs = (pair.split() for pair in words.split(";"))
    return tuple((int(start), int(end)) for start, end in pairs)


def _attribution(arguments: str, spans: dict[str, Spans]) -> Attribution:
    parts: dict[str, Spans] = {}
    for argument in arguments.split():
        role, _, name = argument.partition(":")
        role = role.rstrip("0123456789")
        parts[role] = (*parts.get(role, ()), *spans.get(name, ()))
    return Attribution(parts.get("Source", ()), parts.get("Cue", ()), parts.get("Content", ()))
