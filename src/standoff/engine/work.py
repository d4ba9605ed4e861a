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


def annotated(documents: Sequence[Document], domain: Domain) -> list[tuple[Document, Annotation]]:
    """Documents with what they say. Those that cannot matter are kept, but not parsed, and say nothing."""
    told = [document for document in documents if can_matter(document.text, domain)]
    annotations: dict[str, Annotation] = {}
    if told:
        # The parser takes seconds to load, and a run may meet nothing new.
        from standoff.extract.annotate import annotate_many

        annotations = {one.document: one for one in annotate_many(told, domain, sparing=True)}
    return [(one, annotations.get(one.id, Annotation(document=one.id, published=one.published))) for one in documents]
