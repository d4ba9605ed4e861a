"""Trains the gate: a quick look at whether a report can be about a dispute, by its words and pairs of words.

    python -m training.gate [--out FOLDER]

A linear model over hashed words: see ``standoff.language.gate``, which reads what this writes. What can matter are the
stories of disputes; what cannot are passages of ordinary news and of wars, disasters, diplomacy and crime.
"""

import argparse
from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from standoff.language.gate import SIZE, features, stretches
from training import data

# Protests and attacks can be of a dispute or not: they are left out.
_EITHER = frozenset(
    {
        "PEACE_PROTEST",
        "PROTEST_WITH_INTER",
        "FORCE_AGAINST_PROTEST",
        "VIOL_DEMONSTR",
        "ATTACK",
        "AGREEMENT",
        "MOB_VIOL",
        "OTHER",
        "ARREST",
    }
)

# Of ordinary news there is little here and nearly all in the world: each passage counts so many times.
_TIMES = 5


def _rows() -> tuple[list[str], list[int]]:
    texts, labels = [], []
    for story in data.stories():
        for report in story:
            told = bool(story[0].marks or report.marks)
            for start, end in stretches(report.text):
                texts.append(report.text[start:end])
                labels.append(int(told))
    for label, text in data.lines("events-*.tsv"):
        if label not in _EITHER:
            texts.append(text)
            labels.append(0)
    ordinary = [text for (text,) in data.lines("ordinary-*.txt")]
    return texts + ordinary * _TIMES, labels + [0] * (len(ordinary) * _TIMES)


def main() -> None:
    """Train and write the gate."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--out", type=Path, default=Path("src/standoff/language/reader"))
    given = options.parse_args()
    texts, labels = _rows()
    columns = [features(text) for text in texts]
    ends = np.cumsum([0, *(len(one) for one in columns)])
    matrix = csr_matrix((np.ones(ends[-1]), np.concatenate(columns), ends), shape=(len(texts), SIZE))
    norms = np.sqrt(np.asarray(matrix.sum(axis=1)).ravel())
    matrix = csr_matrix(matrix.multiply(1 / np.maximum(norms, 1)[:, None]))
    kept = np.array([data.is_kept_back(text) for text in texts])
    model = LogisticRegression(C=20, max_iter=2000, class_weight="balanced")
    model.fit(matrix[~kept], np.array(labels)[~kept])
    print(f"{len(texts)} stretches; right of those kept back: {model.score(matrix[kept], np.array(labels)[kept]):.3f}")
    weights = model.coef_[0].astype(np.float16)
    np.savez_compressed(given.out / "gate.npz", weights=weights, bias=np.float32(model.intercept_[0]))


if __name__ == "__main__":
    main()
