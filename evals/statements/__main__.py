"""Measures attributions against PolNeAR: ``python -m evals.statements [dev|train]``.

Prints precision, recall and F1 of source, cue and content, exactly and by tokens, of whole attributions found, and
the speed. The data is read from $STANDOFF_SHARED/data/polnear (default: ``shared`` beside the repository).
"""

import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from evals.statements.polnear import Article, Attribution, read_part
from evals.statements.score import Tally, score, total

from standoff.extract.statements import find_attributions
from standoff.language.parse import Parsed, parse_many, parser
from standoff.language.quotes import find_quotes
from standoff.language.sentences import sentences

REPOSITORY = Path(__file__).parents[2]
SHARED = Path(os.environ.get("STANDOFF_SHARED", REPOSITORY.parent / "shared"))


def main() -> int:
    """Measures one part and prints a table; 1 if the data is missing."""
    part = sys.argv[1] if len(sys.argv) > 1 else "dev"
    folder = SHARED / "data" / "polnear" / part
    if not folder.is_dir():
        print(f"{folder} is missing: set STANDOFF_SHARED to the folder that holds data/polnear")
        return 1
    articles = list(read_part(folder))
    parser()
    start = time.perf_counter()
    parsed = list(parse_many((one.text, sentences(one.text)) for one in articles))
    middle = time.perf_counter()
    found = [list(_attributions(one, sentences)) for one, sentences in zip(articles, parsed, strict=True)]
    end = time.perf_counter()
    tallies = total(score(one.text, mine, one.attributions) for one, mine in zip(articles, found, strict=True))
    _print(tallies)
    count = len(articles)
    print(f"\n{count} articles: {count / (end - start):.1f} a second with parsing, of which attribution takes", end=" ")
    print(f"{(end - middle) / (end - start):.0%} ({count / (end - middle):.0f} a second by itself)")
    return 0


def _attributions(article: Article, parsed: list[Parsed]) -> Iterator[Attribution]:
    for one in find_attributions(article.text, parsed, find_quotes(article.text)):
        yield Attribution(one.source, one.cue, one.content)


def _print(tallies: dict[str, Tally]) -> None:
    print(f"{'':16}{'precision':>10}{'recall':>8}{'F1':>7}{'given':>8}{'there':>8}")
    for name, tally in tallies.items():
        figures = f"{100 * tally.precision:10.1f}{100 * tally.recall:8.1f}{100 * tally.f1:7.1f}"
        print(f"{name:16}{figures}{tally.given:8}{tally.there:8}")


if __name__ == "__main__":
    sys.exit(main())
