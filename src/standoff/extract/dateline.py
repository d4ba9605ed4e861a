"""Datelines: the "KOLKATA, June 13 (Agency) - " before the first words of a report."""

import re

from standoff.extract.attribution import Attribution, Stretches
from standoff.language.parse import Parsed

_DATELINE = re.compile(
    r"""[A-Z][\w.'’-]*(?:[ ][A-Z][\w.'’-]*){0,3}   # the place
        (?:,[ ][\w.]+(?:[ ][\w.]+){0,2}){0,3}   # its state, the day
        (?:[ ]?[(/][^()/\n]{2,40}[)/])?          # the agency
        [ ]?(?:—|–|--|-(?=\s)|:)\s*""",
    re.VERBOSE,
)
_AGENCY_OR_DAY = re.compile(
    r"[(/][^()/]+[)/]|\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?\s+\d|^[A-Z][A-Z .'-]{3,}"
)

# In words; what is longer than this before a cue is not only a name.
LONGEST_NAME = 12


def dateline_end(sentence: str) -> int:
    """Where the dateline that begins a sentence ends; 0 if none does.

    A name and a dash are no dateline: it needs an agency, a day or a place in capitals.
    """
    match = _DATELINE.match(sentence)
    return match.end() if match is not None and _AGENCY_OR_DAY.search(match.group()) else 0


def without_dateline(one: Attribution, parsed: Parsed) -> Attribution:
    """Source and content without the dateline of their sentence."""
    end = dateline_end(parsed.doc.text)
    if not end:
        return one
    first = parsed.start + end

    def cut_off(part: Stretches) -> Stretches:
        return tuple((max(start, first), stop) for start, stop in part if stop > first)

    source = cut_off(one.source)
    if one.source and not source:
        # The parser took the dateline for the subject: whoever stands between it and the cue speaks.
        between = parsed.doc.text[end : one.cue[0][0] - parsed.start]
        if between.strip() and len(between.split()) <= LONGEST_NAME and not re.search(r"[,;:\"“]", between):
            source = ((first, first + len(between.rstrip())),)
    return one._replace(source=source, content=cut_off(one.content))
