"""Years, years of accounts, decades and centuries."""

from datetime import date

from standoff.language.times import calendar, readings, words
from standoff.language.times.days import (
    year_number,
)
from standoff.language.times.fragments import (
    PERIOD_MODIFIER,
)
from standoff.language.times.patterns import Rule
from standoff.language.times.readings import Answer, Context, Found, Reading
from standoff.language.times.words import listed

MONEY = set(
    listed(
        "flight room page highway route section chapter windows model $ £ € ₹ rs rs. inr usd no no. # @ nos about "
        "nearly almost over"
    )
)


COUNTED = set(
    listed(
        "people persons percent per points shares jobs workers employees men women children students troops "
        "soldiers doctors patients miles km kilometres kilometers metres meters feet acres tonnes tons barrels "
        "cars units houses homes dollars rupees pounds euros yen votes seats members police policemen policewomen "
        "litres liters crore lakh million billion residents villagers farmers protesters delegates books copies "
        "words pages others more rpm cc hp megawatts mw deaths cases beds times of %"
    )
)


def _year(found: Found, context: Context) -> Answer:
    digits = found.word("year")
    number = year_number(digits, context.published)
    before, after = found.before().lower(), found.after().lower()
    if found.has("fiscal") or found.has("modifier"):
        return readings.year(number)
    if not digits.isdecimal() or not _stands_alone(found, before, after):
        return None
    if not 1900 <= number <= 2100 and before not in {"in", "since", "by", "until", "till", "of", "from", "year"}:
        return None
    if before == "year" and number > 2100:
        return readings.unreal("XXXX")
    if number > 2050 or number < 1900:
        return readings.year(number) if before in {"in", "since", "by", "until", "till", "year"} else None
    return readings.year(number)


def _accounts(found: Found, context: Context) -> Answer:
    if found.touches_after() and found.after()[:1].isalnum():
        return None
    return readings.year(year_number(found.word("year"), context.published))


def _short_year(found: Found, context: Context) -> Answer:
    if not found.tight("year") or found.touches_before() or (found.touches_after() and found.after()[:1].isalnum()):
        return None
    if not found.has("modifier") and found.before().lower() not in {
        "in",
        "since",
        "of",
        "until",
        "from",
        "by",
        "to",
        "the",
    }:
        return None
    return readings.year(year_number(found.word("year"), context.published))


def _year_end(found: Found, context: Context) -> Answer:
    if found.has("year"):
        return readings.year(year_number(found.word("year"), context.published))
    on = context.published
    if on is None:
        return readings.year(None, "relative")
    past = found.tense() < 0 and on.month <= 3
    return readings.year(on.year - past, "relative")


def _stands_alone(found: Found, before: str, after: str) -> bool:
    if before in MONEY or (after in COUNTED and not (after == "of" and before in {"in", "since", "by", "until"})):
        return False
    if found.touches_after() and after in {",", ".", "/", ":", "-", "+", "_"}:
        first_of_two = after == "-" and not (found.touches_before() and before in "-–")
        if first_of_two and _later_year(found, found.after(2)):
            return True
        if found.after(2)[:1].isdecimal() and found.starts[found.match.end() + 1] == found.end() + 1:
            return False
    if found.touches_before() and before in {",", ".", "/", ":", "-", "_", "+", "@", "#"}:
        return before == "-" and (not found.before(2)[:1].isdecimal() or _is_year(found.before(2)))
    return not (found.touches_before() and before.isalnum())


def _is_year(token: str) -> bool:
    return token.isdecimal() and len(token) == 4 and calendar.in_range(int(token))


def _later_year(found: Found, following: str) -> bool:
    """1939-1945, 1986-89: a later year follows."""
    if not following.isdecimal() or len(following) not in (2, 4):
        return False
    return int(following) % 100 > found.number("year") % 100 or _is_year(following)


def _second_year(found: Found, context: Context) -> Answer:
    """The second of 1986-89."""
    first = found.before(2)
    if not (found.touches_before() and found.before() in "-–" and _is_year(first)) or (
        found.touches_after() and found.after() in "-/"
    ):
        return None
    number = found.number("year")
    return readings.year(int(first) // 100 * 100 + number) if number > int(first) % 100 else None


def _year_span(found: Found, context: Context) -> Answer:
    """2019-20: one year of accounts or schooling that runs over two calendar years."""
    first, second = found.number("year"), found.number("second")
    if not found.tight("span") or (first + 1) % 100 != second % 100 or found.touches_before():
        return None
    if found.width("second") == 4 and second != first + 1:
        return None
    if not (calendar.in_range(first) and calendar.in_range(first + 1)):
        return None
    return readings.between((date(first, 1, 1), date(first + 1, 12, 31)), f"{first}", "year", "stated")


def _decade(found: Found, context: Context) -> Answer:
    if found.has("word"):
        return readings.decade(1900 + words.DECADE_WORDS[found.word("word")])
    if not found.tight("digits"):
        return None
    number = found.number("number")
    if found.width("number") == 2:
        if number % 10 or (not found.has("apostrophe") and not found.has("modifier") and not found.has("article")):
            return None
        number += 1900 if number >= 20 else 2000
    if number % 10 or (found.after() == "," and found.after(2).isdecimal() and found.after(3) == "s"):
        return None
    if number % 100 == 0 and number < 1900:
        return Reading("DATE", f"{number // 100}", None, None, "vague", "none")
    return readings.decade(number)


def _century(found: Found, context: Context) -> Answer:
    word = found.word("nth")
    number = words.ORDINALS.get(word.replace("twenty - first", "").strip()) or (
        21 if "twenty" in word and "first" in word else int("".join(filter(str.isdigit, word)) or 0)
    )
    if not 1 <= number <= 30:
        return None
    if number == 20:
        return Reading("DATE", "19", date(1900, 1, 1), date(1999, 12, 31), "vague", "stated")
    if number == 21:
        return Reading("DATE", "20", date(2000, 1, 1), date(2099, 12, 31), "vague", "stated")
    return Reading("DATE", f"{number - 1:02d}", None, None, "vague", "none")


NAMED_RULES = (
    Rule(
        "century",
        "the? (EARLY HYPHEN?|EDGE of the)? nth=(ORDWORD|TENS HYPHEN ORDWORD|NUM SUFFIX) HYPHEN? century",
        _century,
    ),
    Rule(
        "decade",
        f"(article=the)? {PERIOD_MODIFIER} (digits=(apostrophe=APOS? number=(NUM4|NUM2) APOS? s)|word=DECADEWORD)",
        _decade,
    ),
)


RULES = (
    Rule(
        "year span",
        "((the)? (fiscal|financial|academic) (year)?)? span=(year=YEAR HYPHEN second=(NUM2|NUM4))",
        _year_span,
    ),
    Rule("fiscal year", "fy year=(NUM4|NUM2) (HYPHEN NUM2)?", _accounts),
    Rule(
        "year",
        f"{PERIOD_MODIFIER} ((the|its)? fiscal=(fiscal (year)?|calendar (year)?|financial year|year))? year=(NUM4)",
        _year,
    ),
    Rule("1986-89", "year=NUM2", _second_year),
    Rule("'89", f"{PERIOD_MODIFIER} year=(APOS NUM2)", _short_year),
    Rule("year-end", "(year=YEAR)? (year HYPHEN? (end)|yearend|end of (the)? year) (year=YEAR)?", _year_end),
    Rule("midyear", "midyear|mid HYPHEN year", _year_end),
)
