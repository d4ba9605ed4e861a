"""One reading from two, where publication is only known to lie between two days."""

from datetime import date

from standoff.language.times.readings import Reading


def merged(low: Reading, high: Reading, plain: Reading, ends: tuple[date | None, date | None]) -> Reading:
    """The reading for publication between ``ends``, from those for each end and the one without a day.

    The value stands if both ends give the same; otherwise it is what the words alone say. Of the bounds, the
    earliest is that of the lower end and the latest that of the upper end.
    """
    if low == high:
        return low
    earliest = low.earliest if ends[0] else None
    latest = high.latest if ends[1] else None
    if earliest and latest and earliest > latest:
        earliest, latest = latest, earliest
    if low.value == high.value:
        return low._replace(earliest=earliest, latest=latest)
    grain = low.granularity if ends[0] else high.granularity
    return plain._replace(earliest=earliest, latest=latest, granularity=grain if earliest or latest else "none")
