"""A document and its time expressions as TimeML 1.2.1, so that they can be compared with HeidelTime and SUTime."""

from collections.abc import Iterable
from xml.sax.saxutils import escape, quoteattr

from standoff.record.annotation import TimeMention
from standoff.record.document import Document

SCHEMA = "http://timeml.org/timeMLdocs/TimeML_1.2.1.xsd"
# What XML 1.0 cannot hold, even as a reference.
NOT_IN_XML = dict.fromkeys((*range(9), 11, 12, *range(14, 32), *range(55296, 57344), 65534, 65535), "�")

# Words at the start of an expression, and the TIMEX3 modifier that they are.
MODIFIERS = (
    ("START", ("early", "the early", "the beginning of", "the start of", "beginning of", "start of")),
    ("MID", ("mid", "the mid", "the middle of", "middle of")),
    ("END", ("late", "the late", "the end of", "end of", "the close of")),
    ("APPROX", ("about", "around", "approximately", "roughly", "some")),
    ("MORE_THAN", ("more than", "over")),
    ("LESS_THAN", ("less than", "fewer than", "under", "nearly", "almost", "close to")),
    ("EQUAL_OR_MORE", ("at least",)),
    ("EQUAL_OR_LESS", ("at most", "up to", "no more than", "not more than", "as many as")),
)


def to_timeml(document: Document, times: Iterable[TimeMention]) -> str:
    """The text with a TIMEX3 around each expression, and the day of publication as document creation time.

    Characters that XML cannot hold become U+FFFD.

    Raises:
        ValueError: expressions overlap, or are not of this document.
    """
    body = "".join(_pieces(document, sorted(times, key=lambda one: one.passage.start)))
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<TimeML xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:noNamespaceSchemaLocation="{SCHEMA}">\n'
        f"<DOCID>{_clean(document.id)}</DOCID>\n"
        f"<DCT>{_creation_time(document)}</DCT>\n"
        f"<TITLE>{_clean(document.title or '')}</TITLE>\n"
        f"<TEXT>{body}</TEXT>\n"
        "</TimeML>\n"
    )


def _clean(text: str) -> str:
    return escape(text.translate(NOT_IN_XML), {"\r": "&#13;"})


def _creation_time(document: Document) -> str:
    day = document.published.day
    value = day.isoformat() if day else "XXXX-XX-XX"
    return (
        f'<TIMEX3 tid="t0" type="DATE" value="{value}" temporalFunction="false" '
        f'functionInDocument="CREATION_TIME">{value}</TIMEX3>'
    )


def _pieces(document: Document, times: Iterable[TimeMention]) -> Iterable[str]:
    position = 0
    for number, one in enumerate(times, 1):
        start, end, quote = one.passage.start, one.passage.end, one.passage.quote
        if start < position or document.text[start:end] != quote:
            raise ValueError(
                f"{quote!r} at {start} overlaps the expression before it or is not of document {document.id}"
            )
        yield _clean(document.text[position:start])
        yield f"<TIMEX3 {_attributes(number, one)}>{_clean(quote)}</TIMEX3>"
        position = end
    yield _clean(document.text[position:])


def _attributes(number: int, one: TimeMention) -> str:
    values = {"tid": f"t{number}", "type": one.type, "value": one.value}
    if modifier := _modifier(one.passage.quote):
        values["mod"] = modifier
    if one.type == "SET" and one.passage.quote.lower().startswith(("every", "each")):
        values["quant"] = one.passage.quote.split()[0].upper()
    if one.when.got == "relative":
        values |= {"temporalFunction": "true", "anchorTimeID": "t0"}
    return " ".join(f"{name}={quoteattr(value)}" for name, value in values.items())


def _modifier(quote: str) -> str | None:
    words = f"{' '.join(quote.lower().replace('-', ' ').split())} "
    return next((name for name, starts in MODIFIERS if words.startswith(tuple(f"{one} " for one in starts))), None)
