"""Web archives of made news pages, of which 98 in 100 have nothing to do with any dispute.

The background is made from sentences of our own, or from texts that are given. The rest are reports of strikes of
health workers: stories of ten reports each, with places, persons and days of their own. The pages look as papers' pages
do: a head with scripts, menus, links to other reports, the report, a foot. The same numbers give the same archive.
"""

import io
import json
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from html import escape
from pathlib import Path
from random import Random
from typing import Final, NamedTuple

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

RELEVANT_EVERY: Final = 50
REPORTS_A_STORY: Final = 10
FIRST: Final = date(2012, 1, 1)
DAYS: Final = 5_000

_SUBJECTS: Final = (
    "The council", "The club", "The company", "A group of researchers", "The orchestra", "The national team",
    "The bank", "The museum", "A small publisher", "The airline", "The port authority", "The film studio",
)  # fmt: skip
_DEEDS: Final = (
    "opened its new hall in {town} after {number} months of building",
    "said that sales rose by {number} per cent in the last quarter",
    "won the final in {town} by two goals in front of {number},000 people",
    "has bought a smaller rival for {number} million",
    "showed a collection of {number} maps that had never been seen in public",
    "will plant {number},000 trees along the river near {town}",
    "cut its forecast for the year, as prices of copper and wheat fell",
    "named {name} as its next director from the spring",
    "found that {number} of a hundred households now cook with electricity",
    "put off the launch of its telescope because of wind over {town}",
    "recorded its third album in a barn outside {town}",
    "lost {number} million on a bet on the price of coffee",
)
_ENDS: Final = (
    "", ", according to {name}", ", the largest such figure in {number} years", ", a spokesman said",
    ", though few had expected it", ", as the rain went on", ", and tickets were gone within an hour",
)  # fmt: skip

_TOLD: Final = (
    "Junior doctors at the {hospital} in {town} stopped work on {day} after relatives of a patient who had died beat "
    "{number} of them in the casualty ward.",
    "The {body}, which speaks for the residents, demanded {guards} guards at the gates and the attackers’ arrest.",
    "“We will not go back to the wards until all the accused are arrested,” said Dr {speaker}, its president.",
    "Health minister {minister} met the doctors on {day} and promised {cameras} cameras in the hospital by {month}.",
    "The state government assured them that a police post would be set up at the {hospital} within {number} days.",
    "About {patients} patients were turned away from the outpatient department, officials said.",
    "The strike entered its {nth} day on {day}, and emergency services went on.",
    "Dr {speaker} said that none of the cameras that were promised had been put up.",
    "The {body} called off the strike on {day} after talks with {minister}.",
    "Police said that {number} persons had been arrested for the attack at the {hospital}.",
    "Senior doctors of {town} marched to the secretariat in support of the residents.",
    "“Work on the police post has begun,” said {minister}, who asked the doctors to resume work.",
)
_SYLLABLES: Final = ("ka", "ran", "bel", "mo", "tal", "shi", "dor", "ven", "pur", "li", "nag", "ser", "ham", "wick")
_STATES: Final = ("West Bengal", "Bihar", "Kerala", "Odisha", "Assam", "Punjab", "Gujarat", "Tamil Nadu")
_MONTHS: Final = ("January", "March", "May", "July", "September", "November")
_WEEKDAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


class Article(NamedTuple):
    """A report before it is a page."""

    title: str
    paragraphs: Sequence[str]
    day: date


def articles(count: int, background: Sequence[str] = (), seed: int = 1) -> Iterator[Article]:
    """So many articles; every fiftieth is of a strike."""
    for number in range(count):
        chance = Random(f"{seed} {number}")
        if number % RELEVANT_EVERY == 0:
            yield _of_a_strike(number // RELEVANT_EVERY, chance, seed)
        elif background:
            text = background[number % len(background)]
            paragraphs = [_sentence(chance), *(one for one in text.split("\n") if one.strip())]
            yield Article(paragraphs[1][:80], paragraphs, _day(chance))
        else:
            paragraphs = [" ".join(_sentence(chance) for _ in range(3)) for _ in range(chance.randint(4, 9))]
            yield Article(paragraphs[0].split(".")[0], paragraphs, _day(chance))


def write_archive(path: Path, found: Iterator[Article], site: str = "paper.example") -> int:
    """Write articles as the pages of a packed web archive; returns how large the pages are together."""
    size = 0
    with path.open("wb") as stream:
        writer = WARCWriter(stream, gzip=True)
        for number, article in enumerate(found):
            page = _page(article, number, site).encode()
            size += len(page)
            sent = StatusAndHeaders("200 OK", [("Content-Type", "text/html; charset=utf-8")], protocol="HTTP/1.1")
            writer.write_record(
                writer.create_warc_record(
                    f"https://{site}/news/{number}",
                    "response",
                    io.BytesIO(page),
                    http_headers=sent,
                    warc_headers_dict={
                        "WARC-Date": f"{article.day}T12:00:00Z",
                        "WARC-Record-ID": f"<urn:made:{number}>",
                    },
                )
            )
    return size


def _of_a_strike(number: int, chance: Random, seed: int) -> Article:
    story, place = divmod(number, REPORTS_A_STORY)
    own = Random(f"{seed} story {story}")
    begun = _day(own)
    day = begun + timedelta(days=place * own.randint(1, 3))
    words = {
        "hospital": f"{_name(own)} Medical College",
        "town": _name(own),
        "body": f"{_name(own)} Resident Doctors’ Association",
        "speaker": f"{_name(own)} {_name(own)}",
        "minister": f"{_name(own)} {_name(own)}",
        "guards": own.randint(4, 40),
        "cameras": own.randint(20, 400),
        "month": own.choice(_MONTHS),
        "day": _WEEKDAYS[day.weekday()],
        "nth": f"{place + 2}th",
        "number": chance.randint(2, 12),
        "patients": chance.randint(2, 40) * 50,
    }
    state = own.choice(_STATES)
    # The news of the day, then what went before.
    told = [_TOLD[(place + step) % len(_TOLD)] for step in range(5)]
    paragraphs = [
        f"{str(words['town']).upper()}: {told[0].format(**words)}",
        *(one.format(**words) for one in told[1:]),
    ]
    paragraphs.append(f"The {words['hospital']} is one of the largest of {state}. {_sentence(chance)}")
    return Article(f"Doctors’ strike at {words['hospital']}", paragraphs, day)


def _sentence(chance: Random) -> str:
    words = {"town": _name(chance), "name": f"{_name(chance)} {_name(chance)}", "number": chance.randint(2, 90)}
    return f"{chance.choice(_SUBJECTS)} {chance.choice(_DEEDS)}{chance.choice(_ENDS)}.".format(**words)


def _name(chance: Random) -> str:
    return "".join(chance.choice(_SYLLABLES) for _ in range(chance.randint(2, 3))).capitalize()


def _day(chance: Random) -> date:
    return FIRST + timedelta(days=chance.randrange(DAYS))


def _page(article: Article, number: int, site: str) -> str:
    """A page as papers make them: more frame than report."""
    chance = Random(f"page {number}")
    data = json.dumps({"@type": "NewsArticle", "headline": article.title, "datePublished": article.day.isoformat()})
    menu = "".join(
        f'<li class="menu-item"><a href="/{one}">{one.title()}</a></li>' for one in ("news", "sport", "money")
    )
    links = "".join(
        f'<div class="teaser"><a href="/news/{other}"><img src="/img/{other}.jpg" alt=""><h3>'
        f"{escape(_sentence(chance))}</h3></a></div>"
        for other in range(number, number + 12)
    )
    script = "window.layer=window.layer||[];" + "".join(f"layer.push({{slot:{one},width:300}});" for one in range(60))
    style = "".join(f".block-{one}{{margin:{one}px;padding:{one}px}}" for one in range(80))
    text = "".join(f"<p>{escape(one)}</p>" for one in article.paragraphs)
    return (
        f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{escape(article.title)} | The Paper</title>'
        f'<meta property="article:published_time" content="{article.day}T06:00:00Z">'
        f'<meta property="og:site_name" content="{site}"><script type="application/ld+json">{data}</script>'
        f"<style>{style}</style><script>{script}</script></head><body><header><nav><ul>{menu}</ul></nav></header>"
        f'<main><article><h1>{escape(article.title)}</h1><div class="body">{text}</div></article>'
        f'<aside class="related">{links}</aside></main><footer><ul>{menu}</ul><p>© The Paper</p></footer></body></html>'
    )
