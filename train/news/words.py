"""Fits linear models over the words around verbs, mentions and marks, on what train/news/words.ts dumps.

  python train/news/words.py TRAIN [OUT]      TRAIN: as given to words.ts; OUT: the generated TypeScript file

TRAIN.words.f32 gets the scores of every row, each from models that have not seen its document.
"""
import pathlib
import sys

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import log_loss, roc_auc_score

sys.path.insert(0, str(pathlib.Path(__file__).parents[1]))
from export_trees import DIGITS, write_module  # noqa: E402
from folds import FOLDS, folds  # noqa: E402

BITS = (15, 15, 14)
NAMES = ("cue", "source", "unit")
# inverse strength of the penalty
C = (0.15, 0.08, 0.1)
# weights are written as whole numbers up to this one
LARGEST = 44


def load(path):
    numbers = np.fromfile(f"{path}.words.i32", dtype=np.int32)
    starts, at = [], 0
    while at < len(numbers):
        starts.append(at)
        at += 4 + numbers[at + 3]
    starts = np.array(starts)
    return numbers, starts, numbers[starts], numbers[starts + 1], numbers[starts + 2]


def matrix(numbers, starts, bits):
    n = numbers[starts + 3]
    pointer = np.concatenate([[0], np.cumsum(n)])
    columns = np.concatenate([numbers[s + 4 : s + 4 + k] for s, k in zip(starts, n)])
    m = csr_matrix((np.ones(len(columns), dtype=np.float32), columns, pointer), shape=(len(starts), 1 << bits))
    m.sum_duplicates()
    m.data[:] = 1
    return m


def fit(x, y, c):
    return LogisticRegression(C=c, solver="liblinear", max_iter=200).fit(x, y)


def encode(model):
    w = model.coef_[0]
    step = min(np.abs(w).max(), 2.2) / LARGEST
    whole = np.clip(np.round(w / step), -LARGEST, LARGEST).astype(int)
    return f"{step:.6g} {model.intercept_[0]:.6g} " + "".join(DIGITS[k + LARGEST] for k in whole)


if __name__ == "__main__":
    numbers, starts, table, document, label = load(sys.argv[1])
    # the same folds as those of the ranker
    fold = folds(document.max() + 1)
    scores = np.zeros(len(starts), dtype=np.float32)
    texts = {}
    for t, name in enumerate(NAMES):
        rows = np.where(table == t)[0]
        x, y = matrix(numbers, starts[rows], BITS[t]), label[rows]
        of = fold[document[rows]]
        own = y >= 0  # rows of copies are scored and not learnt from
        out = np.zeros(len(rows))
        for f in range(FOLDS):
            used = own & (of != f)
            out[of == f] = fit(x[used], y[used], C[t]).decision_function(x[of == f])
        scores[rows] = out
        p = 1 / (1 + np.exp(-out[own]))
        y = y[own]
        print(f"{name}: {len(y)} rows, {100 * y.mean():.1f} % right, log loss {log_loss(y, p):.4f}, area {roc_auc_score(y, p):.4f}", flush=True)
        if len(sys.argv) > 2:
            texts[name + "Words"] = encode(fit(x[own], y, C[t]))
    scores.tofile(f"{sys.argv[1]}.words.f32")
    if texts:
        write_module(sys.argv[2], ["Made by npm run train -- news from PolNeAR (train). Do not edit."], texts)
