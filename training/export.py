"""Writes the trained reader as the package runs it: the encoder in eight bits for ONNX Runtime, the heads as arrays."""

import json
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from tokenizers import Tokenizer
from torch import Tensor, nn

from training.data import ENTRY_TAGS, NOTHING, PARTY_TAGS, ROLE_TAGS, SAID
from training.model import Reader
from training.slim import slim

# Heads that are trained and not shipped: who said what is found better by the rules (see README.md).
NOT_SHIPPED = ("voice", "content", "cue_to_", "as_source", "as_content", "no_source")


class _Encoder(nn.Module):
    def __init__(self, encoder: nn.Module) -> None:
        super().__init__()
        self.encoder = encoder

    def forward(self, ids: Tensor, mask: Tensor) -> Tensor:
        return self.encoder(input_ids=ids, attention_mask=mask).last_hidden_state


def export(reader: Reader, tokenizer: Tokenizer, classes: Sequence[str], types: Sequence[str], out: Path) -> None:
    """Write the reader to a folder: ``encoder.onnx``, ``heads.npz``, ``labels.json``, ``tokenizer.json``."""
    out.mkdir(parents=True, exist_ok=True)
    reader.eval()
    with TemporaryDirectory() as folder:
        whole = Path(folder) / "encoder.onnx"
        torch.onnx.export(
            _Encoder(reader.encoder),
            (torch.ones(2, 9, dtype=torch.long), torch.ones(2, 9, dtype=torch.long)),
            str(whole),
            input_names=["ids", "mask"],
            output_names=["vectors"],
            dynamic_axes={name: {0: "texts", 1: "tokens"} for name in ("ids", "mask", "vectors")},
            opset_version=17,
            dynamo=False,
        )
        quantize_dynamic(whole, out / "encoder.onnx", weight_type=QuantType.QInt8, per_channel=True)
    slim(out / "encoder.onnx")
    heads = {
        name: value.detach().numpy().astype(np.float32)
        for name, value in reader.named_parameters()
        if not name.startswith(("encoder.", *NOT_SHIPPED))
    }
    np.savez_compressed(out / "heads.npz", **heads)
    labels = {
        "entry": ENTRY_TAGS,
        "party": PARTY_TAGS,
        "role": ROLE_TAGS,
        "verdict": (NOTHING, *SAID),
        "said": SAID,
        "event": classes,
        "plover": types,
    }
    (out / "labels.json").write_text(json.dumps(labels, indent=1) + "\n", "utf-8")
    tokenizer.save(str(out / "tokenizer.json"))
