"""Days whose month stands with another day, or nowhere: "August 14-15", "9 and 10 August", "on the 20th"."""

from standoff.language.times import calendar, readings, words
from standoff.language.times.days import (
    month_day,
    year_ahead,
    year_number,
)
from standoff.language.times.fragments import (
    YEAR,
)
from standoff.language.times.patterns import Rule
from standoff.language.times.readings import Answer, Context, Found
from standoff.language.times.words import listed

LONGEST_LIST = 8
BETWEEN_DAYS = {"-", "–", "to", "and", "until", "till", "&"}


BEFORE_DAYS = {"from", "between", "on", "night", "of", "and", ","}


DAY_SUFFIXES = {"st", "nd", "rd", "th", "of"}


LIST_WORDS = {"st", "nd", "rd", "th", ",", "and", "-", "–", "to", "&", "."}


MAY_FOLLOW_DAY = set(listed("and to at in of for with as when was were after before while if saw will but"))


def _day_more(found: Found, context: Context) -> Answer:
    """ "August 14-15", "June 10 and 11", "from 9 to 21 September": a day whose month stands with another."""
    if found.after() in {"%", "/", ":"} or (found.touches_after() and found.after().isalpha()):
        return None
    month = _month_before(found) or _month_after(found)
    if month is None:
        return None
    year = year_number(found.word("year")) if found.has("year") else year_ahead(found)
    return month_day(found, context, (month, found.number("day")), year)


def _month_before(found: Found) -> int | None:
    index = found.match.start() - 1
    listed = found.before() == "," and found.after().lower() in {",", "and", "&"} and found.after(2).isdecimal()
    if found.before().lower() not in BETWEEN_DAYS and not listed:
        return None
    joined = found.touches_before() and found.before() in "-–"
    if not joined and found.after()[:1].isalpha() and found.after().lower() not in MAY_FOLLOW_DAY:
        return None
    furthest = max(0, index - LONGEST_LIST)
    while index > furthest and (found.tokens[index].isdecimal() or found.tokens[index].lower() in LIST_WORDS):
        index -= 1
    if index < 0 or not found.tokens[index + 1][:1].isdecimal():
        return None
    return words.MONTH_NUMBERS.get(found.tokens[index].lower()) if found.tokens[index][:1].isupper() else None


def _month_after(found: Found) -> int | None:
    if found.has("year"):
        return None
    joined = found.touches_after() and found.after() in "-–" and not found.touches_before()
    linked = found.before().lower() in BEFORE_DAYS and (found.after().lower() in BETWEEN_DAYS or found.after() == ",")
    if not (joined or linked) or not found.after(2).isdecimal() or int(found.after(2)) > 31:
        return None
    index = found.match.end() + 1
    furthest = min(len(found.tokens) - 1, index + LONGEST_LIST)
    while index < furthest and _in_list(found.tokens[index]):
        index += 1
    if index >= len(found.tokens) or not found.tokens[index][:1].isupper():
        return None
    return words.MONTH_NUMBERS.get(found.tokens[index].lower())


def _in_list(word: str) -> bool:
    return word.isdecimal() or word.lower() in DAY_SUFFIXES or word in {",", "and", "&"}


def _the_20th(found: Found, context: Context) -> Answer:
    """A day of the month alone: that of the month of publication, or the next to it by tense."""
    if found.before().lower() not in {"on", "by", "until", "till", "since", "from"}:
        return None
    following = found.after().lower()
    if following.isalpha() and following not in MAY_FOLLOW_DAY | {"the", "a", "he", "she", "they", "it", "we"}:
        return None
    number = found.number("day")
    if not 1 <= number <= 31:
        return readings.unreal()
    unknown = f"XXXX-XX-{number:02d}"
    anchor = context.published
    if anchor is None:
        return readings.day(None, "relative", unknown)
    months = (calendar.shift_months(anchor.replace(day=1), shift) for shift in (-1, 0, 1))
    days = [calendar.day_of(one.year, one.month, number) for one in months if one]
    near = calendar.nearest(anchor, [(one, one) for one in days if one], found.tense())
    return readings.day(near[0] if near else None, "relative", unknown)


RULES = (
    Rule("day more", f"day=DAYNUM SUFFIX? (COMMA? year={YEAR})?", _day_more),
    Rule("the 20th", "the day=DAYNUM SUFFIX", _the_20th),
)
