"""Attribution by cue verb: clauses, objects, infinitives, prepositions and persons that the verb governs."""

from collections.abc import Iterator

from spacy.tokens import Token

from standoff.extract.attribution import Attribution, Stretch, Stretches, stretch
from standoff.extract.attribution_cue import cue_tokens
from standoff.extract.attribution_source import SUBJECTS, is_passive, source_tokens
from standoff.extract.speech import Frames, Speech
from standoff.language.parse import Parsed
from standoff.record.statement import Act

_CLAUSES = frozenset(["ccomp"])
_OBJECTS = frozenset(["dobj", "oprd", "dative", "iobj"])


def verb_attributions(parsed: Parsed, number: int, words: Speech, quoted: list[Stretch]) -> Iterator[Attribution]:
    """The attributions of one sentence's cue verbs. ``quoted`` are stretches of direct speech: nothing in them counts."""
    for token in parsed.doc:
        frames = frames_of(token, words)
        if frames is None or _is_quoted(parsed, token, quoted):
            continue
        found = _attribution(parsed, token, frames, words)
        if found is not None:
            yield found._replace(sentence=number)


def frames_of(token: Token, words: Speech) -> Frames | None:
    """What may stand beside a token as what is said, if it is a cue verb."""
    if token.pos_ not in ("VERB", "AUX") and token.tag_[:2] != "VB":
        return None
    return words.verbs.get(words.forms.get(token.lower_, token.lemma_.lower()))


def _is_quoted(parsed: Parsed, token: Token, quoted: list[Stretch]) -> bool:
    place = parsed.start + token.idx
    return any(start <= place < end for start, end in quoted)


def _attribution(parsed: Parsed, verb: Token, frames: Frames, words: Speech) -> Attribution | None:
    for frame in (_clause, _person, _named, _infinitive, _preposition, _object):
        found = frame(verb, frames)
        if found is not None:
            act, content, extra, addressee = found
            return _put_together(parsed, verb, act, content, extra, addressee, words)
    return None


_Frame = tuple[Act, list[Token], list[Token], Token | None]


def _put_together(
    parsed: Parsed,
    verb: Token,
    act: Act,
    content: list[Token],
    extra: list[Token],
    addressee: Token | None,
    words: Speech,
) -> Attribution | None:
    cue = sorted({*cue_tokens(verb, words), *extra}, key=lambda token: token.i)
    source = source_tokens(verb)
    cue_places = {token.i for token in cue}
    pieces = _pieces(parsed, [token for token in content if token.i not in cue_places and token not in source])
    cue_stretch = stretch(parsed, cue)
    if not pieces or cue_stretch is None:
        return None
    named = stretch(parsed, source) if source else None
    to = stretch(parsed, addressee.subtree) if addressee is not None else None
    return Attribution(act, (named,) if named else (), (cue_stretch,), pieces, to, act != "believes")


def _pieces(parsed: Parsed, content: list[Token]) -> Stretches:
    """The content's tokens as unbroken stretches."""
    runs: list[list[Token]] = []
    for token in sorted(content, key=lambda token: token.i):
        if runs and token.i == runs[-1][-1].i + 1:
            runs[-1].append(token)
        else:
            runs.append([token])
    found = (stretch(parsed, run) for run in runs)
    return tuple(one for one in found if one is not None)


def _clause(verb: Token, frames: Frames) -> _Frame | None:
    if frames.clause is None:
        return None
    clause = next((child for child in verb.children if child.dep_ in _CLAUSES), None)
    if clause is not None:
        if _is_infinitive(clause) and clause.i > verb.i and frames.clause not in ("says", "believes"):
            return frames.clause, list(clause.subtree), [], None
        return frames.clause, list(clause.subtree), [], _told(verb)
    if verb.dep_ in ("parataxis",) and verb.head != verb:
        own = set(verb.subtree)
        return frames.clause, [token for token in verb.head.subtree if token not in own], [], _told(verb)
    return None


def _told(verb: Token) -> Token | None:
    """Whom something is told: the object of a verb that has a clause as well, or the subject of its passive."""
    if is_passive(verb):
        return next((child for child in verb.children if child.dep_ == "nsubjpass"), None)
    return next((child for child in verb.children if child.dep_ in ("dobj", "dative") and child.i > verb.i), None)


def _is_infinitive(token: Token) -> bool:
    return any(child.dep_ == "aux" and child.lower_ == "to" for child in token.children)


def _person(verb: Token, frames: Frames) -> _Frame | None:
    """Somebody, and what is asked or said of them: "urged doctors to ...", "accused the state of ..."."""
    if frames.person is None:
        return None
    for clause in verb.children:
        if clause.dep_ in ("ccomp", "xcomp") and clause.i > verb.i and _is_infinitive(clause):
            own = next((child for child in clause.children if child.dep_ in SUBJECTS), None)
            person = own or _told(verb)
            if person is None:
                continue
            content = [*person.subtree, *clause.subtree] if person.i > verb.i else list(clause.subtree)
            return frames.person, content, [], person
    return None


def _named(verb: Token, frames: Frames) -> _Frame | None:
    if frames.named is None:
        return None
    content: list[Token] = []
    for child in verb.children:
        if (
            child.dep_ in ("oprd", "ccomp", "xcomp")
            or (child.dep_ == "prep" and child.lower_ in ("as", "to", "with"))
            or child.dep_ == "dobj"
            or child.dep_ == "nsubjpass"
        ):
            content += child.subtree
    has_name = any(
        child.dep_ in ("oprd", "ccomp", "xcomp") or (child.dep_ == "prep" and child.lower_ == "as")
        for child in verb.children
    )
    return (frames.named, content, [], None) if has_name and content else None


def _infinitive(verb: Token, frames: Frames) -> _Frame | None:
    if frames.infinitive is None:
        return None
    for child in verb.children:
        if child.dep_ == "xcomp" and child.i > verb.i and (_is_infinitive(child) or child.tag_ == "VBG"):
            return frames.infinitive, list(child.subtree), [], None
        if child.dep_ == "oprd" and frames.infinitive == "believes":
            return frames.infinitive, list(child.subtree), [], None
    return None


def _preposition(verb: Token, frames: Frames) -> _Frame | None:
    for child in verb.children:
        act = frames.prepositions.get(child.lower_)
        if act is not None and child.dep_ in ("prep", "agent", "dative") and child.i > verb.i:
            content = [token for token in child.subtree if token != child]
            if content:
                return act, content, _up_to(verb, child), None
    return None


def _up_to(verb: Token, preposition: Token) -> list[Token]:
    """The preposition as a part of the cue, when nothing but a short word stands between."""
    return list(verb.doc[verb.i : preposition.i + 1]) if preposition.i - verb.i <= 2 else []


def _object(verb: Token, frames: Frames) -> _Frame | None:
    act = frames.object or frames.person
    if act is None:
        return None
    if is_passive(verb):
        return _passive_object(verb, act)
    target = next((child for child in verb.children if child.dep_ == "dobj"), None)
    if target is None or target.i < verb.i:
        return None
    content = list(target.subtree)
    for child in verb.children:
        if child.i > target.i and child.dep_ in ("prep", "oprd", "xcomp", "dative") and child.lower_ in _OF_WHAT:
            content += child.subtree
    return act, content, [], None


_OF_WHAT = frozenset(["for", "of", "as", "over", "against", "about"])


def _passive_object(verb: Token, act: Act) -> _Frame | None:
    target = next((child for child in verb.children if child.dep_ == "nsubjpass"), None)
    if target is None or not any(child.dep_ == "agent" for child in verb.children):
        return None
    return act, list(target.subtree), [], None


def bare_cues(parsed: Parsed, number: int, words: Speech, quoted: list[Stretch]) -> Iterator[Attribution]:
    """The verbs of one sentence that can introduce a quotation, with their source and no content yet."""
    for token in parsed.doc:
        frames = frames_of(token, words)
        if frames is None or frames.clause is None or _is_quoted(parsed, token, quoted):
            continue
        cue = stretch(parsed, cue_tokens(token, words))
        source = stretch(parsed, source_tokens(token))
        if cue is not None:
            told = _told(token)
            to = stretch(parsed, told.subtree) if told is not None else None
            yield Attribution(frames.clause, (source,) if source else (), (cue,), (), to, True, number)
