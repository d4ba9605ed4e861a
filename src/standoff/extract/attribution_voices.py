"""Attributions that no word of the lists tells of and the trained encoder marks: added to those that are found."""

from collections.abc import Sequence
from typing import Final

from spacy.tokens import Token

from standoff.extract.attribution import Attribution, Stretch, Stretches, overlaps
from standoff.extract.speech import Speech
from standoff.extract.voices import Voice
from standoff.language.parse import Parsed
from standoff.record.statement import Act

# What the encoder marks counts where its cue is at least so sure (chosen on PolNeAR's train part).
LEAST_SURE: Final = 0.5
# Content that is told already by so much of it is not told again.
_TOLD: Final = 0.5


def voiced(
    found: Sequence[Attribution], voices: Sequence[Voice], parsed: Sequence[Parsed], words: Speech
) -> list[Attribution]:
    """Some attributions, and those that the encoder marks beside them."""
    told = list(found)
    for voice in voices:
        if voice.sure < LEAST_SURE or any(overlaps(voice.cue, cue) for one in told for cue in one.cue):
            continue
        if any(_covers(one.content, voice.content) for one in told):
            continue
        number = next((at for at, one in enumerate(parsed) if one.start <= voice.cue[0] < one.end), None)
        if number is not None:
            act = _act(parsed[number], voice.cue, words)
            spoken = act != "believes"
            told.append(Attribution(act, voice.source, (voice.cue,), voice.content, None, spoken, number))
    return told


def _covers(held: Stretches, content: Stretches) -> bool:
    shared = sum(max(0, min(one[1], other[1]) - max(one[0], other[0])) for one in held for other in content)
    return shared >= _TOLD * sum(end - start for start, end in content)


def _act(sentence: Parsed, cue: Stretch, words: Speech) -> Act:
    """The act that the cue's words perform; those of which the lists know nothing tell what somebody thinks."""
    span = sentence.span(*cue)
    for token in span or ():
        act = _act_of(token, words)
        if act is not None:
            return act
    return "believes"


def _act_of(token: Token, words: Speech) -> Act | None:
    frames = words.verbs.get(token.lemma_.lower())
    if frames is not None and token.pos_ in {"VERB", "AUX"}:
        return frames.clause or frames.object or frames.person or frames.infinitive
    nouns = words.nouns.get(token.lemma_.lower())
    return next(iter(nouns.values()), None) if nouns and token.pos_ == "NOUN" else None
