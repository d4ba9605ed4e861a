"""What became of each commitment, by one table of rules over what reports say came of it.

The theory. A promise has an answerable side, which made it, and a claimant side, which it was made to. What a report
says has come of it counts by who says so: a word of the side that promised is a *claim*; a word of anybody else is
*independent*. The table is read from the top; the first rule that fits rules.

The words of India's Online Assurances Monitoring System are kept where they fit (pending, fulfilled, dropped);
*contested* and *overdue* are added to them. ``docs/status.md`` shows the same table.
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Final, NamedTuple, get_args

import msgspec
from dateutil.relativedelta import relativedelta

from standoff.record.commitment import Commitment, Development, Ruling, Said, Status
from standoff.record.decision import Decision

_DONE: frozenset[Said] = frozenset({"claimed done", "confirmed done"})
_UNDER_WAY: frozenset[Said] = frozenset({"begun", "in progress"})
_NOT_DONE: frozenset[Said] = frozenset({"not done", "undone", "contested"})


class Evidence(NamedTuple):
    """The last words known on a day: what the promiser says, what others say, and whether time is up."""

    promiser: Development | None
    others: Development | None
    overdue: bool


class Rule(NamedTuple):
    """A line of the table: the status, the words for it, and when it fits."""

    status: Status
    reason: str
    fits: Callable[[Evidence], bool]


def _said(development: Development | None, words: frozenset[Said]) -> bool:
    return development is not None and development.said in words


def _is_undone(evidence: Evidence) -> bool:
    """Whether the last word is that what was done is undone, and the other side says nothing else since."""
    sides = (evidence.promiser, evidence.others)
    told = [one for one in sides if one is not None and one.said == "undone"]
    if not told:
        return False
    last = max(told, key=_order)
    return not any(_said(one, _DONE | _UNDER_WAY) and one is not None and _order(one) > _order(last) for one in sides)


def _is_told_dropped(evidence: Evidence) -> bool:
    """Whether others tell that it is dropped, and the side that promised it says nothing else since."""
    claim, others = evidence.promiser, evidence.others
    if others is None or others.said != "dropped":
        return False
    return claim is None or _order(claim) < _order(others)


def _is_partly_denied(evidence: Evidence) -> bool:
    """Whether others tell, at the time of a claim that it is done or later, that it is only under way."""
    claim, others = evidence.promiser, evidence.others
    if claim is None or others is None:
        return False
    return claim.said in _DONE and others.said in _UNDER_WAY and _order(claim) <= _order(others)


RULES: Final[tuple[Rule, ...]] = (
    Rule(
        "dropped",
        "the side that promised it says that it is dropped",
        lambda e: _said(e.promiser, frozenset({"dropped"})),
    ),
    Rule(
        "dropped",
        "somebody else says that it is dropped, and the side that promised it says nothing else since",
        _is_told_dropped,
    ),
    Rule("not done", "what was done of it has been undone since", _is_undone),
    Rule(
        "fulfilled",
        "somebody other than the side that promised it says that it is done",
        lambda e: _said(e.others, _DONE),
    ),
    Rule(
        "contested",
        "the side that promised it says that it is done or under way; others say that it is not",
        lambda e: _said(e.promiser, _DONE | _UNDER_WAY) and _said(e.others, _NOT_DONE),
    ),
    Rule(
        "contested",
        "the side that promised it says that it is done; others say since then that only a part of it is",
        _is_partly_denied,
    ),
    Rule(
        "overdue",
        "its day has passed, and nobody says that it is done",
        lambda e: e.overdue and not _said(e.promiser, _DONE),
    ),
    Rule("contested", "those it was promised to say that it is not kept", lambda e: _said(e.others, _NOT_DONE)),
    Rule("claimed", "only the side that promised it says that it is done", lambda e: _said(e.promiser, _DONE)),
    Rule(
        "in progress",
        "somebody other than the side that promised it says that it is under way",
        lambda e: _said(e.others, _UNDER_WAY),
    ),
    Rule(
        "claimed",
        "only the side that promised it says that work has begun",
        lambda e: _said(e.promiser, frozenset({"begun"})),
    ),
    Rule("in progress", "the side that promised it says that it takes time", lambda e: _said(e.promiser, _UNDER_WAY)),
    Rule("not done", "the side that promised it says that it is not done", lambda e: _said(e.promiser, _NOT_DONE)),
    Rule("pending", "no report read says what came of it", lambda e: True),
)


def rule_on(
    commitment: Commitment, developments: Sequence[Development], last_day: date | None, due_months: int
) -> Commitment:
    """The commitment with its status on a day, by the developments known by then.

    ``last_day`` is the day for which the status is asked: the day as of which the record is made, or that of the
    last report read. ``due_months`` is the domain's default for a commitment that names no day.
    """
    told = sorted((one for one in developments if not _before(one, commitment)), key=_order)
    standing = _since_renewal(told, commitment)
    promiser = next((one for one in reversed(standing) if one.independent is False), None)
    others = next((one for one in reversed(standing) if one.independent), None)
    deadline, by_default = due_day(commitment, due_months)
    overdue = deadline is not None and last_day is not None and last_day > deadline
    evidence = Evidence(promiser, others, overdue)
    rule = next(rule for rule in RULES if rule.fits(evidence))
    reason = rule.reason
    if rule.status == "overdue":
        reason += f"; it was due by {deadline}" + (
            f", {due_months} months after it was made (the default)" if by_default else ""
        )
    ruling = Ruling(
        status=rule.status,
        as_of=last_day,
        rule=reason,
        developments=tuple(one.id for one in (promiser, others) if one is not None),
    )
    return msgspec.structs.replace(commitment, developments=tuple(one.id for one in told), ruling=ruling)


def _before(development: Development, commitment: Commitment) -> bool:
    """Whether something was said before the promise was made, and so says nothing of its being kept."""
    made, said = commitment.when.earliest or commitment.when.latest, development.when.latest
    return made is not None and said is not None and said < made


def _since_renewal(told: Sequence[Development], commitment: Commitment) -> list[Development]:
    """What still says how a promise stands, after it was made anew: not what was done, undone or not done before."""
    renewed = max((one.when.latest for one in commitment.renewals if one.when.latest is not None), default=None)
    if renewed is None:
        return list(told)
    undone = max(
        (_order(one)[0] for one in told if one.said == "undone" and _order(one)[0] < renewed), default=date.min
    )
    return [
        one
        for one in told
        if _order(one)[0] >= renewed or (one.said not in _DONE | _NOT_DONE and _order(one)[0] > undone)
    ]


def due_day(commitment: Commitment, due_months: int) -> tuple[date | None, bool]:
    """The last day on which a commitment can be kept in time, and whether it is only the domain's default."""
    if commitment.due is not None and commitment.due.latest is not None:
        return commitment.due.latest, False
    made = commitment.when.latest
    return (made + relativedelta(months=due_months), True) if made is not None else (None, True)


def _order(development: Development) -> tuple[date, str, int]:
    day = development.when.latest or development.when.earliest or date.min
    return day, development.passage.document, development.passage.start


def rule_as_decided(commitments: Iterable[Commitment], decisions: Iterable[Decision]) -> list[Commitment]:
    """Commitments with the status that a person gave them, where one did; decisions in order of time."""
    given = {mention: one for one in decisions if one.verdict == "status" for mention in one.mentions}
    return [_as_decided(one, [given[mention] for mention in one.mentions if mention in given]) for one in commitments]


def _as_decided(commitment: Commitment, decisions: Sequence[Decision]) -> Commitment:
    last = max(decisions, key=lambda one: one.order, default=None)
    status = next((one for one in get_args(Status) if last is not None and one == last.value), None)
    if last is None or status is None or commitment.ruling is None:
        return commitment
    words = f"decided by a reviewer on {last.at[:10]}" + (f": {last.reason}" if last.reason else "")
    ruling = msgspec.structs.replace(commitment.ruling, status=status, rule=words)
    return msgspec.structs.replace(commitment, ruling=ruling)
