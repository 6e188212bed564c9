"""Writes LightGBM models as text that src/model/trees.ts reads.

    python train/export_trees.py MODEL.txt CONSTANT > FILE.generated.ts

As a module: encode_trees(booster) gives the text, write_module(path, comment, {name: text}) a TypeScript file.
Features are numbers without missing values (a value that says "none", such as -1, stands for them); no categorical features.
"""

import sys

DIGITS = "".join(chr(c) for c in range(35, 127) if c not in (39, 92, 96))[:89]
SHORT, BASE = 64, 89
LEAVES = 32  # of a tree, at most: src/model/trees.ts keeps them in the bits of a number
OFFSET = 1144  # half of the numbers that two digits can write


def digits(number):
    if number < SHORT:
        return DIGITS[number]
    high, low = divmod(number - SHORT, BASE)
    return DIGITS[SHORT + high] + DIGITS[low]


def encode_trees(booster):
    dump = booster.dump_model()
    count = dump["max_feature_idx"] + 1
    thresholds = [set() for _ in range(count)]
    leaves = []

    def collect(node):
        if "leaf_value" in node:
            leaves.append(node["leaf_value"])
            return
        if node["decision_type"] != "<=":
            raise ValueError("only numeric features can be written")
        thresholds[node["split_feature"]].add(short_number(node["threshold"]))
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
        out.append(digits(feature + 1) + digits(index[feature][short_number(node["threshold"])]))
        write(node["left_child"])
        write(node["right_child"])

    for tree in trees:
        write(tree)
    head = ";".join([f"{OFFSET} {step:.6g}"] + [" ".join(values) for values in lists])
    return f"{head}|{''.join(out)}"


def short_number(value):
    """Thresholds lie between two values that occur: six digits tell those apart. LightGBM writes a border at zero as +-1e-35."""
    if abs(value) < 1e-30:
        return "0" if value > 0 else "-1e-9"
    return f"{value:.6g}"


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


if __name__ == "__main__":
    import lightgbm

    model, name = sys.argv[1:3]
    print(f"export const {name}: string =\n  '{encode_trees(lightgbm.Booster(model_file=model))}'")
