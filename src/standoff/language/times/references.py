"""Past, present and future without a day: now, recently, soon. Kept vague."""

from standoff.language.times import readings
from standoff.language.times.patterns import Rule
from standoff.language.times.readings import Answer, Context, Found


def _present(found: Found, context: Context) -> Answer:
    if found.quote.lower() == "now" and (found.quote.isupper() or found.after().lower() == "that"):
        return None
    return readings.vague("PRESENT_REF")


def _past(found: Found, context: Context) -> Answer:
    return readings.vague("PAST_REF", context.published)


def _future(found: Found, context: Context) -> Answer:
    if found.after().lower() in {"as", "after", "before"} or found.before().lower() == "as":
        return None
    return readings.vague("FUTURE_REF", None, context.published)


RULES = (
    Rule("long ago", "(long|not long|so long) ago", _past),
    Rule("some time ago", "(some time|a while|A long time) ago", _past),
    Rule(
        "these days",
        "(these|those) unit=(days)|nowadays|presently|(at)? the moment|at present|the present (day|time)?",
        _present,
    ),
    Rule("the past", "the (recent|distant|near)? past|(in)? the olden days", _past),
    Rule("the future", "the (near|foreseeable|immediate|distant)? future|(soon|shortly)", _future),
    Rule("now", "now|currently", _present),
    Rule("recently", "(more|most|very|as)? recently|lately|formerly|previously", _past),
)
