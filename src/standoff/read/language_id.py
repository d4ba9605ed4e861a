"""Which language a text is in.

Importing this module loads py3langid and its model; ``sources`` does so when the first text is long enough to ask.
"""

import re
import unicodedata
from functools import cache

import pycountry
from py3langid.langid import MODEL_FILE, LanguageIdentifier

# Below this a headline full of names passes for almost any language.
FEWEST_LETTERS = 40

# Names in a script that English is not written in tell the language in fewer letters.
FEWEST_FOREIGN_LETTERS = 8

# Lines of 60 to 90 letters made of little but Indian names gave English at least 0.001, and no other language over
# 0.26. Sentences as short in other languages gave English at most 0.00001, and their own language 0.59 and more, where
# it has close relatives among which the model wavers.
MOST_ENGLISH = 0.0005
LEAST_SURE = 0.4

# Characters taken from the start and from the middle. The model needs no more; its time grows with the text.
SAMPLE = 800

# A text of which so large a share are these words, each of them there, is English: no other language has them all. To
# count them takes a hundredth of the time that the model takes. Of running English they are about an eighth.
_ENGLISH_WORDS = ("the", "of", "and", "to")
_ENGLISH_SHARE = 0.07

# English and the languages written so close to it that a report in them reads as one; no language at all.
_TAKEN_AS_ENGLISH = frozenset(["en", "pcm", "sco", "zxx", "und"])


@cache
def _identifier() -> LanguageIdentifier:
    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def other_language(text: str) -> str | None:
    """The English name of the language that a text is in, or None for English and for texts too short to tell."""
    sample = text if len(text) <= 2 * SAMPLE else f"{text[:SAMPLE]} {text[len(text) // 2 :][:SAMPLE]}"
    if _plainly_english(sample):
        return None
    letters = [letter for letter in sample if letter.isalpha()]
    latin = sum(letter.isascii() or unicodedata.name(letter, "").startswith("LATIN") for letter in letters)
    if len(letters) < (FEWEST_LETTERS if latin * 2 >= len(letters) else FEWEST_FOREIGN_LETTERS):
        return None
    ranked = _identifier().rank(sample)
    code, sure = ranked[0]
    english = sum(share for name, share in ranked if name in _TAKEN_AS_ENGLISH)
    return language_name(code) if english < MOST_ENGLISH and sure >= LEAST_SURE else None


def _plainly_english(sample: str) -> bool:
    words = sample.lower().split()
    counted = [words.count(one) for one in _ENGLISH_WORDS]
    return all(counted) and sum(counted) >= _ENGLISH_SHARE * len(words)


def language_name(code: str) -> str:
    """The English name of a language by its ISO 639 code of two or three letters; the code where there is none."""
    found = pycountry.languages.get(**{"alpha_2" if len(code) == 2 else "alpha_3": code})
    return re.sub(r"\s*\(.*?\)|^Modern ", "", found.name) if found else code
