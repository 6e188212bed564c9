"""Writes LightGBM models as text that src/model/trees.ts reads.

encode_trees(booster, rows) gives the text, write_module(path, comment, {name: text}) a TypeScript file. Features are bytes, from -128 to 127, without
missing values (one that says "none", such as -1, stands for them); no categorical features.
"""

import math

DIGITS = "".join(chr(c) for c in range(35, 127) if c not in (39, 92, 96))[:89]
SHORT, BASE = 64, 89
LEAVES = 24  # of a tree, at most: src/model/trees.ts keeps them in the bits of a number, and the tree's number beside them
OFFSET = 1144  # half of the numbers that two digits can write


def digits(number):
    if number < SHORT:
        return DIGITS[number]
    high, low = divmod(number - SHORT, BASE)
    return DIGITS[SHORT + high] + DIGITS[low]


def encode_trees(booster, rows):
    """Features that are mostly above their thresholds in the rows that the trees were fitted on have their sign turned."""
    dump = booster.dump_model()
    count = dump["max_feature_idx"] + 1
    thresholds = [set() for _ in range(count)]
    turned = mostly_above(dump, rows)

    def bound(node):
        whole = math.floor(node["threshold"])
        return str(-whole - 1 if turned[node["split_feature"]] else whole)

    leaves = []

    def collect(node):
        if "leaf_value" in node:
            leaves.append(node["leaf_value"])
            return
        if node["decision_type"] != "<=":
            raise ValueError("only numeric features can be written")
        thresholds[node["split_feature"]].add(bound(node))
        collect(node["left_child"])
        collect(node["right_child"])

    trees = [tree["tree_structure"] for tree in dump["tree_info"]]
    for tree in trees:
        before = len(leaves)
        collect(tree)
        if len(leaves) - before > LEAVES:
            raise ValueError(f"a tree has {len(leaves) - before} leaves, {LEAVES} can be written")
    step = max(abs(value) for value in leaves) / (OFFSET - 1) or 1.0
    lists = [sorted(values, key=float) for values in thresholds]
    index = [{text: i for i, text in enumerate(values)} for values in lists]
    out = []

    def write(node):
        if "leaf_value" in node:
            out.append(digits(0) + digits(round(node["leaf_value"] / step) + OFFSET))
            return
        feature = node["split_feature"]
        out.append(digits(feature + 1) + digits(index[feature][bound(node)]))
        for side in ("right_child", "left_child") if turned[feature] else ("left_child", "right_child"):
            write(node[side])

    for tree in trees:
        write(tree)
    head = ";".join([f"{OFFSET} {step:.6g}"] + ["!" * (turned[f] and len(values) > 0) + " ".join(values) for f, values in enumerate(lists)])
    return f"{head}|{''.join(out)}"


def mostly_above(dump, rows):
    """For each feature whether more than half of the questions that the trees ask of it are answered with "above"."""
    above = [0.0] * (dump["max_feature_idx"] + 1)
    shares = {}

    def count(node):
        if "leaf_value" in node:
            return
        key = (node["split_feature"], math.floor(node["threshold"]))
        if key not in shares:
            shares[key] = float((rows[:, key[0]] > key[1]).mean()) - 0.5
        above[key[0]] += shares[key]
        count(node["left_child"])
        count(node["right_child"])

    for tree in dump["tree_info"]:
        count(tree["tree_structure"])
    return [share > 0 for share in above]


def write_module(path, comment, constants):
    """A text is written as a string, a list of texts or numbers as an array."""
    with open(path, "w", encoding="utf-8") as file:
        file.write("".join(f"// {line}\n" for line in comment))
        for name, text in constants.items():
            if isinstance(text, str):
                file.write(f"export const {name}: string =\n  '{text}'\n")
            elif isinstance(text[0], (int, float)):
                file.write(f"export const {name}: readonly number[] = [{', '.join(map(str, text))}]\n")
            else:
                file.write(f"export const {name}: readonly string[] = [\n" + "".join(f"  '{t}',\n" for t in text) + "]\n")
