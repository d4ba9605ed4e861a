"""Which days of a dispute matter most."""

from collections.abc import Sequence
from datetime import date, timedelta
from random import Random

from hypothesis import given
from hypothesis import strategies as st
from tests.support import domain, report_of

from standoff.reason.timeline import WeighedDay, best_days, weigh_days
from standoff.record.demand import Demand
from standoff.record.dispute import Dispute
from standoff.record.document import Document
from standoff.record.event import Event, Modality, Phase
from standoff.record.identity import content_id
from standoff.record.passage import Passage
from standoff.record.record import Record
from standoff.record.when import When, on

FIRST = date(2021, 3, 1)


def document(text: str, day: int, copies: str | None = None) -> Document:
    made = report_of(text, FIRST + timedelta(days=day))
    return Document(id=made.id, text=text, appearances=made.appearances, published=made.published, copies=copies)


def words(of: Document) -> Passage:
    return Passage(document=of.id, start=0, end=5, quote=of.text[:5])


def event(
    kind: str,
    day: int,
    told_by: Sequence[Document],
    *,
    phase: Phase | None = None,
    modality: Modality = "reported",
    mode: str | None = None,
) -> Event:
    passages = tuple(map(words, told_by))
    return Event(
        id=content_id("event", kind, day, phase, modality, mode),
        kind=kind,
        mode=mode,
        trigger=passages[0],
        modality=modality,
        phase=phase,
        when=on(FIRST + timedelta(days=day)),
        passages=passages,
    )


def weighed(documents: Sequence[Document], events: Sequence[Event], demands: Sequence[Demand] = ()) -> list[WeighedDay]:
    dispute = Dispute(
        id="u_1",
        name="A dispute",
        documents=tuple(one.id for one in documents),
        events=tuple(one.id for one in events),
        demands=tuple(one.id for one in demands),
    )
    record = Record(
        domain="health-care",
        documents=tuple(documents),
        events=tuple(events),
        demands=tuple(demands),
        disputes=(dispute,),
    )
    return weigh_days(record, dispute, domain())


def weight_of(days: Sequence[WeighedDay], day: int) -> float:
    (found,) = [one for one in days if one.day == FIRST + timedelta(days=day)]
    return found.weight


A, B, C = (document(f"Report {letter} of the strike.", day) for letter, day in (("A", 0), ("B", 1), ("C", 2)))


def test_more_reports_weigh_more_and_copies_count_once() -> None:
    copy = document("Report B of the strike, as it came.", 1, copies=B.id)
    of_group = document("Report B of the strike!", 1, copies=B.id)
    alone = weight_of(weighed([A], [event("strike", 0, [A], phase="begun")]), 0)
    two = weight_of(weighed([A, B], [event("strike", 0, [A, B], phase="begun")]), 0)
    copied = weight_of(weighed([A, copy, of_group], [event("strike", 0, [A, copy, of_group], phase="begun")]), 0)
    assert alone < two == copied


def test_what_happened_weighs_more_than_what_was_planned_and_the_end_of_a_strike_more_than_a_day_of_it() -> None:
    days = weighed(
        [A],
        [
            event("strike", 0, [A], phase="called off"),
            event("strike", 10, [A], phase="continued"),
            event("strike", 20, [A], phase="begun", modality="planned"),
        ],
    )
    assert weight_of(days, 0) > weight_of(days, 10) > weight_of(days, 20)


def test_a_day_that_later_reports_name_weighs_more() -> None:
    later = document("The strike of March 2 goes on.", 20)
    again = document("Since March 2 nobody has worked.", 25)
    events = [event("protest", 1, [A]), event("protest", 11, [A])]
    days = weighed([A, later, again], events)
    assert weight_of(days, 1) > weight_of(days, 11)
    assert [one.remembered for one in days] == [2, 0]


def test_a_deadline_stands_on_its_own_day() -> None:
    demand = Demand(
        id="m_1",
        matter="security",
        text="guards",
        when=on(FIRST),
        deadline=on(FIRST + timedelta(days=5)),
        passages=(words(A),),
    )
    assert [one.day for one in weighed([A], [], [demand])] == [FIRST, FIRST + timedelta(days=5)]


def test_what_has_no_day_of_its_own_is_left_out() -> None:
    month = When(earliest=FIRST, latest=FIRST + timedelta(days=30), granularity="month", got="stated")
    unknown = event("protest", 0, [A])
    vague = Event(id="e_2", kind="strike", mode=None, trigger=words(A), modality="reported", when=month)
    assert [one.day for one in weighed([A], [unknown, vague])] == [FIRST]


def test_a_burst_of_days_that_tell_the_same_is_told_once() -> None:
    marches = [event("protest", day, [A, B], mode="march") for day in (0, 1, 2, 3)]
    arrest = event("legal step", 10, [A], mode="arrest")
    chosen = best_days(weighed([A, B], [*marches, arrest]), 2)
    assert [one.day for one in chosen] == [FIRST, FIRST + timedelta(days=10)]


KINDS = st.sampled_from(["strike", "protest", "attack", "talks"])
EVENTS = st.lists(st.builds(event, KINDS, st.integers(0, 30), st.just([A])), max_size=12, unique_by=lambda one: one.id)


@given(EVENTS, st.integers(1, 10), st.randoms(use_true_random=False))
def test_any_length_in_order_of_time_whatever_the_order_of_entries(
    events: list[Event], at_most: int, random: Random
) -> None:
    days = weighed([A], events)
    chosen = best_days(days, at_most)
    assert len(chosen) == min(at_most, len(days))
    assert [one.day for one in chosen] == sorted({one.day for one in chosen})
    random.shuffle(events)
    assert best_days(weighed([A], events), at_most) == chosen
