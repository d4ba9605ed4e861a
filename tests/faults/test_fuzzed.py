"""What `scripts/fuzz.py` asks of readers and of `annotate` holds for whole files, and for what fuzzing found."""

import time
from pathlib import Path
from random import Random

import pytest
from scripts import fuzz

from standoff.read import opening

TARGETS = fuzz.targets()
READERS = sorted(set(TARGETS) - {"annotate"})
# Files on which something went wrong once, named by the target and by what it was.
FOUND = sorted((Path(__file__).parent / "found").glob("*"))


@pytest.mark.parametrize("name", READERS)
def test_whole_files(name: str) -> None:
    for seed in TARGETS[name].seeds():
        TARGETS[name].check(seed)


def test_texts_with_words_moved_about() -> None:
    seeds = list(TARGETS["annotate"].seeds())
    chance = Random(5)
    for number in range(12):
        TARGETS["annotate"].check(fuzz.changed_words(chance.choice(seeds), number, 1_000))


@pytest.mark.parametrize("path", FOUND, ids=lambda path: path.name)
def test_what_was_found_is_mended(path: Path) -> None:
    TARGETS[path.name.split("_")[0]].check(path.read_bytes())


def test_a_check_fails_where_something_is_wrong(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "drafts_in", lambda _: iter(()))
    with pytest.raises(AssertionError, match="nothing at all"):
        fuzz.check_reader(b"words")


def test_what_takes_a_processor_too_long_is_found_and_what_only_waits_is_not(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fuzz, "LONGEST_SECONDS", 0.2)

    def works(_: bytes) -> None:
        end = time.process_time() + 0.4
        while time.process_time() < end:
            pass

    fuzz.in_time(lambda _: time.sleep(0.4), b"")
    with pytest.raises(AssertionError, match="took a processor"):
        fuzz.in_time(works, b"")
