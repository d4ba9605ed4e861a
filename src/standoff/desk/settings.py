"""How a desk is run."""

from dataclasses import dataclass, field
from pathlib import Path
from zoneinfo import ZoneInfo

# The largest forms, in bytes: of reports that are added, of evidence with an incident, of anything else.
LARGEST_UPLOAD = 64_000_000
LARGEST_EVIDENCE = 12_000_000
LARGEST_FORM = 1_000_000


@dataclass(frozen=True)
class Settings:
    """``files`` is the folder for what people send. ``folders`` are those that reports may be read from on request.

    ``public`` is the face without accounts: it can be read, and incidents can be reported. ``domain`` is the name or
    the folder of the domain, where the record does not name it. ``log`` is where events are written (``logs``).
    """

    files: Path
    public: bool = False
    zone: ZoneInfo = field(default_factory=lambda: ZoneInfo("UTC"))
    folders: tuple[Path, ...] = ()
    domain: str | None = None
    log: str | None = None
