"""What comes again and again: every day, weekly, twice a month, Mondays."""

from standoff.language.times import words
from standoff.language.times.amounts import period, spelled
from standoff.language.times.days import weekday_number
from standoff.language.times.patterns import Rule
from standoff.language.times.readings import Answer, Context, Found, Reading

NEWSPAPERS = {"mail", "telegraph", "express", "mirror", "star", "times", "news", "record", "post", "herald", "show",
              "tribune", "politics", "world", "sun", "beast", "report"}  # fmt: skip


def _set(value: str) -> Reading:
    return Reading("SET", value)


def _every(found: Found, context: Context) -> Answer:
    if found.has("weekday"):
        return _set(f"XXXX-WXX-{weekday_number(found.word('weekday').removesuffix('s')) + 1}")
    if found.has("month"):
        return _set(f"XXXX-{words.MONTH_NUMBERS[found.word('month')]:02d}")
    if found.has("part"):
        return _set(f"XXXX-XX-XXT{words.PARTS[found.word('part')]}")
    if found.has("season"):
        return _set(f"XXXX-{words.SEASONS[found.word('season')]}")
    unit = words.UNIT_WORDS[found.word("unit")]
    number = spelled(found.word("num")) if found.has("num") else None
    if found.has("other"):
        number = 2
    return _set(period(number or 1, unit, found.has("few")))


def _adverb(found: Found, context: Context) -> Answer:
    if found.quote[:1].isupper() and found.after().lower() in NEWSPAPERS:
        return False
    if found.before() == "-" or (found.quote.lower() == "annual" and found.after()[:1].isupper()):
        return None
    return _set(words.ADVERBS[found.word("adverb")])


def _weekdays(found: Found, context: Context) -> Answer:
    if found.after().lower() == "for" and found.after(2) == "Future":
        return False
    return _set(f"XXXX-WXX-{weekday_number(found.word('weekday').removesuffix('s')) + 1}")


def _per(found: Found, context: Context) -> Answer:
    return _set(period(1, words.UNIT_WORDS[found.word("unit")], False))


RULES = (
    Rule(
        "every",
        "(almost|nearly)? (every|each) (other=(other|second|alternate)|few=few|num=(NUM|ONES|TEENS|TENS))? "
        "(single)? (weekday=(WEEKDAY|WEEKDAYS)|month=MONTH|part=PART|season=SEASON|unit=(UNIT|UNITS|second))",
        _every,
    ),
    Rule("alternate", "(on)? other=alternate unit=UNITS", _every),
    Rule(
        "times a week", "(once|twice|thrice|(NUM|ONES|TEENS|several) times) (A|every|each|per) unit=(UNIT|second)", _per
    ),
    Rule("per day", "per unit=(UNIT|second)", _per),
    Rule("round the clock", "(round|around) the clock", lambda found, context: _set("P1D")),
    Rule("adverb", "adverb=ADVERB", _adverb),
    Rule("Mondays", "weekday=WEEKDAYS (part=(mornings|afternoons|evenings|nights))?", _weekdays),
)
