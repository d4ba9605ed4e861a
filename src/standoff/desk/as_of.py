"""A dispute as it could be known on a day: worked out from its own reports that had been published by then."""

from datetime import date

import msgspec
from sqlalchemy import Connection

from standoff.domains import Domain
from standoff.engine.build import record_of
from standoff.record import Dispute, Record
from standoff.resolve.report import Report
from standoff.store import decisions, parts


def dispute_as_of(connection: Connection, dispute: Dispute, domain: Domain, as_of: date) -> Record | None:
    """The record of a dispute's reports on a day, in which the dispute bears the id that it has now.

    None where no report had been published by then. Of several disputes that the reports told of on that day, it is
    the one with the most of them.
    """
    documents = parts.documents_of(connection, dispute.documents, texts=True)
    said = {one.document: one for one in parts.annotations(connection, dispute.documents)}
    reports = [Report(one, said[one.id]) for one in documents if one.id in said]
    record = record_of(reports, domain, as_of, (), decisions.load(connection))
    if not record.disputes:
        return None
    then = max(record.disputes, key=lambda one: (len(one.documents), one.id))
    renamed = msgspec.structs.replace(then, id=dispute.id)
    others = tuple(one for one in record.disputes if one.id != then.id)
    # The page needs no texts, and the reports' own are large.
    bare = tuple(msgspec.structs.replace(one, text="") for one in record.documents)
    return msgspec.structs.replace(record, disputes=(renamed, *others), documents=bare)
