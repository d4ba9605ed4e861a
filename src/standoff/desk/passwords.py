"""Passwords: hashed by argon2, and checked in the same time whether or not there is such an account."""

from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

SHORTEST = 12
LONGEST = 200

_hasher = PasswordHasher()


def hashed(password: str) -> str:
    """What is kept of a password."""
    return _hasher.hash(password)


def fits(password: str, kept: str | None) -> bool:
    """Whether it is the password of which something was kept; never, where nothing was."""
    try:
        # Where there is no account, or no password yet, the same work is done for nothing.
        return _hasher.verify(kept or _nobody(), password) and kept is not None
    except (VerificationError, InvalidHashError):
        return False


def unfit(password: str, again: str, name: str) -> str:
    """Why a password cannot be taken; empty where it can."""
    if password != again:
        return "The two passwords differ."
    if len(password) < SHORTEST:
        return f"A password needs at least {SHORTEST} characters; several words make a good one."
    if len(password) > LONGEST:
        return f"A password has at most {LONGEST} characters."
    if name.casefold() in password.casefold() or len(set(password)) < 5:
        return "This password is too easy to guess."
    return ""


@cache
def _nobody() -> str:
    return _hasher.hash("nobody has this password")
