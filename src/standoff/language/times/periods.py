"""Months, quarters, halves, years, decades, centuries and seasons, by name or number."""

from datetime import date

from standoff.language.times import calendar, readings, words
from standoff.language.times.days import SIDES, month_number, year_number
from standoff.language.times.fragments import MODIFIER, MONTH, YEAR
from standoff.language.times.patterns import Rule
from standoff.language.times.readings import Answer, Context, Found, Reading

# Month names that are also verbs, or names of persons: alone, they need a word before them that asks for a time.
DOUBTFUL_MONTHS = {"may", "march", "mar", "april", "june", "august", "jan", "sept", "dec", "jun", "apr"}
ASKS_FOR_TIME = set(
    "in since by until till of from last next this early late mid during through to for between before after around "
    "every throughout than and or within ending ended starting beginning – -".split()
)
MONEY = set("$ £ € ₹ rs rs. inr usd no no. # @ nos about nearly almost over".split())
COUNTED = set(
    "people persons percent per points shares jobs workers employees men women children students troops soldiers "
    "doctors patients miles km kilometres kilometers metres meters feet acres tonnes tons barrels cars units houses "
    "homes dollars rupees pounds euros yen votes seats members police policemen policewomen litres liters crore lakh "
    "million billion residents villagers farmers protesters delegates books copies words pages others more rpm cc hp "
    "megawatts mw deaths cases beds times of %".split()
)
ALONE_BEFORE = set(
    "in since by until till of from during through to for between before after around early late mid and the that "
    "than fiscal year season ( , summer spring autumn fall winter into – - throughout ’ ' on".split()
)


def the_year(found: Found, context: Context, name: str = "year") -> int | None:
    """The year that a tail tells: in digits, or as last, this or next year."""
    if found.has(name):
        return year_number(found.word(name), context.published)
    that = f"that_{name}"
    if not found.has(that):
        return None
    if context.published is None:
        return None
    return context.published.year + SIDES.get(found.word(that).split()[-1], 0)


def _month(found: Found, context: Context) -> Answer:
    number = month_number(found.word("month"))
    if found.has("year") and found.word("year").startswith(("'", "’", "‘")) and not found.tight("year"):
        return None
    if found.has("year") or found.has("that_year"):
        return readings.month(the_year(found, context), number, "stated" if found.has("year") else "relative")
    if not _is_month(found):
        return None
    return near_month(found, context, number)


def near_month(found: Found, context: Context, number: int) -> Reading:
    """A month without its year, against the day of publication."""
    anchor = context.published
    side = SIDES.get(found.word("relative"), 0)
    if anchor is None:
        return readings.month(None, number)
    if side < 0:
        return readings.month(anchor.year - (number >= anchor.month), number)
    if side > 0:
        return readings.month(anchor.year + (number <= anchor.month), number)
    if found.has("relative"):
        return readings.month(anchor.year, number)
    years = [one for one in (anchor.year - 1, anchor.year, anchor.year + 1) if calendar.in_range(one)]
    near = calendar.nearest(anchor, [calendar.month_bounds(one, number) for one in years], found.tense())
    return readings.month(near[0].year if near else None, number)


def _is_month(found: Found) -> bool:
    word = found.word("month").rstrip(" .")
    if found.has("relative") or found.has("modifier"):
        return True
    before = found.before().lower()
    if word in DOUBTFUL_MONTHS and before not in ASKS_FOR_TIME:
        return False
    if word in DOUBTFUL_MONTHS and before in {"and", "or", "to", "for", "of"} and found.after()[:1].isupper():
        return False
    return not (word not in words.MONTHS and found.before()[:1].isupper())


def _year(found: Found, context: Context) -> Answer:
    digits = found.word("year")
    number = year_number(digits, context.published)
    before, after = found.before().lower(), found.after().lower()
    if found.has("fiscal") or found.has("modifier"):
        return readings.year(number)
    if not digits.isdigit() or not _stands_alone(found, before, after):
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
    if not found.tight("year") or found.touches_before() or found.touches_after() and found.after()[:1].isalnum():
        return None
    if not found.has("modifier") and found.before().lower() not in {"in", "since", "of", "until", "from", "by", "to", "the"}:
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
    if before in MONEY or after in COUNTED:
        return False
    if found.touches_after() and after in {",", ".", "/", ":", "-", "+", "_"}:
        following = found.after(2)
        if following[:1].isdigit() and found.match.end() + 1 < len(found.starts):
            if found.starts[found.match.end() + 1] == found.end() + 1:
                return False
    if found.touches_before() and before in {",", ".", "/", ":", "-", "_", "+", "@", "#"}:
        return before == "-" and not found.before(2)[:1].isdigit()
    return not (found.touches_before() and before.isalnum())


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
        if number % 10 or (not found.has("apostrophe") and not found.has("modifier") and found.before() != "the"):
            return None
        number += 1900 if number >= 20 else 2000
    if number % 10:
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


def _part_of_year(found: Found, context: Context) -> Answer:
    """Quarters and halves."""
    word = found.word("nth")
    number = words.ORDINALS.get(word) or int("".join(filter(str.isdigit, word)) or 0)
    if found.after() == "-" and found.after(2).lower().startswith("final"):
        return False
    halves = found.word("kind") in ("half", "h")
    if not 1 <= number <= (2 if halves else 4):
        return None
    if found.has("adjective") is False and found.word("kind") in ("h", "q") and not found.tight("short"):
        return None
    build = readings.half if halves else readings.quarter
    if found.has("year") or found.has("that_year") or found.has("year_before"):
        name = "year_before" if found.has("year_before") else "year"
        return build(the_year(found, context, name), number, "stated" if found.has(name) else "relative")
    if halves and not found.has("of_year") and not _half_of_year(found):
        return None
    return near_part(found, context, number, halves)


def _half_of_year(found: Found) -> bool:
    """ "The first half" is one of a match or of anything, unless money is near."""
    near = found.text[max(0, found.start() - 120) : found.end() + 120].lower()
    return any(sign in near for sign in ("profit", "earning", "revenue", "sales", "loss", "fiscal", "$", "rs ", "econom"))


def near_part(found: Found, context: Context, number: int, halves: bool) -> Reading:
    """A quarter or half without its year, against the day of publication."""
    build = readings.half if halves else readings.quarter
    anchor = context.published
    if anchor is None:
        return build(None, number)
    length = 6 if halves else 3
    years = [one for one in (anchor.year - 1, anchor.year, anchor.year + 1) if calendar.in_range(one)]
    spans = [calendar.month_bounds(one, length * number - length + 1, length) for one in years]
    near = calendar.nearest(anchor, spans, found.tense())
    return build(near[0].year if near else None, number)


def _season(found: Found, context: Context) -> Answer:
    name = words.SEASONS[found.word("season")]
    if found.has("year") or found.has("that_year"):
        return readings.season(the_year(found, context), name, "stated" if found.has("year") else "relative")
    relative = found.word("relative")
    if not relative and not _is_season(found):
        return None
    anchor = context.published
    if anchor is None:
        return readings.season(None, name)
    side = SIDES.get(relative, 0)
    years = range(anchor.year - 2, anchor.year + 3)
    spans = [calendar.season_bounds(one, name) for one in years if calendar.in_range(one) and calendar.in_range(one + 1)]
    if side < 0:
        spans = [one for one in spans if one[1] < anchor]
    elif side > 0:
        spans = [one for one in spans if one[0] > anchor]
    elif relative:
        spans = [one for one in spans if one[0].year == anchor.year]
    near = calendar.nearest(anchor, spans, found.tense())
    return readings.season(near[0].year if near else None, name)


def _is_season(found: Found) -> bool:
    if found.after().lower() in {"olympics", "games", "palace", "olympic", "school", "-", "camp", "of"}:
        return False
    if found.word("season") in ("fall", "spring"):
        return found.before().lower() in {"in", "the", "by", "until", "since", "during"} and found.quote.split()[0].lower() in {
            "the", "early", "late", "mid", "end", "beginning", found.word("season"),
        } and found.after().lower() not in {"in", "of", "from", "to"}  # fmt: skip
    return found.before().lower() in ASKS_FOR_TIME | {"the", "over"} or found.quote.lower().startswith("the ")


YEAR_TAIL = f"((of|COMMA|in|for|HYPHEN)? (fiscal|calendar)? (year=(YEAR|APOS NUM2)|(the)? that_year=(last|this|next|the current|the previous|the same) (fiscal)? year))?"
NTH = "nth=(ORDWORD|QUARTERNUM SUFFIX)"
MOD = f"(modifier=(the? (EARLY HYPHEN? (to HYPHEN? EARLY HYPHEN?)?|very? EDGE of the?)))?"
NAMED_RULES = (
    Rule(
        "quarter or half",
        f"{MOD} (the|its|their|fiscal)* (year_before=NUM4 (APOS s)?)? (fiscal)? {NTH} adjective=HYPHEN? "
        f"(fiscal|calendar|business)? kind=(quarter|half) {YEAR_TAIL} (of_year=of the (fiscal|current|calendar)? year)?",
        _part_of_year,
    ),
    Rule("Q3", f"short=(kind=q nth=QUARTERNUM) {YEAR_TAIL} (HYPHEN|of|in)? ((fy|fiscal) NUM2)?", _part_of_year),
    Rule("century", "the? (EARLY HYPHEN?|EDGE of the)? nth=(ORDWORD|TENS HYPHEN ORDWORD|NUM SUFFIX) HYPHEN? century", _century),
    Rule("decade", f"(the)? {MOD} (digits=(apostrophe=APOS? number=(NUM4|NUM2) APOS? s)|word=DECADEWORD)", _decade),
    Rule("season", f"(the)? {MOD} (the? (relative=(LAST|NEXT|THIS)))? season=SEASON (time)? ((of|COMMA)? (year=(YEAR|APOS NUM2)|that_year=(last|this|next) year))?", _season),
    Rule("month and year", f"{MOD} month={MONTH} ((of|COMMA|HYPHEN)? year={YEAR}|(COMMA|of)? that_year=(last|this|next) year)", _month),
)
RULES = (
    Rule("month", f"{MOD} (the? relative=(LAST|NEXT|THIS))? month={MONTH}", _month),
    Rule("year span", "(fiscal|the)? (year)? span=(year=YEAR HYPHEN second=(NUM2|NUM4))", _year_span),
    Rule("fiscal year", "fy year=(NUM4|NUM2) (HYPHEN NUM2)?", _accounts),
    Rule("year", f"{MOD} ((the|its)? fiscal=(fiscal (year)?|calendar (year)?|financial year|year))? year=(NUM4)", _year),
    Rule("'89", f"{MOD} year=(APOS NUM2)", _short_year),
    Rule("year-end", f"(year=YEAR)? (year HYPHEN? (end)|yearend|end of (the)? year) (year=YEAR)?", _year_end),
    Rule("midyear", "midyear|mid HYPHEN year", _year_end),
)
