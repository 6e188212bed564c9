"""Fits the trees that judge what the labeller of statements guesses, one lot a role, on guesses about texts that it has not seen.

    python train/statements/trees.py .features/statement-guesses src/model/statement-trees.generated.ts

Beside the guesses it leaves, in PREFIX.p32, how likely trees find each that have not seen its document either: links and figures are fitted on those.
"""

import sys

import lightgbm
import numpy

sys.path.insert(0, "train")
from export_trees import encode_trees, write_module

FOLDS = 5
OWN = 840  # examples behind these are sentences of our own, three copies each, and each counts three times: they tell what reports nothing
SETTINGS = {
    "objective": "binary",
    "num_leaves": 16,
    "learning_rate": 0.1,
    "min_data_in_leaf": 60,
    "lambda_l2": 5,
    "feature_fraction": 0.6,
    "bagging_fraction": 0.8,
    "bagging_freq": 1,
    "max_bin": 63,
    "num_threads": 1,
    "seed": 1,
    "verbose": -1,
}
TREES = int(sys.argv[3]) if len(sys.argv) > 3 else 60


def logit(p):
    return numpy.log(p / (1 - p))


def loss(p, y):
    p = numpy.clip(p, 1e-6, 1 - 1e-6)
    return -(y * numpy.log(p) + (1 - y) * numpy.log(1 - p)).mean()


def main(prefix, out):
    facts = numpy.fromfile(f"{prefix}.i32", dtype=numpy.int32).reshape(-1, 3)
    traits = numpy.fromfile(f"{prefix}.i8", dtype=numpy.int8).reshape(len(facts), -1)
    chances = numpy.zeros(len(facts), dtype=numpy.float32)
    texts = []
    for role in (1, 2, 3):
        mine = facts[:, 1] == role
        x, y, example = traits[mine], facts[mine, 2], facts[mine, 0]
        fold = numpy.where(example < OWN, example // 4, example // 3) % FOLDS
        weight = numpy.where(example < OWN, 1, 3)
        start = logit(numpy.clip(x[:, 0] / 100, 0.005, 0.995))
        judged = numpy.zeros(len(x))
        for f in range(FOLDS):
            seen = fold != f
            booster = lightgbm.train(SETTINGS, lightgbm.Dataset(x[seen], y[seen], init_score=start[seen], weight=weight[seen]), TREES)
            judged[~seen] = 1 / (1 + numpy.exp(-(booster.predict(x[~seen], raw_score=True) + start[~seen])))
        booster = lightgbm.train(SETTINGS, lightgbm.Dataset(x, y, init_score=start, weight=weight), TREES)
        texts.append(encode_trees(booster, x))
        chances[mine] = judged
        print(f"role {role}: {mine.sum()} guesses, log loss {loss(x[:, 0] / 100, y):.4f} of the sums, {loss(judged, y):.4f} of the trees", file=sys.stderr)
    chances.tofile(f"{prefix}.p32")
    write_module(out, ["Made by train/statements/trees.py. Do not edit."], {"statementTrees": texts})


main(*sys.argv[1:3])
