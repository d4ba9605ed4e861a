"""Words that only look like a time: ages, 24x7, 9/11, newspapers. They are matched so that nothing else reads them."""

from standoff.language.times.fragments import UNIT, WHOLE
from standoff.language.times.patterns import Rule
from standoff.language.times.readings import Answer, Context, Found

PAPERS = ("times telegraph express mirror guardian herald mail post tribune world mercury independent observer "
          "business sun star night brunch magazine")  # fmt: skip


def _not_a_time(found: Found, context: Context) -> Answer:
    return False


def _if_tight(found: Found, context: Context) -> Answer:
    return False if found.tight() else None


def _paper(found: Found, context: Context) -> Answer:
    return False if found.after()[:1].isupper() or found.quote.split()[-1][:1].isupper() else None


def _fraction(found: Found, context: Context) -> Answer:
    """ "24/7", "9/11", "1/2": two numbers without a year are never a day."""
    return (
        False
        if found.tight()
        and found.after() != "/"
        and not found.after().lower().startswith(("year", "hour", "day", "week"))
        else None
    )


PAPER = "|".join(PAPERS.split())
RULES = (
    Rule("age", f"{WHOLE} (HYPHEN|and A half)? {UNIT} HYPHEN? (old|olds)", _not_a_time),
    Rule("age of", f"{WHOLE} {UNIT} (of age)", _not_a_time),
    Rule("aged", f"aged (about|around)? {WHOLE} ({UNIT.replace('unit=', '')})?", _not_a_time),
    Rule("-old", f"{UNIT} HYPHEN (old|olds)", _not_a_time),
    Rule("24x7", "NUM x NUM", _if_tight),
    Rule("24/7", "NUM SLASH NUM", _fraction),
    Rule("newspaper", f"(WEEKDAY|today) ({PAPER})", _paper),
    Rule("USA Today", "usa today|today (programme|show)|super bowl sunday", _not_a_time),
    Rule(
        "second half of a match",
        "(second|first) (half|quarter) (minutes|goal|goals|penalty|try|substitute|lead|when)",
        _not_a_time,
    ),
)
