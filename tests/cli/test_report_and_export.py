"""``standoff report`` and ``standoff export``: the files that they write, and say that they wrote."""

import csv
import json
from pathlib import Path

import pytest
from tests.cli.running import run

from standoff.publish.export import FORMATS


def test_writes_the_report(built: Path, tmp_path: Path) -> None:
    out = tmp_path / "new folder" / "report.html"
    ran = run("report", "--out", out, "--db", built)
    assert (ran.status, ran.out) == (0, f"Wrote {out}\n")
    assert out.read_text().startswith("<!DOCTYPE html>")


def test_writes_the_report_of_one_dispute(built: Path, tmp_path: Path) -> None:
    disputes = [one["dispute"] for one in json.loads(run("show", "--json", "--db", built).out)["disputes"]]
    out = tmp_path / "one.html"
    run("report", disputes[0]["id"], "--out", out, "--db", built)
    page = out.read_text()
    assert disputes[0]["id"] in page
    run("report", "--out", out, "--db", built)
    assert len(out.read_text()) > len(page)


def test_exports_json(built: Path, tmp_path: Path) -> None:
    ran = run("export", "json", "--out", tmp_path / "record.json", "--db", built)
    assert ran.out == f"Wrote {tmp_path / 'record.json'}\n"
    assert json.loads((tmp_path / "record.json").read_bytes())["disputes"]


def test_exports_tables(built: Path, tmp_path: Path) -> None:
    ran = run("export", "csv", "--out", tmp_path / "tables", "--db", built)
    assert {Path(line.removeprefix("Wrote ")).name for line in ran.out.splitlines()} == {
        one.name for one in (tmp_path / "tables").iterdir()
    }
    with (tmp_path / "tables" / "documents.csv").open(newline="") as file:
        assert "2019-06-13" in {row["published_latest"] for row in csv.DictReader(file)}


def test_every_format_can_be_exported_from_a_database(built: Path, tmp_path: Path) -> None:
    for name in FORMATS:
        ran = run("export", name, "--out", tmp_path / name, "--db", built)
        assert (ran.status, ran.err) == (0, "")
        assert ran.out.startswith(f"Wrote {tmp_path / name}")


def test_nothing_is_written_over_in_silence(built: Path, tmp_path: Path) -> None:
    words = ("export", "json", "--out", tmp_path / "record.json", "--db", built)
    assert run(*words).err == ""
    assert "was there already" in run(*words).err


def test_what_is_not_masked_is_said(built: Path, tmp_path: Path) -> None:
    ran = run("export", "json", "--out", tmp_path / "full.json", "--profile", "full", "--db", built)
    assert ran.status == 0
    assert "Not masked" in ran.err
    assert json.loads((tmp_path / "full.json").read_bytes())["standoff"]["masking"].startswith("NOT MASKED")


def test_a_profile_of_ones_own(built: Path, tmp_path: Path) -> None:
    profile = tmp_path / "short.yaml"
    profile.write_text("title: for the test\nlicence: CC0\nwords: none\n")
    run("export", "json", "--out", tmp_path / "record.json", "--profile", profile, "--db", built)
    written = json.loads((tmp_path / "record.json").read_bytes())
    assert written["standoff"]["profile"] == "short"
    assert set(written["documents"][0]["text"]) <= set("█ \n")


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to work in, that holds a file and a folder."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "file").touch()
    (tmp_path / "folder").mkdir()
    return tmp_path


@pytest.mark.parametrize(
    ("words", "status", "said"),
    [
        pytest.param(["export", "xml", "--out", "x"], 2, "'xml' is not one of", id="no such format"),
        pytest.param(["export", "json"], 2, "Missing option '--out'", id="nowhere to write"),
        pytest.param(["export", "json", "--out", "x", "--profile", "all"], 1, "no such profile", id="no such profile"),
        pytest.param(["report", "nobody", "--out", "x"], 1, "no dispute answers to 'nobody'", id="no such dispute"),
        pytest.param(["report", "--out", "file/report.html"], 1, "file: ", id="a file in place of a folder"),
        pytest.param(["report", "--out", "folder"], 2, "is a directory", id="a folder in place of a file"),
    ],
)
def test_what_a_person_gets_wrong(words: list[str], status: int, said: str, built: Path, place: Path) -> None:
    ran = run(*words, "--db", built)
    assert (ran.status, ran.out) == (status, "")
    assert said in ran.err
    assert {one.name for one in place.iterdir()} == {"file", "folder"}


def test_the_database_itself_is_not_written_over(built: Path) -> None:
    before = built.read_bytes()
    ran = run("export", "sqlite", "--out", built, "--db", built)
    assert ran.status == 2
    assert "is the database itself" in ran.err
    assert built.read_bytes() == before
