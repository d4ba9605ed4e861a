"""``/metrics``, ``/healthz`` and ``/readyz`` at an address of their own, which no visitor of the desk can reach."""

from fastapi import FastAPI, Request, Response

from standoff.desk.house import House
from standoff.desk.metrics import Metrics
from standoff.desk.pages import health


def create(house: House, metrics: Metrics) -> FastAPI:
    """What answers at that address."""
    app = FastAPI(title="Standoff's figures", openapi_url=None)
    app.state.house = house
    app.include_router(health.router)

    @app.get("/metrics")
    def figures(request: Request) -> Response:
        body, kind = metrics.written(request.headers.get("accept", ""))
        return Response(body, headers={"content-type": kind, "cache-control": "no-store"})

    return app
