"""``/api/v1``: all that the pages show, for programs, with an OpenAPI document."""

from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from standoff.desk.api import addresses, problems
from standoff.desk.api.shapes import components
from standoff.desk.house import House
from standoff.publish.about import standoff_version

_ABOUT = (
    "What the record of disputes holds: each entry with the words that it rests on. Names of private persons, victims "
    "of sexual violence and minors are masked, and hateful words are blocked out, whoever asks. Offsets count Unicode "
    "code points of a document's text."
)


def create(house: House) -> FastAPI:
    """The interface of a desk."""
    app = FastAPI(docs_url=None, redoc_url=None, openapi_url="/openapi.json")
    app.state.house = house
    problems.register(app)
    app.include_router(addresses.router)
    app.openapi = lambda: _document(app)  # type: ignore[method-assign]
    return app


def _document(app: FastAPI) -> dict[str, Any]:
    if app.openapi_schema is None:
        made = get_openapi(
            title="Standoff",
            version=standoff_version(),
            description=_ABOUT,
            routes=app.routes,
            servers=[{"url": "/api/v1"}],
        )
        made.setdefault("components", {})["schemas"] = components()
        app.openapi_schema = made
    return app.openapi_schema
