"""Puts fresh figures into the pages on quality and speed: runs each command named there and keeps what it prints.

    python -m scripts.make_figures

It takes minutes, and figures of speed depend on the machine, so it is run by hand before a release. A place for
figures is ``<!-- measured: COMMAND -->``, a block of text, ``<!-- end -->``. Where a command prints more than figures,
a ``| tail`` behind it says how much is wanted.
"""

import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PAGES = (ROOT / "docs" / "quality.md", ROOT / "docs" / "speed.md")
_PLACE = re.compile(r"(<!-- measured: (?P<command>.+?) -->\n)```text\n.*?```\n(<!-- end -->)", re.DOTALL)


def measured(page: str) -> str:
    """The page with what its commands print now.

    Raises:
        CalledProcessError: a command failed.
    """
    return _PLACE.sub(lambda place: f"{place[1]}```text\n{_printed(place['command'])}```\n{place[3]}", page)


def _printed(command: str) -> str:
    path = f"{Path(sys.executable).parent}:{os.environ['PATH']}"
    done = subprocess.run(
        ["bash", "-o", "pipefail", "-c", command],
        cwd=ROOT,
        check=True,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PATH": path},
    )
    return "".join(f"{line.rstrip()}\n" for line in done.stdout.strip("\n").splitlines())


def main() -> None:
    """Refresh all pages."""
    for page in PAGES:
        page.write_text(measured(page.read_text("utf-8")), "utf-8")
        print(f"written: {page.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
