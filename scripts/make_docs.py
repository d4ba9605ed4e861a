"""Makes what the documents take from the code and from the program: run it after a change of either.

    python -m scripts.make_docs            writes the pages
    python -m scripts.make_docs --check    says which are not current, and changes nothing

Two things in a page are made: what stands between ``<!-- made: NAME -->`` and ``<!-- end -->``, from the code; and
what the commands in ``console`` blocks print, by running them.
"""

import re
import sys
from collections.abc import Callable

from scripts import docs_domain_files, docs_sessions, docs_status, docs_vocabulary

ROOT = docs_sessions.ROOT
PAGES = (ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md")))
PARTS: dict[str, Callable[[], str]] = {
    "vocabulary": docs_vocabulary.reference,
    "ids": docs_vocabulary.prefixes,
    "domain files": docs_domain_files.reference,
    "language files": docs_domain_files.language_reference,
    "status rules": docs_status.rules,
    "status example 1": lambda: docs_status.example(docs_status.CAMERAS),
    "status example 2": lambda: docs_status.example(docs_status.GRIEVANCES),
}
_MADE = re.compile(r"(<!-- made: (?P<name>[^>]+?) -->\n).*?(<!-- end -->)", re.DOTALL)


def made(page: str) -> str:
    """A page with its made parts as they should be.

    Raises:
        KeyError: there is no part of that name.
    """
    return _MADE.sub(lambda found: f"{found[1]}\n{PARTS[found['name']]()}\n\n{found[3]}", page)


def main(arguments: list[str]) -> int:
    """Write the pages, or check them; the exit status is 1 where a checked page is not current."""
    stale = []
    for page in PAGES:
        old = page.read_text("utf-8")
        new = docs_sessions.refreshed(made(old))
        if new != old:
            stale.append(page)
            if "--check" not in arguments:
                page.write_text(new, "utf-8")
    for page in stale:
        print(f"{'not current' if '--check' in arguments else 'written'}: {page.relative_to(ROOT)}")
    return 1 if stale and "--check" in arguments else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
