"""``standoff desk``, as it is started in a terminal."""

import re
import socket
import subprocess
import sys
import time
from pathlib import Path

import httpx
import pytest
from tests.cli.running import ENVIRONMENT, run
from tests.desk.desks import PASSWORD, keep
from tests.publish.sample import RECORD


def test_the_first_start_prints_a_link_that_opens_the_desk(tmp_path: Path) -> None:
    db = keep(RECORD, tmp_path / "desk.db")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "standoff", "desk", "--db", str(db), "--port", str(port)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=ENVIRONMENT, text=True) as desk:
        try:
            assert desk.stdout is not None
            found = re.search(rf"(http://127\.0\.0\.1:{port})(/welcome/[\w-]+)", desk.stdout.readline())
            assert found is not None
            with httpx.Client(base_url=found[1]) as client:
                page = _wait(client, found[2])
                token = re.search(r'name="token" value="(\w+)"', page)
                assert token is not None
                fields = {"token": token[1], "password": PASSWORD, "again": PASSWORD}
                assert client.post(found[2], data=fields).status_code == 303
                assert "Harrow Lane" in client.get("/").text
                assert client.get(found[2]).status_code == 404
        finally:
            desk.terminate()


def _wait(client: httpx.Client, address: str) -> str:
    for _ in range(200):
        try:
            return client.get(address).text
        except httpx.ConnectError:
            time.sleep(0.1)
    raise AssertionError("the desk did not open")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--zone", "Tarsin/Halden"), "there is no time zone 'Tarsin/Halden'"),
        (("--folder", "nowhere"), "Directory 'nowhere' does not exist"),
        (("--port", "99999"), "99999 is not in the range"),
    ],
)
def test_what_cannot_be_is_said_at_once(tmp_path: Path, words: tuple[str, str], said: str) -> None:
    ran = run("desk", "--db", tmp_path / "desk.db", *words)
    assert ran.status == 2
    assert said in ran.err
