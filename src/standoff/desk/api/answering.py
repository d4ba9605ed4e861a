"""How the interface answers: JSON in the words of the vocabulary, with an ETag by the version of the record."""

import hashlib
from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

import msgspec
from fastapi import Request, Response
from starlette.exceptions import HTTPException

from standoff.desk.house import House
from standoff.desk.who import house_of


def answer(request: Request, make: Callable[[House], Any]) -> Response:
    """What was asked for; nothing but the status 304 where the asker has it already.

    What is answered depends on the record and the address alone, so both make the ETag, and nothing need be made to
    know it. All names are masked, whoever asks.
    """
    house = house_of(request)
    words = "\x1f".join((*map(str, house.version), request.url.path, request.url.query))
    etag = f'"{hashlib.sha256(words.encode()).hexdigest()[:32]}"'
    headers = {"etag": etag, "cache-control": "private, no-cache", "vary": "cookie"}
    known = {one.strip().removeprefix("W/") for one in request.headers.get("if-none-match", "").split(",")}

    def encoded() -> str:
        made = make(house)
        if made is None:
            raise HTTPException(404, "There is nothing with this id in the record.")
        return msgspec.json.encode(made).decode()

    text = house.body(("interface", request.url.path, request.url.query), encoded)
    if etag in known or "*" in known:
        return Response(status_code=304, headers=headers)
    return Response(text, media_type="application/json", headers=headers)


def following(request: Request, page: int, more: bool) -> str | None:
    """The address of the next page."""
    if not more:
        return None
    pairs = [(key, value) for key, value in request.query_params.multi_items() if key != "page"]
    return f"{request.url.path}?{urlencode([*pairs, ('page', str(page + 1))])}"


def described(shape: type) -> dict[int | str, dict[str, Any]]:
    """What the OpenAPI document says of the answers of an address."""
    problem = {"content": {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}}
    kinds = {401: "Not logged in", 404: "Not found", 422: "Not understood", 503: "Database not available"}
    return {
        200: {
            "description": (shape.__doc__ or "").split("\n")[0],
            "headers": {"ETag": {"schema": {"type": "string"}, "description": "By the version of the record"}},
            "content": {"application/json": {"schema": {"$ref": f"#/components/schemas/{shape.__name__}"}}},
        },
        304: {"description": "Not changed"},
        **{status: {"description": words, **problem} for status, words in kinds.items()},
    }
