"""Past or future: cheap rules on the words around an expression, without a parser."""

from collections.abc import Sequence

FUTURE = frozenset(
    "will shall would ll going plan plans planned planning scheduled schedule expected expects set due slated intends "
    "intend hope hopes next tomorrow upcoming proposed announce announces threaten threatens threatened should must may "
    "might can could deadline ultimatum aim aims ahead coming forthcoming wo to likely".split()
)
PAST = frozenset(
    "said was were had did has have told began came took went gave held met made left fell rose found saw got became sent "
    "brought thought ran struck broke drew kept led lost paid put read sat spoke spent stood won wrote ago since last "
    "yesterday earlier shot hit cut quit beat fought sold bought grew knew flew rang sang threw woke drove ate "
    "earned reported after been followed".split()
)
# Past forms after which a day is one to come.
PUT_OFF = frozenset(
    "adjourned postponed deferred rescheduled shifted extended listed fixed asked told directed ordered urged invited "
    "summoned given allowed demanded delayed".split()
)
# Not the past, though they end in -ed.
NOT_PAST = frozenset("need proceed succeed speed feed indeed united hundred bed red exceed bleed seed breed".split())
ENDS = frozenset(".!?;")
BACK, AHEAD = 25, 14

# What follows "to" where it is no infinitive.
NOT_VERBS = frozenset(
    "the a an his her their its our this that these those about around some many all last next early late mid more less "
    "two three four five six seven eight nine ten".split()
)

# Words by which the future is nearly certain, wherever they stand in the clause.
SURE = frozenset("will ll shall wo scheduled slated tomorrow".split())


def _side(word: str, following: str) -> int:
    if word in FUTURE:
        return 0 if word == "to" and (following in NOT_VERBS or not following.isalpha()) else 1
    if word in PAST or (word.endswith("ed") and word not in NOT_PAST and len(word) > 3):
        return -1
    return 0


def tense_at(tokens: Sequence[str], first: int, last: int) -> int:
    """-1 past, 1 future, 0 unknown, for the expression of the words from ``first`` up to ``last``.

    The nearest cue before the expression tells, within the sentence; where there is none, the first one after it.
    """
    following = ""
    for index in range(first - 1, max(-1, first - 1 - BACK), -1):
        token = tokens[index]
        if token[0] == "\n" or (token in ENDS and not _abbreviated(tokens, index)):
            break
        word = token.lower()
        if side := _side(word, following):
            return _past_or_planned(tokens, index, first, side)
        following = "" if token[:1].isupper() else word
    for index in range(last, min(len(tokens), last + AHEAD)):
        token = tokens[index]
        if token[0] == "\n" or (token in ENDS and not _abbreviated(tokens, index)):
            break
        word = token.lower()
        if side := _side(word, tokens[index + 1].lower() if index + 1 < len(tokens) else ""):
            return side
    return 0


def _past_or_planned(tokens: Sequence[str], index: int, first: int, side: int) -> int:
    """ "Will be held on Friday", "adjourned to Friday", "are not met by Friday": what looks past is to come."""
    if side > 0:
        return side
    bound = tokens[first - 1].lower() in {"by", "till", "until", "to", "before"}
    if bound and tokens[index].lower() in PUT_OFF:
        return 1
    if bound and {"are", "is", "if", "unless"}.intersection(token.lower() for token in tokens[max(0, index - 3) : index]):
        return 1
    before = [token.lower() for token in tokens[max(0, index - 4) : index]]
    return 1 if SURE.intersection(before) or before[-2:] == ["to", "be"] or before[-1:] == ["be"] else side


def _abbreviated(tokens: Sequence[str], index: int) -> bool:
    return tokens[index] == "." and index > 0 and (len(tokens[index - 1]) <= 3 and tokens[index - 1][:1].isupper())
