"""A report as all that it says: language and extraction joined, one report at a time or many in a batch."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

import msgspec

from standoff.domains.domain import Domain
from standoff.extract.agency import find_agency
from standoff.extract.cast import Cast, make_cast
from standoff.extract.coding import Coding, code_lead, may_tell
from standoff.extract.commitments import commitment_finder, without_asked, without_promised
from standoff.extract.counterparts import of_whom, to_whom
from standoff.extract.demands import demand_finder
from standoff.extract.developments import development_finder
from standoff.extract.events import event_finder
from standoff.extract.look import Look
from standoff.extract.marks import Mark, find_marks
from standoff.extract.retold import retold_finder
from standoff.extract.sides import sides_of
from standoff.extract.speakers import resolve_speakers
from standoff.extract.statements import find_statements
from standoff.language.encoder import encode_sentences
from standoff.language.furniture import HEAD, find_furniture, inside, report_sentences
from standoff.language.names import NameFinder
from standoff.language.parse import LONGEST_SENTENCE, Parsed, parse_many
from standoff.language.posts import Post, find_posts
from standoff.language.quotes import Quote, find_quotes
from standoff.language.sentences import Sentence, sentences
from standoff.language.times import find_times
from standoff.record.actor import Actor
from standoff.record.annotation import Annotation, Furniture, TimeMention
from standoff.record.document import Document
from standoff.record.statement import Statement
from standoff.record.when import When

# Within so many characters of a name stands what its bearer is.
_BESIDE = 60


class Seen(NamedTuple):
    """A report before it is parsed."""

    document: Document
    furniture: tuple[Furniture, ...]
    sentences: tuple[Sentence, ...]
    quotes: tuple[Quote, ...]
    posts: tuple[Post, ...]
    marks: tuple[Mark, ...]
    coding: Coding | None


def annotate(document: Document, domain: Domain) -> Annotation:
    """All mentions in one report."""
    return next(annotate_many([document], domain))


def annotate_many(documents: Iterable[Document], domain: Domain, *, sparing: bool = False) -> Iterator[Annotation]:
    """All mentions in each of some reports, in their order. Their sentences are parsed together, in batches.

    ``sparing``: reports in which the encoder sees nothing at all of a dispute are not parsed, and say nothing.
    """
    seen = [_see(document, domain) for document in documents]
    worth = [not sparing or may_tell(one.coding, one.marks) for one in seen]
    parsed = parse_many(
        (one.document.text, one.sentences if read else ()) for one, read in zip(seen, worth, strict=True)
    )
    for one, read, sentences_parsed in zip(seen, worth, parsed, strict=True):
        nothing = Annotation(document=one.document.id, published=one.document.published)
        yield _annotate(one, sentences_parsed, domain) if read else nothing


def _see(document: Document, domain: Domain) -> Seen:
    text = document.text
    furniture = find_furniture(document.id, text, domain.wording.furniture)
    own = tuple(report_sentences(sentences(text), furniture))
    encoded = tuple(encode_sentences(text, own))
    return Seen(
        document,
        furniture,
        own,
        tuple(find_quotes(text)),
        tuple(find_posts(text)),
        find_marks(text, own, encoded),
        code_lead(text, encoded),
    )


@cache
def _name_finder(domain: Domain) -> NameFinder:
    return NameFinder(domain)


def _annotate(seen: Seen, parsed: Sequence[Parsed], domain: Domain) -> Annotation:
    document = seen.document
    times = times_of(document, seen.furniture, domain)
    own = [one for one in parsed if not any(post.start <= one.start and one.end <= post.end for post in seen.posts)]
    cast = _cast(document, parsed, seen.posts, times, domain)
    found = find_statements(document.id, document.text, parsed, seen.quotes, seen.posts)
    statements = date_statements(resolve_speakers(found, cast), seen.posts, times, document.published)
    cast = cast._replace(actors=on_record(cast, statements, domain))
    look = Look(document, document.published, tuple(parsed), times, cast, statements, seen.marks, seen.coding)
    retold = retold_finder(domain)
    demands = retold.again(look, demand_finder(domain).find(look))
    promised = commitment_finder(domain).find(look._replace(parsed=tuple(own)))
    demands = without_promised(look, demands, promised)
    sides = sides_of(domain)
    demands = tuple(of_whom(sides, look, demands))
    promised = tuple(to_whom(sides, look, without_asked(look, promised, demands), demands))
    commitments = retold.again(look, promised)
    return Annotation(
        document=document.id,
        published=document.published,
        agency=find_agency(document.id, document.text, domain),
        furniture=seen.furniture,
        times=times,
        actors=cast.actors,
        places=cast.places,
        events=event_finder(domain).find(look),
        statements=statements,
        demands=demands,
        commitments=commitments,
        notes=(
            *(f"“{time.passage.quote}” is no day of the calendar." for time in times if _is_no_day(time)),
            *_cut_short(seen.sentences),
        ),
        developments=development_finder(domain).find(look._replace(parsed=tuple(own)), commitments),
        clock_changes=retold.clock_changes(look),
    )


def times_of(document: Document, furniture: Sequence[Furniture], domain: Domain) -> tuple[TimeMention, ...]:
    """The times of a report: those of its head too, but none of links and of what is told twice."""
    settings = domain.settings
    found = find_times(
        document.id,
        document.text,
        document.published,
        country=settings.country,
        subdivision=settings.subdivision,
        zone=settings.zone,
    )
    left_out = [one for one in furniture if one.reason not in HEAD]
    return tuple(one for one in found if not inside(left_out, one.passage.start, one.passage.end))


def _cast(
    document: Document, parsed: Sequence[Parsed], posts: Sequence[Post], times: Sequence[TimeMention], domain: Domain
) -> Cast:
    avoid = [(post.name_start, post.handle_end) for post in posts]
    avoid += [(time.passage.start, time.passage.end) for time in times]
    names = _name_finder(domain).find(document.text, parsed, avoid)
    return make_cast(document.id, document.text, names, posts, domain)


def _cut_short(sentences: Sequence[Sentence]) -> Iterator[str]:
    """A note for each sentence that is too long to be read to its end."""
    for one in sentences:
        if one.end - one.start > LONGEST_SENTENCE:
            yield (
                f"The sentence at {one.start} has {one.end - one.start:,} characters; "
                f"only the first {LONGEST_SENTENCE:,} were parsed."
            )


def _is_no_day(time: TimeMention) -> bool:
    """Whether an expression has the form of a date and means none: 31 June."""
    return time.type == "DATE" and time.when.granularity == "vague" and time.when.got == "none" and not time.when.known


def date_statements(
    statements: Sequence[Statement], posts: Sequence[Post], times: Sequence[TimeMention], published: When
) -> tuple[Statement, ...]:
    """The statements with their days: a post bears its own, what a report quotes was said by the day it appeared."""
    signed = {post.body_start: (post.date_start, post.date_end) for post in posts}
    bounds = When(latest=published.latest)
    dated = []
    for one in statements:
        start, end = signed.get(one.content[0].start, (0, 0)) if one.post else (0, 0)
        own = next((time for time in times if time.passage.start < end and start < time.passage.end), None)
        when = msgspec.structs.replace(own.when, passage=own.passage) if own is not None else bounds
        dated.append(msgspec.structs.replace(one, when=when))
    return tuple(dated)


def on_record(cast: Cast, statements: Sequence[Statement], domain: Domain) -> tuple[Actor, ...]:
    """The actors, those persons made public who have a part in the dispute that the report names.

    A person is public who holds an office, or whom the report quotes under a professional's title, or beside whose
    name it says for whom they speak. A quoted bystander, victim or relative stays private (principle 7).
    """
    quoted = {one.speaker for one in statements if not one.post}
    parts = _public_part(domain)
    return tuple(
        msgspec.structs.replace(actor, private=False)
        if actor.private and _has_part(actor, cast.text, parts, actor.id in quoted, domain)
        else actor
        for actor in cast.actors
    )


@cache
def _public_part(domain: Domain) -> re.Pattern[str]:
    words = [*domain.wording.public_parts, *(office for party in domain.parties.values() for office in party.offices)]
    return re.compile("|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)), re.IGNORECASE)


def _has_part(actor: Actor, text: str, parts: re.Pattern[str], quoted: bool, domain: Domain) -> bool:
    for passage in actor.passages:
        words = passage.quote.lower().replace(".", "").split()
        if quoted and words[0] in domain.wording.professional_titles:
            return True
        behind = re.split(r"[.;!?\n]", text[passage.end : passage.end + _BESIDE])[0]
        before = re.split(r"[.;!?\n,]", text[max(0, passage.start - _BESIDE // 2) : passage.start])[-1]
        if behind.startswith((",", " took over", " who ", " was named", " was appointed")) and parts.search(behind):
            return True
        if parts.search(before):
            return True
    return False
