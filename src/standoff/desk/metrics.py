"""Figures of a desk at work, as OpenMetrics: requests as they are counted here, the rest as the database has it."""

from collections.abc import Iterator
from importlib.metadata import version

from prometheus_client import CollectorRegistry, Counter, GCCollector, Histogram, PlatformCollector, ProcessCollector
from prometheus_client import exposition as plain
from prometheus_client.metrics_core import GaugeMetricFamily, InfoMetricFamily, Metric
from prometheus_client.openmetrics import exposition as open_metrics
from prometheus_client.registry import Collector

from standoff.store import Store, StoreError, figures

_BUCKETS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)


class Metrics:
    """What is counted, and how it is written. Each desk has its own."""

    def __init__(self, store: Store) -> None:
        self.registry = CollectorRegistry()
        for collector in (ProcessCollector, PlatformCollector, GCCollector):
            collector(registry=self.registry)
        labels = ("method", "route", "status")
        self._requests = Counter("standoff_requests", "Requests answered.", labels, registry=self.registry)
        self._seconds = Histogram(
            "standoff_request_seconds",
            "How long answers took.",
            ("method", "route"),
            buckets=_BUCKETS,
            registry=self.registry,
        )
        self.registry.register(_Kept(store))

    def request(self, method: str, route: str, status: int, seconds: float) -> None:
        """Count a request."""
        self._requests.labels(method, route, str(status)).inc()
        self._seconds.labels(method, route).observe(seconds)

    def written(self, accept: str = "") -> tuple[bytes, str]:
        """All figures, and their content type: OpenMetrics, or the older format for who knows only that."""
        if "text/plain" in accept and "openmetrics" not in accept:
            return plain.generate_latest(self.registry), plain.CONTENT_TYPE_LATEST
        body: bytes = open_metrics.generate_latest(self.registry)  # type: ignore[no-untyped-call]
        return body, open_metrics.CONTENT_TYPE_LATEST


class _Kept(Collector):
    """What the database holds, asked for each time. Where it cannot be asked, only that is told."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def describe(self) -> Iterator[Metric]:
        """Nothing: so the database is not asked before anybody wants the figures."""
        return iter(())

    def collect(self) -> Iterator[Metric]:
        """The figures."""
        yield InfoMetricFamily("standoff", "Which Standoff it is.", {"version": version("standoff")})
        try:
            with self._store.reading() as connection:
                found = figures.figures(connection)
            stale = self._store.stale()
        except StoreError:
            yield GaugeMetricFamily("standoff_database_up", "Whether the database can be read.", 0)
            return
        yield GaugeMetricFamily("standoff_database_up", "Whether the database can be read.", 1)
        yield GaugeMetricFamily("standoff_record_stale", "Whether reports are not in the record yet.", int(stale))
        yield GaugeMetricFamily("standoff_reports", "Reports that are kept.", found.reports)
        yield GaugeMetricFamily("standoff_set_aside", "Reports that were set aside.", found.set_aside)
        yield _by("standoff_entries", "Entries of the record.", "kind", found.entries)
        yield _by("standoff_jobs", "Jobs that add reports.", "state", found.jobs)
        yield _by("standoff_incidents", "Incidents that were reported.", "state", found.incidents)
        yield GaugeMetricFamily("standoff_feeds", "Feeds that are watched.", found.feeds)
        yield GaugeMetricFamily("standoff_feeds_failing", "Feeds that could not be had.", found.feeds_failing)
        yield GaugeMetricFamily("standoff_pages_waiting", "Pages of feeds still to be fetched.", found.pages_waiting)


def _by(name: str, about: str, label: str, counts: dict[str, int]) -> GaugeMetricFamily:
    family = GaugeMetricFamily(name, about, labels=[label])
    for key, number in sorted(counts.items()):
        family.add_metric([key], number)
    return family
