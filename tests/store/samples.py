"""Made-up reports and a record of them that holds an entry of every kind."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import psycopg
from alembic import command
from sqlalchemy import Connection, Table, create_engine, select

from standoff.record import (
    Actor,
    Annotation,
    Appearance,
    Commitment,
    Conflict,
    Count,
    Demand,
    Derivation,
    Development,
    Dispute,
    Document,
    Event,
    Origin,
    Party,
    Passage,
    Place,
    Precedent,
    Quantity,
    Record,
    Reference,
    Ruling,
    SetAside,
    Side,
    Statement,
)
from standoff.record.identity import document_id, mention_id
from standoff.record.passage import cut
from standoff.record.when import on
from standoff.store import schema
from standoff.store.database import open_database
from standoff.store.migrations import configuration
from standoff.store.schema import metadata


def as_before(source: Path, target: Path, revision: str) -> None:
    """A file as an older Standoff would have made it: its tables as of a step of the migrations, filled."""
    engine = create_engine(f"sqlite:///{target}")
    with engine.begin() as connection:
        command.upgrade(configuration(connection), revision)
    engine.dispose()
    with closing(sqlite3.connect(target)) as file, file:
        file.execute("ATTACH ? AS now", (str(source),))
        kept = {name for (name,) in file.execute("SELECT name FROM now.sqlite_master WHERE type = 'table'")}
        for table in (one.name for one in metadata.sorted_tables):
            columns = ", ".join(f'"{row[1]}"' for row in file.execute(f"PRAGMA main.table_info({table})"))
            if columns and table in kept:
                file.execute(f"INSERT INTO main.{table} ({columns}) SELECT {columns} FROM now.{table}")


READING = "standoff 1 / health-care 1"
LINE = (
    "Doctors at Northgate Hospital stopped work on Monday. “Two of us were beaten,” said Dr Lila Verne. "
    "The state promised 40 cameras by August. The doctors asked for more guards. Nothing was done, they said. "
)


def document(number: int, day: date | None = None, publisher: str = "River Gazette") -> Document:
    """The report with a number, as it appeared on one day."""
    text = f"{LINE}Report {number}."
    published = on(day or date(2024, 8, 1 + number % 28))
    appearance = Appearance(
        origin=Origin(file="reports.jsonl", line=number + 1),
        title=f"Report {number}",
        publisher=publisher,
        url=f"https://news.example/{publisher}/{number}",
        published=published,
    )
    return Document(id=document_id(text), text=text, appearances=(appearance,), published=published)


def said(report: Document, words: str) -> Passage:
    """The passage of a report that holds some words."""
    start = report.text.index(words)
    return cut(report.id, report.text, start, start + len(words))


def strike(report: Document) -> Event:
    """What each report tells."""
    trigger = said(report, "stopped work")
    identifier = mention_id("event", report.id, trigger.start, trigger.end)
    return Event(
        id=identifier,
        kind="strike",
        mode="cease-work",
        trigger=trigger,
        modality="reported",
        when=on(date(2024, 8, 5), "relative", said(report, "Monday")),
        codes={"acled": "Protests"},
        passages=(said(report, LINE[:52].strip()),),
        mentions=(identifier,),
    )


def read(number: int, day: date | None = None, publisher: str = "River Gazette") -> tuple[Document, Annotation]:
    """A report with what was read in it."""
    report = document(number, day, publisher)
    return report, Annotation(document=report.id, published=report.published, events=(strike(report),))


def record(number: int = 2, name: str = "Northgate strike") -> Record:
    """A record of the first ``number`` reports: one event a report, and one entry of each other kind."""
    reports = tuple(document(each) for each in range(number))
    first, last = reports[0], reports[-1]
    events = tuple(strike(report) for report in reports)
    doctor = Actor(
        id="a_0000000000000001", name="Lila Verne", kind="person", names=("Dr Lila Verne",), side="doctors",
        passages=(said(first, "Dr Lila Verne"),), mentions=("a_0000000000000001", "a_00000000000000aa"),
    )  # fmt: skip
    state = Actor(id="a_0000000000000002", name="the state", kind="organisation", passages=(said(first, "The state"),))
    place = Place(
        id="p_0000000000000001", name="Northgate Hospital", kind="facility", latitude=22.57, longitude=88.36,
        passages=(said(first, "Northgate Hospital"),),
    )  # fmt: skip
    by_state = Reference(passage=said(first, "The state"), entry=state.id)
    # The reference bears an id that the actor had before.
    by_doctors = Reference(passage=said(first, "The doctors"), entry="a_0000000000000009")
    statement = Statement(
        id="s_0000000000000001", act="says", content=(said(first, "Two of us were beaten"),),
        cue=(said(first, "said"),), source=(said(first, "Dr Lila Verne"),), speaker=doctor.id, manner="direct",
    )  # fmt: skip
    demand = Demand(
        id="m_0000000000000001", matter="security > guards", text="more guards", by=by_doctors, to=by_state,
        passages=(said(first, "asked for more guards"),), mentions=("m_0000000000000001",),
    )  # fmt: skip
    development = Development(
        id="v_0000000000000001", said="not done", commitment="c_0000000000000001", matter="security > cameras",
        passage=said(last, "Nothing was done"), by=by_doctors,
    )  # fmt: skip
    commitment = Commitment(
        id="c_0000000000000001", matter="security > cameras", text="40 cameras by August", by=by_state,
        quantity=Quantity(amount=40, unit="cameras", passage=said(first, "40 cameras")),
        due=on(date(2024, 8, 31)), developments=(development.id,),
        ruling=Ruling(status="contested", as_of=date(2024, 9, 30), rule="contested by those it was promised to"),
        last_spoken_of=date(2024, 8, 2), passages=(said(first, "promised 40 cameras"),),
    )  # fmt: skip
    conflict = Conflict(
        id="x_0000000000000001", kind="fulfilment", what="whether the cameras came", about=commitment.id,
        sides=(Side(holds="nothing was done", by=(doctor.id,), passages=(said(last, "Nothing was done"),)),),
    )  # fmt: skip
    dispute = Dispute(
        id="u_0000000000000001", name=name, documents=tuple(report.id for report in reports),
        parties=(Party(side="doctors", actors=(doctor.id,)),), places=(place.id,), span=on(date(2024, 8, 5)),
        events=tuple(event.id for event in events), statements=(statement.id,), demands=(demand.id,),
        commitments=(commitment.id,), conflicts=(conflict.id,), state="open", state_reason="no end was reported",
    )  # fmt: skip
    earlier = Dispute(
        id="u_0000000000000002", name="Southgate strike", documents=(last.id,), state="ended",
        precedents=(Precedent(dispute=dispute.id, reasons=("same parties",)),),
    )  # fmt: skip
    first_event = events[0]
    counted = Count(what="injured", low=2, high=2, qualifier="exactly", passage=said(first, "Two of us"))
    told = Event(
        id=first_event.id, kind=first_event.kind, mode=first_event.mode, trigger=first_event.trigger,
        modality="reported", phase="begun", when=first_event.when, codes=first_event.codes, counts=(counted,),
        places=(Reference(passage=said(first, "Northgate Hospital"), entry=place.id),),
        agents=(Reference(passage=said(first, "Doctors")),),
        passages=first_event.passages, mentions=first_event.mentions,
    )  # fmt: skip
    return Record(
        domain="health-care", as_of=date(2024, 9, 30), documents=reports, actors=(doctor, state), places=(place,),
        events=(told, *events[1:]), statements=(statement,), demands=(demand,), commitments=(commitment,),
        developments=(development,), conflicts=(conflict,), disputes=(dispute, earlier),
        derivations=(
            Derivation(
                id="w_0000000000000001", rule="weekday before", about=told.id,
                steps=("Published on Tuesday.", "Monday is the day before."), result="2024-08-05",
                passages=(said(first, "Monday"),),
            ),
        ),
        aliases={"a_0000000000000009": doctor.id, "u_0000000000000009": dispute.id},
        set_aside=(SetAside(origin=Origin(file="torn.txt"), reason="not text", remedy="Save it as text."),),
    )  # fmt: skip


def dump(address: str | Path) -> dict[str, list[tuple[object, ...]]]:
    """The rows of all tables of a database, in an order that does not tell which came first."""
    database = open_database(address, create=False)
    try:
        with database.reading() as connection:
            return {table.name: sorted(_rows(connection, table), key=repr) for table in metadata.sorted_tables}
    finally:
        database.close()


def _rows(connection: Connection, table: Table) -> Iterator[tuple[object, ...]]:
    # A row of the search has the number that was free when it came.
    columns = [one for one in table.columns if one is not schema.searchable.c.number]
    return (tuple(row) for row in connection.execute(select(*columns)))


def rows(address: str | Path, query: str, *values: object) -> list[tuple[object, ...]]:
    """What somebody else's program gets from the database."""
    if isinstance(address, str):
        with psycopg.connect(address) as connection:
            return connection.execute(query.replace("%", "%%").replace("?", "%s").encode(), values).fetchall()
    file = sqlite3.connect(address)
    try:
        return file.execute(query, values).fetchall()
    finally:
        file.close()
