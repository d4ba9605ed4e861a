"""``--help``, ``--version`` and ``standoff check``."""

import shlex
from importlib.metadata import PackageNotFoundError, version

import click
import pytest
from tests.cli.running import run, run_apart

from standoff.cli import checks
from standoff.cli.commands import SUMMARIES, commands


def test_help_lists_every_command() -> None:
    ran = run("--help")
    assert ran.status == 0
    for name, summary in SUMMARIES.items():
        assert f"  {name} " in ran.out
        assert summary in ran.out


@pytest.mark.parametrize("name", SUMMARIES)
def test_each_command_shows_an_example_that_can_be_run(name: str) -> None:
    ran = run(name, "--help")
    assert ran.status == 0
    _, _, examples = ran.out.partition("Example:\n")
    lines = [line.strip() for line in examples.splitlines() if "standoff " in line]
    assert lines
    for line in lines:
        words = shlex.split(line.partition("standoff ")[2])
        command = commands.get_command(click.Context(commands), words[0])
        assert command is not None
        assert command.make_context(words[0], words[1:]) is not None


def test_an_unknown_command_is_a_usage_error() -> None:
    ran = run("biuld")
    assert ran.status == 2
    assert "biuld" in ran.err


def test_runs_as_a_module() -> None:
    ran = run_apart("--version")
    assert (ran.status, ran.err) == (0, "")
    assert version("standoff") in ran.out


def test_help_loads_no_stage() -> None:
    ran = run_apart(
        code=[
            "import sys",
            "from standoff.cli.commands import commands",
            "commands(['--help'], standalone_mode=False)",
            "print([one for one in ('spacy', 'sqlalchemy', 'trafilatura') if one in sys.modules], file=sys.stderr)",
        ]
    )
    assert ran.err == "[]\n"


def test_check_finds_all_that_is_needed() -> None:
    ran = run("check")
    assert ran.status == 0, ran.out
    for name in ("Python", "SQLite", "spacy", "English model", "encoder", "domain health-care"):
        assert f"ok            {name}: " in ran.out
    assert "All that Standoff needs is there." in ran.out


@pytest.mark.parametrize(
    ("library", "status", "word"),
    [
        pytest.param("rensa", 1, "missing", id="a library that is needed"),
        pytest.param("pandas", 0, "not installed", id="a library of an extra"),
    ],
)
def test_check_says_how_to_get_what_is_missing(
    library: str, status: int, word: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def without(name: str) -> str:
        if name == library:
            raise PackageNotFoundError(name)
        return version(name)

    monkeypatch.setattr(checks, "version", without)
    ran = run("check")
    assert ran.status == status
    assert f"{word:<14}{library}: none" in ran.out
    assert f"pip install '{library}>=" in ran.out


def test_check_finds_a_library_that_is_too_old(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checks, "version", lambda name: "0.0.1" if name == "spacy" else version(name))
    ran = run("check")
    assert ran.status == 1
    assert "missing       spacy: 0.0.1; needed: " in ran.out
