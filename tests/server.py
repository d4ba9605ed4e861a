"""A PostgreSQL server of the tests' own: in a folder that is removed again, and heard on a socket in it only."""

import atexit
import os
import pwd
import secrets
import shutil
import signal
import subprocess
from dataclasses import dataclass, field
from functools import cache
from itertools import count
from pathlib import Path
from tempfile import mkdtemp

import psycopg
import pytest
from psycopg import sql

OWNER = "standoff_tests"
# What the tests can do without: the servers are stopped and killed, but the machine goes on.
HASTE = ("-c", "fsync=off", "-c", "full_page_writes=off")
# Where Debian, Red Hat and Homebrew put what is not on the path.
FOLDERS = ("/usr/lib/postgresql/*/bin", "/usr/pgsql-*/bin", "/opt/homebrew/opt/postgresql*/bin")
_numbers = count(1)


@dataclass(frozen=True)
class Server:
    """A server that runs. Its folder holds its data and its socket."""

    folder: Path
    programs: Path
    password: str
    owner: int = field(default_factory=os.getpid)

    def address(self, database: str, user: str = OWNER, password: str | None = None) -> str:
        """The address of a database, with the password in it."""
        return f"postgresql://{user}:{password or self.password}@/{database}?host={self.folder}"

    def new_database(self, *options: str) -> str:
        """The address of an empty database."""
        name = f"desk_{next(_numbers)}"
        self.do(f"CREATE DATABASE {name} {' '.join(options)}")
        return self.address(name)

    def new_user(self, *grants: str, database: str = "postgres") -> tuple[str, str]:
        """The name and the password of somebody to whom no more is granted than is said here."""
        name, password = f"user_{next(_numbers)}", secrets.token_hex(8)
        self.do(f"CREATE USER {name} PASSWORD '{password}'")
        for grant in grants:
            self.do(f"GRANT {grant} TO {name}", database)
        return name, password

    def do(self, statement: str, database: str = "postgres") -> None:
        """Run a statement as the owner of the server."""
        with psycopg.connect(self.address(database), autocommit=True) as connection:
            connection.execute(sql.SQL(statement))

    def start(self) -> None:
        """Start it, and wait until it can be asked."""
        settings = ("-c", "listen_addresses=", "-c", f"unix_socket_directories={self.folder}", *HASTE)
        options = " ".join(settings)
        self._control("start", "-o", options, "-l", str(self.folder / "log"), "-w")

    def stop(self) -> None:
        """Stop it as a power cut would, but for what is on the disk."""
        self._control("stop", "-m", "immediate", "-w")

    def remove(self) -> None:
        """Stop it and remove all that it kept; a child that was forked from the tests leaves it alone."""
        pid = self.folder / "data" / "postmaster.pid"
        if os.getpid() == self.owner and self.folder.exists():
            if pid.exists():
                os.kill(int(pid.read_text().split()[0]), signal.SIGQUIT)
            shutil.rmtree(self.folder, ignore_errors=True)

    def _control(self, *words: str) -> None:
        as_its_owner([self.programs / "pg_ctl", "-D", self.folder / "data", "-s", *words])


def as_its_owner(command: list[str | Path]) -> None:
    """Run one of the server's programs. None of them runs as the superuser."""
    user = unprivileged()
    subprocess.run(
        command,
        check=True,
        stdout=subprocess.DEVNULL,
        user=user and user.pw_uid,
        group=user and user.pw_gid,
        extra_groups=[] if user else None,
        cwd="/",
    )


def unprivileged() -> pwd.struct_passwd | None:
    """Whom the server runs as; None for whoever runs the tests."""
    if os.geteuid() != 0:
        return None
    names = {each.pw_name: each for each in pwd.getpwall()}
    return names.get("postgres") or names["nobody"]


def programs() -> Path | None:
    """The folder of the server's programs; None where PostgreSQL is not installed."""
    found = shutil.which("pg_ctl")
    if found and Path(found).resolve().with_name("initdb").exists():
        return Path(found).resolve().parent
    folders = [each for pattern in FOLDERS for each in Path("/").glob(pattern[1:]) if (each / "initdb").exists()]
    return max(folders, default=None)


def start_server() -> Server | None:
    """A server, which is stopped and removed when the tests are over; None where PostgreSQL is not installed."""
    where = programs()
    if where is None:
        return None
    # Not pytest's folder: the path of a socket must be short, and the server's user must get to it.
    server = Server(Path(mkdtemp(prefix="standoff")), where, secrets.token_hex(8))
    atexit.register(server.remove)
    user = unprivileged()
    if user:
        os.chown(server.folder, user.pw_uid, user.pw_gid)
    secret = server.folder / "secret"
    secret.write_text(server.password)
    secret.chmod(0o644)
    as_its_owner(
        [where / "initdb", "-D", server.folder / "data", "-U", OWNER, "--pwfile", secret, "--auth=scram-sha-256",
         "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync"]
    )  # fmt: skip
    server.folder.chmod(0o755)
    server.start()
    return server


@cache
def the_server() -> Server | None:
    """The server that all tests of a run share."""
    return start_server()


def server_or_skip() -> Server:
    """The shared server; the test is skipped where PostgreSQL is not installed."""
    server = the_server()
    if server is None:
        pytest.skip("PostgreSQL is not installed (on Debian: apt-get install postgresql)")
    return server
