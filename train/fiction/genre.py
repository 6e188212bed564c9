"""Fits the weights of src/genre.ts (logistic regression) and prints them with the share of documents told right.

    npx tsx train/fiction/genre.ts > .features/genre.jsonl && .venv/bin/python train/fiction/genre.py
"""

import json

import numpy as np
from sklearn.linear_model import LogisticRegression

rows = [json.loads(line) for line in open(".features/genre.jsonl")]
rows = [r for r in rows if r["quotes"]]
x = np.array([r["features"] for r in rows])
y = np.array([r["fiction"] for r in rows])
train = np.array([r["part"] == "train" for r in rows])
# no novel of the corpora is told in the present: some of them again, with their tenses swapped
tenses = 5
swapped = x[train & (y == 1)].copy()
swapped[:, tenses] = 1 - swapped[:, tenses]
share = 0.01
weights = np.concatenate([np.where(y[train] == 1, 1 / y[train].mean(), 1 / (1 - y[train].mean())), np.full(len(swapped), share / y[train].mean())])
model = LogisticRegression(C=3, max_iter=5000).fit(
    np.concatenate([x[train], swapped]), np.concatenate([y[train], np.ones(len(swapped))]), sample_weight=weights / 2
)
print("const weights: readonly number[] =", [round(float(w), 2) for w in model.coef_[0]])
print("const bias =", round(float(model.intercept_[0]), 2))
right = model.predict(x) == y
whole = np.array([r["whole"] for r in rows])
for name, mask in [("train", train), ("train, whole documents", train & whole), ("dev", ~train)]:
    print(name, f"{100 * right[mask].mean():.2f} % of {mask.sum()}")
for r, ok in zip(rows, right):
    if not ok and r["whole"]:
        print(r["id"], r["quotes"], r["words"], [round(f, 2) for f in r["features"]])
