"""The reader: one small encoder, and heads that say what its vectors mean."""

from collections.abc import Sequence

import torch
from torch import Tensor, nn

from training.data import CONTENT_TAGS, ENTRY_TAGS, PARTY_TAGS, ROLE_TAGS, SAID, VOICE_TAGS

# The width of MiniLM's vectors, and of the space in which entries are matched with parties and promises.
WIDTH = 384
MATCHING = 64


class Reader(nn.Module):
    """MiniLM with a linear head for each question asked of it."""

    def __init__(self, encoder: nn.Module, classes: int, types: int) -> None:
        super().__init__()
        self.encoder = encoder
        self.dropout = nn.Dropout(0.1)
        self.entry = nn.Linear(WIDTH, len(ENTRY_TAGS))
        self.party = nn.Linear(WIDTH, len(PARTY_TAGS))
        self.role = nn.Linear(WIDTH, len(ROLE_TAGS))
        self.voice = nn.Linear(WIDTH, len(VOICE_TAGS))
        self.content = nn.Linear(WIDTH, len(CONTENT_TAGS))
        self.said = nn.Linear(WIDTH, len(SAID))
        self.verdict = nn.Linear(WIDTH, len(SAID) + 1)
        self.event = nn.Linear(WIDTH, classes)
        self.plover = nn.Linear(WIDTH, types)
        self.by_whom = nn.Linear(WIDTH, MATCHING)
        self.to_whom = nn.Linear(WIDTH, MATCHING)
        self.who = nn.Linear(WIDTH, MATCHING)
        self.cue_to_source = nn.Linear(WIDTH, MATCHING)
        self.cue_to_content = nn.Linear(WIDTH, MATCHING)
        self.as_source = nn.Linear(WIDTH, MATCHING)
        self.as_content = nn.Linear(WIDTH, MATCHING)
        self.no_source = nn.Parameter(torch.randn(1, MATCHING) * 0.1)
        # Two candidates that stand in no text: nobody is told, and the report itself.
        self.nobody = nn.Parameter(torch.randn(2, MATCHING) * 0.1)
        self.tie = nn.Linear(WIDTH, 2 * MATCHING)

    def forward(self, ids: Tensor, mask: Tensor) -> Tensor:
        """The vectors of tokens: (texts, tokens, width)."""
        # In half the bits where the processor can: twice as fast, and as good here.
        with torch.autocast("cpu", dtype=torch.bfloat16, enabled=self.training):
            vectors = self.encoder(input_ids=ids, attention_mask=mask).last_hidden_state
        return self.dropout(vectors.float())


def padded(rows: Sequence[Sequence[int]], fill: int = 0) -> tuple[Tensor, Tensor]:
    """Rows of unequal length as one tensor, and the mask of what is no filling."""
    longest = max(len(row) for row in rows)
    ids = torch.tensor([[*row, *[fill] * (longest - len(row))] for row in rows])
    mask = torch.tensor([[1] * len(row) + [0] * (longest - len(row)) for row in rows])
    return ids, mask


def pooled(vectors: Tensor, mask: Tensor) -> Tensor:
    """The mean vector of each text."""
    weights = mask.unsqueeze(-1).float()
    return (vectors * weights).sum(1) / weights.sum(1)
