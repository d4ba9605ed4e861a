"""``python -m benchmarks.extractors``: documents a second with and without demands, commitments and developments.

The same sample reports are annotated twice in one run, in turn, three times each; the best of each counts. The parser
is warm. Processor time of one process.
"""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from unittest import mock

from standoff.domains import load_domain
from standoff.extract import annotate as annotating
from standoff.read import read
from standoff.record.document import Document

REPORTS = Path(__file__).parents[1] / "examples" / "reports"
TURNS = 3
# The share of documents a second that these extractors may cost.
MOST = 0.2


class _Nothing:
    """A finder that finds nothing."""

    def find(self, *_: Any) -> tuple[()]:
        return ()


@contextmanager
def without() -> Iterator[None]:
    """Annotation without the three extractors."""
    names = ("demand_finder", "commitment_finder", "development_finder")
    patches = [mock.patch.object(annotating, name, return_value=_Nothing()) for name in names]
    for one in patches:
        one.start()
    try:
        yield
    finally:
        for one in patches:
            one.stop()


def seconds(documents: list[Document]) -> float:
    """The processor time that annotating some documents takes."""
    domain = load_domain()
    start = time.process_time()
    for _ in annotating.annotate_many(documents, domain):
        pass
    return time.process_time() - start


def main() -> None:
    documents = [one for one in read(REPORTS) if isinstance(one, Document)]
    seconds(documents[:4])
    full, bare = [], []
    for _ in range(TURNS):
        full.append(seconds(documents))
        with without():
            bare.append(seconds(documents))
    cost = 1 - min(bare) / min(full)
    print(f"{len(documents)} sample reports, processor time, the best of {TURNS} turns")
    print(f"without the extractors  {len(documents) / min(bare):6.1f} documents a second")
    print(f"with them               {len(documents) / min(full):6.1f} documents a second")
    print(f"they cost {100 * cost:.0f} % of the documents a second (at most {100 * MOST:.0f} % is allowed)")


if __name__ == "__main__":
    main()
