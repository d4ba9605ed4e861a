"""Matters are paths from the wide to the narrow: *security > cameras*."""

APART = " > "


def related(one: str | None, other: str | None) -> bool:
    """Whether two matters can be the same: equal, one within the other, or either not told."""
    if one is None or other is None or one == other:
        return True
    return within(one, other) or within(other, one)


def within(narrow: str, wide: str) -> bool:
    """Whether a matter is a part of another."""
    return narrow.startswith(wide + APART)


def widest(matter: str) -> str:
    """The widest matter that a matter is a part of: *security* of *security > cameras*."""
    return matter.split(APART, maxsplit=1)[0]
