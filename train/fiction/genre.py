"""Fits the weights of src/genre.ts (logistic regression) and prints them with the share of documents told right.

    npx tsx train/fiction/genre.ts > .features/genre.jsonl && .venv/bin/python train/fiction/genre.py
"""

import json

import numpy as np
from sklearn.linear_model import LogisticRegression

# what a text of our own counts beside one of PolNeAR, Wikinews and PDNC: they are few, and the only ones that are neither novels nor news; and one of LitBank
OWN = 2.0
LITBANK = 3.0

rows = [json.loads(line) for line in open(".features/genre.jsonl")]
rows = [r for r in rows if r["quotes"]]
x = np.array([r["features"] for r in rows])
y = np.array([r["fiction"] for r in rows])
train = np.array([r["part"] == "train" for r in rows])
own = np.array([r["own"] for r in rows])
whole = np.array([r["whole"] for r in rows])
writer = np.array([r["id"].split("/")[-1].split("-")[0] if r["own"] else "" for r in rows])
scrap = np.array([r["scrap"] for r in rows])
weight = np.where(own, OWN, [LITBANK if r["id"].startswith("litbank/") else 1.0 for r in rows])


def fit(mask):
    # a few lines are looked at and not learnt from: they tell too little
    mask = mask & ~scrap
    return LogisticRegression(C=3, class_weight="balanced", max_iter=5000).fit(x[mask], y[mask], weight[mask])


model = fit(train)
print("const weights: readonly number[] =", [round(float(w), 2) for w in model.coef_[0]])
print("const bias =", round(float(model.intercept_[0]), 2))
right = model.predict(x) == y
# texts of our own by models that have not seen their writers
for name in sorted(set(writer[train & own])):
    held = writer == name
    right[held] = fit(train & ~held).predict(x[held]) == y[held]
for name, mask in [
    ("train", train & ~own & ~scrap), ("train, whole documents", train & ~own & whole), ("dev", ~train & ~own & whole),
    ("our own, by writers not seen", train & own & whole), ("their halves", train & own & ~whole & ~scrap), ("our own, dev", ~train & own & whole), ("their halves", ~train & own & ~whole & ~scrap), 
]:
    print(name, f"{100 * right[mask].mean():.2f} % of {mask.sum()}")
for r, ok in zip(rows, right):
    if not ok and r["whole"]:
        print(r["id"], r["quotes"], r["words"], [round(f, 2) for f in r["features"]])
# what few lines lack: the bias that is best for them
few = scrap & train
score = x[few] @ model.coef_[0] + model.intercept_[0]
for extra in (0.0, 0.5, 1.0, 1.5):
    told = score + extra > 0
    print(f"a few lines, bias + {extra}:", " ".join(f"{100 * (told == y[few])[y[few] == kind].mean():.1f} % of {name}" for kind, name in ((0, "news"), (1, "fiction"))))
