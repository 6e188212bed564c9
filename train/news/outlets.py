"""Trains the news models on six of PolNeAR's outlets and tests them on the seventh, for each of the seven.

  python train/news/outlets.py TRAIN      TRAIN: as given to features.ts
"""
import sys

import numpy as np
from fit import THRESHOLD, load, run, score

train = load(sys.argv[1])
outlets = sorted({name.split("/")[2].split("_")[0] for name in train["documents"]})
groups = np.array([outlets.index(name.split("/")[2].split("_")[0]) for name in train["documents"]])
rows, y, n, out, best, table, spoken = run(train, train, groups, len(outlets))
print("| outlet left out | source F1 | cue F1 | source and cue |\n|---|---|---|---|")
for o, outlet in enumerate(outlets):
    here = groups[train["document"]] == o
    units = [u for u, h in zip(train["units"], here) if h]
    part = dict(train, units=units, goldQuoted=len({(u["document"], u["gold"]) for u in units if u["gold"] >= 0 and u["weight"]}))
    if part["goldQuoted"] < 20:
        continue  # its marks are not counted as quotation marks
    figures = score(part, best[here], spoken[here], THRESHOLD)
    print(f"| {outlet} | {figures['F']:.1f} | {figures['cueF']:.1f} | {figures['full']:.1f} % |")
