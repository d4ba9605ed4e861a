"""Whether the words around a day tell of what is past or of what is to come.

A rule for one question only: may a day lie after the day of the report, or before it? Where the words leave it
open the answer is *open*; a wrong answer would cut away true days, an open one cuts nothing.
"""

import re
from typing import Final, Literal

Direction = Literal["past", "future", "open"]

# What is still to come when the report appears.
_COMING: Final = re.compile(
    r"\b(?:will|shall|won't|'ll|to be held|is to|are to|is due|are due|is set to|are set to|going to|"
    r"(?:is|are|has been|have been) (?:scheduled|planned|called|due)|plans?|planning|intends?|"
    r"announced plans|announced (?:a|an|the)|called (?:a|an|for)|upcoming|ahead of)\b",
    re.IGNORECASE,
)

# What was still to come when somebody spoke, which may since have come about; and what may never have.
_COMING_THEN: Final = re.compile(
    r"\b(?:would|should|could|may|might|must|if|unless|had (?:planned|announced|called|promised|scheduled|agreed)|"
    r"was to|were to|was due|were due|threaten\w*|promis\w+|demand\w*|"
    r"adjourn\w*|postpon\w+|deferred|listed|posted|fixed|extended|expect\w*|next|"
    r"ask(?:ed|s|ing)?|want\w*|urg\w+|propos\w+)\b",
    re.IGNORECASE,
)

# A day after one of these need not be the day of the deed: "a march called for Monday", "till 23 September".
_NOT_THE_DAY: Final = re.compile(
    r"\b(?:for|by|till|until|before|from|to|than|of)(?:\s+(?:the|this|next))?\s*$", re.IGNORECASE
)

_PAST: Final = re.compile(
    r"\b(?:was|were|had|did|\w{2,}ed|began|begun|went|told|said|set|gave|met|put|sat|came|left|broke|held|took|fell|"
    r"struck|beat|made|found|sent|wore|kept|spoke|wrote|drew|shut|hit|got|ran|saw|led|lost|won|stood)\b",
    re.IGNORECASE,
)


# Of the words after a day only the first tell of it: "on Monday will ...".
_FIRST_WORDS: Final = re.compile(r"^(?:\W+\w+){0,4}")


def direction(before: str, after: str) -> Direction:
    """Which way a day lies, by the words of its sentence before it and after it."""
    first = _FIRST_WORDS.match(after)
    around = f"{before} {first[0] if first else ''}"
    if _COMING.search(before) and not _COMING_THEN.search(before):
        return "future"
    if _COMING.search(around) or _COMING_THEN.search(around) or _NOT_THE_DAY.search(before):
        return "open"
    return "past" if _PAST.search(f"{before} {after}") else "open"
