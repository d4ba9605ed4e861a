"""From what a page knows to HTML. Everything is escaped, and a slip in a template is an error."""

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment
from markupsafe import Markup

from standoff.desk.clock import shown
from standoff.desk.statics import address
from standoff.desk.who import VISIT, house_of, visitor_of
from standoff.publish import report as printed
from standoff.publish import wording
from standoff.publish.templates import templates

_TEMPLATES = (Path(__file__).parent / "templates", Path(printed.__file__).parent / "templates")


def page(request: Request, template: str, *, status: int = 200, **given: Any) -> HTMLResponse:
    """A page, with the head and foot that belong to who asks for it."""
    house, visitor = house_of(request), visitor_of(request)
    html = (
        environment()
        .get_template(template)
        .render(
            visitor=visitor,
            public=house.settings.public,
            way=_navigation(request.url.path),
            busy=visitor.may("reviewer") and house.worker.busy,
            zone=house.settings.zone,
            **given,
        )
    )
    answer = HTMLResponse(html, status_code=status)
    if visitor.is_new:
        answer.set_cookie(VISIT, visitor.secret, httponly=True, samesite="strict", secure=is_secure(request))
    return answer


def body(request: Request, key: tuple[object, ...], template: str, make: Callable[[], dict[str, Any]]) -> Markup:
    """The part of a page that is the same for everybody; made by a template that knows of no visitor."""

    def rendered() -> str:
        return environment().get_template(template).render(**make())

    # What comes out of our own templates is escaped already.
    return Markup(house_of(request).body((template, *key), rendered))  # noqa: S704


def is_secure(request: Request) -> bool:
    """Whether the visitor's browser speaks to us encrypted, so that cookies can be kept to that."""
    return request.url.scheme == "https"


def _navigation(path: str) -> Callable[[str, str], Markup]:
    """What writes a line of the navigation, marked where it leads to the page that is shown."""

    def link(address: str, words: str) -> Markup:
        here = path == address or (address != "/" and path.startswith(f"{address}/"))
        current = Markup(' aria-current="page"') if here else ""
        return Markup('<li><a href="{}"{}>{}</a></li>').format(address, current, words)

    return link


def _query(given: dict[str, object]) -> str:
    """What was asked for, as it stands in an address; what is empty is left out."""
    return urlencode({key: value for key, value in given.items() if value not in ("", None)})


def prepare() -> None:
    """Have all templates translated, which takes as long as several pages."""
    for name in environment().list_templates():
        environment().get_template(name)


@cache
def environment() -> Environment:
    """The templates: the desk's own, and those of the report."""
    made = templates(*_TEMPLATES)
    made.filters.update(
        short_day=wording.short_day,
        few_words=wording.few_words,
        number=wording.number,
        with_days=wording.with_days,
        shown=shown,
    )
    made.globals.update(static=address, query=_query)
    return made
