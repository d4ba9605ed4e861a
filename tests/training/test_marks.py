"""The passages that the encoder is trained on: how they are marked, and that all of them can be read."""

import pytest
from training.data import PASSAGES, classes, lines, passages, stories
from training.marks import Mark, WrongMarkError, promises_of, read_marks


def test_marks_become_spans_of_the_plain_text() -> None:
    report = read_marks("[B:The ministry] will [P1 B>A:pay arrears to [A:the nurses]] by June.", "here")
    assert report.text == "The ministry will pay arrears to the nurses by June."
    words = {report.text[one.start : one.end]: one for one in report.marks}
    assert words["pay arrears to the nurses"] == Mark("promise", "1", 18, 43, by="B", to="A")
    assert words["the nurses"].kind == "party"


def test_what_came_of_a_promise_says_who_says_so() -> None:
    (mark,) = read_marks("[O1 * notdone:Nothing has come].", "here").marks
    assert (mark.kind, mark.key, mark.by, mark.said) == ("outcome", "1", "report", "notdone")


def test_one_source_of_two_attributions() -> None:
    report = read_marks("[S1,2:She] [C1:praised] [T1:it] and [C2:blamed] [T2:him].", "here")
    assert [mark.key for mark in report.marks] == ["1,2", "1", "1", "2", "2"]


@pytest.mark.parametrize(
    "marked",
    [
        pytest.param("[D1 A>B:more guards", id="not-closed"),
        pytest.param("more guards]", id="not-opened"),
        pytest.param("[more guards]", id="no-label"),
        pytest.param("[D1 A:more guards]", id="no-addressee"),
    ],
)
def test_a_wrong_mark_is_refused_with_its_place(marked: str) -> None:
    with pytest.raises(WrongMarkError, match="story 3"):
        read_marks(marked, "some file, story 3")


def test_all_stories_and_passages_can_be_read() -> None:
    told = stories()
    assert len(told) > 400
    assert all(report.text.strip() for story in told for report in story)
    assert len(passages()) > 100


def test_every_outcome_is_of_a_promise_that_its_story_tells() -> None:
    untold = [
        (report.story, mark.key)
        for story in stories()
        for report in story
        for mark in report.marks
        if mark.kind == "outcome" and mark.key not in promises_of(story)
    ]
    assert len(untold) < 10


def test_every_class_has_passages_enough() -> None:
    assert len(classes()) == 31
    counts = {name: sum(label == name for label, *_ in lines("events-*.tsv")) for name in classes()}
    assert min(counts.values()) >= 100


def test_files_of_passages_hold_no_others() -> None:
    assert {file.name.split("-")[0] for file in PASSAGES.iterdir()} == {
        "disputes",
        "events",
        "ordinary",
        "plover",
        "said",
    }
