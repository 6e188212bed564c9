"""Fits the decision news or fiction (logistic regression).

  python train/genre/fit.py TRAIN.jsonl DEV.jsonl OUT.generated.ts
"""
import json
import sys

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import cross_val_predict


def load(path):
    rows = [json.loads(line) for line in open(path)]
    return rows, np.array([r["features"] for r in rows]), np.array([r["fiction"] for r in rows]), np.array([r["words"] for r in rows])


train, x, y, words = load(sys.argv[1])
model = LogisticRegression(C=10, max_iter=2000, class_weight="balanced")
out = cross_val_predict(model, x, y, cv=5)
model.fit(x, y)
dev, dx, dy, dwords = load(sys.argv[2])
print(f"train, five folds: {100 * (out == y).mean():.2f} % of {len(y)}; of 500 words and more {100 * (out == y)[words >= 500].mean():.2f} %")
wrong = model.predict(dx) != dy
print(f"dev: {100 * (~wrong).mean():.2f} % of {len(dy)}; of 500 words and more {100 * (~wrong)[dwords >= 500].mean():.2f} % of {(dwords >= 500).sum()}")
print([(r["id"], r["words"]) for r, w in zip(dev, wrong) if w])
with open(sys.argv[3], "w", encoding="utf-8") as file:
    file.write("// Made by npm run train -- genre from PolNeAR, Wikinews, LitBank and PDNC (training parts). Do not edit.\n")
    file.write(f"export const weights: readonly number[] = [{', '.join(f'{w:.4g}' for w in model.coef_[0])}]\n")
    file.write(f"export const bias = {model.intercept_[0]:.4g}\n")
