"""Pieces that several patterns share."""

MONTH = "(MONTH|SHORTMONTH DOT?)"
WEEKDAY = "(WEEKDAY|SHORTDAY DOT?)"
MODIFIER = "(the? (EARLY HYPHEN? (to HYPHEN? EARLY HYPHEN?)?|very? EDGE of))?"
YEAR = "(YEAR|NUM4|APOS NUM2)"
APPROXIMATE = (
    "(about|around|nearly|almost|approximately|roughly|(well|just)? over|under|more than|less than|fewer than|at least|"
    "at most|up to|as many as|no more than|not more than|close to|some|as long as|as little as)"
)
WHOLE = "(NUM ((DOT|COMMA) NUM)?|TENS HYPHEN? ONES|TENS|ONES|TEENS|(A|ONES)? hundred|A? dozen|A)"
QUANTITY = (
    f"(num={WHOLE} (frac=(HYPHEN? and HYPHEN? (A HYPHEN? half|half)|NUM SLASH NUM))?|frac_only=(half (A|of A)?|A half)|"
    "few=(A? few (more|dozen)?|several (more)?|A? couple (of)?|many|some|numerous|dozens of|hundreds of|scores of|"
    "A number of|A good many|A matter of|multiple|tens of))"
)
UNIT = "unit=(UNIT|UNITS|second)"

YEAR_TAIL = "((COMMA? year=" + YEAR + ")|((COMMA|of)? that_year=(last|this|next) year))?"
MONTH_DAY = f"(the? relative=(LAST|NEXT|THIS))? month={MONTH} the? day=DAYNUM SUFFIX? {YEAR_TAIL}"
DAY_MONTH = (
    f"(the? day_two=(DAYNUM SUFFIX|ORDWORD)|day_two=DAYNUM) (HYPHEN|of|SLASH)? month_two={MONTH} "
    + "((COMMA? year_two="
    + YEAR
    + "|(HYPHEN|SLASH) year_two=(NUM4|NUM2))|((COMMA|of)? that_year_two=(last|this|next) year))?"
)
DEICTIC = "deictic=(today|yesterday|tomorrow|tonight|the? day before yesterday|the? day after tomorrow)"
WEEKDAY_ALONE = (
    "((the|this)? (relative=(LAST|NEXT|THIS|same)))? weekday=WEEKDAY "
    "((COMMA|of)? (relative_week=(last|this|next|the? following|the? previous|the? same|that)) week|next_after=next)?"
)
DAY = (
    f"({DEICTIC}|the? friday=WEEKDAY HYPHEN? the HYPHEN? thirteenth=(DAYNUM SUFFIX)|"
    f"(weekday_before={WEEKDAY} COMMA? the?)? ({MONTH_DAY}|{DAY_MONTH})|{WEEKDAY_ALONE})"
)
_ZONE = "zone=(ZONE|(local|indian|eastern|pacific|central|greenwich) (standard|mean|daylight)? time|hrs|hours)"
ZONE = f"(OPEN {_ZONE} CLOSE|{_ZONE})?"
CLOCK = (
    "(hour=HOURNUM ((COLON|DOT) minute=MINNUM ((COLON|DOT) MINNUM)?)? "
    "half_day=(AM|a DOT? m DOT?|p DOT? m DOT?|in the PART|at night)"
    "|hour_word=(ONES|TEENS|HOURNUM) o APOS clock"
    "|hour_full=HOURNUM COLON minute_full=MINNUM (COLON second_full=MINNUM)?"
    "|(half past|half) hour_half=(ONES|TEENS)"
    "|quarter quarter_side=(past|to) hour_quarter=(ONES|TEENS|HOURNUM)"
    "|clock_four=CLOCK4"
    "|point=((twelve|NUM)? (noon|midnight)|midday|dawn|dusk|daybreak|nightfall|lunchtime))"
)
PERIOD_MODIFIER = "(modifier=(the? (EARLY HYPHEN? (to HYPHEN? EARLY HYPHEN?)?|very? EDGE of)))?"
PERIOD_TAIL = (
    "((of|COMMA|in|for|HYPHEN)? (fiscal|calendar)? (year=(YEAR|APOS NUM2)|"
    "(the)? that_year=(last|this|next|the current|the previous|the same) (fiscal)? year))?"
)
