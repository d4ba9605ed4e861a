"""Comparing a mention or a report only with what it can be of leaves out nothing that comparing with all would find."""

from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache

import pytest
from benchmarks.made_reports import made_reports
from tests.support import domain, reports

from standoff.record.actor import Actor
from standoff.resolve.actor_evidence import Sides, Told
from standoff.resolve.actor_index import ActorIndex
from standoff.resolve.actors import join_actors
from standoff.resolve.areas import areas_of
from standoff.resolve.disputes import beside, numbers_of, part_disputes
from standoff.resolve.growing import ByMonth
from standoff.resolve.report import Report

TOLD = (
    (
        "Junior doctors at Harbour Lane Hospital in Patna, Bihar, went on strike on Monday. Dr Anil Prasad of the Lane "
        "Doctors' Forum demanded security. Chief Minister Meera Devnath promised cameras. The health secretary agreed.",
        date(2023, 3, 14),
    ),
    (
        "The strike at Harbour Lane Hospital in Patna entered its third day. A. Prasad said that the doctors demanded "
        "guards. The chief minister promised talks. Nurses joined the protest.",
        date(2023, 3, 16),
    ),
    (
        "Doctors in Ranchi, Jharkhand, went on strike in support of Harbour Lane Hospital. Dr Aneel Prasad thanked "
        "them. They demanded security. The health secretary promised guards.",
        date(2023, 3, 18),
    ),
    ("Doctors demanded that Meera Devnath keep her promise. The strike goes on, said Anil Prasad.", None),
    (
        "Doctors in Pune, Maharashtra, went on strike. Dr Anil Prasad of Pune demanded pay. The state promised it.",
        date(2023, 9, 2),
    ),
)


@cache
def told() -> tuple[Report, ...]:
    """A few reports written for this, and many made from them, of other states and days."""
    own = reports(*TOLD)
    return (*own, *made_reports(own, 150, seed=11), *made_reports(own, 60, seed=12))


def everyone(index: ActorIndex, actor: Actor, told: Told) -> Sequence[int]:
    return sorted({place for places in index._by_key.values() for place in places})


def at_any_time(index: ByMonth, key: object, day: date) -> Iterator[int]:
    return iter(sorted({number for (own, _), numbers in index._found.items() if own == key for number in numbers}))


def test_actors_are_those_that_comparing_all_with_all_gives(monkeypatch: pytest.MonkeyPatch) -> None:
    known = {report.document.id: report for report in told()}
    areas = areas_of(list(known.values()), {}, domain().sides("claimant"))
    stories = part_disputes(list(known.values()), {}, domain())
    sides = Sides(domain().everywhere(), domain().sides("claimant"), beside(stories))
    found = join_actors(list(known.values()), areas=areas, disputes=numbers_of(stories), sides=sides)
    monkeypatch.setattr(ActorIndex, "look_up", everyone)
    assert found == join_actors(list(known.values()), areas=areas, disputes=numbers_of(stories), sides=sides)
    assert any(len(actor.mentions) > 2 for actor in found[0])
    assert len(found[0]) > 50


def test_disputes_are_those_that_looking_at_all_times_gives(monkeypatch: pytest.MonkeyPatch) -> None:
    known = list({report.document.id: report for report in told()}.values())
    found = part_disputes(known, {}, domain())
    monkeypatch.setattr(ByMonth, "near", at_any_time)
    assert found == part_disputes(known, {}, domain())
    assert len(found) > 5
    assert any(report.document.day is None for story in found for report in story.reports if len(story.reports) > 1)
