"""Events in one report: what happened, who did it, to whom, where, how many; and what only looks like an event."""

from datetime import date

import pytest
from tests.support import annotated, domain, named, of_kind, only, words

THURSDAY = date(2023, 3, 16)


def told(text: str) -> set[tuple[str, str | None]]:
    """The kinds and modes of the events in a text."""
    return {(event.kind, event.mode) for event in annotated(text).events}


@pytest.mark.parametrize(
    ("text", "kind", "mode"),
    [
        pytest.param("A mob assaulted two nurses at Milltown Hospital.", "attack", "assault", id="assault"),
        pytest.param(
            "Two interns were beaten up by attendants at Milltown Hospital.", "attack", "assault", id="beaten-up"
        ),
        pytest.param("A trainee doctor was raped at Milltown Hospital.", "attack", "sexual violence", id="rape"),
        pytest.param("A nurse was murdered at Milltown Hospital.", "attack", "killing", id="murder"),
        pytest.param(
            "A crowd ransacked the emergency ward of Milltown Hospital.", "attack", "vandalism", id="vandalism"
        ),
        pytest.param("Outsiders set fire to an ambulance at Milltown Hospital.", "attack", "arson", id="arson"),
        pytest.param("A doctor was kidnapped outside Milltown Hospital.", "attack", "abduction", id="abduction"),
        pytest.param("Nurses at Milltown Hospital went on strike.", "strike", None, id="strike"),
        pytest.param(
            "Junior doctors began a cease-work at Milltown Hospital.", "strike", "cease-work", id="cease-work"
        ),
        pytest.param("Junior doctors ceased work at Milltown Hospital.", "strike", "cease-work", id="ceased-work"),
        pytest.param("The doctors struck work on Tuesday.", "strike", "cease-work", id="struck-work"),
        pytest.param("Nurses downed tools at Milltown Hospital.", "strike", "cease-work", id="downed-tools"),
        pytest.param("Resident doctors boycotted the OPD on Tuesday.", "strike", "out-patient boycott", id="opd"),
        pytest.param(
            "Resident doctors began an OPD boycott on Tuesday.", "strike", "out-patient boycott", id="opd-noun"
        ),
        pytest.param("Six doctors began a hunger strike in Patna.", "strike", "hunger strike", id="hunger-strike"),
        pytest.param("Two doctors sat on a fast unto death in Patna.", "strike", "hunger strike", id="fast"),
        pytest.param("Fifty senior doctors resigned en masse.", "strike", "mass resignation", id="mass-resignation"),
        pytest.param("Doctors of Milltown Hospital went on mass leave.", "strike", "mass leave", id="mass-leave"),
        pytest.param("Nurses protested outside Milltown Hospital.", "protest", None, id="protest"),
        pytest.param("Junior doctors held a rally in Patna.", "protest", "rally", id="rally"),
        pytest.param("Doctors took out a march in Patna.", "protest", "march", id="march"),
        pytest.param("Medical students staged a sit-in in Patna.", "protest", "sit-in", id="sit-in"),
        pytest.param("Nurses held a candle-light vigil in Patna.", "protest", "vigil", id="vigil"),
        pytest.param("Doctors formed a human chain in Patna.", "protest", "human chain", id="human-chain"),
        pytest.param("Doctors gheraoed the superintendent.", "protest", "gherao", id="gherao"),
        pytest.param("Police lathi-charged the doctors in Patna.", "force against protest", "baton charge", id="baton"),
        pytest.param("Police detained twelve doctors in Patna.", "force against protest", "detention", id="detention"),
        pytest.param("Police arrested five people in Patna.", "legal step", "arrest", id="arrest"),
        pytest.param("The doctors held talks with the state government.", "talks", None, id="talks"),
        pytest.param("The health secretary met the doctors for talks.", "talks", None, id="met-for-talks"),
        pytest.param("The chief minister gave the doctors an ultimatum.", "ultimatum", None, id="ultimatum"),
        pytest.param(
            "The state transferred the principal of Milltown Hospital.", "official act", "transfer", id="transfer"
        ),
        pytest.param("The state sanctioned Rs 20 crore for cameras.", "official act", "sanction of money", id="money"),
        pytest.param("Guards were deployed at Milltown Hospital.", "official act", "deployment", id="deployment"),
        pytest.param("Services were hit at Milltown Hospital.", "disruption", "services hit", id="services-hit"),
    ],
)
def test_the_kind_and_mode_of_an_event(text: str, kind: str, mode: str | None) -> None:
    assert (kind, mode) in told(text)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The patient died of a heart attack at Milltown Hospital.", id="heart-attack"),
        pytest.param("A nurse had a panic attack on duty.", id="panic-attack"),
        pytest.param("The doctors' team won; their striker's strike rate was 140.", id="strike-rate"),
        pytest.param("A lightning strike damaged the roof of Milltown Hospital.", id="lightning-strike"),
        pytest.param("Medicine has changed with the march of time, the doctor said.", id="march-of-time"),
        pytest.param("The doctors struck a deal with the state government.", id="struck-a-deal"),
        pytest.param("The minister struck a balance between the doctors and the patients.", id="struck-a-balance"),
        pytest.param("Shares of Milltown Hospital rose in a market rally.", id="market-rally"),
        pytest.param("The doctors met the deadline of March 31.", id="the-month-of-march"),
        pytest.param("The report is due in March.", id="in-march"),
        pytest.param("The minister launched a verbal attack on the opposition.", id="verbal-attack"),
        pytest.param("Doctors say the drug attacks the virus.", id="a-drug-attacks"),
        pytest.param("What struck the doctors most was the silence of the ward.", id="struck-by"),
        pytest.param("The doctors have a fast internet connection.", id="fast-as-an-adjective"),
        pytest.param("Nurses worked fast to save the patient.", id="fast-as-an-adverb"),
        pytest.param("The hospital will charge patients 20 rupees.", id="charge"),
        pytest.param("The nurse beat an egg in the kitchen of the hospital.", id="beat-an-egg"),
        pytest.param("Milltown Hospital beat Harbour Hospital in the football final.", id="beat-at-football"),
        pytest.param("Doctors fight for the life of the injured girl.", id="fight-for-life"),
    ],
)
def test_what_looks_like_an_event_and_is_none(text: str) -> None:
    listed = {kind for kind, about in domain().kinds.items() if not about.only_main}
    assert [one for one in annotated(text).events if one.kind in listed] == []


@pytest.mark.parametrize(
    ("text", "agents", "targets"),
    [
        pytest.param(
            "A mob attacked two junior doctors at Milltown Hospital.", ["A mob"], ["two junior doctors"], id="active"
        ),
        pytest.param(
            "Two junior doctors were attacked by a mob at Milltown Hospital.",
            ["a mob"],
            ["Two junior doctors"],
            id="passive",
        ),
        pytest.param(
            "Two junior doctors were attacked at Milltown Hospital.", [], ["Two junior doctors"], id="agentless"
        ),
        pytest.param(
            "Relatives of a patient assaulted a nurse and an intern at Milltown Hospital.",
            ["Relatives"],
            ["a nurse", "an intern"],
            id="two-targets",
        ),
        pytest.param(
            "A nurse, a guard and two interns were beaten up by relatives of a patient at Milltown Hospital.",
            ["relatives"],
            ["A nurse", "a guard", "two interns"],
            id="coordination-in-the-passive",
        ),
        pytest.param(
            "The assault on a nurse by relatives of a patient at Milltown Hospital shocked the city.",
            ["relatives"],
            ["a nurse"],
            id="noun-with-on-and-by",
        ),
        pytest.param(
            "A nurse who was assaulted by a mob at Milltown Hospital is in a critical condition.",
            ["a mob"],
            ["A nurse"],
            id="relative-clause",
        ),
        pytest.param(
            "A mob that attacked two doctors at Milltown Hospital fled.",
            ["A mob"],
            ["two doctors"],
            id="active-relative",
        ),
        pytest.param(
            "Having attacked a nurse at Milltown Hospital, the mob fled.",
            ["the mob"],
            ["a nurse"],
            id="participle-in-front",
        ),
        pytest.param(
            "Two interns attacked by a mob at Milltown Hospital are in hospital.",
            ["a mob"],
            ["Two interns"],
            id="reduced-relative",
        ),
        pytest.param(
            "The mob entered the ward and attacked a nurse at Milltown Hospital.",
            ["The mob"],
            ["a nurse"],
            id="second-verb-shares-its-subject",
        ),
        pytest.param(
            "Constable Ravi Toll and constable Anil Marsh were attacked by a mob at Milltown Hospital.",
            ["a mob"],
            ["Constable Ravi Toll", "constable Anil Marsh"],
            id="two-names",
        ),
    ],
)
def test_who_attacks_whom(text: str, agents: list[str], targets: list[str]) -> None:
    event = only(annotated(text), "attack")
    assert words(event.agents) == agents
    assert words(event.targets) == targets


@pytest.mark.parametrize(
    ("text", "kind", "agents"),
    [
        pytest.param("Junior doctors went on strike on Tuesday.", "strike", {"Junior doctors"}, id="go-on-strike"),
        pytest.param("The strike of the junior doctors began on Tuesday.", "strike", {"junior doctors"}, id="of"),
        pytest.param("The junior doctors' strike began on Tuesday.", "strike", {"junior doctors"}, id="owner"),
        pytest.param("A strike by junior doctors began on Tuesday.", "strike", {"junior doctors"}, id="by"),
        pytest.param(
            "Patients suffered as junior doctors struck work.", "strike", {"junior doctors"}, id="in-a-clause"
        ),
        pytest.param("A rally was held by nurses in Patna.", "protest", {"nurses"}, id="passive-with-a-noun"),
        pytest.param("Nurses, joined by patients, held a rally in Patna.", "protest", {"Nurses"}, id="with-an-aside"),
        pytest.param("Police arrested five people in Patna.", "legal step", {"Police"}, id="police"),
        pytest.param("Five people were arrested by police in Patna.", "legal step", {"police"}, id="police-passive"),
    ],
)
def test_who_does_it(text: str, kind: str, agents: set[str]) -> None:
    event = only(annotated(text), kind)
    assert {one.removeprefix("The ").removeprefix("the ") for one in words(event.agents)} == agents


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        pytest.param("The chief minister gave the junior doctors an ultimatum.", {"the junior doctors"}, id="given-to"),
        pytest.param("The junior doctors defied the chief minister's ultimatum.", {"The junior doctors"}, id="defied"),
    ],
)
def test_an_ultimatum_goes_from_one_to_another(text: str, targets: set[str]) -> None:
    found = annotated(text)
    event = only(found, "ultimatum")
    assert named(found, event.agents) == ["chief minister"]
    assert set(words(event.targets)) == targets


def test_a_defied_ultimatum_is_refused() -> None:
    assert only(annotated("The junior doctors defied the chief minister's ultimatum."), "ultimatum").mode == "refused"


@pytest.mark.parametrize(
    ("text", "kind", "places"),
    [
        pytest.param("A mob attacked a nurse at Milltown Hospital.", "attack", ["Milltown Hospital"], id="at"),
        pytest.param("Doctors held a rally in Patna on Friday.", "protest", ["Patna"], id="in"),
        pytest.param(
            "Doctors of Harbour Hospital protested outside Milltown Hospital.",
            "protest",
            ["Milltown Hospital"],
            id="outside",
        ),
        pytest.param(
            "At Milltown Hospital, a mob attacked a nurse on Monday.", "attack", ["Milltown Hospital"], id="in-front"
        ),
        pytest.param(
            "A nurse was attacked at Milltown Hospital in Patna.", "attack", ["Milltown Hospital", "Patna"], id="both"
        ),
        pytest.param(
            "Doctors in Coimbatore went on strike over the attack on a nurse at Milltown Hospital.",
            "strike",
            ["Coimbatore"],
            id="strike-here-over-an-attack-there",
        ),
        pytest.param(
            "Doctors in Coimbatore went on strike over the attack on a nurse at Milltown Hospital.",
            "attack",
            ["Milltown Hospital"],
            id="attack-there-behind-a-strike-here",
        ),
        pytest.param(
            "KOLKATA, March 16 (Harbour Wire) - A mob attacked a nurse on Monday.", "attack", [], id="dateline"
        ),
        pytest.param("PATNA: Junior doctors went on strike on Tuesday.", "strike", [], id="short-dateline"),
    ],
)
def test_where_it_happens(text: str, kind: str, places: list[str]) -> None:
    found = annotated(text)
    assert named(found, only(found, kind).places) == places


@pytest.mark.parametrize(
    ("text", "kind", "day"),
    [
        pytest.param(
            "A mob attacked a nurse at Milltown Hospital on Monday.", "attack", date(2023, 3, 13), id="weekday"
        ),
        pytest.param(
            "On Monday night a mob attacked a nurse at Milltown Hospital.", "attack", date(2023, 3, 13), id="front"
        ),
        pytest.param("Junior doctors went on strike yesterday.", "strike", date(2023, 3, 15), id="yesterday"),
        pytest.param("Junior doctors went on strike on March 2.", "strike", date(2023, 3, 2), id="date"),
        pytest.param("Junior doctors will hold a rally on Saturday.", "protest", date(2023, 3, 18), id="to-come"),
        pytest.param(
            "The strike entered its third day on Wednesday.", "strike", date(2023, 3, 15), id="nth-day-on-a-day"
        ),
        pytest.param(
            "Doctors went on strike on Tuesday after a mob attacked a nurse at Milltown Hospital on Monday.",
            "strike",
            date(2023, 3, 14),
            id="each-its-own-the-later",
        ),
        pytest.param(
            "Doctors went on strike on Tuesday after a mob attacked a nurse at Milltown Hospital on Monday.",
            "attack",
            date(2023, 3, 13),
            id="each-its-own-the-earlier",
        ),
    ],
)
def test_when_it_happens(text: str, kind: str, day: date) -> None:
    assert only(annotated(text, THURSDAY), kind).when.day == day


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        pytest.param("A mob attacked a nurse at Milltown Hospital.", None, THURSDAY, id="past-not-after-publication"),
        pytest.param("The nurses will go on strike.", THURSDAY, None, id="planned-not-before-publication"),
    ],
)
def test_an_event_without_a_day_has_the_bounds_that_its_tense_gives(
    text: str, earliest: date | None, latest: date | None
) -> None:
    (event,) = annotated(text, THURSDAY).events
    assert (event.when.earliest, event.when.latest) == (earliest, latest)


@pytest.mark.parametrize(
    ("text", "kind", "count"),
    [
        pytest.param("A mob attacked two nurses at Milltown Hospital.", "attack", ("nurse", 2, 2), id="word"),
        pytest.param("Over 300 doctors went on strike.", "strike", ("doctor", 301, None), id="over"),
        pytest.param(
            "At least 40 nurses were attacked at Milltown Hospital.", "attack", ("nurse", 40, None), id="at-least"
        ),
        pytest.param(
            "Some 3,500 resident doctors went on strike.", "strike", ("doctor", 3500, 3500), id="about-with-comma"
        ),
        pytest.param("Five people were arrested by police in Patna.", "legal step", ("people", 5, 5), id="arrested"),
        pytest.param("Six doctors began a hunger strike in Patna.", "strike", ("doctor", 6, 6), id="subject"),
    ],
)
def test_how_many(text: str, kind: str, count: tuple[str, int | None, int | None]) -> None:
    counts = [(one.what, one.low, one.high) for one in only(annotated(text), kind).counts]
    assert counts == [count]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Sixty per cent of the doctors went on strike.", id="per-cent"),
        pytest.param("A 31-year-old nurse was attacked at Milltown Hospital.", id="age"),
        pytest.param("On March 12 a nurse was attacked at Milltown Hospital.", id="day-of-the-month"),
        pytest.param("A nurse was attacked in Ward 12 of Milltown Hospital.", id="ward"),
    ],
)
def test_numbers_that_count_nobody(text: str) -> None:
    assert [one.counts for one in annotated(text).events] == [()]


def test_exactly_one_event_is_the_main_one_and_it_happened() -> None:
    found = annotated(
        "Junior doctors will hold a rally on Friday. A mob attacked two nurses at Milltown Hospital on Monday. "
        "Doctors went on strike on Tuesday. They may march in Patna."
    )
    (main,) = [one for one in found.events if one.main]
    assert main.modality == "reported"
    assert main.kind in {"attack", "strike"}


def test_an_event_cites_its_trigger_and_its_sentence() -> None:
    text = "Rain fell on Patna. A mob attacked two nurses at Milltown Hospital. The day was cold."
    event = only(annotated(text), "attack")
    assert event.trigger.quote == "attacked"
    assert [one.quote for one in event.passages] == ["A mob attacked two nurses at Milltown Hospital."]


def test_an_event_in_somebodys_words_names_the_statement() -> None:
    found = annotated("The superintendent said that a mob had attacked a nurse at Milltown Hospital.")
    event = only(found, "attack")
    statements = {one.id: one for one in found.statements}
    assert event.according_to is not None
    assert statements[event.according_to].act == "says"
    assert only(annotated("A mob attacked a nurse at Milltown Hospital."), "attack").according_to is None


@pytest.mark.parametrize(
    ("text", "scheme", "code"),
    [
        pytest.param("A mob attacked a nurse at Milltown Hospital.", "plover", "ASSAULT", id="attack-plover"),
        pytest.param(
            "A nurse was raped at Milltown Hospital.",
            "acled",
            "Violence against civilians / Sexual violence",
            id="rape",
        ),
        pytest.param("Two doctors began a hunger strike in Patna.", "cameo", "142", id="mode-over-kind"),
        pytest.param("Nurses went on strike in Patna.", "cameo", "143", id="kind"),
    ],
)
def test_events_bear_codes_of_other_schemes(text: str, scheme: str, code: str) -> None:
    (event,) = annotated(text).events
    assert event.codes[scheme] == code


def test_a_report_of_several_events_keeps_them_apart() -> None:
    found = annotated(
        "A mob attacked a nurse at Milltown Hospital on Monday. "
        "A crowd attacked an intern at Harbour Hospital on Tuesday."
    )
    assert [named(found, one.places) for one in of_kind(found, "attack")] == [
        ["Milltown Hospital"],
        ["Harbour Hospital"],
    ]


@pytest.mark.parametrize(
    ("text", "kind", "mode"),
    [
        pytest.param("A bus inspector was punched in the face on Monday.", "attack", "assault", id="person-by-noun"),
        pytest.param("One of the drivers was beaten up on Monday.", "attack", "assault", id="one-of"),
        pytest.param("The clinic was burnt down on Monday.", "attack", "arson", id="thing-in-the-passive"),
        pytest.param("A gang blocked an ambulance on Monday.", "attack", "obstruction", id="ambulance"),
        pytest.param("Bus drivers in Leeds struck from 15 May.", "strike", "cease-work", id="struck"),
        pytest.param("Prison wardens began a go-slow on Monday.", "strike", "go-slow", id="go-slow"),
        pytest.param("The mill began a lockout on Monday.", "strike", "lockout", id="lockout"),
        pytest.param("Nurses picketed the ministry on Monday.", "protest", "picket", id="picketed"),
        pytest.param("Growers blocked the road with tractors.", "protest", "road blockade", id="blocked-road"),
        pytest.param(
            "Police fired rubber bullets at the growers.", "force against protest", "other force", id="bullets"
        ),
        pytest.param("The health minister met the nurses on Monday.", "talks", None, id="met"),
        pytest.param("The minister refused to meet the nurses.", "talks", "refused", id="refused-to-meet"),
        pytest.param(
            "The High Court ordered the nurses back to work.", "legal step", "court order", id="court-ordered"
        ),
        pytest.param("The collector ordered a magisterial inquiry.", "legal step", "inquiry", id="ordered-inquiry"),
        pytest.param("A case was registered on Monday.", "legal step", "complaint", id="case"),
        pytest.param("The county suspended two ward representatives.", "official act", "suspension", id="suspended"),
        pytest.param("A curfew was imposed in the town.", "official act", "emergency", id="curfew"),
        pytest.param("The parties signed an accord on Thursday.", "agreement", None, id="accord"),
        pytest.param("A car bomb went off in the market.", "explosion", "bomb", id="car-bomb"),
    ],
)
def test_ways_of_telling(text: str, kind: str, mode: str | None) -> None:
    assert (kind, mode) in told(text)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The lightning struck a house.", id="lightning"),
        pytest.param("The workers struck a deal on Monday.", id="deal"),
        pytest.param("The minister suspended the service.", id="service"),
    ],
)
def test_verbs_with_other_senses(text: str) -> None:
    assert not {kind for kind, _ in told(text)} & {"strike", "protest", "official act", "attack"}


@pytest.mark.parametrize(
    ("text", "modality", "phase"),
    [
        pytest.param("Nurses will strike on 20 March.", "planned", "announced", id="will-strike"),
        pytest.param("A strike by nurses has been averted.", "negated", None, id="averted"),
        pytest.param("The strike by nurses will go on.", "planned", "continued", id="goes-on"),
        pytest.param("A march by nurses planned for Friday was called off.", "reported", "called off", id="dropped"),
        pytest.param("The nurses threatened to call off the strike.", "planned", "called off", id="only-threatened"),
    ],
)
def test_what_is_planned_and_what_became_of_it(text: str, modality: str, phase: str | None) -> None:
    events = [one for one in annotated(text).events if one.kind in {"strike", "protest"}]
    assert [(one.modality, one.phase) for one in events] == [(modality, phase)]


def test_how_many_are_counted_without_a_noun() -> None:
    event = only(annotated("Police said 31 were detained in Patna."), "force against protest")
    assert [(one.low, one.what) for one in event.counts] == [(31, "people")]
    two = only(annotated("Police arrested two of the men in Patna."), "legal step")
    assert words(two.targets) == ["two of the men"]
    assert [(one.low, one.what) for one in two.counts] == [(2, "man")]


def test_whose_beating_it_was() -> None:
    event = only(annotated("Asha Toll's beating on Monday set it all going."), "attack")
    assert words(event.targets) == ["Asha Toll"]
    assert not event.agents


def test_nobody_of_a_few_is_taken_for_those_who_protest() -> None:
    event = only(annotated("The protest started after two nurses had been attacked."), "protest")
    assert not event.agents
