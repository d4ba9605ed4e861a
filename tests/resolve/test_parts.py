"""Events that are parts of others."""

from datetime import date

from tests.support import of_kind, record_of_texts

TUESDAY, WEDNESDAY = date(2023, 3, 14), date(2023, 3, 15)


def test_the_steps_of_a_strike_are_parts_of_it() -> None:
    record = record_of_texts(
        ("Junior doctors in Patna went on strike on Monday.", TUESDAY),
        ("The strike of junior doctors in Patna continues. Patients wait.", WEDNESDAY),
    )
    strikes = of_kind(record, "strike")
    (whole,) = [one for one in strikes if one.phase != "begun"]
    (begun,) = [one for one in strikes if one.phase == "begun"]
    assert begun.part_of == whole.id
    assert whole.part_of is None


def test_force_is_a_part_of_the_march_that_it_broke_up_and_of_no_other() -> None:
    march = "Junior doctors marched to the assembly in Patna on Monday. "
    record = record_of_texts((march + "Police lathi-charged the doctors in Patna on Monday.", TUESDAY))
    (force,) = of_kind(record, "force against protest")
    (protest,) = of_kind(record, "protest")
    assert force.part_of == protest.id
    later = march + "Police lathi-charged the doctors in Patna on Saturday."
    (force,) = of_kind(record_of_texts((later, date(2023, 3, 20))), "force against protest")
    assert force.part_of is None
