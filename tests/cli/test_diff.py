"""``standoff diff``."""

import json
from pathlib import Path

import pytest
from tests.cli.running import run


def test_two_days_of_one_database(built: Path) -> None:
    ran = run("diff", "2019-06-30", "2024-10-02", "--db", built)
    assert (ran.status, ran.err) == (0, "")
    assert "as of 30 June 2019" in ran.out
    assert "  + added: " in ran.out
    assert "Because of " in ran.out
    assert run("diff", "2024-10-02", "2024-10-02", "--db", built).out.endswith("Nothing is different.\n")


def test_two_releases(built: Path, tmp_path: Path) -> None:
    release = tmp_path / "release.json"
    run("export", "json", "--out", release, "--db", built)
    assert run("diff", release, built).out.endswith("Nothing is different.\n")
    data = json.loads(release.read_bytes())
    gone = data["commitments"].pop()
    shorter = tmp_path / "shorter.json"
    shorter.write_text(json.dumps(data))
    found = json.loads(run("diff", built, shorter, "--json").out)
    assert [(one["what"], one["id"]) for one in found["changes"] if one["kind"] == "commitments"] == [
        ("withdrawn", gone["id"])
    ]
    assert found["before"]["version"]


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to work in."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("given", "status", "said"),
    [
        pytest.param("2024-13-01", 2, "is not a day", id="no such day"),
        pytest.param("nowhere.json", 1, "no such file", id="no such file"),
        pytest.param("text.json", 1, "neither a database of Standoff nor", id="another file"),
        pytest.param("bytes.json", 1, "neither a database of Standoff nor", id="no text"),
        pytest.param(".", 1, "is a directory", id="a folder"),
    ],
)
def test_what_cannot_be_compared_is_told_in_a_line(
    given: str, status: int, said: str, built: Path, place: Path
) -> None:
    (place / "text.json").write_text('{"events": 3}')
    (place / "bytes.json").write_bytes(b"\xff\xfe{")
    ran = run("diff", given, "2024-10-02", "--db", built)
    assert (ran.status, ran.out) == (status, "")
    assert said in ran.err
