"""Style and scripts. Their addresses bear the hash of what they hold, so that browsers may keep them for good."""

import hashlib
from functools import cache
from pathlib import Path

from fastapi import APIRouter, Response
from starlette.exceptions import HTTPException

from standoff.publish import report as printed

router = APIRouter()

_FOLDER = Path(__file__).parent / "static"
_TYPES = {".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".svg": "image/svg+xml"}


@cache
def _files() -> dict[str, bytes]:
    found = {one.name: one.read_bytes() for one in sorted(_FOLDER.iterdir()) if one.suffix in _TYPES}
    # The desk looks as the report does, and says so in one place.
    found["report.css"] = (Path(printed.__file__).parent / "templates" / "report.css").read_bytes()
    return found


@cache
def address(name: str) -> str:
    """The address of a file."""
    return f"/static/{name}?{hashlib.sha256(_files()[name]).hexdigest()[:12]}"


@router.get("/static/{name}")
def static(name: str) -> Response:
    """One of the files, by its name alone: there is no path to leave the folder by."""
    data = _files().get(name)
    if data is None:
        raise HTTPException(404)
    headers = {"cache-control": "public, max-age=31536000, immutable"}
    return Response(data, media_type=_TYPES[Path(name).suffix], headers=headers)
