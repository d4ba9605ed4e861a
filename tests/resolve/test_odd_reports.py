"""Odd reports: many copies, no days, no places, one name, long ago. Nothing is merged for want of evidence."""

from datetime import date

from tests.support import of_kind, record_of_texts

MONDAY, TUESDAY = date(2023, 3, 13), date(2023, 3, 14)
STRIKE = "Junior doctors at Harbour Lane Hospital in Patna went on strike on Monday over an attack on a doctor."


def test_two_hundred_copies_of_one_text_are_one_source() -> None:
    copies = [(f"{STRIKE} They want guards at all the gates. Report number {one}.", TUESDAY) for one in range(200)]
    record = record_of_texts(*copies)
    assert len({document.copies for document in record.documents}) == 1
    (strike,) = [one for one in of_kind(record, "strike") if one.phase == "begun"]
    assert len(strike.mentions) == 200
    assert len(strike.sources) == 1


def test_persons_of_one_name_only_are_not_joined_over_reports() -> None:
    record = record_of_texts(
        ("Suresh said that doctors in Patna would go on strike.", MONDAY),
        ("Suresh said that nurses in Jaipur would go on strike.", TUESDAY),
    )
    assert all(len(one.mentions) == 1 for one in record.actors if one.kind == "person")


def test_a_person_named_like_a_town_is_no_place() -> None:
    record = record_of_texts(
        ("Health Secretary Meenakshi Mathur met junior doctors in Patna. Mathur promised 40 guards.", TUESDAY)
    )
    assert "Mathur" not in {name for place in record.places for name in (place.name, *place.names)}


def test_a_report_of_long_ago_is_another_dispute() -> None:
    record = record_of_texts((STRIKE, TUESDAY), (STRIKE.replace("a doctor", "an intern"), date(1950, 6, 13)))
    assert len(record.disputes) == 2
    assert all(len(one.mentions) == 1 for one in of_kind(record, "strike"))


def test_reports_without_days_and_places_stay_apart() -> None:
    record = record_of_texts(
        ("Nurses went on strike after an assault on a nurse.", None),
        ("Nurses went on strike after an assault on an attendant.", None),
    )
    assert all(len(one.mentions) == 1 for one in record.events)
    assert all(len(one.documents) == 1 for one in record.disputes)


def test_a_report_that_contradicts_itself_is_kept_with_both() -> None:
    record = record_of_texts(
        (f"{STRIKE} Police arrested four men in Patna on Monday. Police arrested five men in Patna on Monday.", TUESDAY)
    )
    numbers = {count.low for event in record.events for count in event.counts}
    assert {4, 5} <= numbers


def test_one_headline_over_two_days_is_two_reports_of_two_attacks() -> None:
    headline = "Doctor attacked in Patna hospital\n\n"
    first = (
        "Relatives attacked a junior doctor at Harbour Lane Hospital in Patna on Sunday night. Doctors demanded guards."
    )
    second = (
        "Three men attacked a junior doctor at Mill Road Hospital in Patna on Thursday morning. Doctors demanded pay."
    )
    record = record_of_texts((headline + first, MONDAY), (headline + second, date(2023, 3, 16)))
    assert len({document.copies for document in record.documents}) == 2
    told_of = [{passage.document for passage in one.passages} for one in of_kind(record, "attack") if one.places]
    assert len(told_of) >= 2
    assert all(len(documents) == 1 for documents in told_of)


def test_a_toll_that_grows_is_a_series_by_day_and_no_conflict() -> None:
    attack = "attacked junior doctors at Harbour Lane Hospital in Patna on Sunday."
    record = record_of_texts(
        (f"A mob {attack} Two doctors were injured. Doctors went on strike on Monday.", MONDAY),
        (f"A mob {attack} Five doctors were injured. Doctors are on strike.", TUESDAY),
    )
    assert not [one for one in record.conflicts if one.kind == "count"]


def test_a_body_that_is_named_like_a_city_is_no_city() -> None:
    record = record_of_texts(
        ("The Nagpur Nurses Union called a strike at Harbour Lane Hospital in Patna. The union wants guards.", TUESDAY)
    )
    (union,) = [one for one in record.actors if one.kind == "organisation"]
    assert union.name == "Nagpur Nurses Union"
    assert "Nagpur" not in {place.name for place in record.places}
