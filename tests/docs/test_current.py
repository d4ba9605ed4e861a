"""The documents say what the code and the program say now."""

from pathlib import Path

import pytest
from scripts import docs_domain_files, docs_sessions
from scripts.docs_types import NoMeaningError, fields_table
from scripts.make_docs import PAGES, made

from standoff.domains import domain
from standoff.record.value import Value

GENERAL = domain.FOLDER / domain.GENERAL
TOLD_BY_HAND = {"named_days"}


def _named(page: Path) -> str:
    return page.name


def plain(page: str) -> list[str]:
    """A page's words and marks: how lines are broken and filled does not count."""
    return page.split()


@pytest.mark.parametrize("page", PAGES, ids=_named)
def test_what_is_made_from_the_code_is_current(page: Path) -> None:
    text = page.read_text("utf-8")
    assert made(text) == text, "run: python -m scripts.make_docs"


@pytest.mark.parametrize("page", [page for page in PAGES if docs_sessions.steps(page.read_text("utf-8"))], ids=_named)
def test_commands_print_what_the_page_shows(page: Path) -> None:
    text = page.read_text("utf-8")
    assert plain(docs_sessions.refreshed(text)) == plain(text), "run: python -m scripts.make_docs"


def test_readme_and_guide_show_the_main_commands_at_work() -> None:
    shown = {
        step.command.split()[1]
        for page in PAGES
        if page.name in {"README.md", "guide.md"}
        for step in docs_sessions.steps(page.read_text("utf-8"))
        if step.command.startswith("standoff ")
    }
    assert shown >= {"build", "show", "explain", "report", "export", "annotate"}


def test_every_domain_file_is_told_of() -> None:
    assert set(docs_domain_files.PURPOSES) == set(domain.FILES)
    told = {*docs_domain_files.PURPOSES, *docs_domain_files.LANGUAGE_FILES, *TOLD_BY_HAND}
    assert {file.stem for file in GENERAL.glob("*.yaml")} <= told


def test_a_field_that_nothing_is_said_of_is_refused() -> None:
    class Silent(Value, frozen=True, kw_only=True):
        """A type."""

        unheard: str

    with pytest.raises(NoMeaningError, match=r"Silent\.unheard"):
        fields_table(Silent, {}, {})


@pytest.mark.parametrize("command", ["nosuchcommand", "standoff show --db nosuchfile | head"])
def test_a_command_that_fails_unforeseen_is_not_written_down(command: str) -> None:
    with pytest.raises(docs_sessions.CommandFailedError):
        docs_sessions.refreshed(f"```console\n$ {command}\n```\n")
