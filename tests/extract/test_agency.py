"""The agency is named where the text says it, and nowhere else."""

import pytest
from tests.support import domain

from standoff.extract.agency import find_agency

PTI, AP, AFP = "Press Trust of India", "Associated Press", "Agence France-Presse"


@pytest.mark.parametrize(
    ("text", "names", "words"),
    [
        pytest.param("KOLKATA, June 12 (PTI) - Doctors struck.", (PTI,), "PTI", id="dateline"),
        pytest.param("Kolkata (PTI): Doctors struck.", (PTI,), "PTI", id="dateline-with-colon"),
        pytest.param("New Delhi: PTI — Doctors struck.", (PTI,), "PTI", id="dateline-without-brackets"),
        pytest.param("Strike\n\nLONDON (AP) — Nurses struck.", (AP,), "AP", id="dateline-below-a-headline"),
        pytest.param(
            "KOLKATA, June 12 (PTI/ANI): Doctors struck.",
            (PTI, "Asian News International"),
            "PTI/ANI",
            id="two-at-once",
        ),
        pytest.param(
            "PATNA, May 3 (Lower Ganges Press Service) - Doctors struck.",
            ("Lower Ganges Press Service",),
            "Lower Ganges Press Service",
            id="one-that-no-list-knows",
        ),
        pytest.param("Strike\nBy Reuters\n\nDoctors struck.", ("Reuters",), "Reuters", id="byline"),
        pytest.param("Doctors struck.\n\n(With inputs from PTI)", (PTI,), "PTI", id="credit-line"),
        pytest.param("Doctors struck (with inputs from PTI).", (PTI,), "PTI", id="credit-within"),
        pytest.param("Doctors struck.\n\nPTI ABC DEF GH", (PTI,), "PTI", id="sign-off-with-initials"),
        pytest.param("Doctors struck. - AFP", (AFP,), "AFP", id="sign-off-with-dash"),
        pytest.param("Doctors struck. (Reuters)", ("Reuters",), "Reuters", id="sign-off-in-brackets"),
        pytest.param("Doctors struck.\n\n(Agencies)", (), "Agencies", id="agencies-not-named"),
        pytest.param("Doctors struck, Reuters reported on Monday.", ("Reuters",), "Reuters", id="reported"),
        pytest.param("“No,” he told news agency PTI on Monday.", (PTI,), "PTI", id="told-the-agency"),
        pytest.param(
            "KOLKATA (PTI) - Doctors struck, Reuters reported.", (PTI,), "PTI", id="the-dateline-outranks-a-sentence"
        ),
    ],
)
def test_an_agency_is_found_with_its_words(text: str, names: tuple[str, ...], words: str) -> None:
    found = find_agency("d", text, domain())
    assert found is not None
    assert found.names == names
    assert found.passage.quote == words
    assert text[found.passage.start : found.passage.end] == words


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Doctors struck.",
        "Aid agencies sent medicine. Two agencies met on Monday.",
        "The agencies reported a rise in donations.",
        "The union (AITUC) - one of three - struck.",
        "Users of the app reported faults.",
        "She was cut by barbed wire. The Wire reported nothing.",
        "Patients came from Reuters Road.",
    ],
)
def test_no_agency_is_found_where_none_is_named(text: str) -> None:
    assert find_agency("d", text, domain()) is None
