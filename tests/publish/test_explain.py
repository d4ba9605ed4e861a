

def test_a_report_is_explained_by_how_it_was_dated(record: Record) -> None:
    document = next(one for one in record.documents if one.published.known)
    told = explanation(record, document.id[:10])
    assert told.kind == "Report"
    assert dict(told.facts)["published"]
    assert [one.relation for one in told.related] == ["tells of"]
