"""What a later report tells without its day, or in few words, is what was told before, where that can be told."""

from datetime import date, timedelta
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.support import record_of_texts, reports

from standoff.record import Event, Record
from standoff.resolve.actors import join_actors

FIRST = date(2023, 3, 14)
STRUCK = "Junior doctors went on strike at Harbour Lane Hospital in Patna, Bihar, on Monday."
Told = tuple[str, date | None]


def later(text: str, days: int = 30) -> Told:
    return text, FIRST + timedelta(days=days)


def events(record: Record, kind: str) -> list[Event]:
    return [one for one in record.events if one.kind == kind and one.modality == "reported"]


@pytest.mark.parametrize(
    ("texts", "kind", "expected"),
    [
        pytest.param(
            (
                (f"{STRUCK} On Monday a mob beat up Dr Anil Marsh at Harbour Lane Hospital.", FIRST),
                later("Junior doctors in Patna remembered the assault on Dr Anil Marsh in March."),
            ),
            "attack",
            1,
            id="told-by-its-month",
        ),
        pytest.param(
            (
                (f"{STRUCK} Doctors marched to the secretariat on Monday.", FIRST),
                later("Last month's march of the junior doctors of Patna drew hundreds, and the strike goes on."),
            ),
            "protest",
            1,
            id="last-month's",
        ),
        pytest.param(
            (
                (f"{STRUCK} On Monday a mob beat up Dr Anil Marsh at Harbour Lane Hospital.", FIRST),
                later("On Monday a mob beat up Dr Ravi Quill at Ferry Hospital in Patna. Junior doctors protested.", 4),
            ),
            "attack",
            2,
            id="two-hospitals-in-one-week",
        ),
        pytest.param(
            (
                (f"{STRUCK} On Monday a mob beat up Dr Anil Marsh at Harbour Lane Hospital.", FIRST),
                later("Junior doctors of Patna went on strike after an assault on Dr Ravi Quill in March."),
            ),
            "attack",
            2,
            id="another-victim",
        ),
    ],
)
def test_what_is_told_again(texts: tuple[Told, ...], kind: str, expected: int) -> None:
    found = {tuple(sorted(one.mentions)) for one in events(record_of_texts(*texts), kind)}
    assert len(found) == expected
    for order in permutations(texts):
        assert {tuple(sorted(one.mentions)) for one in events(record_of_texts(*order), kind)} == found


def test_two_hundred_copies_count_once() -> None:
    """A text that is printed again and again does not make its event the one that comes to mind."""
    attack = (
        "On Monday a mob beat up {} at {} Hospital in Patna. Junior doctors went on strike. They want guards at every "
        "gate, and a list of those who come to visit. Two of the men were held on the same evening, and a case was "
        "registered at the police station behind the hospital. The health secretary, Nora Quill, asked for patience."
    )
    told = [(attack.format("Dr Anil Marsh", "Harbour Lane"), FIRST)]
    told += [(f"{attack.format('Dr Ravi Quill', 'Ferry')} Page {number}.", FIRST) for number in range(8)]
    back = later("Junior doctors of Patna are still on strike after the assault.")
    attacks = [one for one in events(record_of_texts(*told, back), "attack") if one.targets]
    assert len(attacks) == 2
    documents = {passage.document for one in attacks for passage in one.passages}
    (recalled,) = reports(back)
    assert recalled.document.id not in documents


def test_a_copy_printed_a_day_later_tells_the_event_of_the_first() -> None:
    text = (
        "Junior doctors of Harbour Lane Hospital in Patna marched to the secretariat today. They carried candles and "
        "demanded guards at every gate. The health secretary, Nora Quill, met five of them and promised an answer by "
        "Friday. {}The strike at the hospital entered its third day, and the wards were nearly empty by the evening."
    )
    record = record_of_texts((text.format(""), FIRST), (text.format("Police looked on. "), FIRST + timedelta(days=1)))
    (march,) = events(record, "protest")
    assert len({passage.document for passage in march.passages}) == 2
    assert march.when.day == FIRST


def test_a_report_without_a_day_founds_nothing_that_dated_ones_tell() -> None:
    dated = (f"{STRUCK} On Monday a mob beat up Dr Anil Marsh at Harbour Lane Hospital.", FIRST)
    undated = ("Junior doctors of Harbour Lane Hospital in Patna spoke of the assault on Dr Anil Marsh.", None)
    (attack,) = events(record_of_texts(undated, dated), "attack")
    (first,) = reports(dated)
    assert len(attack.links) == 2
    assert attack.links[0].passage.document == first.document.id


def test_the_union_is_the_only_one_of_its_dispute() -> None:
    record = record_of_texts(
        (f"{STRUCK} The Lane Doctors Union wants guards.", FIRST),
        ("The strike at Harbour Lane Hospital in Patna went on, her union said.", FIRST + timedelta(days=2)),
    )
    (union,) = [one for one in record.actors if one.name == "Lane Doctors Union"]
    assert len({passage.document for passage in union.passages}) == 2


def test_the_union_is_neither_of_two() -> None:
    record = record_of_texts(
        (f"{STRUCK} The Lane Doctors Union wants guards. The Bihar Nurses Union wants them too.", FIRST),
        ("The strike at Harbour Lane Hospital in Patna went on, her union said.", FIRST + timedelta(days=2)),
    )
    for one in record.actors:
        if one.name.endswith("Union"):
            assert len({passage.document for passage in one.passages}) == 1


def test_bodies_are_not_one_because_both_are_called_the_union() -> None:
    told = reports(
        ("The Lane Doctors Union went on strike. The union wants guards.", FIRST),
        ("The Ferry Nurses Union went on strike. The union wants its arrears.", FIRST),
    )
    entries, _ = join_actors(told)
    assert {"Lane Doctors Union", "Ferry Nurses Union"} <= {one.name for one in entries}


def test_an_office_in_short_is_the_office() -> None:
    told = reports(("Police Commissioner Nora Quill spoke in Patna.", FIRST), ("Commissioner Quill left Patna.", FIRST))
    entries, _ = join_actors(told)
    (person,) = [one for one in entries if one.kind == "person"]
    assert person.name == "Nora Quill"


_TEXTS = (
    STRUCK,
    "On Monday a mob beat up Dr Anil Marsh at Harbour Lane Hospital in Patna. Junior doctors went on strike.",
    "Junior doctors of Patna remembered the assault on Dr Anil Marsh in March.",
    "The Lane Doctors Union of Patna called the strike. Doctors marched to the secretariat on Monday.",
    "The strike of junior doctors in Patna went on, the union said after last week's march.",
    "Doctors in Patna said that there had been an assault. Then they said that there had been none.",
)


@settings(max_examples=12, deadline=None)
@given(st.permutations(range(len(_TEXTS))), st.integers(0, len(_TEXTS) - 1))
def test_the_order_of_reading_does_not_matter(order: list[int], undated: int) -> None:
    told: list[Told] = [
        (text, None if number == undated else FIRST + timedelta(days=5 * number)) for number, text in enumerate(_TEXTS)
    ]
    assert record_of_texts(*(told[number] for number in order)) == record_of_texts(*told)
