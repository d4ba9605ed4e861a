"""Datelines: the "KOLKATA, June 13 (Agency) - " before the first words of a report."""

import re

_DATELINE = re.compile(
    r"""(?:[A-Z][\w.'’-]*[ ]?){1,4}              # the place
        (?:,[ ][\w.]+(?:[ ][\w.]+){0,2}){0,3}   # its state, the day
        (?:[ ]?[(/][^()/\n]{2,40}[)/])?          # the agency
        [ ]?(?:—|–|--|-(?=\s)|:)\s*""",
    re.VERBOSE,
)
_AGENCY_OR_DAY = re.compile(
    r"[(/][^()/]+[)/]|\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?\s+\d|^[A-Z][A-Z .'-]{3,}"
)


def dateline_end(sentence: str) -> int:
    """Where the dateline that begins a sentence ends; 0 if none does.

    A name and a dash are no dateline: it needs an agency, a day or a place in capitals.
    """
    match = _DATELINE.match(sentence)
    return match.end() if match is not None and _AGENCY_OR_DAY.search(match.group()) else 0
