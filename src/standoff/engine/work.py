"""The pieces of work that a crew shares out: each takes a batch, and rests on nothing but the batch and the domain.

What a batch gives is what its items would give one by one: it may be done anywhere, again, or in parts.
"""

import hashlib
from collections.abc import Sequence
from datetime import date
from importlib.metadata import version

import msgspec

from standoff.domains.domain import Domain
from standoff.language.encoder import fingerprint
from standoff.language.gate import can_matter
from standoff.read import taken_apart
from standoff.read.draft import Piece
from standoff.read.failing import failed
from standoff.record.annotation import Annotation
from standoff.record.document import Document, SetAside


def reading(domain: Domain) -> str:
    """What an annotation depends on besides its text: the program's version, the domain's words and the encoder.

    When it changes, stored reports that are met again are read anew.
    """
    digest = hashlib.sha256(msgspec.json.encode(domain)).hexdigest()[:12]
    return f"standoff {version('standoff')}, {domain.settings.name} {digest}, encoder {fingerprint()}"


def take_apart(
    pieces: Sequence[Piece], domain: Domain, *, as_is: bool = False, published: date | None = None
) -> list[Document | SetAside]:
    """The documents in some pieces of files, and what is set aside instead."""
    return [found for piece in pieces for found in taken_apart(piece, as_is=as_is, published=published)]


def annotated(documents: Sequence[Document], domain: Domain) -> list[tuple[Document, Annotation] | SetAside]:
    """Documents with what they say. Those that cannot matter are kept, but not parsed, and say nothing."""
    told = [document for document in documents if can_matter(document.text, domain)]
    found = dict(zip((one.id for one in told), said(told, domain, sparing=True), strict=True))
    each: list[tuple[Document, Annotation] | SetAside] = []
    for one in documents:
        says = found.get(one.id, Annotation(document=one.id, published=one.published))
        each.append(says if isinstance(says, SetAside) else (one, says))
    return each


def said(documents: Sequence[Document], domain: Domain, *, sparing: bool = False) -> list[Annotation | SetAside]:
    """What each of some documents says; one on which our own code fails is set aside, and costs the others nothing.

    ``sparing`` as in ``annotate_many``.
    """
    if not documents:
        return []
    # The parser takes seconds to load, and a run may meet nothing new.
    from standoff.extract.annotate import annotate_many

    try:
        return list(annotate_many(documents, domain, sparing=sparing))
    except Exception as error:
        if len(documents) == 1:
            return [failed(documents[0].origin, error)]
    return [each for one in documents for each in said([one], domain, sparing=sparing)]
