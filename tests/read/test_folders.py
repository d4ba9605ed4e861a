"""Folders: all files in them, in one order, and never out of them."""

import os
from pathlib import Path

from standoff.read import count, read
from standoff.record.document import Document, SetAside

STRUCK = "Doctors in the city struck work on Tuesday over an assault on two of them."


def write(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"{STRUCK} So says {name}.", encoding="utf-8")


def test_all_files_by_their_paths(tmp_path: Path) -> None:
    write(tmp_path, "b.txt", "a/z.txt", "a/b/c.txt", "c", ".git/config", ".hidden")
    found = [one.origin.file for one in read(tmp_path)]
    assert found == [(tmp_path / name).as_posix() for name in ("a/b/c.txt", "a/z.txt", "b.txt", "c")]
    assert count(tmp_path) == 4


def test_a_path_stays_relative(tmp_path: Path) -> None:
    write(tmp_path, "reports/a.txt")
    before = Path.cwd()
    os.chdir(tmp_path)
    try:
        [found] = read("reports")
    finally:
        os.chdir(before)
    assert isinstance(found, Document)
    assert found.origin.file == "reports/a.txt"


def test_a_folder_with_nothing_in_it(tmp_path: Path) -> None:
    (tmp_path / "a" / "b").mkdir(parents=True)
    [found] = read(tmp_path)
    assert isinstance(found, SetAside)
    assert "no files" in found.reason


def test_a_loop_of_links_ends(tmp_path: Path) -> None:
    write(tmp_path, "a/report.txt")
    (tmp_path / "a" / "again").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "itself").symlink_to(tmp_path / "itself")
    loop, report, itself = read(tmp_path)
    assert isinstance(loop, SetAside)
    assert "link to a folder" in loop.reason
    assert isinstance(report, Document)
    assert isinstance(itself, SetAside)


def test_links_are_followed_within_the_folder_only(tmp_path: Path) -> None:
    write(tmp_path, "reports/a.txt", "private.txt")
    reports = tmp_path / "reports"
    (reports / "b.txt").symlink_to(reports / "a.txt")
    (reports / "c.txt").symlink_to(tmp_path / "private.txt")
    (reports / "d.txt").symlink_to(tmp_path / "gone.txt")
    a, b, c, d = read(reports)
    assert isinstance(a, Document)
    assert isinstance(b, Document)
    assert isinstance(c, SetAside)
    assert "out of the folder" in c.reason
    assert isinstance(d, SetAside)
    assert "not there" in d.reason


def test_a_pipe_in_a_folder_does_not_keep_waiting(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    [found] = read(tmp_path)
    assert isinstance(found, SetAside)
    assert "pipe" in found.reason


def test_a_name_that_is_not_unicode_can_be_stored(tmp_path: Path) -> None:
    path = os.fsencode(tmp_path) + b"/caf\xe9.txt"
    Path(os.fsdecode(path)).write_text(STRUCK, encoding="utf-8")
    [found] = read(tmp_path)
    assert isinstance(found, Document)
    assert found.origin.file.endswith("caf\\xe9.txt")
    assert found.to_json()
