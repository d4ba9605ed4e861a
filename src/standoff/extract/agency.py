"""The news agency that a report says its text is from: in a dateline, a line or note of credit, or a sentence."""

import re
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from standoff.domains.domain import Domain
from standoff.record.document import AgencyCredit
from standoff.record.passage import cut

# Bylines and datelines stand in the first lines, credits in the first and the last.
_HEAD = 8
_TAIL = 4
_LONGEST_PLACE = 70
_BEFORE_ENDING = r"(?:[A-Z][\w&.'’-]*[ ]){1,4}"


class _Look(NamedTuple):
    """A pattern that finds agencies, and the lines in which it is looked for."""

    where: str
    pattern: re.Pattern[str]


def find_agency(document: str, text: str, domain: Domain) -> AgencyCredit | None:
    """The agencies that a text is said to be from: those of the plainest place that names any.

    A dateline is plainer than a line of credit, and this is plainer than a note or a sentence.
    """
    for look in _looks(domain):
        for start, end in _stretches(text, look.where):
            found = look.pattern.search(text[start:end])
            if found is not None:
                passage = cut(document, text, start + found.start("who"), start + found.end("who"))
                return AgencyCredit(names=_names(found["who"], domain), passage=passage)
    return None


def _stretches(text: str, where: str) -> list[tuple[int, int]]:
    if where == "anywhere":
        return [(0, len(text))]
    lines = [found.span() for found in re.finditer(r"[^\n]*\S[^\n]*", text)]
    head, tail = lines[:_HEAD], lines[-_TAIL:][::-1]
    return {"head": head, "tail": tail}.get(where, [*head, *tail])


def _names(who: str, domain: Domain) -> tuple[str, ...]:
    """The full names of the agencies in some words; none for one that is not named."""
    full = {form: name for name, forms in domain.agencies.agencies.items() for form in (name, *forms)}
    named = (found["named"] for found in _one(domain).finditer(who))
    return tuple(dict.fromkeys(full.get(name, name.removeprefix("The ")) for name in named if name is not None))


@cache
def _one(domain: Domain) -> re.Pattern[str]:
    """One agency, by its name or unnamed."""
    words = domain.agencies
    return re.compile(
        rf"\b(?P<named>{_known(domain)}|{_BEFORE_ENDING}{_any(words.endings)})(?!\w)|\b(?i:{_any(words.unnamed)})(?!\w)"
    )


@cache
def _looks(domain: Domain) -> tuple[_Look, ...]:
    words = domain.agencies
    one = _one(domain).pattern.replace("?P<named>", "?:")
    who = rf"(?P<who>(?:{one})(?:(?:\s*[/,&+]\s*|,?\s+and\s+)(?:{one}))*)"
    known = rf"\b(?P<who>{_known(domain)})(?!\w)"
    credit, byline, introduced, reporting = map(_any, (words.credits, words.bylines, words.introduced, words.reporting))
    looks = (
        # "KOLKATA, June 12 (PTI) -", "NEW DELHI: PTI -"
        ("head", rf"\A\s*[A-Z][^()\n]{{1,{_LONGEST_PLACE}}}[(\[]{who}[)\]]\s*[:–—-]"),
        ("head", rf"\A\s*[A-Z][^()\n]{{1,{_LONGEST_PLACE}}}[,:/]\s*{who}\s*(?:[–—:]|-\s)"),
        # "By Reuters", "(With inputs from PTI)", "PTI ABC DE"
        (
            "head and tail",
            rf"\A[\s(\[*–—-]*(?:(?i:{byline})\b:?\s*|(?i:{credit})\s+)?{who}(?:\s[A-Z]{{2,4}}){{0,5}}[\s)\].*]*\Z",
        ),
        # "... on Monday. (PTI)", "... on Monday. - Reuters"
        ("tail", rf"[.!?”\"’']\s*[–—(\[-]+\s*{who}\s*[)\]]?\.?\s*\Z"),
        ("anywhere", rf"\b(?i:{credit})\s+(?:the\s+)?{who}"),
        # "told news agency PTI", "Reuters reported"
        ("anywhere", rf"\b{introduced}\s+{known}"),
        ("anywhere", rf"{known}\s+(?:{introduced}|{reporting})\b"),
    )
    return tuple(_Look(where, re.compile(pattern)) for where, pattern in looks)


def _known(domain: Domain) -> str:
    return _any(form for name, forms in domain.agencies.agencies.items() for form in (name, *forms))


def _any(words: Iterable[str]) -> str:
    return "(?:" + "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)) + ")"
