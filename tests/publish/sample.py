"""A record made by hand: two disputes in invented places, five years apart, with all that a page must cope with."""

from datetime import date
from itertools import count
from typing import Any, TypeVar

import msgspec

from standoff.record import (
    Actor,
    Annotation,
    Appearance,
    AskedAgain,
    Commitment,
    Conflict,
    Count,
    Demand,
    Derivation,
    Development,
    Dispute,
    Document,
    Event,
    Origin,
    Party,
    Passage,
    Place,
    Precedent,
    Quantity,
    Record,
    Reference,
    Role,
    Ruling,
    Side,
    Statement,
    TimeMention,
    When,
)
from standoff.record.identity import content_id, document_id
from standoff.record.value import Value
from standoff.record.when import on

VICTIM = "Mirel Asko"
PRIVATE = "Rurik Torvald"
PRIVATE_HANDLE = "@rk_torvald"
HATEFUL_WORDS = "Those river people should be driven out of every ward like vermin"
SCRIPT = "<script>alert('standoff')</script>"

TEXTS = {
    "2019": "\n".join(
        (
            "Junior doctors at Halden Hospital in Tarsin stopped work on Tuesday after relatives of a patient who had "
            "died assaulted two interns.",
            "The Tarsin Junior Doctors' Union demanded armed guards at every gate.",
            "On Friday the health minister, Ilse Varga, promised armed guards at every gate within a month.",
            "The strike was called off on Monday.",
            f"{HATEFUL_WORDS} — {PRIVATE} ({PRIVATE_HANDLE}) June 13, 2019",
            f"{PRIVATE} later removed the post.",
        )
    ),
    "found": "\n".join(
        (
            f"A trainee, {VICTIM}, was raped at Harrow Lane Medical College in Tarsin on 9 August 2024.",
            "Doctors stopped work the next day. They demanded cameras in every ward and rest rooms, and said they "
            "would begin a fast on 5 October.",
            "The march of Saturday drew over 3,500 doctors, the union said.",
        )
    ),
    "talks": "\n".join(
        (
            "After talks with the union on Monday the state government promised 700 cameras by 10 October, rest rooms "
            "in all hospitals and a grievance cell.",
            "The Chief Secretary, Oren Maddox, ordered a safety audit. The minister said that a central law would be "
            "considered.",
            "Doctors partly lifted their strike on 21 September.",
        )
    ),
    "again": "\n".join(
        (
            'Work has commenced on the cameras, the Chief Secretary said. "No efforts have been made to keep the '
            'promises," said Dr. Anselm Brook of the union.',
            "Doctors resumed their strike from 10 am today, the 52nd day of their movement. A rally is planned for "
            f"Wednesday. {SCRIPT}",
            "Police arrested four relatives of a patient over an attack at Sable Ferry Hospital.",
        )
    ),
    "later": "\n".join(
        (
            "The hospital's own engineers counted 700 cameras, all of them working. The grievance cell has opened, "
            "the government said.",
            "The union called off the strike on 4 October. An evening report puts the arrests at five.",
        )
    ),
}
DAYS = {
    "2019": date(2019, 6, 18),
    "found": date(2024, 8, 19),
    "talks": date(2024, 9, 21),
    "again": date(2024, 10, 1),
    "later": date(2024, 10, 12),
}
PUBLISHERS = {
    "2019": "Norvale Courier",
    "found": "Tarsin Ledger",
    "talks": "Tarsin Ledger",
    "again": "Eastern Wire",
    "later": "Norvale Courier",
}
DOCUMENTS = {
    key: Document(
        id=document_id(text),
        text=text,
        published=on(DAYS[key], got="calendar" if key == "again" else "stated"),
        appearances=(
            Appearance(
                origin=Origin(file=f"reports/{key}.txt"),
                title=f"Doctors in Tarsin: {key} {SCRIPT}" if key == "again" else f"Doctors in Tarsin: {key}",
                publisher=PUBLISHERS[key],
                url="javascript:alert(1)" if key == "again" else f"https://news.example/{key}/{PRIVATE_HANDLE[1:]}",
                published=on(DAYS[key]),
            ),
            *(
                [Appearance(origin=Origin(file="reports/copy.txt"), publisher="Harbour Post", published=on(DAYS[key]))]
                if key == "talks"
                else []
            ),
        ),
    )
    for key, text in TEXTS.items()
}
_numbers = count()


def said(key: str, words: str) -> Passage:
    """The passage of a sample text that holds some words."""
    start = TEXTS[key].index(words)
    return Passage(document=DOCUMENTS[key].id, start=start, end=start + len(words), quote=words)


def name(kind: str) -> str:
    return content_id(kind, "sample", next(_numbers))


def to(actor: Actor | Place, key: str, words: str) -> Reference:
    return Reference(passage=said(key, words), entry=actor.id)


def _actor(name_: str, kind: str = "person", **fields: object) -> Actor:
    return Actor(id=name("actor"), name=name_, kind=kind, **fields)  # type: ignore[arg-type]


DOCTORS = _actor("junior doctors", "group", side="doctors")
UNION = _actor("Tarsin Junior Doctors' Union", "organisation", side="doctors", names=("the union",))
STATE = _actor("state government", "group", side="state")
MINISTER = _actor("Ilse Varga", side="state", roles=(Role(name="health minister"),))
SECRETARY = _actor("Oren Maddox", side="state", roles=(Role(name="Chief Secretary"),))
BROOK = _actor("Dr. Anselm Brook", side="doctors", names=("Anselm Brook",))
RELATIVES = _actor("relatives of a patient", "group", side="patients and relatives")
INTERNS = _actor("two interns", "group", side="doctors")
POLICE = _actor("police", "group", side="police")
ENGINEERS = _actor("engineers of the hospital", "group")
POSTER = _actor(PRIVATE, handles=(PRIVATE_HANDLE,), private=True, passages=(said("2019", PRIVATE),))
TRAINEE = _actor(VICTIM, passages=(said("found", VICTIM),))
ACTORS = (
    DOCTORS,
    UNION,
    STATE,
    MINISTER,
    SECRETARY,
    BROOK,
    RELATIVES,
    INTERNS,
    POLICE,
    ENGINEERS,
    POSTER,
    TRAINEE,
)

TARSIN = Place(id=name("place"), name="Tarsin", kind="city", parents=("Norvale",), latitude=1.5, longitude=2.5)
HALDEN = Place(id=name("place"), name="Halden Hospital", kind="facility", parents=("Tarsin", "Norvale"))
HARROW = Place(id=name("place"), name="Harrow Lane Medical College", kind="facility", parents=("Tarsin", "Norvale"))
SABLE = Place(id=name("place"), name="Sable Ferry Hospital", kind="facility", parents=("Tarsin", "Norvale"))


def _event(kind: str, mode: str | None, key: str, words: str, when: When, **fields: object) -> Event:
    passage = said(key, words)
    rest: dict[str, object] = {"modality": "reported", "passages": (passage,), **fields}
    return Event(id=name("event"), kind=kind, mode=mode, trigger=passage, when=when, **rest)  # type: ignore[arg-type]


COUNTED = name("derivation")
BEGAN_WHEN = When(
    earliest=date(2024, 8, 10), latest=date(2024, 8, 11), granularity="day", got="counted", derivation=COUNTED
)
ASSAULT_2019 = _event(
    "attack",
    "assault",
    "2019",
    "relatives of a patient who had died assaulted two interns",
    on(date(2019, 6, 10)),
    places=(to(HALDEN, "2019", "Halden Hospital"),),
    agents=(to(RELATIVES, "2019", "relatives of a patient"),),
    targets=(to(INTERNS, "2019", "two interns"),),
)
STRIKE_2019 = _event(
    "strike",
    None,
    "2019",
    "stopped work on Tuesday",
    on(date(2019, 6, 11), got="relative"),
    phase="begun",
    agents=(to(DOCTORS, "2019", "Junior doctors"),),
    places=(to(HALDEN, "2019", "Halden Hospital"),),
)
END_2019 = _event(
    "strike",
    None,
    "2019",
    "The strike was called off on Monday",
    on(date(2019, 6, 17), got="relative"),
    phase="called off",
    agents=(to(DOCTORS, "2019", "Junior doctors"),),
)
RAPE = _event(
    "attack",
    "sexual violence",
    "found",
    "was raped at Harrow Lane Medical College",
    on(date(2024, 8, 9)),
    places=(to(HARROW, "found", "Harrow Lane Medical College"),),
    targets=(to(TRAINEE, "found", VICTIM),),
)
BEGUN = _event(
    "strike",
    "cease-work",
    "found",
    "Doctors stopped work the next day",
    BEGAN_WHEN,
    phase="begun",
    agents=(to(DOCTORS, "found", "Doctors"),),
)
MARCH = _event(
    "protest",
    "march",
    "found",
    "The march of Saturday",
    on(date(2024, 8, 17), got="relative"),
    counts=(Count(what="doctors", low=3501, high=None, qualifier="over", passage=said("found", "over 3,500 doctors")),),
)
TALKS = _event(
    "talks",
    None,
    "talks",
    "talks with the union on Monday",
    on(date(2024, 9, 16), got="relative"),
    agents=(to(STATE, "talks", "the state government"),),
    targets=(to(UNION, "talks", "the union"),),
)
PARTLY = _event(
    "strike",
    "cease-work",
    "talks",
    "Doctors partly lifted their strike on 21 September",
    on(date(2024, 9, 21)),
    phase="partly lifted",
    agents=(to(DOCTORS, "talks", "Doctors"),),
)
RESUMED = _event(
    "strike",
    "cease-work",
    "again",
    "Doctors resumed their strike from 10 am today",
    on(date(2024, 10, 1), got="relative"),
    phase="resumed",
    agents=(to(DOCTORS, "again", "Doctors"),),
)
RALLY = _event(
    "protest", "rally", "again", "A rally is planned for Wednesday", on(date(2024, 10, 2)), modality="planned"
)
ARREST = _event(
    "legal step",
    "arrest",
    "again",
    "arrested four relatives of a patient",
    on(date(2024, 9, 28)),
    agents=(to(POLICE, "again", "Police"),),
    targets=(to(RELATIVES, "again", "relatives of a patient"),),
)
OVER = _event(
    "strike",
    "cease-work",
    "later",
    "The union called off the strike on 4 October",
    on(date(2024, 10, 4)),
    phase="called off",
    agents=(to(DOCTORS, "later", "The union"),),
)
UNDATED = _event("support", "solidarity", "later", "An evening report", When())


def _statement(speaker: Actor | None, act: str, key: str, words: str, **fields: object) -> Statement:
    passage = said(key, words)
    rest: dict[str, object] = {"content": (passage,), "passages": (passage,), "when": on(DAYS[key]), **fields}
    return Statement(id=name("statement"), act=act, speaker=speaker and speaker.id, **rest)  # type: ignore[arg-type]


POST = _statement(
    POSTER,
    "says",
    "2019",
    HATEFUL_WORDS,
    post=True,
    marks=("inflammatory",),
    source=(said("2019", f"{PRIVATE} ({PRIVATE_HANDLE})"),),
    manner="direct",
)
NO_EFFORTS = _statement(BROOK, "denies", "again", "No efforts have been made to keep the promises", manner="direct")
COMMENCED = _statement(SECRETARY, "claims", "again", "Work has commenced on the cameras")
UNNAMED = _statement(None, "says", "later", "An evening report puts the arrests at five")


def _development(words: str, key: str, says: str, by: Actor | None, commitment: str, **fields: object) -> Development:
    passage = said(key, words)
    return Development(
        id=name("development"),
        said=says,  # type: ignore[arg-type]
        commitment=commitment,
        matter=None,
        passage=passage,
        by=Reference(passage=passage, entry=by.id) if by else None,
        when=on(DAYS[key]),
        **fields,  # type: ignore[arg-type]
    )


IDS = {key: name("commitment") for key in ("guards", "cameras", "rooms", "cell", "audit", "law")}
CAMERAS_BEGUN = _development("Work has commenced on the cameras", "again", "in progress", SECRETARY, IDS["cameras"])
CAMERAS_DENIED = _development(
    "No efforts have been made to keep the promises",
    "again",
    "not done",
    BROOK,
    IDS["rooms"],
    independent=True,
)
ROOMS_CLAIMED = _development("Work has commenced on the cameras", "again", "in progress", STATE, IDS["rooms"])
CAMERAS_DONE = _development(
    "engineers counted 700 cameras, all of them working",
    "later",
    "confirmed done",
    ENGINEERS,
    IDS["cameras"],
    independent=True,
)
CELL_OPENED = _development("The grievance cell has opened", "later", "claimed done", STATE, IDS["cell"])


def _commitment(key: str, matter: str, text: str, passage: Passage, when: date, **fields: object) -> Commitment:
    return Commitment(
        id=IDS[key],
        matter=matter,
        text=text,
        when=on(when),
        passages=(passage,),
        **fields,  # type: ignore[arg-type]
    )


_TALKS_PROMISE = said(
    "talks", "the state government promised 700 cameras by 10 October, rest rooms in all hospitals and a grievance cell"
)
COMMITMENTS = (
    _commitment(
        "guards",
        "security > guards",
        "armed guards at every gate within a month",
        said("2019", "promised armed guards at every gate within a month"),
        date(2019, 6, 14),
        by=to(MINISTER, "2019", "Ilse Varga"),
        to=to(DOCTORS, "2019", "Junior doctors"),
        due=When(earliest=date(2019, 7, 14), latest=date(2019, 7, 14), granularity="day", got="relative"),
        ruling=Ruling(status="overdue", as_of=date(2024, 10, 12), rule="its own due date has passed"),
    ),
    _commitment(
        "cameras",
        "security > cameras",
        "cameras in all wards",
        _TALKS_PROMISE,
        date(2024, 9, 16),
        by=to(STATE, "talks", "the state government"),
        to=to(UNION, "talks", "the union"),
        quantity=Quantity(amount=700, unit="cameras", passage=said("talks", "700 cameras")),
        due=on(date(2024, 10, 10)),
        developments=(CAMERAS_BEGUN.id, CAMERAS_DONE.id),
        ruling=Ruling(
            status="fulfilled",
            as_of=date(2024, 10, 12),
            rule="confirmed done by someone other than the one who promised",
            developments=(CAMERAS_DONE.id,),
        ),
        last_spoken_of=date(2024, 10, 12),
    ),
    _commitment(
        "rooms",
        "facilities > rest rooms",
        "rest rooms in all hospitals",
        _TALKS_PROMISE,
        date(2024, 9, 16),
        by=to(STATE, "talks", "the state government"),
        developments=(ROOMS_CLAIMED.id, CAMERAS_DENIED.id),
        ruling=Ruling(status="contested", as_of=date(2024, 10, 12), rule="the one who promised and others disagree"),
        last_spoken_of=date(2024, 10, 1),
    ),
    _commitment(
        "cell",
        "system > grievance cell",
        "a grievance cell",
        _TALKS_PROMISE,
        date(2024, 9, 16),
        by=to(STATE, "talks", "the state government"),
        developments=(CELL_OPENED.id,),
        ruling=Ruling(status="claimed", as_of=date(2024, 10, 12), rule="only the one who promised says it is done"),
    ),
    _commitment(
        "audit",
        "security > safety audit",
        "a safety audit",
        said("talks", "ordered a safety audit"),
        date(2024, 9, 19),
        by=to(SECRETARY, "talks", "Oren Maddox"),
        strength="ordered",
        ruling=Ruling(status="pending", as_of=date(2024, 10, 12), rule="no report says what came of it"),
    ),
    _commitment(
        "law",
        "law > central protection act",
        "a central law",
        said("talks", "a central law would be considered"),
        date(2024, 9, 20),
        strength="will consider",
    ),
)


def _demand(matter: str, text: str, words: str, key: str, **fields: object) -> Demand:
    passage = said(key, words)
    rest: dict[str, object] = {"by": to(UNION, "talks", "the union"), "when": on(DAYS[key]), **fields}
    return Demand(id=name("demand"), matter=matter, text=text, passages=(passage,), **rest)  # type: ignore[arg-type]


GUARDS_DEMAND = _demand(
    "security > guards",
    "armed guards at every gate",
    "demanded armed guards at every gate",
    "2019",
    when=on(date(2019, 6, 12)),
    answered_by=(IDS["guards"],),
)
CAMERAS_DEMAND = _demand(
    "security > cameras",
    "cameras in every ward",
    "demanded cameras in every ward and rest rooms",
    "found",
    to=to(STATE, "talks", "the state government"),
    number=1,
    deadline=When(
        earliest=date(2024, 10, 5), latest=date(2024, 10, 5), granularity="day", passage=said("found", "5 October")
    ),
    or_else=said("found", "would begin a fast on 5 October"),
    answered_by=(IDS["cameras"],),
    asked_before=(GUARDS_DEMAND.id,),
    state="met",
)
JUSTICE_DEMAND = _demand(
    "accountability > inquiry", "an inquiry", "They demanded cameras in every ward", "found", number=2
)

CONFLICT = Conflict(
    id=name("conflict"),
    kind="fulfilment",
    what="whether anything has been done to keep the promises",
    about=IDS["rooms"],
    sides=(
        Side(holds="work has commenced", by=(SECRETARY.id,), passages=COMMENCED.content),
        Side(holds="no efforts have been made", by=(BROOK.id,), passages=NO_EFFORTS.content),
    ),
)
ARRESTS = Conflict(
    id=name("conflict"),
    kind="count",
    what="how many were arrested",
    about=ARREST.id,
    sides=(
        Side(holds="four", passages=(said("again", "arrested four relatives of a patient"),)),
        Side(holds="five", passages=(said("later", "An evening report puts the arrests at five"),)),
    ),
)
WORKING = Derivation(
    id=COUNTED,
    rule="day count",
    about=BEGUN.id,
    steps=(
        "1 October 2024 is the 52nd day of the movement.",
        "If the first day counts as day 1, it began on 11 August 2024; if it counts as day 0, on 10 August 2024.",
    ),
    result="10 or 11 August 2024",
    passages=(said("again", "the 52nd day of their movement"),),
    entries=(RESUMED.id,),
)

EARLIER = Dispute(
    id=name("dispute"),
    name="Halden Hospital, June 2019",
    documents=(DOCUMENTS["2019"].id,),
    parties=(
        Party(side="doctors", actors=(DOCTORS.id, UNION.id, INTERNS.id)),
        Party(side="state", actors=(MINISTER.id,)),
    ),
    places=(HALDEN.id, TARSIN.id),
    span=When(earliest=date(2019, 6, 10), latest=date(2019, 6, 18), granularity="day"),
    events=(END_2019.id, ASSAULT_2019.id, STRIKE_2019.id),
    statements=(POST.id,),
    demands=(GUARDS_DEMAND.id,),
    commitments=(IDS["guards"],),
    state="ended",
    state_reason="the strike was called off on 17 June 2019",
)
LATER = Dispute(
    id=name("dispute"),
    name="Harrow Lane Medical College, August 2024",
    documents=tuple(DOCUMENTS[key].id for key in ("found", "talks", "again", "later")),
    parties=(
        Party(side="doctors", actors=(DOCTORS.id, UNION.id, BROOK.id)),
        Party(side="state", actors=(STATE.id, MINISTER.id, SECRETARY.id)),
    ),
    places=(HARROW.id, SABLE.id, TARSIN.id),
    span=When(earliest=date(2024, 8, 9), latest=date(2024, 10, 12), granularity="day"),
    events=tuple(one.id for one in (UNDATED, OVER, ARREST, RALLY, RESUMED, PARTLY, TALKS, MARCH, BEGUN, RAPE)),
    statements=(NO_EFFORTS.id, COMMENCED.id, UNNAMED.id),
    demands=(JUSTICE_DEMAND.id, CAMERAS_DEMAND.id),
    commitments=tuple(IDS[key] for key in ("cameras", "rooms", "cell", "audit", "law")),
    conflicts=(CONFLICT.id, ARRESTS.id),
    state="ended",
    state_reason="the strike was called off on 4 October 2024",
    precedents=(
        Precedent(dispute=EARLIER.id, reasons=("the same city", "the same parties", "the same matter: security")),
    ),
)
AGAIN = AskedAgain(
    id=content_id("asked again", LATER.id, EARLIER.id, "security"),
    dispute=LATER.id,
    precedent=EARLIER.id,
    matter="security",
    demands=(CAMERAS_DEMAND.id,),
    before=(GUARDS_DEMAND.id,),
    passages=tuple(sorted({*CAMERAS_DEMAND.passages, *GUARDS_DEMAND.passages})),
)

RECORD = Record(
    domain="health-care",
    as_of=date(2024, 10, 12),
    documents=tuple(DOCUMENTS.values()),
    actors=ACTORS,
    places=(TARSIN, HALDEN, HARROW, SABLE),
    events=(
        ASSAULT_2019,
        STRIKE_2019,
        END_2019,
        RAPE,
        BEGUN,
        MARCH,
        TALKS,
        PARTLY,
        RESUMED,
        RALLY,
        ARREST,
        OVER,
        UNDATED,
    ),
    statements=(POST, NO_EFFORTS, COMMENCED, UNNAMED),
    demands=(GUARDS_DEMAND, CAMERAS_DEMAND, JUSTICE_DEMAND),
    commitments=COMMITMENTS,
    developments=(CAMERAS_BEGUN, CAMERAS_DENIED, ROOMS_CLAIMED, CAMERAS_DONE, CELL_OPENED),
    conflicts=(CONFLICT, ARRESTS),
    disputes=(EARLIER, LATER),
    asked_again=(AGAIN,),
    derivations=(WORKING,),
    aliases={content_id("commitment", "an older name"): IDS["cameras"]},
)


V = TypeVar("V", bound=Value)


def _words(one: Passage | Reference) -> Passage:
    return one.passage if isinstance(one, Reference) else one


def _of(key: str, entry: V) -> V | None:
    """An entry as one report tells it: its references and passages in that report alone, None where it has none."""
    here = DOCUMENTS[key].id
    changes: dict[str, Any] = {}
    for field in entry.__struct_fields__:
        value = getattr(entry, field)
        if isinstance(value, Reference) and value.passage.document != here:
            changes[field] = None
        elif isinstance(value, tuple) and value and isinstance(value[0], Passage | Reference):
            changes[field] = tuple(one for one in value if _words(one).document == here)
    told = msgspec.structs.replace(entry, **changes)
    words: tuple[Passage, ...] = (told.passage,) if isinstance(told, Development) else getattr(told, "passages", ())
    return told if any(one.document == here for one in words) else None


def _told_by(key: str, entries: tuple[V, ...]) -> tuple[V, ...]:
    return tuple(told for one in entries if (told := _of(key, one)) is not None)


def _time(key: str, words: str, value: str, when: When) -> TimeMention:
    return TimeMention(id=name("time"), passage=said(key, words), type="DATE", value=value, when=when)


TIMES = {
    "2019": (_time("2019", "June 13, 2019", "2019-06-13", on(date(2019, 6, 13))),),
    "found": (
        _time("found", "9 August 2024", "2024-08-09", on(date(2024, 8, 9))),
        _time("found", "5 October", "2024-10-05", on(date(2024, 10, 5), got="relative")),
    ),
}
# What each report says by itself. The writer of the post is named here as one report names him, under an id of its own.
ANNOTATIONS = tuple(
    Annotation(
        document=document.id,
        published=document.published,
        times=TIMES.get(key, ()),
        actors=_told_by(key, ACTORS),
        places=_told_by(
            key, (msgspec.structs.replace(TARSIN, passages=(said("2019", "Tarsin"), said("found", "Tarsin"))),)
        ),
        events=_told_by(key, RECORD.events),
        statements=_told_by(key, RECORD.statements),
        demands=_told_by(key, RECORD.demands),
        commitments=_told_by(key, RECORD.commitments),
        developments=_told_by(key, RECORD.developments),
    )
    for key, document in DOCUMENTS.items()
)
