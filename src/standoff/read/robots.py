"""What a site asks of programs: its robots.txt (RFC 9309)."""

from typing import NamedTuple, Protocol

from protego import Protego

# The standard asks for at least this much to be read.
_LONGEST = 512_000


class _Judge(Protocol):
    def can_fetch(self, url: str, user_agent: str) -> bool: ...


class Rules(NamedTuple):
    """The rules of a site, and the pause in seconds that it asks for between requests."""

    judge: _Judge
    pause: float = 0.0

    def allow(self, address: str, agent: str) -> bool:
        """Whether a program may fetch an address."""
        return bool(self.judge.can_fetch(address, agent))


def rules_of(body: bytes, agent: str) -> Rules:
    """The rules in a robots.txt."""
    judge = Protego.parse(body[:_LONGEST].decode("utf-8", "replace"))
    return Rules(judge, float(judge.crawl_delay(agent) or 0.0))


ALL = Rules(Protego.parse(""))
NONE = Rules(Protego.parse("User-agent: *\nDisallow: /\n"))
