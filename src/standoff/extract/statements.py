"""Who said what: all attributions of a report as statements, with their words."""

from collections.abc import Sequence

from standoff.extract.attribution import Attribution, Stretch, overlaps
from standoff.extract.attribution_nouns import noun_attributions
from standoff.extract.attribution_phrases import according_to, headline, in_survey, seeming
from standoff.extract.attribution_quotes import continued, introduced, joined, unclaimed, whole_quotes
from standoff.extract.attribution_verbs import bare_cues, verb_attributions
from standoff.extract.dateline import without_dateline
from standoff.extract.inflammatory import is_inflammatory
from standoff.extract.reserve import reserve
from standoff.extract.speech import speech
from standoff.language.parse import Parsed
from standoff.language.posts import Post
from standoff.language.quotes import Quote
from standoff.record.identity import mention_id
from standoff.record.passage import Passage, Reference, cut
from standoff.record.statement import Manner, Mark, Statement


def find_statements(
    document: str, text: str, parsed: Sequence[Parsed], quotes: Sequence[Quote], posts: Sequence[Post]
) -> tuple[Statement, ...]:
    """The statements of a report in the order of their words; the speaker is not yet resolved.

    ``parsed`` are those sentences of ``text`` that were parsed, in order; quotations and posts are those of the
    whole text. Sentences inside a post are the post's words and are never read as the report's.
    """
    own = [one for one in parsed if not any(overlaps((one.start, one.end), (post.start, post.end)) for post in posts)]
    outside = [
        quote
        for quote in quotes
        if not any(overlaps((quote.start, quote.end), (post.start, post.end)) for post in posts)
    ]
    found = find_attributions(text, own, outside)
    statements = [_statement(document, text, one, own, outside) for one in found]
    statements += [_post_statement(document, text, post) for post in posts]
    unique = {one.id: one for one in statements}
    return tuple(sorted(unique.values(), key=lambda one: ((one.cue or one.content)[0].start, one.id)))


def find_attributions(text: str, parsed: Sequence[Parsed], quotes: Sequence[Quote]) -> list[Attribution]:
    """The attributions in the report's own words, in the order of their cues."""
    words = speech()
    quoted: list[Stretch] = [(quote.start, quote.end) for quote in quotes if not quote.scare]
    lines: list[Attribution] = []
    found: list[Attribution] = []
    cues: list[Attribution] = []
    for number, one in enumerate(parsed):
        line = headline(text, one, number, words)
        lines += [line] if line is not None else []
        found += verb_attributions(one, number, words, quoted)
        found += noun_attributions(one, number, words, quoted)
        found += according_to(one, number, words, quoted)
        found += in_survey(one, number, words, quoted)
        found += seeming(one, number, words, quoted)
        cues += bare_cues(one, number, words, quoted)
    found = [*lines, *(without_dateline(one, parsed[one.sentence]) for one in found)]
    cues = [without_dateline(one, parsed[one.sentence]) for one in cues]
    found = whole_quotes([one for one in found if one.content], quotes)
    found = joined(text, found, introduced(text, parsed, cues, unclaimed(found, quotes)))
    found = continued(text, parsed, found, unclaimed(found, quotes))
    return sorted(found, key=lambda one: (one.cue or one.content, one.content))


def _statement(
    document: str, text: str, one: Attribution, parsed: Sequence[Parsed], quotes: Sequence[Quote]
) -> Statement:
    source, cue = _cut_all(document, text, one.source), _cut_all(document, text, one.cue)
    content = _cut_all(document, text, [_unhyphened(text, *piece) for piece in one.content])
    passages = (*source, *cue, *content)
    low, high = min(passages).start, max(passage.end for passage in passages)
    identity = mention_id("statement", document, low, high, f"{one.act} {cue[0].start if cue else ''}")
    held = reserve(text, one, parsed[one.sentence], speech())
    return Statement(
        id=identity,
        act=one.act,
        content=content,
        source=source,
        cue=cue,
        addressee=Reference(passage=cut(document, text, *one.addressee)) if one.addressee else None,
        manner=_manner(one, quotes),
        negated=held.negated,
        hedges=_cut_all(document, text, held.hedges),
        condition=cut(document, text, *held.condition) if held.condition is not None else None,
        marks=_marks(content),
        passages=passages,
        mentions=(identity,),
    )


def _post_statement(document: str, text: str, post: Post) -> Statement:
    source = _cut_all(document, text, ((post.name_start, post.name_end), (post.handle_start, post.handle_end)))
    content = _cut_all(document, text, ((post.body_start, post.body_end),))
    identity = mention_id("statement", document, post.start, post.end, "post")
    return Statement(
        id=identity,
        act="says",
        content=content,
        source=source,
        manner="direct",
        post=True,
        marks=_marks(content),
        passages=(*source, *content),
        mentions=(identity,),
    )


def _unhyphened(text: str, start: int, end: int) -> Stretch:
    """A stretch without the half of a hyphened word that begins what comes next ("the charge, counter-accusing")."""
    comma = text.rfind(",", start, end)
    return (start, comma) if text[end : end + 1] == "-" and comma > start else (start, end)


def _cut_all(document: str, text: str, stretches: Sequence[Stretch]) -> tuple[Passage, ...]:
    return tuple(cut(document, text, start, end) for start, end in stretches)


def _manner(one: Attribution, quotes: Sequence[Quote]) -> Manner:
    held = [quote for quote in quotes if any(overlaps(piece, (quote.start, quote.end)) for piece in one.content)]
    if not held:
        return "indirect"
    covered = all(any(quote.start <= start and end <= quote.end for quote in held) for start, end in one.content)
    return "direct" if covered else "mixed"


def _marks(content: tuple[Passage, ...]) -> tuple[Mark, ...]:
    return ("inflammatory",) if any(is_inflammatory(one.quote) for one in content) else ()
