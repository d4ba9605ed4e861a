"""From the encoder's shares to stretches of text: the likeliest tags, and the words that bear them."""

from collections.abc import Iterator, Sequence
from math import inf

import numpy as np

from standoff.language.encoder import Encoded, Vectors, labels


def stretches(encoded: Encoded, given: Vectors, tags: str, cost: float) -> Iterator[tuple[str, int, int, float]]:
    """The stretches of pieces that bear a tag: its kind, first and last piece, and the mean share that they are given.

    ``given`` holds the share of each tag for each piece; ``tags`` names the head that gave them.

    The likeliest sequence of tags is taken (Viterbi), in which a stretch begins with its B and costs ``cost`` to begin:
    without it, a doubtful piece would break a stretch in two.
    """
    names = labels(tags)
    logs = np.log(np.maximum(given, 1e-9))
    # The marks of beginning and end that the encoder reads with a text are no words of it.
    for place, (start, end) in enumerate(encoded.offsets[: len(logs)]):
        if start == end:
            logs[place] = [0.0 if name == "O" else -np.inf for name in names]
    found = _likeliest(logs, names, cost)
    place = 0
    while place < len(found):
        kind = names[found[place]].partition("-")[2]
        first, place = place, place + 1
        if not kind:
            continue
        while place < len(found) and names[found[place]] == f"I-{kind}":
            place += 1
        columns = [names.index(f"B-{kind}"), names.index(f"I-{kind}")]
        yield kind, first, place - 1, float(given[first:place, columns].sum(axis=1).mean())


def _likeliest(scores: Vectors, names: Sequence[str], cost: float) -> list[int]:
    """The likeliest tag of each piece, where I goes on only with a B or I of its kind, and each B costs.

    Plain numbers, not arrays: the tags are so few that each step with arrays would take longer than all its sums.
    """
    goes_on = {after: names.index(f"B-{name[2:]}") for after, name in enumerate(names) if name.startswith("I-")}
    costs = {after: cost if name.startswith("B-") else 0.0 for after, name in enumerate(names) if after not in goes_on}
    first, *rest = scores.tolist()
    best = [-inf if tag in goes_on else score for tag, score in enumerate(first)]
    came_from: list[list[int]] = []
    for row in rest:
        top = max(best)
        top_tag = best.index(top)
        came, then = [top_tag] * len(names), row
        for tag, costing in costs.items():
            then[tag] += top - costing
        for tag, beginning in goes_on.items():
            came[tag] = beginning if best[beginning] >= best[tag] else tag
            then[tag] += best[came[tag]]
        came_from.append(came)
        best = then
    tag = best.index(max(best))
    found = [tag]
    for came in reversed(came_from):
        tag = came[tag]
        found.append(tag)
    return found[::-1]


def whole_words(text: str, encoded: Encoded, first: int, last: int) -> tuple[int, int]:
    """The offsets of some pieces, grown to whole words."""
    start, end = encoded.offsets[first][0], encoded.offsets[last][1]
    while start > 0 and _of_word(text[start - 1]) and _of_word(text[start]):
        start -= 1
    while start < end < len(text) and _of_word(text[end]) and _of_word(text[end - 1]):
        end += 1
    return start, end


def _of_word(letter: str) -> bool:
    return letter.isalnum() or letter in "-’'"
