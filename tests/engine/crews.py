"""Work for crews to do in tests: each text gives its length, and some texts end who works at them."""

import os
import signal
from collections.abc import Sequence
from pathlib import Path

from standoff.domains.domain import Domain
from standoff.record.document import Document, SetAside

DEADLY = "This text ends who reads it."
ONCE = "This text ends the first who reads it: "


def lengths(documents: Sequence[Document], domain: Domain) -> list[int | SetAside]:
    """The lengths of some texts; -9 of this process where one is deadly."""
    return [_length(one.text) for one in documents]


def _length(text: str) -> int:
    if text == DEADLY:
        os.kill(os.getpid(), signal.SIGKILL)
    if text.startswith(ONCE):
        mark = Path(text.removeprefix(ONCE))
        if not mark.exists():
            mark.touch()
            os.kill(os.getpid(), signal.SIGKILL)
    return len(text)


def who(documents: Sequence[Document], domain: Domain) -> list[int]:
    """The process that works."""
    return [os.getpid()] * len(documents)
