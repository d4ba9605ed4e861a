"""The same agency text at several publishers counts once; reports of the same event do not."""

from datetime import date
from itertools import permutations

import pytest
from tests.support import report_of

from standoff.record import Annotation, Document
from standoff.resolve.copies import group_copies
from standoff.resolve.report import Report

PARAGRAPHS = (
    "Junior doctors at Harbour Lane Hospital in Patna went on strike on Tuesday after relatives of a patient who had "
    "died beat two of them with sticks in the emergency ward late on Monday night, officials and witnesses said.",
    "Nora Quill, who heads the state's health department, called the attack shameful and said that six men had "
    "been arrested. She asked the doctors to go back to their wards and offered to meet them at four in the afternoon.",
    "The doctors refused. Their spokesman, Anil Marsh, told reporters outside the hospital gate that they had heard "
    "such words before, and that nobody would return until armed guards stood at every door of every ward.",
    "By evening the strike had spread to three more colleges in the city, and patients who had travelled for hours "
    "were being turned away at the gates, some of them carried on doors and handcarts by their families.",
)
AGENCY = "\n\n".join(PARAGRAPHS)
OTHER_WORDS = (
    "Patna's biggest hospital stood still on Tuesday. Its young doctors walked out of their wards a few hours after "
    "two of their number had been thrashed by the kin of a dead man.\n\nHealth secretary Nora Quill spoke of a "
    "shameful attack and of six arrests, and invited the strikers to talks; Anil Marsh, speaking for them, would have "
    "none of it. Guards with guns at the doors, he said, or no doctors behind them.\n\nThree other colleges "
    "had joined by nightfall."
)


def read_as(text: str, day: int = 14) -> Document:
    return report_of(text, date(2023, 3, day))


def grouped(*documents: Document) -> list[set[str]]:
    """The groups of copies among some documents, as sets of their ids."""
    found = group_copies([Report(one, Annotation(document=one.id, published=one.published)) for one in documents])
    groups: dict[str, set[str]] = {}
    for document, group in found.items():
        groups.setdefault(group, set()).add(document)
    assert all(group in members for group, members in groups.items())
    return sorted(groups.values(), key=sorted)


@pytest.mark.parametrize(
    "copy",
    [
        pytest.param(AGENCY + "\n", id="identical-but-for-a-line"),
        pytest.param("\n\n".join(PARAGRAPHS[:3]), id="last-paragraph-cut"),
        pytest.param("\n\n".join(PARAGRAPHS[1:]), id="first-paragraph-cut"),
        pytest.param("\n\n".join((*PARAGRAPHS[:2], PARAGRAPHS[3])), id="paragraph-cut-in-the-middle"),
        pytest.param("PATNA, March 14 (Harbour Wire) - " + AGENCY, id="dateline-added"),
        pytest.param(AGENCY + "\n\nThe Milltown Mail adds: the roads near the hospital were closed.", id="line-added"),
        pytest.param(AGENCY.replace("’", "'").upper(), id="capitals"),
        pytest.param(
            "Strike in Patna\n\n" + AGENCY.replace("two of them", "two doctors"), id="headline-and-a-word-changed"
        ),
    ],
)
def test_copies_are_one_group(copy: str) -> None:
    one, other = read_as(AGENCY), read_as(copy, 15)
    assert grouped(one, other) == [{one.id, other.id}]


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(OTHER_WORDS, id="same-event-in-other-words"),
        pytest.param(
            "Rain fell on Patna all day on Tuesday, and the river rose by two feet before dark.", id="other-matter"
        ),
        pytest.param(PARAGRAPHS[0] + "\n\n" + OTHER_WORDS * 2, id="one-paragraph-taken-over"),
    ],
)
def test_reports_of_their_own_are_not_copies(other: str) -> None:
    one, two = read_as(AGENCY), read_as(other)
    assert grouped(one, two) == sorted([{one.id}, {two.id}], key=sorted)


def test_the_group_bears_the_id_of_the_first_to_be_published() -> None:
    late, early = read_as(AGENCY, 16), read_as("\n\n".join(PARAGRAPHS[:3]), 15)
    found = group_copies([Report(one, Annotation(document=one.id, published=one.published)) for one in (late, early)])
    assert set(found.values()) == {early.id}


def test_the_order_of_reading_does_not_matter() -> None:
    documents = [
        read_as(AGENCY),
        read_as("\n\n".join(PARAGRAPHS[:3]), 15),
        read_as("\n\n".join(PARAGRAPHS[1:]), 15),
        read_as(OTHER_WORDS, 14),
    ]
    first = grouped(*documents)
    assert len(first) == 2
    assert all(grouped(*order) == first for order in permutations(documents))


@pytest.mark.parametrize("text", ["", "...", "Strike.", "\U0001f600"])
def test_texts_without_enough_words_are_grouped_with_nothing_else(text: str) -> None:
    one, other = read_as(AGENCY), read_as(text)
    assert len(grouped(one, other)) == 2
