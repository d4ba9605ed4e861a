"""The table of the rules for a promise's status, and examples worked out by the program itself."""

from datetime import date, timedelta
from typing import NamedTuple

from standoff.domains import load_domain
from standoff.reason.status import RULES, due_day, rule_on
from standoff.record import Commitment, Development, Passage
from standoff.record.commitment import Said
from standoff.record.identity import mention_id
from standoff.record.when import on

PROMISER, OTHERS = "the side that promised", "others"


class Word(NamedTuple):
    """A report's word on what came of a promise, in an example."""

    day: date
    said: Said
    by: str


class Example(NamedTuple):
    """A promise and what reports say of it; the status is asked for on each of these days and on the last one."""

    promise: str
    made: date
    due: date | None
    words: tuple[Word, ...]
    last: date


CAMERAS = Example(
    "Cameras in every hospital by 15 October, promised on 16 September",
    date(2024, 9, 16),
    date(2024, 10, 15),
    (
        Word(date(2024, 10, 1), "in progress", PROMISER),
        Word(date(2024, 10, 5), "not done", OTHERS),
        Word(date(2024, 10, 14), "claimed done", PROMISER),
        Word(date(2024, 10, 21), "confirmed done", OTHERS),
    ),
    date(2024, 10, 21),
)
GRIEVANCES = Example(
    "A grievance cell in every college, promised on 17 June without a date",
    date(2019, 6, 17),
    None,
    (Word(date(2019, 8, 1), "begun", PROMISER), Word(date(2020, 2, 3), "not done", OTHERS)),
    date(2020, 2, 3),
)


def rules() -> str:
    """The table of rules, from the top."""
    rows = (f"| {number} | {rule.reason} | **{rule.status}** |" for number, rule in enumerate(RULES, 1))
    return "\n".join(["| rule | it fits when | status |", "| --- | --- | --- |", *rows])


def example(one: Example) -> str:
    """How the status of a promise changes with the reports."""
    months = load_domain().settings.due_months
    told: list[Development] = []
    lines = ["| day | what a report says | status then | why |", "| --- | --- | --- | --- |"]
    for day, words in _steps(one, months):
        if words is not None:
            told.append(_development(words))
        ruling = rule_on(_commitment(one), told, day, months).ruling
        if ruling is None:
            raise ValueError(f"{one.promise}: no rule gave a status")
        heard = f"{words.said}, by {words.by}" if words else "nothing new"
        lines.append(f"| {day} | {heard} | **{ruling.status}** | {ruling.rule} |")
    return "\n".join([f"*{one.promise}.*", "", *lines])


def _steps(one: Example, months: int) -> list[tuple[date, Word | None]]:
    """The days to show: those of the promise and of each report, and the first on which it is overdue."""
    days: list[tuple[date, Word | None]] = [(one.made, None), *((word.day, word) for word in one.words)]
    deadline, by_default = due_day(_commitment(one), months)
    if deadline is not None and by_default:
        days.append((deadline + timedelta(days=1), None))
    return sorted(days, key=lambda step: step[0])


def _commitment(one: Example) -> Commitment:
    due = on(one.due) if one.due else None
    return Commitment(
        id=mention_id("commitment", one.promise, 0, 1), matter=None, text=one.promise, when=on(one.made), due=due
    )


def _development(word: Word) -> Development:
    return Development(
        id=mention_id("development", f"{word.day}", 0, 1),
        said=word.said,
        commitment=None,
        matter=None,
        passage=Passage(document=f"{word.day}", start=0, end=len(word.said), quote=word.said),
        independent=word.by == OTHERS,
        when=on(word.day),
    )
