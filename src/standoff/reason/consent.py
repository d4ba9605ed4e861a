"""By whose consent a promise was put off: whether those it was made to put off their own deadline as well."""

from collections.abc import Sequence

import msgspec

from standoff.record.commitment import Commitment
from standoff.record.demand import Demand
from standoff.record.extension import Extension
from standoff.record.passage import Reference


def note_consent(commitments: Sequence[Commitment], demands: Sequence[Demand]) -> list[Commitment]:
    """Commitments whose due day was put off, with the consent of those who demanded it, where they gave it.

    They gave it when they put off the deadline of a demand that the commitment answers, so that it ends no sooner
    than the new due day.
    """
    return [
        msgspec.structs.replace(one, put_off=tuple(_consented(each, one, demands) for each in one.put_off))
        if one.put_off
        else one
        for one in commitments
    ]


def _consented(extension: Extension, commitment: Commitment, demands: Sequence[Demand]) -> Extension:
    if extension.consent is not None:
        return extension
    answered = (one for one in demands if commitment.id in one.answered_by)
    given = (_given(extension, own) for one in answered for own in one.put_off)
    return msgspec.structs.replace(extension, consent=next((one for one in given if one is not None), None))


def _given(extension: Extension, own: Extension) -> Reference | None:
    until, end = extension.until.earliest, own.until.latest
    return own.by if until is not None and end is not None and until <= end else None
