"""Events on a map: GeoJSON (RFC 7946), one point an event whose place, or what it lies in, has coordinates."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from standoff.publish.atomic import write_data
from standoff.publish.describe import event_in_words
from standoff.publish.location import location
from standoff.publish.release import Release
from standoff.publish.timeline import publishers
from standoff.record import Event

Data = dict[str, Any]


def write_geojson(release: Release, out: Path) -> list[Path]:
    """Writes the events of a release as one collection of points.

    What the release says of itself, and how many events have no point, stands under *standoff*.
    """
    features = list(_features(release))
    said = {
        **release.about,
        "without_coordinates": len(release.record.events) - len(features),
    }
    return [write_data(out, {"type": "FeatureCollection", "standoff": said, "features": features})]


def _features(release: Release) -> Iterator[Data]:
    for event in release.record.events:
        where = location(release.index, event)
        if where is not None and where.point is not None:
            latitude, longitude = where.point
            yield {
                "type": "Feature",
                "id": event.id,
                "geometry": {"type": "Point", "coordinates": [longitude, latitude]},
                "properties": {**_properties(release, event), "place": where.place.name, "point_of": where.point_of},
            }


def _properties(release: Release, event: Event) -> Data:
    return {
        "words": event_in_words(release.index, event),
        "kind": event.kind,
        "mode": event.mode,
        "phase": event.phase,
        "modality": event.modality,
        "earliest": event.when.earliest,
        "latest": event.when.latest,
        "got": event.when.got,
        "codes": dict(sorted(event.codes.items())),
        "sources": list(publishers(release.index, event.passages)),
        "disputes": [one.id for one in release.index.disputes.get(event.id, ())],
    }
