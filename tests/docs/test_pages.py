"""Links lead somewhere, libraries are accounted for, and options that are named exist."""

import re
import struct
import tomllib

import click
import pytest
from scripts.docs_sessions import ROOT
from scripts.make_docs import PAGES

from standoff.cli.commands import SUMMARIES, commands

ALL_PAGES = (*PAGES, ROOT / "CHANGELOG.md", ROOT / "examples" / "README.md")
TEXTS = {page.relative_to(ROOT).as_posix(): page.read_text("utf-8") for page in ALL_PAGES}
OTHER_PROGRAMS = {
    "--check",  # scripts.make_docs
    "--misses",  # evals.reports
    "--faults",  # evals.times
    "--strict",  # mypy
    "--metadata",  # datasette
    "--encoding",  # createdb
    "--template",  # createdb
    "--times",  # scripts.kill_build
    "--seconds",  # scripts.fuzz
    "--system",  # useradd
    "--home-dir",  # useradd
    "--shell",  # useradd
    "--require-hashes",  # pip
    "--no-deps",  # pip
    "--no-build-isolation",  # pip
    "--now",  # systemctl
    "--failed",  # systemctl
    "--file",  # podman
    "--tag",  # podman
    "--init",  # podman
    "--volume",  # podman
    "--publish",  # podman
}
ONE_REPORT = "examples/reports/2024-09-03-eastern-press-service.txt"
_FENCED = re.compile(r"^```.*?^```", re.DOTALL | re.MULTILINE)
_LINK = re.compile(r"\]\(([^)\s]+)\)")
_HTML_COMMENT = re.compile(r"<!--.*?-->")
_HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
_OPTION = re.compile(r"(?<![\w-])--[a-z][a-z-]+")
_NAME = re.compile(r"^[A-Za-z0-9_.-]+")
_ROW = re.compile(r"^\| `([a-z0-9_.-]+)` \|(?P<cells>.*)\|$", re.MULTILINE)


def prose(text: str) -> str:
    return _FENCED.sub("", text)


def anchors(text: str) -> set[str]:
    """The anchors of a page's headings, as GitHub makes them."""
    heads = _HEADING.findall(prose(text))
    return {re.sub(r"[^\w\- ]", "", head.lower()).replace(" ", "-") for head in heads}


LINKS = [(page, link) for page, text in TEXTS.items() for link in _LINK.findall(prose(text)) if "://" not in link]


@pytest.mark.parametrize(("page", "link"), sorted(set(LINKS)), ids=str)
def test_link_leads_somewhere(page: str, link: str) -> None:
    path, _, anchor = link.partition("#")
    target = (ROOT / page).parent / path if path else ROOT / page
    assert target.exists()
    if anchor:
        assert anchor in anchors(target.read_text("utf-8"))


def test_every_page_of_the_guide_can_be_reached_from_the_index() -> None:
    reached = {link.partition("#")[0] for page, link in LINKS if page == "docs/index.md"}
    assert {page.name for page in (ROOT / "docs").glob("*.md")} - {"index.md"} <= reached


def test_every_library_is_accounted_for() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    asked = [
        *project["build-system"]["requires"],
        *project["project"]["dependencies"],
        *project["dependency-groups"]["dev"],
    ]
    names = {found.group().lower() for one in asked if (found := _NAME.match(one))}
    rows = {row[1]: row["cells"].split("|") for row in _ROW.finditer(TEXTS["docs/dependencies.md"])}
    assert names <= set(rows), "docs/dependencies.md: say why, the licence and the cost"
    assert set(rows) - names <= {"editables"}, "docs/dependencies.md: no longer used"
    assert all(len(cells) == 3 and all(cell.strip() for cell in cells) for cells in rows.values())


def test_options_that_are_named_exist() -> None:
    known = {"--help", "--version", *OTHER_PROGRAMS}
    context = click.Context(commands)
    for name in SUMMARIES:
        command = commands.get_command(context, name)
        assert command is not None
        below = list(command.commands.values()) if isinstance(command, click.Group) else []
        params = [param for one in (command, *below) for param in one.params]
        known |= {option for one in params if isinstance(one, click.Option) for option in one.opts}
    named = {option for text in TEXTS.values() for option in _OPTION.findall(_HTML_COMMENT.sub("", text))}
    assert named <= known


def test_python_example_of_the_readme_runs(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    (example,) = re.findall(r"```python\n(.*?)```", TEXTS["README.md"], re.DOTALL)
    assert len([line for line in example.splitlines() if line.strip()]) <= 5
    # One report in place of them all: the rest is tested elsewhere, and this takes a tenth of the time.
    exec(example.replace("examples/reports", ONE_REPORT), {})  # noqa: S102 - our own page
    printed = capsys.readouterr().out
    assert "cameras" in printed


def test_picture_is_a_sharp_one_of_moderate_size() -> None:
    picture = (ROOT / "docs" / "images" / "report.png").read_bytes()
    width, _ = struct.unpack(">II", picture[16:24])
    assert picture.startswith(b"\x89PNG")
    assert width == 1200
    assert len(picture) <= 300_000


@pytest.mark.parametrize("page", TEXTS)
def test_no_path_of_a_machine(page: str) -> None:
    assert not re.search(r"(?<![\w.])/(?:home|root|work|tmp|Users)/", TEXTS[page])
