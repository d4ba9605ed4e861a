"""Feeds readers and ``annotate`` with files that are spoilt on and on, steered by what code they reach.

    python -m scripts.fuzz --list
    python -m scripts.fuzz page --seconds 600
    python -m scripts.fuzz annotate --seconds 600 --kept fuzzing
    python -m scripts.fuzz page --again fuzzing/page/crash-1f40

Needs atheris (``pip install atheris``; Linux and macOS). What is sought: an error that is not set aside, a document
that takes over 10 seconds, and memory that grows by more than 1 GiB. What is found is written below ``--kept``, with
the files that reached new code, from which the next run goes on. ``--again`` takes one file once more, without atheris.

PDF files and feeds are taken apart in this process rather than in one of their own, which is a hundred times as quick.
"""

import argparse
import io
import json
import random
import resource
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import cache
from hashlib import sha256
from importlib import import_module
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import TYPE_CHECKING, Any, NamedTuple
from unittest.mock import patch

import msgspec

# Nothing of Standoff is imported before ``followed`` does it.
if TYPE_CHECKING:
    from standoff.record.passage import Passage

# Of a processor: by the clock, on a machine that does other things too, what is quick can take long. What hangs without
# working is ended by the fuzzer after as long by the clock as ``_HANGS`` says.
LONGEST_SECONDS = 10
_HANGS = 120
MOST_GROWTH = 1024
_REPORTS = Path(__file__).parents[1] / "examples" / "reports"
# A parse takes longer the longer the text is; what goes wrong goes wrong in few words.
_LONGEST_TEXT = 1_500
_LONGEST_FILE = 60_000
_LIBRARIES = ("trafilatura", "htmldate", "pypdf", "warcio", "feedparser")
_ODD = ("\u200b", "\u202e", "\u0301", "\ud7a3\u11a8", "\U0001f468\u200d\U0001f469", "\x00", "\t", "\n\n", "“", "’", "—")
_WORDS = (
    "on the 52nd day", "since 1 January 99999", "31 February 2024", "0 doctors", "10,00,000 nurses", "3-4", "two dozen",
    "within 24 hours", "24:61", "the next year", "a century ago", "had promised", "demanded that", "called off",
    "@ward_7", "#strike", "http://a.example/b?c", "Dr", "PTI", "Rs 5 lakh", "“We will", "” he said", "not", "by Monday",
)  # fmt: skip


class Target(NamedTuple):
    """What is fed: whole files to begin with, and what must hold for any."""

    seeds: Callable[[], Iterable[bytes]]
    check: Callable[[bytes], None]
    longest: int = _LONGEST_FILE


def targets() -> dict[str, Target]:
    """All of them, by name: a reader for each format, lists of pages, and ``annotate``."""
    # The tests' own whole files, one of each format.
    from tests.read.made import GOOD, LISTS

    readers = {
        name.lower().replace(" ", "-").replace(".", "-"): Target((data,).__iter__, check_reader)
        for name, data in GOOD.items()
    }
    lists = Target(LISTS.values().__iter__, check_list)
    return {**readers, "list": lists, "annotate": Target(_texts, check_annotate, _LONGEST_TEXT)}


def in_time(check: Callable[[bytes], None], data: bytes) -> None:
    """Check, and that it does not take a processor too long.

    Raises:
        AssertionError: it does, or the check fails.
    """
    begun = time.process_time()
    check(data)
    took = time.process_time() - begun
    assert took <= LONGEST_SECONDS, f"took a processor {took:.1f} seconds"


def check_reader(data: bytes) -> None:
    """Whatever a file holds, it gives documents or what was set aside, and both can be written and read again.

    Raises:
        AssertionError: it does not.
    """
    from standoff.read.budget import PackedError
    from standoff.read.draft import Draft
    from standoff.read.opening import drafts_in, opened
    from standoff.read.sources import document_of
    from standoff.record import Document, Origin, SetAside

    try:
        found = list(drafts_in(opened(Origin(file="given"), io.BytesIO(data))))
    except PackedError as error:
        # As ``read`` does it.
        found = [SetAside(origin=Origin(file="given"), reason=error.reason, remedy=error.remedy)]
    assert found, "a file that came to nothing at all"
    for draft in found:
        one = document_of(draft) if isinstance(draft, Draft) else draft
        assert isinstance(one, Document | SetAside)
        assert msgspec.json.decode(one.to_json(), type=type(one)) == one
        assert not isinstance(one, SetAside) or (one.reason and one.remedy), "set aside without a reason or a remedy"


def check_list(data: bytes) -> None:
    """Whatever a file holds, it names addresses of pages, or it is said why it does not.

    Raises:
        AssertionError: neither.
    """
    from standoff.read.lists import ListError, listed

    check_reader(data)
    with NamedTemporaryFile() as file:
        file.write(data)
        file.flush()
        found: list[str] | None
        try:
            found = listed(Path(file.name))
        except ListError as error:
            found, told = None, bool(error.reason and error.remedy)
        else:
            told = all(one.startswith(("http://", "https://")) and not one.split()[1:] for one in found)
    assert told, "an address that is none, or refused without a reason or a remedy"
    assert found != [], "a list of nothing"


def check_annotate(data: bytes) -> None:
    """Whatever a text says, each passage stands where it says, and the annotation can be written and read again.

    Raises:
        AssertionError: it does not.
    """
    from standoff.engine.annotate import annotate_document
    from standoff.read import document_from_text
    from standoff.record import Annotation, Origin

    text = data.decode("utf-8", "replace")
    for as_is in (False, True):
        document = document_from_text(text, origin=Origin(file="text"), as_is=as_is)
        said = annotate_document(document, _domain())
        for passage in _passages(said.annotation):
            assert said.document.text[passage.start : passage.end] == passage.quote, "a passage that stands elsewhere"
        assert msgspec.json.decode(said.annotation.to_json(), type=Annotation) == said.annotation


def _passages(value: object) -> Iterator["Passage"]:
    from standoff.record.passage import Passage

    if isinstance(value, Passage):
        yield value
    elif isinstance(value, msgspec.Struct):
        for name in value.__struct_fields__:
            yield from _passages(getattr(value, name))
    elif isinstance(value, tuple | list):
        for one in value:
            yield from _passages(one)
    elif isinstance(value, dict):
        for one in value.values():
            yield from _passages(one)


@cache
def _domain() -> Any:
    from standoff.domains import load_domain

    return load_domain("health-care")


def _texts() -> Iterator[bytes]:
    """Paragraphs of the sample reports."""
    for path in sorted(_REPORTS.glob("*.txt")):
        text = path.read_text("utf-8")
        for start in range(0, len(text), 600):
            yield text[start : start + 600].encode()


@contextmanager
def _in_this_process() -> Iterator[None]:
    """PDF files and feeds taken apart here, with their faults told as the process of their own tells them."""
    from standoff.read import apart_child

    def apart(kind: str, data: bytes, _: int) -> dict[str, Any]:
        try:
            found = apart_child._pdf(data) if kind == "pdf" else apart_child._feed(data)
        except Exception as error:  # Whatever a broken file does to the library, as there.
            return {"fault": type(error).__name__}
        # As it comes through the pipe.
        back: dict[str, Any] = json.loads(json.dumps(found))
        return back

    with patch("standoff.read.pdf.apart", apart), patch("standoff.read.feed.apart", apart):
        yield


def changed_words(data: bytes, seed: int, longest: int) -> bytes:
    """A text with some words taken out, doubled, moved, or others put between them."""
    chance = random.Random(seed)  # noqa: S311
    words = data.decode("utf-8", "replace").split(" ")
    for _ in range(chance.randint(1, 6)):
        place = chance.randrange(len(words) + 1)
        match chance.randrange(5):
            case 0:
                words.insert(place, chance.choice(_WORDS))
            case 1:
                words.insert(place, chance.choice(_ODD))
            case 2:
                del words[place : place + chance.randint(1, 5)]
            case 3:
                words[place:place] = words[max(0, place - chance.randint(1, 8)) : place]
            case _:
                other = chance.randrange(len(words) + 1)
                words[place:place] = words[other : other + chance.randint(1, 12)]
    return " ".join(words).encode("utf-8", "replace")[:longest]


def followed(name: str) -> dict[str, Target]:
    """The targets, where the code of one, and of the libraries that it calls, tells the fuzzer where it has been.

    Only what is imported here for the first time does; what is not followed is fed blindly.

    Raises:
        AssertionError: some of it was imported before.
    """
    import atheris

    early = sorted({"standoff", *_LIBRARIES} & sys.modules.keys())
    assert not early, f"imported before it could be followed: {', '.join(early)}"
    with atheris.instrument_imports(include=["standoff", *_LIBRARIES]):
        for library in _LIBRARIES:
            import_module(library)
        from standoff.read import formats

        for one in (*formats.PACKED, *formats.TEXTS):
            one.reader()
        if name == "annotate":
            import_module("standoff.extract.annotate")
            import_module("standoff.engine.annotate")
        return targets()


def run(name: str, target: Target, seconds: int, kept: Path) -> None:
    """Feed a target for some seconds; ends the process, with a status other than 0 if something was found."""
    import atheris

    corpus = kept / name
    corpus.mkdir(parents=True, exist_ok=True)
    seeds = list(target.seeds())
    for seed in seeds:
        (corpus / sha256(seed).hexdigest()[:20]).write_bytes(seed)
    with _in_this_process():
        # What is loaded once is no growth.
        target.check(seeds[0])
        limit = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024 + MOST_GROWTH
        options = [
            f"-max_total_time={seconds}",
            f"-timeout={_HANGS}",
            f"-rss_limit_mb={limit}",
            f"-max_len={target.longest}",
            f"-artifact_prefix={corpus}/",
            "-print_final_stats=1",
        ]

        def change(data: bytes, longest: int, seed: int) -> bytes:
            if name == "annotate" and seed % 4:
                return changed_words(data, seed, longest)
            return bytes(atheris.Mutate(data, longest))

        atheris.Setup(
            [sys.argv[0], *options, str(corpus)], lambda data: in_time(target.check, data), custom_mutator=change
        )
        atheris.Fuzz()


def main() -> None:
    """Read the command line, and feed."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("target", nargs="?", help="what to feed")
    parser.add_argument("--seconds", type=int, default=600, help="for how long (600)")
    parser.add_argument("--kept", type=Path, default=Path("fuzzing"), help="the folder for what is found (fuzzing)")
    parser.add_argument("--again", type=Path, metavar="FILE", help="take one file once more")
    parser.add_argument("--list", action="store_true", help="name the targets")
    given = parser.parse_args()
    known = targets() if given.list or given.again else followed(given.target)
    if given.list:
        print("\n".join(known))
    elif given.target not in known:
        parser.error(f"there is no target {given.target!r}; there are: {', '.join(known)}")
    elif given.again:
        in_time(known[given.target].check, given.again.read_bytes())
        print("Nothing went wrong.")
    else:
        run(given.target, known[given.target], given.seconds, given.kept)


if __name__ == "__main__":
    main()
