"""A demand is met when the promises that answer it are kept."""

from datetime import date

import msgspec
import pytest
from tests.reason.commitments import by, passage, promise, word

from standoff.reason.met import rule_on_answers
from standoff.record.commitment import Commitment, Progress, Ruling, Status
from standoff.record.demand import Demand, DemandState

DAY = date(2023, 4, 1)


def demand(*answers: Commitment, matter: str = "security > cameras", state: DemandState = "open") -> Demand:
    return Demand(
        id="m_1", matter=matter, text="cameras", by=by("a_doctors"), answered_by=tuple(one.id for one in answers),
        state=state,
    )  # fmt: skip


def ruled(status: Status, entry: str = "c_1", matter: str = "security > cameras") -> Commitment:
    return msgspec.structs.replace(
        promise(matter=matter, entry=entry), ruling=Ruling(status=status, as_of=DAY, rule="a rule")
    )


@pytest.mark.parametrize(
    ("answers", "matter", "state"),
    [
        pytest.param([], "security > cameras", "open", id="nothing-answers"),
        pytest.param([ruled("claimed")], "security > cameras", "open", id="only-claimed"),
        pytest.param([ruled("fulfilled")], "security > cameras", "met", id="kept"),
        pytest.param([ruled("fulfilled")], "security", "partly met", id="kept-for-a-part-of-it"),
        pytest.param(
            [ruled("fulfilled"), ruled("overdue", "c_2")], "security > cameras", "partly met", id="one-of-two-kept"
        ),
        pytest.param([ruled("fulfilled"), ruled("fulfilled", "c_2")], "security > cameras", "met", id="both-kept"),
    ],
)
def test_by_the_promises_that_answer_it(answers: list[Commitment], matter: str, state: DemandState) -> None:
    (found,) = rule_on_answers([demand(*answers, matter=matter)], answers, [])
    assert found.state == state


def test_a_part_that_others_report_as_done_meets_it_in_part() -> None:
    answer = ruled("in progress")
    part = Progress(done=12, planned=40, passage=passage("12 of the 40"))
    told = msgspec.structs.replace(word("in progress", "doctors", DAY), progress=part)
    claimed = msgspec.structs.replace(word("in progress", "state", DAY), progress=part)
    assert rule_on_answers([demand(answer)], [answer], [told])[0].state == "partly met"
    assert rule_on_answers([demand(answer)], [answer], [claimed])[0].state == "open"


@pytest.mark.parametrize("state", ["withdrawn", "refused", "met"])
def test_what_reports_say_of_it_goes_before(state: DemandState) -> None:
    answer = ruled("overdue")
    assert rule_on_answers([demand(answer, state=state)], [answer], [])[0].state == state
