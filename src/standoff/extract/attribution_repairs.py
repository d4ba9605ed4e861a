"""What is said by verbs whose clause the parser did not see: told by where the words stand."""

from spacy.tokens import Token

from standoff.extract.attribution_frames import Frame
from standoff.extract.attribution_source import source_tokens
from standoff.extract.speech import Frames

_SHORTEST_CLAUSE = 4
_LONGEST_TAIL = 10
_NAMES_PEOPLE = frozenset(["PROPN", "NOUN", "PRON", "DET"])
_OPENS_CLAUSE = frozenset(["NOUN", "PROPN", "PRON", "DET", "ADJ", "NUM", "AUX", "VERB"])


def repaired(verb: Token, frames: Frames) -> Frame | None:
    """The first frame that the order of the words gives a cue verb which governs nothing."""
    for repair in (_as_noted, _before, _after, _accused):
        found = repair(verb, frames)
        if found is not None and found.content:
            return found
    return None


def _as_noted(verb: Token, frames: Frames) -> Frame | None:
    """ "As the union noted, the strike goes on": the rest of the clause."""
    if frames.clause is None or verb.dep_ != "advcl":
        return None
    if not any(child.dep_ == "mark" and child.lower_ == "as" for child in verb.children):
        return None
    own = set(verb.subtree)
    return _full(frames, [token for token in verb.head.subtree if token not in own])


def _before(verb: Token, frames: Frames) -> Frame | None:
    """ "The strike goes on, the union told reporters": the words before the comma."""
    if frames.clause is None or verb.dep_ != "ROOT" or len(verb.doc) - verb.i > _LONGEST_TAIL:
        return None
    source = source_tokens(verb)
    first = min((token.i for token in source), default=0)
    if first <= _SHORTEST_CLAUSE or first > verb.i or verb.nbor(first - 1 - verb.i).text != ",":
        return None
    words = list(verb.doc[: first - 1])
    return _full(frames, words) if any(token.pos_ in ("VERB", "AUX") for token in words) else None


def _after(verb: Token, frames: Frames) -> Frame | None:
    """ "He said repairing it could take weeks": the words after the plainest of the verbs."""
    if verb.lemma_ != "say" or frames.clause is None or verb.dep_ in ("relcl", "acl") or not source_tokens(verb):
        return None
    words = [token for token in verb.doc[verb.i + 1 :] if not token.is_space]
    if len(words) <= _SHORTEST_CLAUSE or words[0].pos_ not in _OPENS_CLAUSE or words[0].ent_type_ in ("DATE", "TIME"):
        return None
    return _full(frames, words) if any(token.pos_ in ("VERB", "AUX") for token in words) else None


def _accused(verb: Token, frames: Frames) -> Frame | None:
    """ "Some accused the state of hiding it", where the parser took the verb for a noun's."""
    if frames.person != "accuses" or verb.i + 1 >= len(verb.doc) or verb.nbor(1).pos_ not in _NAMES_PEOPLE:
        return None
    words = list(verb.doc[verb.i + 1 :])
    held = any(token.lower_ == "of" for token in words[:12]) and bool(source_tokens(verb))
    return Frame("accuses", words, [], None, full=True) if held else None


def _full(frames: Frames, content: list[Token]) -> Frame | None:
    return Frame(frames.clause, content, [], None, full=True) if frames.clause is not None else None
