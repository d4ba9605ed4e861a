import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standoff.language.posts import find_posts

SHARED = Path(os.environ.get("STANDOFF_SHARED", Path(__file__).parents[3] / "shared"))


def bodies(text: str) -> list[str]:
    return [text[one.body_start : one.body_end] for one in find_posts(text)]


def test_a_post_has_a_body_a_name_a_handle_and_a_date() -> None:
    text = "We stand with the nurses. #SaveNurses pic.twitter.com/Ab12 — Asha Dey (@ashadey) June 14, 2019"
    (post,) = find_posts(text)
    assert text[post.body_start : post.body_end] == "We stand with the nurses."
    assert text[post.name_start : post.name_end] == "Asha Dey"
    assert post.handle == text[post.handle_start : post.handle_end] == "@ashadey"
    assert text[post.date_start : post.date_end] == "June 14, 2019"
    assert text[post.start : post.end] == text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "The strike entered its third day on Friday.\n\nIt seems that nobody cares.\n\n"
            "I have had enough of it. #Enough — Asha Dey (@ashadey) June 14, 2019",
            ["It seems that nobody cares.\n\nI have had enough of it."],
            id="a loose line above belongs to it",
        ),
        pytest.param(
            "The union declared a day of protest, its secretary said.\n\n"
            "I have had enough of it. — Asha Dey (@ashadey) June 14, 2019",
            ["I have had enough of it."],
            id="the report's own voice does not",
        ),
        pytest.param(
            "WARNING: Some pictures may disturb\n\nI have had enough. — Asha Dey (@ashadey) June 14, 2019",
            ["I have had enough."],
            id="nor does a note of the page",
        ),
        pytest.param(
            "We will win. — Asha Dey (@ashadey) June 14, 2019\n\nNever again. — Bina Roy (@binaroy) June 15, 2019",
            ["We will win.", "Never again."],
            id="the post above ends where it is signed",
        ),
        pytest.param(
            "We will win.\n\n— Asha Dey (@ashadey) 14 June 2019", ["We will win."], id="signed on a line of its own"
        ),
        pytest.param("— Asha Dey (@ashadey) June 14, 2019", [], id="a signature alone is no post"),
        pytest.param("Asha Dey (@ashadey) has joined the strike.", [], id="a handle in a sentence is no post"),
    ],
)
def test_which_paragraphs_belong_to_a_post(text: str, expected: list[str]) -> None:
    assert bodies(text) == expected


def test_the_posts_of_a_real_report() -> None:
    file = SHARED / "reports" / "004_ad0a0d919e8cd300.txt"
    if not file.is_file():
        pytest.skip("the real reports are not here; set STANDOFF_SHARED")
    text = file.read_text(encoding="utf-8")
    assert [one[:14] for one in bodies(text)] == [
        "The doctors at",
        "Mamata Banerje",
        "It seems like ",
        "This is a real",
        "These pictures",
        "I feel very sa",
    ]
    assert not any("pic.twitter" in one or "WARNING" in one for one in bodies(text))


@given(st.lists(st.sampled_from(["We won.", "\n\n", " — A (@a) ", "June 14, 2019", "#x", "\n", "—", "(@b)", "said"])))
def test_any_text_gives_posts_inside_it_in_order(parts: list[str]) -> None:
    text = "".join(parts)
    last = 0
    for post in find_posts(text):
        assert last <= post.start <= post.body_start < post.body_end <= post.name_start < post.end <= len(text)
        assert text[post.handle_start : post.handle_end] == post.handle
        last = post.end
