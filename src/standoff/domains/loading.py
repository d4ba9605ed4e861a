"""Reads a YAML file of knowledge into a typed value, and says where it is wrong: file, line, key, right name."""

import re
from pathlib import Path
from typing import Any, TypeVar

import msgspec
import yaml

T = TypeVar("T")

_PATH = re.compile(r" - at `(?:key in )?(\$[^`]*)`")
_UNKNOWN_FIELD = re.compile(r"unknown field `([^`]+)`")
_STEP = re.compile(r"\.([^.\[\]]+)|\[(\d+|\.\.\.)\]")
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
        raise _explained(file, data, lines, kind, str(error)) from None


def _explained(file: Path, data: Any, lines: Lines, kind: type[Any], message: str) -> DomainFileError:
    path = _PATH.search(message)
    steps = _steps(path.group(1), data) if path else []
    problem = _PATH.sub("", message)
    unknown = _UNKNOWN_FIELD.search(message)
    if unknown:
        steps = [*_holder(data, steps, unknown.group(1)), unknown.group(1)]
        names = _field_names(kind, unknown.group(1), data, steps)
        problem = f"is not a key that belongs here.{nearest(unknown.group(1), names)}"
    key = ".".join(str(step) for step in steps)
    return DomainFileError(file, lines.of(steps), key, problem)


def _steps(path: str, data: Any) -> list[Step]:
    """The steps of a path such as ``$.modes[...].verbs[3]``; where it leaves a key open, the steps before it."""
    steps: list[Step] = []
    for name, index in _STEP.findall(path):
        if index == "...":
            break
        steps.append(name or int(index))
    return steps


def _holder(data: Any, steps: list[Step], key: str) -> list[Step]:
    """The path below ``steps`` at which a key that does not belong is to be found."""
    here = data
    for step in steps:
        here = here[step]
    if isinstance(here, dict) and key in here and isinstance(here, dict):
        return steps
    below = here.items() if isinstance(here, dict) else enumerate(here) if isinstance(here, list) else ()
    for step, value in below:
        if isinstance(value, dict | list):
            found = _holder(data, [*steps, step], key)
            if _at(data, found, key):
                return found
    return steps


def _at(data: Any, steps: list[Step], key: str) -> bool:
    for step in steps:
        data = data[step]
    return isinstance(data, dict) and key in data


def _field_names(kind: Any, wrong: str, data: Any, steps: list[Step]) -> list[str]:
    """The names that a key at this place may have: those of every struct within the type."""
    names: list[str] = []
    todo, seen = [kind], set()
    while todo:
        one = todo.pop()
        if isinstance(one, type) and issubclass(one, msgspec.Struct) and one not in seen:
            seen.add(one)
            for field in msgspec.structs.fields(one):
                names.append(field.encode_name)
                todo.append(field.type)
        todo.extend(getattr(one, "__args__", ()))
    return names


def nearest(wrong: str, names: list[str]) -> str:
    """' Did you mean …?' with the likeliest right name, or the list of right names when none is near."""
    from rapidfuzz import process  # only a wrong file needs it

    best = process.extractOne(wrong, names, score_cutoff=60)
    if best:
        return f" Did you mean '{best[0]}'?"
    return f" It can be: {', '.join(sorted(set(names)))}." if names else ""
