"""Days in plain English, as a working needs them."""

from datetime import date

from standoff.reason.day_sets import ALL_DAYS, DaySet, first_of, in_order, last_of

LONGEST_LIST = 3


def day_in_words(day: date) -> str:
    """A day with its year: 2 October 2024."""
    return f"{day.day} {day:%B} {day.year}"


def days_in_words(days: DaySet) -> str:
    """A set of days: one day, a few of them joined by *or*, or the stretch from first to last."""
    first, last = first_of(days), last_of(days)
    if first is None or last is None:
        return "no day"
    if days.bit_count() <= LONGEST_LIST:
        return _joined(list(in_order(days)))
    if first == first_of(ALL_DAYS) or last == last_of(ALL_DAYS):
        if first == first_of(ALL_DAYS) and last == last_of(ALL_DAYS):
            return "a day not known"
        return f"{day_in_words(last)} or earlier" if first == first_of(ALL_DAYS) else f"{day_in_words(first)} or later"
    return f"between {day_in_words(first)} and {day_in_words(last)}"


def years_in_words(days: DaySet) -> str:
    """The years of a set of days."""
    years = sorted({day.year for day in in_order(days)})
    if len(years) > 2 * LONGEST_LIST:
        return f"some years from {years[0]} to {years[-1]}"
    return _or([str(year) for year in years])


def _joined(days: list[date]) -> str:
    """Days joined by *or*, a month and year that all share said once."""
    if len({(day.year, day.month) for day in days}) == 1:
        return _or([str(day.day) for day in days]) + f" {days[0]:%B} {days[0].year}"
    return _or([day_in_words(day) for day in days])


def _or(words: list[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} or {words[-1]}"
