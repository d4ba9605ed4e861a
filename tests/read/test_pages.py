"""The day that a web page marks as its own, and not one of the other days on it."""

from datetime import date
from pathlib import Path

import pytest

from standoff.read import read
from standoff.record.document import Document

STRUCK = "Doctors in the city struck work on Tuesday over an assault on two of them."
JUNE_14 = date(2019, 6, 14)


def page_day(folder: Path, head: str, body: str = "") -> date | None:
    path = folder / "page.html"
    page = f"<html><head><title>Strike</title>{head}</head><body>{body}<p>{STRUCK}</p></body></html>"
    path.write_text(page, encoding="utf-8")
    [document] = read(path)
    assert isinstance(document, Document)
    return document.published.day


@pytest.mark.parametrize(
    "head",
    [
        pytest.param('<meta property="article:published_time" content="2019-06-14T08:00:00Z">', id="Open Graph"),
        pytest.param('<meta itemprop="datePublished" content="2019-06-14">', id="schema.org"),
        pytest.param('<meta name="DC.date.issued" content="2019-06-14">', id="Dublin Core"),
        pytest.param('<meta name="publish-date" content="June 14, 2019">', id="in words"),
        pytest.param(
            '<script type="application/ld+json">{"@graph": [{"@type": "WebPage", "datePublished": "2001-01-01"},'
            '{"@type": ["NewsArticle"], "datePublished": "2019-06-14T10:00:00+05:30"}]}</script>',
            id="JSON-LD",
        ),
        pytest.param(
            '<script type="application/ld+json">{"@type": "ItemList", "itemListElement": [{"@type": "NewsArticle",'
            '"datePublished": "2020-01-01"}]}</script><meta name="date" content="2019-06-14">',
            id="not those of linked reports",
        ),
        pytest.param(
            '<meta property="article:modified_time" content="2021-01-01">'
            '<meta property="article:published_time" content="2019-06-14">',
            id="not that of a change",
        ),
        pytest.param(
            '<script type="application/ld+json">{broken</script><meta name="date" content="2019-06-14">',
            id="after broken JSON-LD",
        ),
    ],
)
def test_marks_in_the_head(tmp_path: Path, head: str) -> None:
    assert page_day(tmp_path, head) == JUNE_14


@pytest.mark.parametrize(
    "body",
    [
        '<time pubdate datetime="2019-06-14">last week</time>',
        '<time class="entry-date published" datetime="2019-06-14T08:00:00+05:30">last week</time>',
        '<span itemprop="datePublished" content="2019-06-14">last week</span>',
    ],
)
def test_marks_in_the_body(tmp_path: Path, body: str) -> None:
    assert page_day(tmp_path, "", body) == JUNE_14


@pytest.mark.parametrize(
    "body",
    [
        pytest.param("<footer>Copyright 2021-03-04</footer>", id="copyright"),
        pytest.param('<aside><time datetime="2021-03-04">4 March</time> Another report</aside>', id="another report"),
    ],
)
def test_other_days_on_a_page_are_not_its_own(tmp_path: Path, body: str) -> None:
    assert page_day(tmp_path, "", body) is None
