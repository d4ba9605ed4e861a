"""The package asks for every library that it imports, and every pinned library can be checked."""

import ast
import re
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).parents[1]
PROJECT = tomllib.loads((REPOSITORY / "pyproject.toml").read_text())["project"]
PINNED = ("run.txt", "test.txt")


def plain(name: str) -> str:
    """The name of a library as the index spells it."""
    return re.sub(r"[-_.]+", "-", re.split(r"[\s<>=!~;\[]", name.strip())[0]).lower()


def imported() -> set[str]:
    """The top-level packages that the sources import, wherever in them."""
    found: set[str] = set()
    for file in (REPOSITORY / "src").rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text())):
            if isinstance(node, ast.Import):
                found.update(name.name.split(".")[0] for name in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                found.add(node.module.split(".")[0])
    return found - set(sys.stdlib_module_names) - {"standoff"}


def test_every_library_that_is_imported_is_asked_for() -> None:
    extras = [one for extra in PROJECT["optional-dependencies"].values() for one in extra]
    asked = {plain(one) for one in (*PROJECT["dependencies"], *extras)}
    owners = packages_distributions()
    missing = {name for name in imported() if not asked & {plain(one) for one in owners[name]}}
    assert missing == set()


@pytest.mark.parametrize("name", PINNED)
def test_pinned_libraries_have_hashes_and_name_no_index(name: str) -> None:
    text = (REPOSITORY / "requirements" / name).read_text()
    entries = re.findall(r"^[a-z].*(?:\n    --hash.*)*", text, re.MULTILINE)
    assert len(entries) > 50
    assert [one for one in entries if "--hash=sha256:" not in one or "==" not in one] == []
    assert not re.search(r"https?:|--(?:extra-)?index|--find-links|--trusted-host", text)


@pytest.mark.parametrize("name", PINNED)
def test_what_the_package_asks_for_is_pinned(name: str) -> None:
    pinned = {plain(line) for line in (REPOSITORY / "requirements" / name).read_text().splitlines() if "==" in line}
    assert {plain(one) for one in PROJECT["dependencies"]} <= pinned
    assert "hatchling" in pinned
