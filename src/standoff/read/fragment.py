"""Pieces of a web page, as feeds hold them: their words, paragraph by paragraph.

There is nothing around a report to be taken away here, so the whole is taken.
"""

import re

from lxml import etree, html

from standoff.read.limits import MOST_ELEMENTS

_MARKUP = re.compile(r"<[A-Za-z/!]|&(?:#?\w{2,8});")
_BLOCKS = frozenset(
    [
        "p",
        "div",
        "br",
        "li",
        "ul",
        "ol",
        "table",
        "tr",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "blockquote",
        "figure",
        "hr",
    ]
)
_UNSEEN = frozenset(["script", "style", "template", "noscript", "iframe"])
_SPACES = re.compile(r"[ \t\r\n]+")


def words_of(fragment: str) -> str:
    """The words of a piece of a page, a line for each paragraph; what is no markup is taken as it is."""
    if not _MARKUP.search(fragment):
        return fragment.strip()
    if fragment.count("<") > MOST_ELEMENTS:
        return ""
    try:
        tree = html.fromstring(f"<div>{fragment.replace(chr(0), '')}</div>")
    except (etree.LxmlError, ValueError):
        return ""
    parts: list[str] = []
    hidden = 0
    for event, element in etree.iterwalk(tree, events=("start", "end", "comment", "pi")):
        if event in ("comment", "pi"):
            parts.append("" if hidden else element.tail or "")
            continue
        hidden += _hides(element, event)
        if element.tag in _BLOCKS:
            parts.append("\n")
        text = element.text if event == "start" else element.tail
        if text and not hidden:
            parts.append(_SPACES.sub(" ", text))
    lines = (" ".join(line.split()) for line in "".join(parts).split("\n"))
    return "\n".join(line for line in lines if line)


def _hides(element: etree._Element, event: str) -> int:
    if element.tag not in _UNSEEN:
        return 0
    return 1 if event == "start" else -1
