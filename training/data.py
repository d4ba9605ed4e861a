"""The passages that the reader is trained on, as numbers: tokens, tags, spans and classes."""

import hashlib
import re
from collections.abc import Iterator, Sequence
from fnmatch import fnmatch
from pathlib import Path
from typing import NamedTuple

from tokenizers import Encoding, Tokenizer

from training.marks import Mark, MarkedReport, promises_of, read_marks, read_passages, read_stories

PASSAGES = Path(__file__).parent / "passages"

# A tenth of the passages, chosen by a hash of their words, is kept back to see how well training goes.
KEPT_BACK = 10
LONGEST = 320

ENTRY_TAGS = ("O", "B-demand", "I-demand", "B-promise", "I-promise", "B-outcome", "I-outcome")
PARTY_TAGS = ("O", "B-party", "I-party")
ROLE_TAGS = ("O", "B-source", "I-source", "B-target", "I-target")
VOICE_TAGS = ("O", "B-source", "I-source", "B-cue", "I-cue")
CONTENT_TAGS = ("O", "B-content", "I-content")
# What a sentence says of a promise that stands before it: nothing, or one of what an outcome can say.
NOTHING = "nothing"
SAID = ("done", "claimed", "partly", "notdone", "pending", "contested", "dropped")


class Tagged(NamedTuple):
    """A report: its tokens, a tag for each by entries and by parties, and its entries with who they are by and to.

    ``entries`` holds, for each, its kind, first and last token, the number of the party it is by and it is to (-1 not
    told, -2 the report itself), and what an outcome says (-1 for others). ``parties`` are first and last tokens.
    """

    ids: list[int]
    entry_tags: list[int]
    party_tags: list[int]
    parties: list[list[tuple[int, int]]]
    entries: list[tuple[str, int, int, int, int, int]]


class Classed(NamedTuple):
    """A passage with its class, and for a coded sentence the tags of who acts on whom."""

    ids: list[int]
    label: int
    role_tags: list[int] | None = None


class Said(NamedTuple):
    """A passage about who said what: its tokens, their tags, and its attributions.

    ``sources`` and ``contents`` are first and last tokens; ``cues`` are those of a cue, the number of its source
    (-1 where none is named), and the numbers of its contents.
    """

    ids: list[int]
    voice_tags: list[int]
    content_tags: list[int]
    sources: list[tuple[int, int]]
    contents: list[tuple[int, int]]
    cues: list[tuple[int, int, int, tuple[int, ...]]]


class Pair(NamedTuple):
    """A promise in its words, and the words of a later report that tell what came of it."""

    promise: list[int]
    outcome: list[int]


def is_kept_back(text: str) -> bool:
    """Whether a text is of the tenth that is not trained on."""
    return int(hashlib.sha256(text.encode()).hexdigest(), 16) % KEPT_BACK == 0


def stories(leave_out: str = "") -> list[list[MarkedReport]]:
    """All marked stories, but those in files of a pattern."""
    files = [file for file in sorted(PASSAGES.glob("disputes-*.txt")) if not fnmatch(file.name, leave_out)]
    return [story for file in files for story in read_stories(file)]


def tagged(report: MarkedReport, tokenizer: Tokenizer) -> Tagged:
    """A marked report as numbers."""
    encoding = tokenizer.encode(report.text)
    entry_tags, party_tags = [0] * len(encoding.ids), [0] * len(encoding.ids)
    parties: dict[str, list[tuple[int, int]]] = {}
    entries = []
    for mark in report.marks:
        span = _tokens(encoding, mark)
        if mark.kind == "party" and span:
            parties.setdefault(mark.key, []).append(span)
            _tag(party_tags, span, PARTY_TAGS.index("B-party"))
    keys = list(parties)
    for mark in report.marks:
        span = _tokens(encoding, mark)
        if mark.kind != "party" and span:
            _tag(entry_tags, span, ENTRY_TAGS.index(f"B-{mark.kind}"))
            said = SAID.index(mark.said) if mark.said is not None else -1
            entries.append((mark.kind, *span, _number(mark.by, keys), _number(mark.to, keys), said))
    return Tagged(encoding.ids[:LONGEST], entry_tags[:LONGEST], party_tags[:LONGEST], list(parties.values()), entries)


def _number(letter: str | None, keys: Sequence[str]) -> int:
    return -2 if letter == "report" else keys.index(letter) if letter in keys else -1


def _tag(tags: list[int], span: tuple[int, int], first: int) -> None:
    for place in range(span[0], span[1] + 1):
        tags[place] = first if place == span[0] else first + 1


def _tokens(encoding: Encoding, mark: Mark) -> tuple[int, int] | None:
    """The first and the last token of a mark, if it lies within the longest text."""
    places = [
        place
        for place, (start, end) in enumerate(encoding.offsets)
        if start < mark.end and mark.start < end and end > start
    ]
    return (places[0], places[-1]) if places and places[-1] < LONGEST else None


def passages() -> list[MarkedReport]:
    """All passages about who said what."""
    return [one for file in sorted(PASSAGES.glob("said-*.txt")) for one in read_passages(file)]


def attributed(passage: MarkedReport, tokenizer: Tokenizer) -> Said:
    """A passage about who said what, as numbers."""
    encoding = tokenizer.encode(passage.text)
    voice, content = [0] * len(encoding.ids), [0] * len(encoding.ids)
    spans = [(mark, span) for mark in passage.marks if (span := _tokens(encoding, mark)) is not None]
    sources = [(span, mark.key.split(",")) for mark, span in spans if mark.kind == "source"]
    contents = [(span, mark.key) for mark, span in spans if mark.kind == "content"]
    cues = []
    # Marks come the outer before the inner; what stands within other content keeps only its own tags of voices.
    for mark, span in spans:
        if mark.kind == "content":
            if not any(content[span[0] : span[1] + 1]):
                _tag(content, span, CONTENT_TAGS.index("B-content"))
        else:
            _tag(voice, span, VOICE_TAGS.index(f"B-{mark.kind}"))
        if mark.kind == "cue":
            by = next((at for at, (_, keys) in enumerate(sources) if mark.key in keys), -1)
            cues.append((*span, by, tuple(at for at, (_, key) in enumerate(contents) if key == mark.key)))
    return Said(
        encoding.ids[:LONGEST],
        voice[:LONGEST],
        content[:LONGEST],
        [span for span, _ in sources],
        [span for span, _ in contents],
        cues,
    )


def classes() -> list[str]:
    """The classes of events, in order of name."""
    return sorted({label for label, _ in lines("events-*.tsv")})


def classed(tokenizer: Tokenizer) -> Iterator[tuple[str, Classed]]:
    """The passages with a class of event, each with its text."""
    names = classes()
    for label, text in lines("events-*.tsv"):
        yield text, Classed(tokenizer.encode(text).ids[:LONGEST], names.index(label))


def coded_types() -> list[str]:
    """The PLOVER types, in order of name."""
    return sorted({line[0] for line in lines("plover-*.tsv")})


def coded(tokenizer: Tokenizer) -> Iterator[tuple[str, Classed]]:
    """The sentences with a PLOVER type, each with its text, and who acts on whom in it."""
    names = coded_types()
    for label, _, marked in lines("plover-*.tsv"):
        plain = read_marks(marked.replace("[S:", "[A:").replace("[T:", "[B:"), label)
        encoding = tokenizer.encode(plain.text)
        tags = [0] * len(encoding.ids)
        for mark in plain.marks:
            if span := _tokens(encoding, mark):
                _tag(tags, span, ROLE_TAGS.index("B-source" if mark.key == "A" else "B-target"))
        yield plain.text, Classed(encoding.ids[:LONGEST], names.index(label), tags[:LONGEST])


def pairs(told: Sequence[Sequence[MarkedReport]], tokenizer: Tokenizer) -> Iterator[Pair]:
    """Promises beside the sentences that tell what came of them."""
    for story in told:
        promises = promises_of(story)
        for report in story:
            for mark in report.marks:
                if mark.kind == "outcome" and mark.key in promises:
                    home, promise = promises[mark.key]
                    words = home.text[promise.start : promise.end]
                    yield Pair(tokenizer.encode(words).ids, tokenizer.encode(_sentence(report.text, mark)).ids)


def verdicts(told: Sequence[Sequence[MarkedReport]], tokenizer: Tokenizer) -> Iterator[Classed]:
    """Promises with sentences of their stories, and what each sentence says of the promise: mostly nothing."""
    for story in told:
        promises = {key: home.text[mark.start : mark.end] for key, (home, mark) in promises_of(story).items()}
        for report in story:
            for start, end in _sentences(report.text):
                marks = [mark for mark in report.marks if start <= mark.start < end]
                said = {mark.key: mark.said for mark in marks if mark.kind == "outcome"}
                made = {mark.key for mark in marks if mark.kind == "promise"}
                for key, words in promises.items():
                    sentence = report.text[start:end]
                    if key not in made and (said or _is_taken(words + sentence)):
                        label = SAID.index(str(said[key])) + 1 if key in said else 0
                        yield Classed(tokenizer.encode(words, sentence).ids[:LONGEST], label)


def _is_taken(text: str) -> bool:
    """Whether a pair that tells nothing is among the third of them that is enough to learn from."""
    return int(hashlib.sha256(text.encode()).hexdigest(), 16) % 3 == 0


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    """The sentences of a text, roughly."""
    start = 0
    for match in re.finditer(r"(?<=[.?!”\"])\s+(?=[A-Z“\"\[])|\n+", text):
        if match.start() > start:
            yield start, match.start()
        start = match.end()
    if start < len(text):
        yield start, len(text)


def _sentence(text: str, mark: Mark) -> str:
    """The sentence in which a mark begins, roughly."""
    start, end = next(one for one in _sentences(text) if mark.start < one[1])
    return text[start:end]


def lines(pattern: str) -> Iterator[list[str]]:
    """The lines of some files of passages, each as its columns."""
    for file in sorted(PASSAGES.glob(pattern)):
        for line in file.read_text("utf-8").splitlines():
            if line.strip():
                yield [part.strip() for part in line.split("\t")]
