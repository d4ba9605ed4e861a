"""The codes of an event in other schemes."""

from collections.abc import Sequence

from standoff.domains.domain import Domain
from standoff.extract.look import Look
from standoff.record.passage import Reference


def codes_of(look: Look, domain: Domain, kind: str, mode: str | None, at: Sequence[Reference]) -> dict[str, str]:
    """The codes of a kind and mode; some hold only where a target or place (``at``) is one of the domain."""
    about = domain.kinds[kind]
    own = about.modes[mode].codes if mode in about.modes else {}
    needing = () if _is_of_domain(look, domain, at) else domain.settings.target_codes
    return dict(sorted((key, code) for key, code in {**about.codes, **own}.items() if key not in needing))


def _is_of_domain(look: Look, domain: Domain, at: Sequence[Reference]) -> bool:
    """Whether any of some references names somebody of the domain's own parties, or a facility."""
    facilities = {one.id for one in look.cast.places if one.kind == "facility"}
    actors = (look.cast.actor(one.entry) for one in at)
    own = any(actor is not None and actor.side in domain.own_sides for actor in actors)
    return own or any(one.entry in facilities for one in at)
