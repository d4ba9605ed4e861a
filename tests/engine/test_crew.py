"""Those who read: what comes is in order and whole, whoever of them dies, and little is in hand at a time."""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from tests.engine.crews import DEADLY, ONCE, lengths, who
from tests.support import domain, report_of

from standoff.engine import local
from standoff.engine.crew import AHEAD, Crew, CrewError, Engine, crew, set_aside_as_deadly
from standoff.record.document import Document, SetAside

JOBS = 2


def batches(number: int, *more: str) -> list[list[Document]]:
    return [*([report_of("a" * (each + 1))] for each in range(number)), *([report_of(text)] for text in more)]


def told(found: Iterator[Sequence[Any]]) -> list[Any]:
    return [one for batch in found for one in batch]


def test_what_comes_is_in_order_and_at_most_so_much_is_in_hand(engine: Engine) -> None:
    asked = 0

    def counted() -> Iterator[list[Document]]:
        nonlocal asked
        for batch in batches(30):
            asked += 1
            yield batch

    found: list[object] = []
    with crew(domain(), engine, JOBS) as readers:
        for number, batch in enumerate(readers.each(lengths, counted(), set_aside_as_deadly)):
            assert asked <= number + AHEAD * JOBS
            found += batch
        others = set(told(readers.each(who, batches(10), set_aside_as_deadly)))
    assert found == list(range(1, 31))
    assert others
    assert os.getpid() not in others


def test_two_kinds_of_work_go_through_one_crew(engine: Engine) -> None:
    def again(readers: Crew) -> Iterator[list[Document]]:
        for batch in readers.each(lengths, batches(12), set_aside_as_deadly):
            yield [report_of("b" * (2 * one)) for one in batch if isinstance(one, int)]

    with crew(domain(), engine, JOBS) as readers:
        found = told(readers.each(lengths, again(readers), set_aside_as_deadly))
    assert found == [2 * one for one in range(1, 13)]


def test_a_worker_that_is_killed_costs_nothing(engine: Engine, tmp_path: Path) -> None:
    text = f"{ONCE}{tmp_path / 'killed'}"
    work = [*batches(3), [report_of("ab"), report_of(text)], *batches(3)]
    with crew(domain(), engine, JOBS) as readers:
        found = told(readers.each(lengths, work, set_aside_as_deadly))
    assert (tmp_path / "killed").exists()
    assert found == [1, 2, 3, 2, len(text), 1, 2, 3]


def test_a_text_that_kills_again_and_again_is_set_aside_and_the_others_are_read(engine: Engine) -> None:
    work = [*batches(3), [report_of("ab"), report_of(DEADLY, file="deadly.txt"), report_of("abc")], *batches(3)]
    with crew(domain(), engine, JOBS) as readers:
        found = told(readers.each(lengths, work, set_aside_as_deadly))
    (aside,) = [one for one in found if isinstance(one, SetAside)]
    assert (aside.origin.file, found.index(aside)) == ("deadly.txt", 4)
    assert "ended the process" in aside.reason
    assert [one for one in found if one is not aside] == [1, 2, 3, 2, 3, 1, 2, 3]


def test_processes_that_cannot_be_started_are_no_fault_of_the_texts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(local, "begin", os.abort)
    with crew(domain(), "local", JOBS) as readers, pytest.raises(CrewError, match="Try fewer: --jobs 1"):
        told(readers.each(lengths, batches(1), set_aside_as_deadly))


def test_no_process_is_left_when_the_work_is_broken_off() -> None:
    with crew(domain(), "local", JOBS) as readers:
        found = readers.each(who, batches(40), set_aside_as_deadly)
        processes = {next(found)[0], next(found)[0]}
    assert not [one for one in processes if Path(f"/proc/{one}").exists()]


def test_without_ray_it_is_said_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "ray", None)
    with pytest.raises(CrewError, match=r"pip install 'standoff\[ray\]'"), crew(domain(), "ray"):
        pass
