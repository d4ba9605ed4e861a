"""Who released a statement speaks; what a report adds of somebody was not said."""

from standoff.extract.statements import find_attributions
from standoff.language.parse import parse
from standoff.language.quotes import find_quotes
from standoff.language.sentences import sentences


def _parts(text: str) -> list[tuple[list[str], list[str], list[str], bool]]:
    found = find_attributions(text, parse(text, sentences(text)), find_quotes(text))

    def words(stretches: tuple[tuple[int, int], ...]) -> list[str]:
        return [text[start:end] for start, end in stretches]

    return [(words(one.source), words(one.cue), words(one.content), one.spoken) for one in found]


def test_who_released_a_statement_speaks_and_not_the_statement() -> None:
    (found,) = _parts("The hospital released a statement saying that the wards were safe.")
    assert found[0] == ["The hospital"]
    assert found[1] == ["released a statement saying"]


def test_what_the_report_adds_of_somebody_was_not_said() -> None:
    (found,) = _parts("The union said it would meet the director, who took office in May.")
    assert found[2] == ["it would meet the director"]


def test_a_cue_holds_its_adverb_and_where_it_was_said() -> None:
    (angry,) = _parts("The director replied angrily that the wards were safe.")
    assert angry[1] == ["replied angrily"]
    (aired,) = _parts("The minister said on television that the wards were safe.")
    assert aired[1] == ["said on television"]


def test_what_follows_an_object_belongs_to_what_is_said() -> None:
    (found,) = _parts("The paper contradicted the minister with figures of its own.")
    assert found[2] == ["the minister with figures of its own"]


def test_verbs_that_tell_of_a_stand_attribute_by_their_preposition() -> None:
    (found,) = _parts("The minister distanced himself from the order.")
    assert found[0] == ["The minister"]
    assert found[2] == ["the order"]
    (found,) = _parts("The union balked at the offer.")
    assert (found[1], found[2]) == (["balked at"], ["the offer"])
