"""Reads a YAML file of knowledge into a typed value, and says where it is wrong: file, line, key, right name."""

import re
from pathlib import Path
from typing import Annotated, Any, Literal, TypeVar, get_args, get_origin

import msgspec
import yaml

T = TypeVar("T")

_PATH = re.compile(r" - at `[^`]*`(?: in `[^`]*`)?")
_UNKNOWN_FIELD = re.compile(r"unknown field `([^`]+)`")
_PLAINLY = (
    (re.compile(r"Object missing required field `([^`]+)`"), r"lacks the key '\1'; add it"),
    (re.compile(r"Expected `array`, got `(\w+)`"), r"must be a list, in [brackets] or a line an item with a dash"),
    (re.compile(r"Expected `object`, got `(\w+)`"), r"must hold keys and values, one a line"),
    (re.compile(r"Expected `str`, got `(\w+)`"), r"must be a word; put it in quotation marks"),
    (re.compile(r"Expected `int` <= (\d+)"), r"must be a whole number of at most \1"),
    (re.compile(r"Expected `int` >= (\d+)"), r"must be a whole number of at least \1"),
    (re.compile(r"Expected `int`, got `(\w+)`"), r"must be a whole number"),
    (re.compile(r"Expected `bool`, got `(\w+)`"), r"must be true or false"),
)
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

Step = str | int


class DomainFileError(Exception):
    """A file of knowledge is wrong. The message gives file, line, key and what to do."""

    def __init__(self, file: Path, line: int | None, key: str, problem: str) -> None:
        where = f"{file}, line {line}" if line else str(file)
        super().__init__(f"{where}: {f'{key}: ' if key else ''}{problem}")
        self.file, self.line, self.key, self.problem = file, line, key, problem


class Lines:
    """The lines on which the keys and values of a YAML file stand."""

    def __init__(self, node: yaml.Node | None) -> None:
        self._node = node

    def of(self, steps: list[Step]) -> int | None:
        """The line (from 1) of what a path leads to, or of the nearest thing above it that is there."""
        node, line = self._node, None
        for step in steps:
            found = _child(node, step)
            if found is None:
                break
            line, node = found
        return line


def _child(node: yaml.Node | None, step: Step) -> tuple[int, yaml.Node] | None:
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if key.value == str(step):
                return key.start_mark.line + 1, value
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        return node.value[step].start_mark.line + 1, node.value[step]
    return None


def read_yaml(file: Path) -> tuple[Any, Lines]:
    """The plain data of a YAML file, and where its parts stand.

    Raises:
        DomainFileError: the file cannot be read, is not YAML, or gives a key twice.
    """
    try:
        text = file.read_text(encoding="utf-8")
        node = yaml.compose(text, Loader=_LOADER)
        _refuse_double_keys(file, node)
        return yaml.load(text, Loader=_LOADER), Lines(node)  # noqa: S506 - a safe loader
    except OSError as error:
        raise DomainFileError(file, None, "", f"cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise DomainFileError(file, None, "", "is not UTF-8 text; save it as UTF-8") from error
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else None
        problem = getattr(error, "problem", None) or str(error)
        raise DomainFileError(file, line, "", f"is not well-formed YAML: {problem}") from error


def _refuse_double_keys(file: Path, node: yaml.Node | None) -> None:
    if isinstance(node, yaml.MappingNode):
        seen: set[str] = set()
        for key, value in node.value:
            if isinstance(key, yaml.ScalarNode) and key.value in seen:
                problem = "this key is given twice; keep one"
                raise DomainFileError(file, key.start_mark.line + 1, key.value, problem)
            seen.add(str(key.value))
            _refuse_double_keys(file, value)
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            _refuse_double_keys(file, item)


def load(file: Path, kind: type[T]) -> T:
    """A file of knowledge as a typed value.

    Raises:
        DomainFileError: the file is not what the type asks for.
    """
    data, lines = read_yaml(file)
    return convert(file, data, lines, kind)


def convert(file: Path, data: Any, lines: Lines, kind: type[T]) -> T:
    """Plain data as a typed value, with errors that name the line.

    Raises:
        DomainFileError: the data is not what the type asks for.
    """
    try:
        return msgspec.convert(data, kind)
    except msgspec.ValidationError as error:
        steps, problem = _innermost(data, kind, []) or ([], str(error))
        raise DomainFileError(file, lines.of(steps), ".".join(map(str, steps)), problem) from None


def _innermost(data: Any, kind: Any, steps: list[Step]) -> tuple[list[Step], str] | None:
    """Where within some data the first thing that is wrong stands, and what is wrong with it."""
    problem = _problem(data, kind)
    if problem is None:
        return None
    for step, part, expected in _parts(data, kind):
        found = _innermost(part, expected, [*steps, step])
        if found is not None:
            return found
    return _here(data, kind, steps, problem)


def _problem(data: Any, kind: Any) -> str | None:
    try:
        msgspec.convert(data, kind)
    except msgspec.ValidationError as error:
        return _PATH.sub("", str(error))
    return None


def _parts(data: Any, kind: Any) -> list[tuple[Step, Any, Any]]:
    """The parts of some data, each with its step and the type that it should have."""
    kind = _plain_type(kind)
    arguments = get_args(kind)
    if isinstance(data, dict) and get_origin(kind) is dict:
        keys = [(key, key, arguments[0]) for key in data]
        return [*keys, *((key, value, arguments[1]) for key, value in data.items())]
    if isinstance(data, dict) and isinstance(kind, type) and issubclass(kind, msgspec.Struct):
        fields = {field.encode_name: field.type for field in msgspec.structs.fields(kind)}
        return [(key, value, fields[key]) for key, value in data.items() if key in fields]
    if isinstance(data, list) and get_origin(kind) is tuple:
        return [(number, value, arguments[0]) for number, value in enumerate(data)]
    return []


def _plain_type(kind: Any) -> Any:
    """A type without what only bounds it."""
    return get_args(kind)[0] if get_origin(kind) is Annotated else kind


def _here(data: Any, kind: Any, steps: list[Step], problem: str) -> tuple[list[Step], str]:
    """What is wrong with a value itself, with the nearest right name where a name is wrong."""
    kind = _plain_type(kind)
    unknown = _UNKNOWN_FIELD.search(problem)
    if unknown and isinstance(kind, type) and issubclass(kind, msgspec.Struct):
        names = [field.encode_name for field in msgspec.structs.fields(kind)]
        return [*steps, unknown.group(1)], f"is not a key that belongs here.{nearest(unknown.group(1), names)}"
    if get_origin(kind) is Literal and isinstance(data, str):
        return steps, f"'{data}' is not one of the names that belong here.{nearest(data, list(get_args(kind)))}"
    return steps, _plainly(problem)


def _plainly(problem: str) -> str:
    """The checker's words in plain ones."""
    for pattern, words in _PLAINLY:
        problem = pattern.sub(words, problem)
    return problem


def nearest(wrong: str, names: list[str]) -> str:
    """' Did you mean …?' with the likeliest right name, or the list of right names when none is near."""
    from rapidfuzz import process  # only a wrong file needs it

    best = process.extractOne(wrong, names, score_cutoff=60)
    if best:
        return f" Did you mean '{best[0]}'?"
    return f" It can be: {', '.join(sorted(set(names)))}." if names else ""
