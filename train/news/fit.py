"""Fits the ranker of sources and the decision spoken or unspoken on the features that train/news/features.ts dumps.

  python train/news/fit.py TRAIN DEV OUT      TRAIN, DEV: as given to features.ts; OUT: the generated TypeScript file
"""
import json
import pathlib
import sys

import lightgbm as lgb
import numpy as np
from sklearn.isotonic import IsotonicRegression

sys.path.insert(0, str(pathlib.Path(__file__).parents[1]))
from export_trees import encode_trees, write_module  # noqa: E402
from folds import FOLDS, SEED, folds  # noqa: E402

# how much a quote of a marked copy counts beside one of the corpus
COPY_WEIGHT = 0.7
# and one of our own texts, where features.ts dumped them
OWN_WEIGHT = 1.5
# over this probability marks are taken to quote somebody
THRESHOLD = 0.5
# rows are bytes: shares as parts of this, raw scores in steps of a twelfth (src/attribution/scorer.ts)
SHARES, STEPS = 127, 12


def load(path):
    meta = json.load(open(f"{path}.json"))
    rows = np.fromfile(f"{path}.i8", dtype=np.int8).reshape(-1, len(meta["features"]))
    meta["rows"] = rows
    start = 0
    for unit in meta["units"]:
        unit["from"] = start
        start += len(unit["lemmas"])
        unit["to"] = start
    meta["lemma"] = np.array([l for u in meta["units"] for l in u["lemmas"]], dtype=np.int32)
    meta["source"] = np.array([s for u in meta["units"] for s in u["source"]], dtype=np.float32)
    meta["cue"] = np.array([c for u in meta["units"] for c in u["cue"]], dtype=np.float32)
    meta["exact"] = np.array([e for u in meta["units"] for e in u["exact"]], dtype=np.float32)
    meta["spoken"] = np.array([u["gold"] >= 0 for u in meta["units"]], dtype=np.float32)
    meta["trained"] = np.array([bool(u["trained"]) for u in meta["units"]])
    meta["unit_of"] = np.array([i for i, u in enumerate(meta["units"]) for _ in u["lemmas"]], dtype=np.int32)
    meta["copied"] = np.array([bool(u["copied"]) for u in meta["units"]])
    meta["own"] = np.array([bool(u["own"]) for u in meta["units"]])
    meta["document"] = np.array([u["document"] for u in meta["units"]], dtype=np.int32)
    return meta


def target(data):
    """1 where source and cue are right, 0.55 for the source alone, 0.15 for the cue alone; less where the mention is a name within the source."""
    source = data["source"]
    cue = np.where(data["cue"] < 0, 1, data["cue"])
    t = np.where((source == 1) & (cue == 1), np.where(data["exact"] == 1, 1.0, 0.8), np.where(source == 1, 0.55, np.where(cue == 1, 0.15, 0.0)))
    return np.where(source < 0, 0, t)


def priors(lemma, y, rows_mask, n, weight=8.0):
    """How often a lemma is right, smoothed towards the mean, from some of the rows, in parts of SHARES."""
    mean = y[rows_mask].mean()
    total = np.bincount(lemma[rows_mask], weights=y[rows_mask], minlength=n)
    count = np.bincount(lemma[rows_mask], minlength=n)
    return np.round(SHARES * (total + weight * mean) / (count + weight)).astype(np.int8)


RANK = dict(objective="rank_xendcg", label_gain=[float(i * i) for i in range(11)], learning_rate=0.12, num_leaves=20, min_data_in_leaf=20, feature_fraction=0.5, bagging_fraction=0.8, bagging_freq=1, lambda_l2=5.0, verbosity=-1, seed=SEED, num_threads=1, deterministic=True, force_row_wise=True)
SPOKEN = dict(objective="binary", learning_rate=0.03, num_leaves=10, min_data_in_leaf=20, feature_fraction=0.5, bagging_fraction=0.8, bagging_freq=1, lambda_l2=5.0, verbosity=-1, seed=SEED, num_threads=1, deterministic=True, force_row_wise=True)
TREES, RANKERS, SPOKEN_TREES = 220, 2, 240


def with_priors(data, table):
    rows = data["rows"].copy()
    rows[:, data["features"].index("prior")] = table[data["lemma"]]
    return rows


class Mean:
    """Boosters as one: the mean of their scores, their trees in turn. What one learnt by chance the other did not."""

    def __init__(self, boosters):
        self.boosters = boosters

    def predict(self, rows):
        return np.mean([booster.predict(rows) for booster in self.boosters], axis=0)

    def feature_importance(self, kind):
        return np.sum([booster.feature_importance(kind) for booster in self.boosters], axis=0)

    def dump_model(self):
        dumps = [booster.dump_model() for booster in self.boosters]
        trees = [tree for turn in zip(*(dump["tree_info"] for dump in dumps)) for tree in turn]
        for tree in trees:
            scale(tree["tree_structure"], 1 / len(dumps))
        return {**dumps[0], "tree_info": trees}


def scale(node, factor):
    if "leaf_value" in node:
        node["leaf_value"] *= factor
    else:
        scale(node["left_child"], factor)
        scale(node["right_child"], factor)


def fit_ranker(data, rows, y, mask):
    groups = np.unique(data["unit_of"][mask], return_counts=True)[1]
    unit = data["unit_of"][mask]
    weight = np.where(data["copied"][unit], COPY_WEIGHT, np.where(data["own"][unit], OWN_WEIGHT, 1.0))
    table = lgb.Dataset(rows[mask], np.round(10 * y[mask]).astype(int), group=groups, weight=weight, free_raw_data=False)
    return Mean([lgb.train({**RANK, "seed": SEED + n}, table, TREES // RANKERS) for n in range(RANKERS)])


def tops(data, score):
    """For each unit: index of its best row (-1 without candidates), its share of the softmax, its raw score."""
    best = np.full(len(data["units"]), -1)
    top = np.zeros(len(data["units"]))
    second = np.zeros(len(data["units"]))
    for i, u in enumerate(data["units"]):
        if u["to"] > u["from"]:
            s = score[u["from"]:u["to"]]
            k = int(np.argmax(s))
            best[i] = u["from"] + k
            top[i] = 1 / np.exp(s - s[k]).sum()
            second[i] = s[k]
    return best, top, second


def unit_rows(data, rows, best, top, second):
    """Rows of the second model: the whole row of the best candidate, its share, its score."""
    table = np.zeros((len(data["units"]), rows.shape[1] + 2), dtype=np.int8)
    has = best >= 0
    table[has, :-2] = rows[best[has]]
    table[~has, :-2] = -9
    table[:, -2] = np.round(SHARES * top)
    table[:, -1] = np.clip(np.round(STEPS * second), -SHARES, SHARES)
    return table


def score(data, best, spoken_p, threshold, own=False):
    """The figures of ../shared/eval, on units of the corpus or of our own texts: source and cue F1, share of both right."""
    claims = right = cue_claims = cue_right = 0
    found, cue_found, full = set(), set(), set()
    for i, u in enumerate(data["units"]):
        key = (u["document"], u["gold"])
        if not u["weight"] or bool(u["own"]) != own:
            continue
        if best[i] < 0 or spoken_p[i] < threshold:
            continue
        s, c = data["source"][best[i]], data["cue"][best[i]]
        if s >= 0:
            claims += 1
            right += s == 1
        if c >= 0:
            cue_claims += 1
            cue_right += c == 1
        if u["gold"] >= 0:
            if s == 1:
                found.add(key)
            if c == 1:
                cue_found.add(key)
            if s == 1 and c != 0:
                full.add(key)
    gold = data["goldOwn" if own else "goldQuoted"]
    p, r = right / max(claims, 1), len(found) / gold
    cp, cr = cue_right / max(cue_claims, 1), len(cue_found) / gold
    return dict(P=100 * p, R=100 * r, F=200 * p * r / (p + r), cueP=100 * cp, cueR=100 * cr, cueF=200 * cp * cr / (cp + cr), full=100 * len(full) / gold)


def ece(p, right, bins=10):
    """Expected calibration error: mean distance of confidence and precision over ten bins."""
    which = np.minimum((p * bins).astype(int), bins - 1)
    return sum(abs(p[which == b].mean() - right[which == b].mean()) * (which == b).mean() for b in range(bins) if (which == b).any())


def without_verb(data, best):
    """Whether the best candidate of each unit has no verb."""
    return np.array([b >= 0 and u["clauses"][b - u["from"]] < 0 for u, b in zip(data["units"], best)])


def curve(top, right, used, steps):
    """Share of the softmax and how often an answer with it is right: points of a rising line."""
    fitted = IsotonicRegression(out_of_bounds="clip").fit(top[used], right[used])
    knots = np.unique(np.quantile(top[used], np.linspace(0, 1, steps)).round(4))
    return [(k, fitted.predict([k])[0]) for k in knots]


def interpolated(points, x):
    return np.interp(x, [k for k, _ in points], [v for _, v in points])


def written(points):
    return " ".join(f"{k:.4f} {v:.4f}" for k, v in points)


def base36(n):
    digits = "0123456789abcdefghijklmnopqrstuvwxyz"
    out = digits[n % 36]
    while n >= 36:
        n //= 36
        out = digits[n % 36] + out
    return out


def show(name, figures):
    print(name, "  ".join(f"{k} {v:.1f}" for k, v in figures.items()), flush=True)


def run(train, dev, fold_of, count):
    """Out-of-fold scores of the ranker on train, then the spoken model on top of them."""
    y = target(train)
    n = int(max(train["lemma"].max(), dev["lemma"].max())) + 1
    row_document = train["document"][train["unit_of"]]
    out = np.zeros(len(y))
    rows_all = train["rows"].copy()
    column = train["features"].index("prior")
    # the priors that a row sees come from other documents
    for f in range(count):
        held = fold_of[row_document] == f
        rows_all[held, column] = priors(train["lemma"], y, ~held, n)[train["lemma"][held]]
    for f in range(count):
        held = fold_of[row_document] == f
        out[held] = fit_ranker(train, rows_all, y, ~held).predict(rows_all[held])
    best, top, second = tops(train, out)
    table = unit_rows(train, rows_all, best, top, second)
    spoken_out = np.zeros(len(train["units"]))
    for f in range(count):
        held = fold_of[train["document"]] == f
        used = ~held & train["trained"]
        spoken_out[held] = lgb.train(SPOKEN, lgb.Dataset(table[used], train["spoken"][used]), SPOKEN_TREES).predict(table[held])
    return rows_all, y, n, out, best, table, spoken_out


if __name__ == "__main__":
    train, dev = load(sys.argv[1]), load(sys.argv[2])
    rows_all, y, n, out, best, table, spoken_out = run(train, dev, folds(len(train["documents"])), FOLDS)
    for threshold in (0.2, 0.3, 0.4, 0.5, 0.6):
        show(f"train, out of fold, spoken over {threshold}:", score(train, best, spoken_out, threshold))
    if train["own"].any():
        show("our own texts, out of fold:", score(train, best, spoken_out, THRESHOLD, own=True))
    threshold = 0.4
    # the final models
    table_of_priors = priors(train["lemma"], y, np.ones(len(y), bool), n)
    ranker = fit_ranker(train, rows_all, y, np.ones(len(y), bool))
    used = train["trained"]
    spoken = lgb.train(SPOKEN, lgb.Dataset(table[used], train["spoken"][used]), SPOKEN_TREES)
    dev_rows = with_priors(dev, table_of_priors)
    dev_out = ranker.predict(dev_rows)
    dev_best, dev_top, dev_second = tops(dev, dev_out)
    dev_spoken = spoken.predict(unit_rows(dev, dev_rows, dev_best, dev_top, dev_second))
    for threshold in (0.3, 0.4, 0.5):
        show(f"dev, spoken over {threshold}:", score(dev, dev_best, dev_spoken, threshold))
    if dev["own"].any():
        show("our own texts, dev:", score(dev, dev_best, dev_spoken, THRESHOLD, own=True))
    sp = (dev_spoken > 0.4) & ~dev["own"]
    tp = (sp & (dev["spoken"] == 1)).sum()
    print("spoken on dev: P %.1f R %.1f" % (100 * tp / sp.sum(), 100 * tp / dev["spoken"][~dev["own"]].sum()))
    names = dev["features"]
    gain = ranker.feature_importance("gain")
    print("gain:", ", ".join(f"{names[i]} {gain[i] / gain.sum() * 100:.1f}" for i in np.argsort(-gain)[:24]))
    # probability that the source is right, from the score, on claims out of fold
    top = tops(train, out)[1]
    claimed = (spoken_out >= THRESHOLD) & (best >= 0)
    scored = np.array([bool(u["weight"]) for u in train["units"]]) & claimed & ~train["own"]
    right = np.array([best[i] >= 0 and train["source"][best[i]] == 1 for i in range(len(best))])
    bare = without_verb(train, best)
    points, bare_points = curve(top, right, scored & ~bare, 24), curve(top, right, scored & bare, 8)
    print("answers without a verb: %d, %.1f %% right" % ((scored & bare).sum(), 100 * right[scored & bare].mean()))
    dev_claimed = (dev_spoken >= THRESHOLD) & (dev_best >= 0) & np.array([bool(u["weight"]) for u in dev["units"]]) & ~dev["own"]
    p = np.where(without_verb(dev, dev_best), interpolated(bare_points, dev_top), interpolated(points, dev_top))[dev_claimed]
    r = np.array([dev["source"][b] == 1 for b in dev_best[dev_claimed]])
    print("calibration error on dev %.3f; over 0.9: precision %.1f for %.1f %% of quotes" % (ece(p, r), 100 * r[p > 0.9].mean(), 100 * (p > 0.9).mean()))
    if len(sys.argv) > 3:
        write_module(
            sys.argv[3],
            [
                "Made by npm run train -- news from PolNeAR (train). Do not edit.",
                "Figures out of fold on train and on dev stand in train/LOG.md.",
            ],
            {
                "ranker": encode_trees(ranker, rows_all),
                "spoken": encode_trees(spoken, table),
                "priors": " ".join(base36(int(x)) for x in table_of_priors),
                "calibration": written(points),
                "calibrationBare": written(bare_points),
            },
        )
