"""A report as all that it says: language and extraction joined, one report at a time or many in a batch."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

import msgspec

from standoff.domains.domain import Domain
from standoff.extract.cast import Cast, make_cast
from standoff.extract.commitments import commitment_finder
from standoff.extract.demands import demand_finder
from standoff.extract.developments import development_finder
from standoff.extract.events import event_finder
from standoff.extract.look import Look
from standoff.extract.speakers import resolve_speakers
from standoff.extract.statements import find_statements
from standoff.language.furniture import HEAD, find_furniture, inside, report_sentences
from standoff.language.names import NameFinder
from standoff.language.parse import Parsed, parse_many
from standoff.language.posts import Post, find_posts
from standoff.language.quotes import Quote, find_quotes
from standoff.language.sentences import Sentence, sentences
from standoff.language.times import find_times
from standoff.record.actor import Actor
from standoff.record.annotation import Annotation, Furniture, TimeMention
from standoff.record.document import Document
from standoff.record.statement import Statement


class Seen(NamedTuple):
    """A report before it is parsed."""

    document: Document
    furniture: tuple[Furniture, ...]
    sentences: tuple[Sentence, ...]
    quotes: tuple[Quote, ...]
    posts: tuple[Post, ...]


def annotate(document: Document, domain: Domain) -> Annotation:
    """All mentions in one report."""
    return next(annotate_many([document], domain))


def annotate_many(documents: Iterable[Document], domain: Domain) -> Iterator[Annotation]:
    """All mentions in each of some reports, in their order. Their sentences are parsed together, in batches."""
    seen = [_see(document, domain) for document in documents]
    parsed = parse_many((one.document.text, one.sentences) for one in seen)
    for one, sentences_parsed in zip(seen, parsed, strict=True):
        yield _annotate(one, sentences_parsed, domain)


def _see(document: Document, domain: Domain) -> Seen:
    text = document.text
    furniture = find_furniture(document.id, text, domain.wording.furniture)
    own = tuple(report_sentences(sentences(text), furniture))
    return Seen(document, furniture, own, tuple(find_quotes(text)), tuple(find_posts(text)))


@cache
def _name_finder(domain: Domain) -> NameFinder:
    return NameFinder(domain)


def _annotate(seen: Seen, parsed: Sequence[Parsed], domain: Domain) -> Annotation:
    document = seen.document
    times = times_of(document, seen.furniture, domain)
    own = [one for one in parsed if not any(post.start <= one.start and one.end <= post.end for post in seen.posts)]
    cast = _cast(document, parsed, seen.posts, times, domain)
    found = find_statements(document.id, document.text, parsed, seen.quotes, seen.posts)
    statements = resolve_speakers(found, cast)
    cast = cast._replace(actors=on_record(cast, statements))
    look = Look(document, document.published, tuple(parsed), times, cast, statements)
    commitments = commitment_finder(domain).find(look._replace(parsed=tuple(own)))
    return Annotation(
        document=document.id,
        published=document.published,
        furniture=seen.furniture,
        times=times,
        actors=cast.actors,
        places=cast.places,
        events=event_finder(domain).find(look),
        statements=statements,
        demands=demand_finder(domain).find(look),
        commitments=commitments,
        developments=development_finder(domain).find(look._replace(parsed=tuple(own)), commitments),
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


def on_record(cast: Cast, statements: Sequence[Statement]) -> tuple[Actor, ...]:
    """The actors, those persons made public whom the report itself quotes by name: they speak on the record."""
    quoted = {one.speaker for one in statements if not one.post}
    return tuple(
        msgspec.structs.replace(actor, private=False) if actor.private and actor.id in quoted else actor
        for actor in cast.actors
    )
