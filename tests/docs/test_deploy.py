"""The units and the container file: commands in them exist with their options, and systemd finds no fault in them."""

import configparser
import re
import shlex
import shutil
import subprocess
from pathlib import Path

import click
import pytest
from scripts.docs_sessions import ROOT

from standoff.cli.commands import commands

FOLDER = ROOT / "deploy"
UNITS = sorted([*FOLDER.glob("*.service"), *FOLDER.glob("*.timer")])
SERVICES = [one for one in UNITS if one.suffix == ".service"]
CONTAINER = (FOLDER / "Containerfile").read_text("utf-8")
PROGRAM = "/opt/standoff/bin/standoff"
_STEP = re.compile(r"^([A-Z]+) ((?:.*\\\n)*.*)$", re.MULTILINE)


def named(path: Path) -> str:
    return path.name


def understood(words: list[str]) -> None:
    """Fail where a command line of ours would not be understood. Nothing is run."""
    group: click.Group = commands
    while True:
        context = click.Context(group)
        name, command, words = group.resolve_command(context, words)
        assert command is not None
        if not isinstance(command, click.Group):
            break
        group = command
    command.make_context(name, words, parent=context)


def settings(unit: Path) -> configparser.ConfigParser:
    parsed = configparser.ConfigParser(strict=False, interpolation=None)
    parsed.optionxform = str  # type: ignore[assignment, method-assign]
    parsed.read_string(unit.read_text("utf-8"))
    return parsed


@pytest.mark.parametrize("unit", SERVICES, ids=named)
def test_what_a_unit_starts_is_understood(unit: Path) -> None:
    lines = re.findall(r"^ExecStart=(.*)$", unit.read_text("utf-8"), re.MULTILINE)
    assert lines
    for line in lines:
        told = line.replace("$FEEDS", "https://paper.example/feed").replace("$(date +%%u)", "1")
        words = shlex.split(told)
        if words[0] == "/bin/sh":
            words = shlex.split(words[2])[1:]
        assert words[0] == PROGRAM
        understood(words[1:])


@pytest.mark.parametrize("unit", SERVICES, ids=named)
def test_a_unit_has_no_more_rights_than_it_needs(unit: Path) -> None:
    service = settings(unit)["Service"]
    assert service["User"] == "standoff"
    assert (service["NoNewPrivileges"], service["ProtectSystem"], service["UMask"]) == ("yes", "strict", "0077")
    assert service["CapabilityBoundingSet"] == ""


def test_systemd_finds_no_fault_in_the_units(tmp_path: Path) -> None:
    if shutil.which("systemd-analyze") is None:
        pytest.skip("systemd is not installed")
    program = tmp_path / "standoff"
    program.write_text("#!/bin/sh\n")
    program.chmod(0o755)
    for unit in UNITS:
        (tmp_path / unit.name).write_text(unit.read_text("utf-8").replace(PROGRAM, str(program)))
    # Without the manual, of which it would look up the pages that a unit names.
    command = ["systemd-analyze", "verify", "--man=no", *(str(tmp_path / unit.name) for unit in UNITS)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    # It tells of other units of this machine too.
    ours = [line for line in done.stderr.splitlines() if "standoff" in line]
    assert ours == []


def test_the_container_starts_a_command_that_is_understood() -> None:
    steps = dict(_STEP.findall(CONTAINER))
    entry, words = (re.findall(r'"([^"]+)"', steps[name]) for name in ("ENTRYPOINT", "CMD"))
    assert entry == ["standoff"]
    understood(words)
    assert "/readyz" in steps["HEALTHCHECK"]


def test_the_container_is_made_of_what_is_there_and_runs_as_nobody_special() -> None:
    steps = _STEP.findall(CONTAINER)
    for name, words in steps:
        if name == "COPY":
            *sources, _ = words.split()
            assert all((ROOT / one).exists() for one in sources)
    names = [name for name, _ in steps]
    assert names.index("USER") < names.index("CMD")
    assert dict(steps)["USER"] == "standoff"
    assert "--require-hashes" in CONTAINER
