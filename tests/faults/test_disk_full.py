"""A disk that is full: said plainly, nothing half-written, and completed when there is room again."""

import os
import resource
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from scripts.kill_build import apart, build
from tests.cli.running import run

import standoff
from standoff.domains.domain import Domain
from standoff.store import StoreError
from standoff.store.database import open_database
from standoff.store.doctor import examine

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="disks are filled as on Linux")


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of half a megabyte."""
    folder = tmp_path / "disk"
    folder.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=512k", "tmpfs", str(folder)]
    if os.geteuid() != 0 or subprocess.run(command, capture_output=True, check=False).returncode != 0:
        pytest.skip("only the superuser can make a small disk, and not everywhere")
    yield folder
    subprocess.run(["umount", "-l", folder], check=True)


def whole(db: Path, expected: bytes) -> None:
    with open_database(db, create=False) as database:
        assert [fault for _, found in examine(database) for fault in found] == []
    assert standoff.open_record(db).to_json() == expected


def test_a_full_disk(small_disk: Path, reports: Path, undisturbed: tuple[int, bytes]) -> None:
    db = small_disk / "desk.db"
    ran = run("build", reports, "--db", db)
    assert ran.status == 1
    assert f"{db}: the disk is full. Nothing was half-written. Make room, then try again." in ran.err
    subprocess.run(["mount", "-o", "remount,size=64m", small_disk], check=True)
    assert run("build", reports, "--db", db).status == 0
    whole(db, undisturbed[1])


def test_a_limit_on_the_size_of_files(
    tmp_path: Path, reports: Path, undisturbed: tuple[int, bytes], domain: Domain
) -> None:
    db, said = tmp_path / "desk.db", tmp_path / "said"

    def held_to_small_files() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, 300_000))
        try:
            build([reports], db, domain)
        except StoreError as error:
            said.write_text(str(error))

    assert apart(held_to_small_files) == 0
    assert f"{db}: the database could not do its work" in said.read_text()
    build([reports], db, domain)
    whole(db, undisturbed[1])
