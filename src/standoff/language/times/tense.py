"""Past or future: cheap rules on the words around an expression, without a parser."""

from collections.abc import Sequence

from standoff.language.times.words import listed

FUTURE = frozenset(
    listed(
        "will shall would ll going plan plans planned planning scheduled schedule expected expects set due slated "
        "intends intend hope hopes next tomorrow upcoming proposed announce announces threaten threatens "
        "threatened should must may might can could deadline ultimatum aim aims ahead coming forthcoming wo to "
        "likely vote votes meets begins starts opens resumes airs expires lapses"
    )
)
PAST = frozenset(
    listed(
        "said was were had did has have told began came took went gave held met made left fell rose found saw got "
        "became sent brought thought ran struck broke drew kept led lost paid put read sat spoke spent stood won "
        "wrote ago yesterday shot hit cut quit beat fought sold bought grew knew flew rang sang threw woke drove "
        "ate earned reported been followed withdrew chose wore dealt swore forgot hid swung shook stole taught wound "
        "sought heard built bore felt froze hung laid meant rode swept tore understood slept slid lit overtook"
    )
)
# Not the past, though they end in -ed.
NOT_PAST = frozenset(listed("need proceed succeed speed feed indeed united hundred bed red exceed bleed seed breed"))
# Past forms after which "to", "till" or "by" a day points ahead.
PUT_OFF = frozenset(
    listed(
        "adjourned postponed deferred rescheduled shifted moved pushed prolonged extended listed fixed asked "
        "told directed ordered urged "
        "invited summoned given allowed demanded delayed promised assured agreed pledged vowed undertook committed "
        "sanctioned guaranteed decided"
    )
)
# Words of promising: a day by which, until which or from which, behind them, is to come.
PROMISING = frozenset(
    listed(
        "promise promises promised promising pledge pledges pledged pledging assurance assurances undertaking vow vows "
        "vowed undertook commitment commitments committed guarantee guarantees guaranteed assured agreed ultimatum "
        "ultimatums deadline deadlines"
    )
)
# To be called to one of these is to be called to something still to come: "invited them to talks on Friday".
CALLED = frozenset(listed("invited called summoned convened asked"))
MEETINGS = frozenset(
    listed(
        "talks meeting meetings hearing hearings dialogue discussion discussions round session negotiations "
        "conciliation mediation conference"
    )
)
# What stands, or is open, until a day stands still.
STANDING = frozenset(listed("stood stands stand open valid lasted remains remained"))
# What is to come when it follows "to": "to meet on Friday"; but not "sent to delegates on Friday".
INFINITIVES = frozenset(
    listed(
        "be meet hold begin start resume visit speak vote return march strike hear decide take attend address "
        "launch announce observe boycott join stage travel arrive leave release publish present submit appear "
        "testify go make open close end continue discuss consider announce call gather protest rally walk deliver "
        "host face play complete finish reply respond report rule issue sign file pay land fly leave step come "
        "run"
    )
)
# Before "to": what follows did happen, or did not.
DONE = frozenset(
    listed("failed had managed went came refused used able forced began continued rushed returned declined")
)
# Words by which the future is nearly certain, a little before a past form: "will be held on Friday".
SURE = frozenset(listed("will ll shall wo scheduled slated tomorrow"))
NOUNS_TOO = frozenset(listed("vote votes plan plans deadline ultimatum aim aims hope hopes set proposed"))
ARTICLES = frozenset(listed("the a an this that its their his her"))
PRESENT = frozenset(listed("is are am re be"))
BOUND = frozenset(listed("by till until to before"))
DEADLINE = frozenset(listed("by till until"))
FROM = frozenset(listed("from starting beginning effective"))
UNTIL = frozenset(listed("till until"))
ENDS = frozenset(".!?;")
BACK, AHEAD = 25, 14


def tense_at(tokens: Sequence[str], first: int, last: int) -> int:
    """-1 past, 1 future, 0 unknown, for the expression of the words from ``first`` up to ``last``.

    The nearest cue before the expression tells, within the sentence; where there is none, the first one after it.
    """
    for index in range(first - 1, max(-1, first - 1 - BACK), -1):
        if ends_sentence(tokens, index):
            break
        if side := _side(tokens, index):
            return _past_or_planned(tokens, index, first, side)
    for index in range(last, min(len(tokens), last + AHEAD)):
        if ends_sentence(tokens, index):
            break
        if side := _side(tokens, index):
            return side
    return int(first > 0 and tokens[first - 1].lower() in DEADLINE)


def ends_sentence(tokens: Sequence[str], index: int) -> bool:
    """Whether a sentence or its part ends with this word; the full stop of an abbreviation ends none."""
    mark = tokens[index]
    if mark[0] == "\n":
        return True
    if mark not in ENDS:
        return False
    before = tokens[index - 1] if index else ""
    return mark != "." or not (len(before) == 1 or (len(before) <= 4 and before[:1].isupper() and not before.isupper()))


def _side(tokens: Sequence[str], index: int) -> int:
    word = tokens[index].lower()
    if word == "to":
        following = tokens[index + 1] if index + 1 < len(tokens) else ""
        return int(following in INFINITIVES and not (index and tokens[index - 1].lower() in DONE))
    if word in FUTURE:
        # "The vote on Monday" is a thing, and says nothing of its time.
        return int(not (word in NOUNS_TOO and index and tokens[index - 1].lower() in ARTICLES))
    if word in PAST or (word.endswith("ed") and len(word) > 3 and word not in NOT_PAST):
        return -1
    return int(word.endswith("ing") and index > 0 and tokens[index - 1].lower() in PRESENT)


def _past_or_planned(tokens: Sequence[str], index: int, first: int, side: int) -> int:
    """ "Will be held on Friday", "adjourned to Friday", "are not met by Friday": what looks past is to come."""
    if side > 0:
        return side
    at = tokens[first - 1].lower()
    if _points_ahead(tokens, index, first, at):
        return 1
    bound = at in BOUND
    before = [token.lower() for token in tokens[max(0, index - 4) : index]]
    if bound and (tokens[index].lower() in PUT_OFF or {"are", "is", "if", "unless"}.intersection(before)):
        return 1
    return 1 if SURE.intersection(before) or before[-1:] == ["be"] else side


def _points_ahead(tokens: Sequence[str], index: int, first: int, at: str) -> bool:
    """ "Its promise to post guards, this time by May", "invited them to talks on Friday", "stood until Friday".

    ``index`` is the place of the past form that stands nearest, ``at`` the word before the expression.
    """
    cue = tokens[index].lower()
    between = [token.lower() for token in tokens[index + 1 : first]]
    if cue in STANDING and at in UNTIL:
        return True
    promised = [cue, *between]
    if (at in BOUND or at in FROM) and PROMISING.intersection(promised):
        return True
    called = cue in CALLED and {"to", "for"}.intersection(between)
    return bool(called) and any(word in MEETINGS for word in between)
