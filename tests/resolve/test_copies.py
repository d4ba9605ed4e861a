"""The same agency text at several publishers counts once; reports of the same event do not."""

import time
from datetime import date
from itertools import permutations
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.support import report_of

from standoff.record import Annotation, Document
from standoff.resolve.copies import group_copies
from standoff.resolve.likely_copies import signatures
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


HALVES = ("\n\n".join(PARAGRAPHS[:2]), "\n\n".join(PARAGRAPHS[2:]))
NURSES = (
    "Nurses of the Quayside Clinic in Surat stopped work for two hours on Wednesday over wages that they say have been "
    "owed since November, and sat down on the steps of the pay office with their children.",
    "The clinic's manager, Ilse Grant, said that a bank had held the money back and that it would be paid before the "
    "end of the week. She asked the nurses not to leave the wards without telling the matron.",
)


def test_a_report_put_together_from_two_does_not_make_them_copies_of_each_other() -> None:
    one, other = read_as(AGENCY), read_as("\n\n".join(NURSES))
    both = read_as("\n\n".join((*PARAGRAPHS, "Elsewhere:", *NURSES)), 15)
    assert grouped(one, other, both) == sorted([{one.id, both.id}, {other.id}], key=sorted)


def test_two_cuts_of_a_report_that_share_nothing_are_copies_if_two_texts_hold_both() -> None:
    cuts = [read_as(half) for half in HALVES]
    whole = [read_as(AGENCY), read_as(f"Strike in Patna\n\n{AGENCY}")]
    assert grouped(*cuts, *whole) == [{one.id for one in (*cuts, *whole)}]


@pytest.mark.parametrize(
    "words", ["Doctors call off strike", "Doctors in Patna call off strike after talks with minister"]
)
def test_headlines_alone_are_no_evidence(words: str) -> None:
    one, other, long = read_as(words, 14), read_as(words.upper(), 21), read_as(f"{words}\n\n{AGENCY}", 21)
    assert len(grouped(one, other, long)) == 3


def test_identical_headlines_over_other_reports_do_not_join_them() -> None:
    title = "Doctors call off strike"
    one, other = read_as(f"{title}\n\n{AGENCY}", 14), read_as(f"{title}\n\n" + "\n\n".join(NURSES), 21)
    assert len(grouped(one, other)) == 2


def test_two_hundred_copies_are_one_group_and_time_grows_with_their_number() -> None:
    def seconds(copies: int) -> float:
        documents = [read_as(f"{AGENCY}\n\nEdition {number}, page {number % 30}.") for number in range(copies)]
        start = time.process_time()
        assert len(grouped(*documents)) == 1
        return time.process_time() - start

    seconds(10)
    # Eight times as many; were each compared with all, it would be 64 times the time.
    assert seconds(1_600) < 30 * seconds(200)


_POOL = [*PARAGRAPHS, *NURSES, *OTHER_WORDS.split("\n\n")]
_TEXTS = st.lists(st.lists(st.sampled_from(_POOL), min_size=1, max_size=5, unique=True).map("\n\n".join), max_size=7)


@given(texts=_TEXTS, mixed=st.randoms(use_true_random=False))
@settings(max_examples=60, deadline=None)
def test_chains_and_mixtures_are_grouped_alike_in_every_order_of_reading(texts: list[str], mixed: Random) -> None:
    documents = [read_as(text, 14 + number % 3) for number, text in enumerate(dict.fromkeys(texts))]
    first = grouped(*documents)
    mixed.shuffle(documents)
    assert grouped(*documents) == first
    assert sum(map(len, first)) == len(documents)


def test_signatures_that_were_kept_give_the_same_groups() -> None:
    texts = [AGENCY, *(f"{AGENCY}\n\nA paragraph of paper number {one}." for one in range(3)), "Too short.", ""]
    told = [Report(one, Annotation(document=one.id, published=one.published)) for one in map(report_of, texts)]
    kept = {one.document.id: next(signatures([one.document.text])) for one in told}
    assert group_copies(told, kept) == group_copies(told)
    assert len(set(group_copies(told).values())) == 3
