"""Sessions in the documents: blocks of commands and what they print, run as they stand.

A session is every ``console`` block of a page, in order, in one folder that holds ``examples/``. Lines that begin with
``$`` are commands; the lines under them are what the command prints. Before a page's first block a comment may name a
command to run first without showing it, ``<!-- first: standoff build ... -->``. Ids change when the program learns to
read better, so a comment above a block may say which id its commands mean: ``<!-- the id after "Cameras" -->``, that is
the first id printed so far that stands behind that word.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from functools import cache
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[1]
WIDTH = 96

_BLOCK = re.compile(r"(?:<!-- the id after \"(?P<word>[^\"]+)\" -->\n)?```console\n(?P<body>.*?)```", re.DOTALL)
_FIRST = re.compile(r"<!-- first: (.*?) -->")
_ID = re.compile(r"\b[acdemuxvw]_[0-9a-f]{6,16}\b")
_LONGEST = 300


class Step(NamedTuple):
    """A command and what it prints."""

    command: str
    output: str


class CommandFailedError(Exception):
    """A command of a document did not do what the document shows."""


def steps(page: str) -> list[Step]:
    """The commands of a page with what the page says that they print."""
    return [step for block in _BLOCK.finditer(page) for step in _steps(block["body"])]


def refreshed(page: str) -> str:
    """The page with what its commands print now.

    Raises:
        CommandFailedError: a command failed, and the page does not show that it does.
    """
    if not _BLOCK.search(page):
        return page
    with tempfile.TemporaryDirectory() as folder:
        here = Path(folder)
        (here / "examples").symlink_to(ROOT / "examples")
        for first in _FIRST.findall(page):
            _prepare(first, here)
        heard: list[str] = []
        return _BLOCK.sub(lambda block: _run_block(block, here, heard), page)


def _run_block(block: re.Match[str], here: Path, heard: list[str]) -> str:
    body = []
    for step in _steps(block["body"]):
        command = step.command
        if block["word"] and _ID.search(command):
            command = _ID.sub(_id_after(block["word"], "\n".join(heard)), command)
        output = run(command, here)
        heard.append(output)
        body.append(f"$ {command}\n{output}")
    start = block["body"]
    return block.group().replace(start, "".join(body)) if body else block.group()


def _id_after(word: str, heard: str) -> str:
    behind = heard.partition(word)[2][:_LONGEST]
    found = _ID.search(behind)
    if found is None:
        raise CommandFailedError(f'no id was printed after "{word}"')
    return found.group()


def _steps(body: str) -> list[Step]:
    found: list[Step] = []
    for line in body.splitlines():
        if line.startswith("$ "):
            found.append(Step(line[2:], ""))
        elif found:
            found[-1] = Step(found[-1].command, f"{found[-1].output}{line}\n")
    return found


def run(command: str, here: Path) -> str:
    """What a command prints, on both streams, at a fixed width.

    Raises:
        CommandFailedError: it failed unforeseen: with a traceback, or unknown to the shell.
    """
    known = {name: os.environ[name] for name in ("PYTHONPATH", "HOME", "TMPDIR") if name in os.environ}
    done = subprocess.run(
        ["bash", "-c", f'standoff() {{ "{sys.executable}" -m standoff "$@"; }}; {command}'],
        cwd=here,
        capture_output=True,
        text=True,
        check=False,
        env={
            **known,
            "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}",
            "COLUMNS": str(WIDTH),
            "LANG": "C.UTF-8",
            "TERM": "dumb",
        },
    )
    output = done.stderr + done.stdout
    if "Traceback (most recent call last)" in output or done.returncode == 127:
        raise CommandFailedError(f"$ {command}\n{output}")
    return "".join(f"{line.rstrip()}\n" for line in output.strip("\n").splitlines())


def _prepare(command: str, here: Path) -> None:
    """Run a command that is not shown, once for all pages that want it."""
    shutil.copytree(_prepared(command), here, dirs_exist_ok=True, symlinks=True)


@cache
def _prepared(command: str) -> Path:
    folder = Path(tempfile.mkdtemp(prefix="standoff-docs-"))
    (folder / "examples").symlink_to(ROOT / "examples")
    run(command, folder)
    (folder / "examples").unlink()
    return folder
