"""The web application, put together."""

import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib.metadata import version
from pathlib import Path

from fastapi import FastAPI
from starlette.middleware import Middleware

from standoff.desk import api, errors, statics
from standoff.desk.feeds import Watch
from standoff.desk.guard import Guard
from standoff.desk.house import House
from standoff.desk.measured import Measured
from standoff.desk.metrics import Metrics
from standoff.desk.pages import (
    accounts,
    adding,
    audit,
    disputes,
    document,
    entering,
    entry,
    feeds,
    health,
    incident_form,
    incidents,
    review,
    searching,
)
from standoff.desk.rendering import prepare
from standoff.desk.settings import Settings
from standoff.desk.turns import InTurn
from standoff.desk.worker import Worker
from standoff.store import open_store

log = logging.getLogger("standoff.desk")

_READ = (health, disputes, entry, document, searching, incident_form)
_HOUSE = (entering, review, adding, feeds, incidents, accounts, audit)


def create_app(db: str | Path, settings: Settings) -> FastAPI:
    """The desk of a database; with ``settings.public`` only what can be read, and the form for incidents.

    Raises:
        StoreError: the database cannot be opened.
    """
    store = open_store(db)
    worker = Worker(str(db), settings.domain, log=settings.log)
    house = House(store, settings, worker)
    metrics = Metrics(store)
    worker.after = house.warm

    @asynccontextmanager
    async def life(_: FastAPI) -> AsyncIterator[None]:
        prepare()
        house.warm()
        face = "public" if settings.public else "desk"
        log.info("desk opened", extra={"face": face, "version": version("standoff")})
        watch = Watch(house)
        if not settings.public:
            worker.resume(store)
            watch.start()
        yield
        watch.stop()
        house.worker.close()
        store.close()
        log.info("desk closed")

    around = [Middleware(Measured, metrics=metrics), Middleware(Guard), Middleware(InTurn)]
    app = FastAPI(title="Standoff", openapi_url=None, lifespan=life, middleware=around)
    app.state.house = house
    app.state.metrics = metrics
    errors.register(app)
    for module in _READ if settings.public else (*_READ, *_HOUSE):
        app.include_router(module.router)
    app.include_router(statics.router)
    app.mount("/api/v1", api.create(house))
    return app
