"""The state that a report tells of."""

from collections import Counter
from collections.abc import Iterable, Mapping

from standoff.record.place import Place
from standoff.resolve.report import Report


def areas_of(reports: Iterable[Report], places: Mapping[str, Place]) -> dict[str, str | None]:
    """The area of each report, by document id: None where it names no place that is known to lie anywhere.

    ``places`` are entries by the ids of their mentions.
    """
    return {report.document.id: area_of(report, places) for report in reports}


def area_of(report: Report, places: Mapping[str, Place]) -> str | None:
    """The state that most of a report's places lie in, or the country where no state is named."""
    counted: Counter[str] = Counter()
    for mention in report.annotation.places:
        place = places.get(mention.id, mention)
        states = [place.name] if place.kind == "state" else [name for name in place.parents[-2:-1] if name]
        counted.update({name: len(mention.passages) for name in states})
    return max(counted, key=lambda name: (counted[name], name)) if counted else None
