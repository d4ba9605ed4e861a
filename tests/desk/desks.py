"""Desks for tests: a database, the application over it, and visitors who have logged in."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from fastapi.testclient import TestClient

from standoff.desk import passwords
from standoff.desk.app import create_app
from standoff.desk.clock import now
from standoff.desk.settings import Settings
from standoff.desk.worker import Worker
from standoff.record import Annotation, Record
from standoff.store import audit, open_store
from standoff.store.accounts import Account, Role, add

# What the client answers with: of httpx, or of its successor, as the library of the client has it.
Response = Any

PASSWORD = "a green lamp over water"  # noqa: S105
KEPT = passwords.hashed(PASSWORD)
ROLES: tuple[Role, ...] = ("reader", "reviewer", "administrator")


class AtOnce(Worker):
    """Does in this process, before the answer, what the desk has another process do after it."""

    def _do(self, task: Callable[..., None], *given: object) -> None:
        task(*given)


class Visitor:
    """Somebody with a browser."""

    def __init__(self, client: TestClient) -> None:
        self.client = client

    def get(self, address: str, **given: Any) -> Response:
        return self.client.get(address, follow_redirects=False, **given)

    def text(self, address: str) -> str:
        answer = self.client.get(address)
        assert answer.status_code == 200, (address, answer.status_code)
        return answer.text

    def token(self, page: str = "/incident") -> str:
        found = re.search(r'name="token" value="(\w+)"', self.client.get(page).text)
        assert found is not None
        return found[1]

    def post(self, address: str, /, files: Any = None, **fields: Any) -> Response:
        """Send a form with the token that the desk gave to this visitor."""
        data = {"token": self.token(), **fields}
        return self.client.post(address, data=data, files=files, follow_redirects=False)

    def log_in(self, name: str, password: str = PASSWORD) -> Response:
        return self.client.post(
            "/enter",
            data={"token": self.token("/enter"), "name": name, "password": password},
            follow_redirects=False,
        )


class Desk:
    """A desk with an account of each role, named as the role."""

    def __init__(
        self, db: Path, *, public: bool = False, folders: tuple[Path, ...] = (), accounts: bool = True
    ) -> None:
        self.db = db
        self.files = db.with_name(f"{db.name}.files")
        self.app = create_app(db, Settings(files=self.files, public=public, folders=folders))
        self.house = self.app.state.house
        self.house.worker = AtOnce(str(db), None)
        if accounts and not public:
            with self.house.store.writing() as connection:
                for role in ROLES:
                    add(connection, Account(name=role, role=role, password=KEPT, made=now()))

    def visitor(self, role: str | None = None) -> Visitor:
        visitor = Visitor(TestClient(self.app, base_url="https://desk.test", raise_server_exceptions=True))
        if role is not None:
            assert visitor.log_in(role).status_code == 303
        return visitor

    def log(self) -> list[str]:
        """What stands in the audit log, oldest first."""
        with self.house.store.reading() as connection:
            return [f"{one.who}: {one.what}" for one in reversed(audit.latest(connection, 1000))]


def keep(record: Record, db: Path) -> Path:
    """A database that holds a record made by hand."""
    with open_store(db) as store:
        store.add([(one, Annotation(document=one.id, published=one.published)) for one in record.documents], "by hand")
        store.replace_record(record)
    return db
