"""Why an entry or a report stands in the record as it does."""

from standoff.publish.explain import explanation
from standoff.record import Record


def test_a_report_is_explained_by_its_day_and_dispute(record: Record) -> None:
    document = next(one for one in record.documents if one.published.known)
    told = explanation(record, document.id)
    assert told.kind == "Report"
    assert dict(told.facts)["published"]
    assert [one.relation for one in told.related] == ["tells of"]
