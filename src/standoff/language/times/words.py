"""The words that time expressions are made of, sorted into classes that the grammar speaks of.

A word may be in several classes. Every word is known in small letters, with a capital and in capitals, but for
those in ``CAPITALISED``, which are time words only with a capital ("May", "March").
"""


def listed(text: str) -> list[str]:
    """The words of a list written in one string."""
    return text.split()


MONTHS = listed("january february march april may june july august september october november december")
MONTH_NUMBERS = {name: number for number, name in enumerate(MONTHS, 1)} | {
    short: number
    for number, shorts in enumerate(
        ("jan", "feb", "mar", "apr", "", "jun", "jul", "aug", "sep sept", "oct", "nov", "dec"), 1
    )
    for short in shorts.split()
}
WEEKDAYS = listed("monday tuesday wednesday thursday friday saturday sunday")
WEEKDAY_NUMBERS = {name: number for number, name in enumerate(WEEKDAYS)}
WEEKDAY_SHORT = {
    short: number
    for number, shorts in enumerate(("mon", "tue tues", "wed", "thu thur thurs", "fri", "sat", "sun"))
    for short in shorts.split()
}
ONES = {word: n for n, word in enumerate(listed("one two three four five six seven eight nine"), 1)}
TEENS = {
    word: n
    for n, word in enumerate(
        listed("ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"), 10
    )
}
TENS = {word: 10 * n for n, word in enumerate(listed("twenty thirty forty fifty sixty seventy eighty ninety"), 2)}
ORDINALS = {
    word: n
    for n, word in enumerate(
        listed(
            "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
            "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
        ),
        1,
    )
} | {"thirtieth": 30, "fortieth": 40, "fiftieth": 50, "hundredth": 100}
NUMBERS = ONES | TEENS | TENS | {"hundred": 100, "dozen": 12}
UNITS = {
    "second": "S", "minute": "M", "hour": "H", "day": "D", "week": "W", "fortnight": "W", "month": "M",
    "quarter": "Q", "year": "Y", "decade": "E", "century": "C",
}  # fmt: skip
UNIT_WORDS = {
    **{unit: unit for unit in UNITS},
    **{f"{unit}s": unit for unit in UNITS if unit != "century"},
    "centuries": "century", "min": "minute", "mins": "minute", "hr": "hour", "hrs": "hour", "yr": "year",
    "yrs": "year", "sec": "second", "secs": "second",
}  # fmt: skip
PARTS = {
    "morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI", "noon": "MI", "midday": "MI",
    "dawn": "MO", "dusk": "EV", "lunchtime": "MI", "midnight": "NI", "daybreak": "MO", "nightfall": "NI",
}  # fmt: skip
SEASONS = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}
ADVERBS = {
    "hourly": "PT1H", "daily": "P1D", "nightly": "P1D", "weekly": "P1W", "fortnightly": "P2W", "monthly": "P1M",
    "quarterly": "P1Q", "yearly": "P1Y", "annually": "P1Y", "annual": "P1Y", "biweekly": "P2W", "biennial": "P2Y",
}  # fmt: skip
DECADE_WORDS = {
    "twenties": 20, "thirties": 30, "forties": 40, "fifties": 50, "sixties": 60, "seventies": 70, "eighties": 80,
    "nineties": 90,
}  # fmt: skip
ZONES = {
    "ist": "Asia/Kolkata", "gmt": "+00:00", "utc": "+00:00", "bst": "+01:00", "cet": "+01:00", "cest": "+02:00",
    "est": "-05:00", "edt": "-04:00", "cst": "-06:00", "cdt": "-05:00", "mst": "-07:00", "mdt": "-06:00",
    "pst": "-08:00", "pdt": "-07:00", "wat": "+01:00", "cat": "+02:00", "eat": "+03:00", "sast": "+02:00",
    "pkt": "+05:00", "aest": "+10:00", "jst": "+09:00", "hkt": "+08:00",
}  # fmt: skip

CLASSES: dict[str, list[str]] = {
    "ONES": list(ONES),
    "TEENS": list(TEENS),
    "TENS": list(TENS),
    "ORDWORD": list(ORDINALS),
    "SUFFIX": ["st", "nd", "rd", "th"],
    "UNIT": ["minute", "hour", "day", "week", "fortnight", "month", "quarter", "year", "decade", "century"],
    "UNITS": ["seconds", "minutes", "hours", "days", "weeks", "fortnights", "months", "quarters", "years",
              "decades", "centuries", "mins", "hrs", "yrs", "secs"],
    "BIGUNIT": ["day", "week", "fortnight", "month", "quarter", "year", "decade", "century"],
    "LONGUNITS": ["days", "weeks", "months", "years", "decades", "hours", "centuries"],
    "PART": ["morning", "afternoon", "evening", "night"],
    "POINT": ["noon", "midday", "midnight", "dawn", "dusk", "lunchtime", "daybreak", "nightfall"],
    "SEASON": list(SEASONS),
    "ADVERB": list(ADVERBS),
    "DECADEWORD": list(DECADE_WORDS),
    "AM": ["am", "pm"],
    "LAST": ["last", "past", "previous", "preceding", "prior", "latest"],
    "NEXT": ["next", "coming", "following", "upcoming", "forthcoming"],
    "THIS": ["this", "current", "present"],
    "DET": ["the", "a", "an", "its", "their", "his", "her", "our", "my", "your"],
    "A": ["a", "an"],
    "EDGE": ["beginning", "start", "middle", "end", "close", "turn", "outset", "onset"],
    "EARLY": ["early", "late", "mid", "earlier", "later"],
    "AGO": ["ago"],
    "CONSECUTIVE": ["consecutive", "straight", "successive", "running"],
}  # fmt: skip

# Time words only with a capital, or in capitals.
CAPITALISED: dict[str, list[str]] = {
    "MONTH": MONTHS,
    "SHORTMONTH": [short for short in MONTH_NUMBERS if short not in MONTHS],
    "WEEKDAY": WEEKDAYS,
    "WEEKDAYS": [f"{day}s" for day in WEEKDAYS],
    "SHORTDAY": list(WEEKDAY_SHORT),
    "ZONE": list(ZONES),
}

# Read in small letters too: no other English word is spelt so.
SMALL_TOO = {
    *WEEKDAYS, *(f"{day}s" for day in WEEKDAYS),
    "january", "february", "april", "june", "july", "september", "october", "november", "december",
}  # fmt: skip

PUNCTUATION = {
    "COMMA": ",", "DOT": ".", "COLON": ":", "SLASH": "/", "OPEN": "(", "CLOSE": ")", "PLUS": "+",
}  # fmt: skip
DASHES = "-‐‑–—"
APOSTROPHES = "'’‘"
