"""The timeline of plain dated reports: the days that matter, each with sentences of the reports that tell it best."""

from collections.abc import Iterable
from datetime import date, timedelta

from standoff.domains.domain import Domain
from standoff.reason.news_timeline.choosing import Chooser, candidates, topic_of
from standoff.reason.news_timeline.days import rank_days
from standoff.reason.news_timeline.telling import Sentence, Telling, read_telling
from standoff.reason.news_timeline.told import ToldDay, ToldSentence
from standoff.reason.news_timeline.words import WORD, stems, vectors
from standoff.record.document import Document
from standoff.record.passage import cut

# Where no first day is asked for: what lies longer before the first report than this is an older story.
_BEFORE = timedelta(days=366)


def news_timeline(
    documents: Iterable[Document],
    domain: Domain,
    *,
    at_most: int,
    sentences: int,
    start: date | None = None,
    end: date | None = None,
    query: str = "",
) -> tuple[ToldDay, ...]:
    """The days that matter most, in order of time, each with the sentences that tell it best.

    ``start`` and ``end`` bound the days, not the reports: a later report may tell of an earlier day. Without them the
    days are those from a year before the first report to the day of the last.
    """
    telling = read_telling(documents, domain)
    published = [day for day in telling.days if day is not None]
    first = start or (min(published) - _BEFORE if published else date.min)
    last = end or (max(published) if published else date.max)
    space = vectors([one.stems for one in telling.sentences], [one.report for one in telling.sentences])
    on_topic = topic_of(telling, space, stems(WORD.findall(query)))
    chooser = Chooser(telling, space, on_topic)
    found = candidates(telling)
    told: list[ToldDay] = []
    for one in rank_days(telling, on_topic, first, last):
        if len(told) == at_most:
            break
        # A day of which all has been said for a weightier one is not told again.
        chosen = chooser.choose(one.day, found.get(one.day, []), sentences)
        if chosen:
            words = tuple(_told(telling, telling.sentences[number]) for number in chosen)
            told.append(ToldDay(day=one.day, weight=round(one.weight, 4), reports=one.reports, sentences=words))
    return tuple(sorted(told, key=lambda one: one.day))


def _told(telling: Telling, sentence: Sentence) -> ToldSentence:
    document = telling.documents[sentence.report]
    return ToldSentence(
        passage=cut(document.id, document.text, sentence.start, sentence.end),
        publisher=document.publisher,
        title=document.title,
        url=document.url,
        file=document.origin.file,
        published=document.day,
    )
