"""Fits the choice of speakers in fiction and writes src/model/fiction.generated.ts.

    .venv/bin/python train/fiction/fit.py [--rounds 2] [--trees 100] [--leaves 20] [--quick]

Each round is a conditional logit over the candidates of a turn, boosted trees for its score. Round 1 sees a turn by itself; each later one sees what
the round before gave to the neighbours, found out of fold: folds are by author, so that no model ever judges a writer that it was fitted on.
Features are written by the library (dump.ts); nothing is computed twice.
"""

import argparse
import json
import pathlib
import subprocess
import sys
import time

import lightgbm as lgb
import numpy as np

sys.path.insert(0, str(pathlib.Path(__file__).parent.parent))
from export_trees import encode_trees, write_module  # noqa: E402

AUTHORS = {
    "Emma": "Austen", "Persuasion": "Austen", "PrideAndPrejudice": "Austen", "SenseAndSensibility": "Austen", "NorthangerAbbey": "Austen",
    "ARoomWithAView": "Forster", "HowardsEnd": "Forster",
}
FOLDS = 4
# what tells one novel from another is left to the first round: later ones would learn its people by heart
FIRST_ONLY = "told count250 count60 quotedShare candidates hasNarrator said lastNamed lastAny sinceFirst".split()
WORK = pathlib.Path(".features")
SEED = 3
# what Rows.piece says of a text of our own
OWN = 3


def dump(out, corpus, shared, first=None, history=None, switches=None, addressees=False):
    command = ["npx", "tsx", "train/fiction/dump.ts", str(WORK / out), corpus, "--shared", shared]
    if first is not None:
        command += ["--first", save(out + ".first", first)]
    if history is not None:
        command += ["--history", save(out + ".history", history)]
    if switches is not None:
        command += ["--switches", save(out + ".switches", switches)]
    if corpus.endswith("train"):
        command += ["--pieces"]
    if "--no-texts" not in sys.argv:
        command += ["--texts", "train" if corpus.endswith("train") else "dev"]
    if "--scenes" in sys.argv:
        command += ["--scenes"]
    if addressees:
        command += ["--addressees"]
    subprocess.run(command, check=True)
    rows = Rows(WORK / out)
    if first is not None:
        for name in FIRST_ONLY:
            rows.x[:, rows.names.index(name)] = 0
    return rows


def save(name, p):
    path = WORK / f"{name}.p"
    p.astype(np.float32).tofile(path)
    return str(path)


class Rows:
    def __init__(self, path):
        meta = json.loads(path.with_suffix(".json").read_text())
        self.names = meta["names"]
        self.x = np.fromfile(path.with_suffix(".i8"), dtype=np.int8).reshape(-1, len(self.names))
        groups = meta["groups"]
        self.size = np.array([g["size"] for g in groups])
        self.start = np.concatenate([[0], np.cumsum(self.size)])[:-1]
        self.credit = np.array([c for g in groups for c in g["labels"]], dtype=np.float64)
        self.to = np.array([c for g in groups for c in g["addressees"]], dtype=np.float64)
        self.gold = np.array([len(g["types"]) for g in groups])
        self.types = [g["types"] for g in groups]
        # our own texts go by their writers
        self.novel = np.array([g["novel"].split("/")[-1].split("-")[0] for g in groups])
        self.given = np.array([g["given"] for g in groups])
        self.piece = np.array([g["piece"] for g in groups])
        self.open = np.array([g["open"] for g in groups])
        self.way = np.array([g["way"] for g in groups])
        turns = path.with_suffix(".turns.i8")
        self.turns = np.fromfile(turns, dtype=np.int8).reshape(len(groups), -1) if turns.exists() else None
        self.group = np.repeat(np.arange(len(groups)), self.size)

    def softmax(self, raw):
        p = np.zeros_like(raw)
        some = self.size > 0
        if not len(raw):
            return p
        top = np.maximum.reduceat(raw, self.start[some])
        e = np.exp(raw - np.repeat(top, self.size[some]))
        return e / np.repeat(np.add.reduceat(e, self.start[some]), self.size[some])


def pick(rows, keep, labels):
    """Rows and group sizes of the chosen groups that hold a right candidate."""
    best = np.zeros(len(rows.size))
    some = rows.size > 0
    best[some] = np.maximum.reduceat(labels, rows.start[some])
    # every other turn of a novel in either setting: a turn with a list and the same one without it teach the same; all turns of the pieces
    key = np.char.add(rows.novel, rows.given.astype(str))
    cut = np.nonzero(key[1:] != key[:-1])[0] + 1
    order = np.concatenate([np.arange(n) for n in np.diff(np.concatenate([[0], cut, [len(key)]]))])
    chosen = keep & (rows.gold > 0) & (best > 0.3) & ((rows.piece > 0) | (rows.given == (order % 2 == 1)))
    mask = np.repeat(chosen, rows.size)
    return mask, rows.size[chosen], rows.gold[chosen], chosen


def fit(rows, keep, args, labels=None, trees=None):
    labels = rows.credit if labels is None else labels
    mask, size, gold, chosen = pick(rows, keep, labels)
    y = labels[mask]
    start = np.concatenate([[0], np.cumsum(size)])[:-1]
    novel = rows.novel[chosen]
    lines = {n: np.sum(novel == n) for n in set(novel)}
    balance = np.array([(1000 / lines[n]) ** 0.4 for n in novel])
    balance[rows.piece[chosen] == OWN] *= args.own
    weight = np.repeat(np.minimum(gold, 3) ** 0.5 * balance, size)

    def objective(raw, _):
        e = np.exp(raw - np.repeat(np.maximum.reduceat(raw, start), size))
        p = e / np.repeat(np.add.reduceat(e, start), size)
        right = p * y
        q = right / np.repeat(np.add.reduceat(right, start), size)
        return (p - q) * weight, np.maximum(p * (1 - p), 1e-3) * weight

    data = lgb.Dataset(rows.x[mask], y, feature_name=rows.names, free_raw_data=True)
    params = dict(
        objective=objective, num_leaves=args.leaves, learning_rate=args.rate, max_bin=63, min_data_in_leaf=args.leaf, lambda_l2=args.l2,
        feature_fraction=0.5, bagging_fraction=0.8, bagging_freq=1, num_threads=1, verbose=-1, seed=SEED, deterministic=True, force_row_wise=True,
    )
    return lgb.train(params, data, trees or args.trees)


WAYS = 3


def fit_switches(rows, keep, trees, leaves):
    """How a turn follows from the one before, whoever speaks: a conditional logit over the three ways."""
    chosen = keep & (rows.way >= 0)
    n = int(np.sum(chosen))
    x = by_way(rows.turns[chosen])
    y = (np.tile(np.arange(WAYS), n) == np.repeat(rows.way[chosen], WAYS)).astype(np.float64)
    novel = rows.novel[chosen]
    lines = {name: np.sum(novel == name) for name in set(novel)}
    weight = np.repeat([(1000 / lines[name]) ** 0.4 for name in novel], WAYS)

    def objective(raw, _):
        p = way_shares(raw).ravel()
        return (p - y) * weight, np.maximum(p * (1 - p), 1e-3) * weight

    params = dict(
        objective=objective, num_leaves=leaves, learning_rate=0.07, max_bin=63, min_data_in_leaf=100, lambda_l2=8.0, feature_fraction=0.5,
        bagging_fraction=0.8, bagging_freq=1, num_threads=1, verbose=-1, seed=SEED, deterministic=True, force_row_wise=True,
    )
    return lgb.train(params, lgb.Dataset(x, y, free_raw_data=True), trees)


def by_way(turns):
    """A row for each way of each turn."""
    ways = np.tile(np.arange(WAYS, dtype=np.float32), len(turns))
    return np.column_stack([np.repeat(turns, WAYS, axis=0), ways.astype(turns.dtype)])


def way_shares(raw):
    e = np.exp(raw.reshape(-1, WAYS) - raw.reshape(-1, WAYS).max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


def switches_of(model, turns):
    return way_shares(model.predict(by_way(turns), raw_score=True, num_threads=1))


def accuracy(rows, p, keep, labels=None, what=""):
    labels = rows.credit if labels is None else labels
    tally = {}
    for g in np.nonzero(keep & (rows.gold > 0))[0]:
        a, n = rows.start[g], rows.size[g]
        right = labels[a + int(np.argmax(p[a:a + n]))] if n else 0.0
        reach = labels[a:a + n].max() if n else 0.0
        for key in rows.types[g] + ["all", rows.novel[g]]:
            t = tally.setdefault(key, [0, 0.0, 0.0])
            t[0] += 1 if key != rows.novel[g] and key != "all" else rows.gold[g]
            t[1] += right * (1 if key != rows.novel[g] and key != "all" else rows.gold[g])
            t[2] += reach * (1 if key != rows.novel[g] and key != "all" else rows.gold[g])
    show = ["all", "explicit", "anaphoric", "implicit"]
    novels = sorted(k for k in tally if k not in show and k != "any")
    macro = np.mean([tally[k][1] / tally[k][0] for k in novels])
    text = "  ".join(f"{k} {100 * tally[k][1] / tally[k][0]:.1f}" for k in show if k in tally)
    print(f"{what:28s} {text}  macro {100 * macro:.1f}  reach {100 * tally['all'][2] / tally['all'][0]:.1f}", flush=True)
    return {k: v[1] / v[0] for k, v in tally.items()}


def folds(rows):
    """A fold for each author, the large ones first into the emptiest fold."""
    author = np.array([AUTHORS.get(n, n) for n in rows.novel])
    counts = sorted(((int(np.sum(author == a)), a) for a in set(author)), reverse=True)
    load = [0] * FOLDS
    of = {}
    for count, a in counts:
        f = load.index(min(load))
        of[a] = f
        load[f] += count
    return np.array([of[a] for a in author])


def report(rows, p, what):
    """Prints the figures without a list and with one; the mean of both."""
    right = []
    for given in (False, True):
        found = accuracy(rows, p, (rows.given == given) & (rows.piece == 0), what=f"{what} {'list' if given else 'none'}")
        right.append(found["all"])
    for piece, name in ((1, "pieces"), (2, "scenes")):
        if np.any(rows.piece == piece):
            accuracy(rows, p, rows.piece == piece, what=f"{what} {name}")
    for given in (False, True):
        if np.any(rows.piece == OWN):
            accuracy(rows, p, (rows.piece == OWN) & (rows.given == given), what=f"{what} texts {'list' if given else 'none'}")
    return float(np.mean(right))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--shared", default="../shared")
    parser.add_argument("--rounds", type=int, default=2, help="at most: a round that makes the figures out of fold worse is left out")
    parser.add_argument("--trees", type=int, default=100)
    parser.add_argument("--leaves", type=int, default=20)
    parser.add_argument("--quick", action="store_true", help="figures of the speakers alone; nothing is written")
    parser.add_argument("--first", default="100x16", help="trees and leaves of the first round, which only has to find the few that can be meant")
    parser.add_argument("--switches", default="80x12", help="trees and leaves of the choice between the ways from turn to turn")
    parser.add_argument("--addressees", default="40x12", help="trees and leaves of the choice of whom a turn is spoken to")
    parser.add_argument("--scenes", action="store_true", help="scenes of a page are learnt from and measured too")
    parser.add_argument("--no-texts", action="store_true", help="our own texts are left out")
    parser.add_argument("--own", type=float, default=1.0, help="what a turn of our own texts counts beside one of the novels")
    parser.add_argument("--leaf", type=int, default=60)
    parser.add_argument("--l2", type=float, default=8.0)
    parser.add_argument("--rate", type=float, default=0.1)
    args = parser.parse_args()
    WORK.mkdir(exist_ok=True)
    started = time.time()
    train = dump("train1", "fiction/pdnc-train", args.shared)
    dev = dump("dev1", "fiction/pdnc-dev", args.shared)
    print(f"{len(train.size)} turns, {len(train.x)} rows, {time.time() - started:.0f} s", flush=True)
    models, first, last, best = [], [None, None], [None, None], 0.0
    for r in range(1, args.rounds + 1):
        if r > 1:
            train = dump("train2", "fiction/pdnc-train", args.shared, first[0], last[0] if r > 2 else None, switches[0])
            dev = dump("dev2", "fiction/pdnc-dev", args.shared, first[1], last[1] if r > 2 else None, switches[1])
        fold = folds(train)
        raw = np.zeros(len(train.x))
        size = argparse.Namespace(**vars(args))
        if r == 1:
            size.trees, size.leaves = map(int, args.first.split("x"))
        open_ = train.open
        for f in range(FOLDS):
            model = fit(train, (fold != f) & open_, size)
            mask = np.repeat(fold == f, train.size)
            raw[mask] = model.predict(train.x[mask], raw_score=True, num_threads=1)
        p = settle(train, train.softmax(raw), r)
        if r > 2:
            report(train, p, f"round {r} alone, out of fold")
            p = (last[0] + p) / 2  # as the library does
        right = report(train, p, f"round {r} out of fold")
        if right < best:
            break  # a round that helps nobody but the novels it was fitted on
        best = right
        full = fit(train, open_, size)
        q = settle(dev, dev.softmax(full.predict(dev.x, raw_score=True, num_threads=1)), r)
        if r > 2:
            q = (last[1] + q) / 2
        report(dev, q, f"round {r} dev")
        gain = sorted(zip(full.feature_importance("gain"), train.names), reverse=True)
        print("   " + " ".join(f"{n} {g / gain[0][0]:.3f}" for g, n in gain[:30]))
        print("   unused: " + " ".join(n for g, n in gain if g == 0), f"  {time.time() - started:.0f} s", flush=True)
        models.append((full, train.x[np.repeat(open_, train.size)][::7]))
        if r == 1:
            first = [p, q]
            trees, leaves = map(int, args.switches.split("x"))
            found = np.zeros((len(train.size), WAYS))
            for f in range(FOLDS):
                found[fold == f] = switches_of(fit_switches(train, fold != f, trees, leaves), train.turns[fold == f])
            ways = (fit_switches(train, np.ones(len(train.size), bool), trees, leaves), by_way(train.turns)[::7])
            switches = [found, switches_of(ways[0], dev.turns)]
            for rows, shares, what in ((train, found, "out of fold"), (dev, switches[1], "dev")):
                told = rows.way >= 0
                print(f"ways {what}: {100 * np.mean(shares[told].argmax(axis=1) == rows.way[told]):.1f} %", flush=True)
        last = [p, q]
    steps = calibrate(train, last[0])
    check = calibrated(steps, tops(dev, last[1])[0])
    print(f"calibration error on dev {100 * calibration_error(check, tops(dev, last[1])[1], tops(dev, last[1])[2]):.2f} %", flush=True)
    if np.any(dev.piece == OWN):
        own = tops(dev, last[1], OWN)
        print(f"calibration error on our own texts, dev {100 * calibration_error(calibrated(steps, own[0]), own[1], own[2]):.2f} %", flush=True)
    if args.quick:
        return
    # who is spoken to: the same features, with the speakers that the last round found
    train = dump("train2", "fiction/pdnc-train", args.shared, first[0], last[0], None, True)
    dev = dump("dev2", "fiction/pdnc-dev", args.shared, first[1], last[1], None, True)
    args.trees, args.leaves = map(int, args.addressees.split("x"))
    fold = folds(train)
    raw = np.zeros(len(train.x))
    for f in range(FOLDS):
        mask = np.repeat(fold == f, train.size)
        raw[mask] = fit(train, fold != f, args, labels=train.to).predict(train.x[mask], raw_score=True, num_threads=1)
    for given in (False, True):
        accuracy(train, train.softmax(raw), (train.given == given) & (train.piece == 0) & spoken_to(train), train.to, what=f"addressee out of fold {given}")
    to = fit(train, np.ones(len(train.size), bool), args, labels=train.to)
    q = dev.softmax(to.predict(dev.x, raw_score=True, num_threads=1))
    for given in (False, True):
        accuracy(dev, q, (dev.given == given) & (dev.piece == 0) & spoken_to(dev), dev.to, what=f"addressee dev {given}")
    write_module(
        "src/model/fiction.generated.ts",
        ["Written by train/fiction/fit.py from pdnc-train; see MODEL.md."],
        {
            "rounds": [encode_trees(*pair) for pair in models],
            "switches": encode_trees(*ways),
            "addressees": encode_trees(to, train.x),
            "calibration": [round(float(v), 3) for v in steps.ravel()],
        },
    )
    print(f"{time.time() - started:.0f} s")


def settle(rows, p, r):
    """Turns that are decided keep what they have."""
    shut = np.repeat(~rows.open, rows.size)
    return np.where(shut, 1.0 if r == 1 else 1 / (1 + np.exp(-rows.x[:, rows.names.index("p")] / 12.0)), p)


def spoken_to(rows):
    best = np.zeros(len(rows.size))
    best[rows.size > 0] = np.maximum.reduceat(rows.to, rows.start[rows.size > 0])
    return best > 0


def tops(rows, p, piece=0):
    """Probability and credit of the best candidate of every turn with gold, and its weight."""
    keep = np.nonzero((rows.gold > 0) & (rows.size > 0) & (rows.piece == piece))[0]
    best = [rows.start[g] + int(np.argmax(p[rows.start[g]:rows.start[g] + rows.size[g]])) for g in keep]
    return p[best], rows.credit[best], rows.gold[keep]


def calibrate(rows, p):
    """Steps from a probability of the last round to how often it is right: isotonic regression out of fold, thinned to a dozen points."""
    from sklearn.isotonic import IsotonicRegression

    x, y, w = tops(rows, p)
    iso = IsotonicRegression(y_min=0.02, y_max=0.99, out_of_bounds="clip").fit(x, y, w)
    at = np.array([0.0, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.87, 0.92, 0.95, 0.97, 0.985, 0.995, 1.0])
    # the mean over a neighbourhood, so that no step of the staircase decides
    values = [np.mean(iso.predict(np.clip(np.linspace(a - 0.02, a + 0.02, 9), 0, 1))) for a in at]
    return np.stack([at, np.maximum.accumulate(values)], axis=1)


def calibrated(steps, p):
    return np.interp(p, steps[:, 0], steps[:, 1])


def calibration_error(p, y, w):
    bins = np.minimum((p * 10).astype(int), 9)
    return sum(abs(np.sum(w[bins == b] * (p - y)[bins == b])) for b in range(10)) / np.sum(w)


if __name__ == "__main__":
    main()
