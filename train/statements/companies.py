"""Finds words that keep the same company: they stand beside the same words.

    python train/statements/companies.py SHARED OUT.tsv

Reads the texts of the training parts (no annotation of them), weighs neighbours by positive pointwise mutual information, takes the hundred strongest
directions (Levy, Goldberg & Dagan 2015) and groups the words by k-means. Writes a word and the number of its group a line.
"""

import collections
import json
import re
import sys

import numpy as np
from scipy.sparse import coo_matrix, hstack
from sklearn.cluster import MiniBatchKMeans
from sklearn.utils.extmath import randomized_svd

NEWS = ['news/polnear-train', 'news/wikinews-plain', 'coref/gap-train', 'pos/ewt-train']
FICTION = ['fiction/pdnc-train', 'fiction/litbank-train']
GROUPS = 256
# how often a word stands in all texts and in those that are no fiction; words that are looked at as neighbours; directions
LEAST, LEAST_NEWS, NEIGHBOURS, DIRECTIONS = 6, 4, 6000, 100
TOKEN = re.compile(r"[a-z]+(?:['\-][a-z]+)*|\d[\d,.]*|[.,;:!?()\"“”—–-]|'s")
BREAK = '<p>'

shared, out = sys.argv[1:3]


def words_of(name):
    words = []
    with open(f'{shared}/corpora/{name}.jsonl') as lines:
        for line in lines:
            text = json.loads(line)['text'].lower().replace('’', "'")
            words += ['0' if w[0].isdigit() else w for w in TOKEN.findall(text)] + [BREAK] * 4
    return words


news = [w for name in NEWS for w in words_of(name)]
words = news + [w for name in FICTION for w in words_of(name)]
count, count_news = collections.Counter(words), collections.Counter(news)
vocabulary = [BREAK] + [w for w, n in count.most_common() if n >= LEAST and count_news[w] >= LEAST_NEWS and w != BREAK]
number = {w: i for i, w in enumerate(vocabulary)}
size, width = len(vocabulary), min(len(vocabulary), NEIGHBOURS)
row = np.array([number.get(w, -1) for w in words])
tables = []
for offset in (-2, -1, 1, 2):
    here = row[max(0, -offset) : len(row) - max(0, offset)]
    there = row[max(0, offset) : len(row) + min(0, offset)]
    both = (here >= 0) & (there >= 0) & (there < width)
    tables.append(coo_matrix((np.ones(both.sum(), np.float32), (here[both], there[both])), (size, width)).tocsr())
table = hstack(tables).tocoo()
rows, columns = np.asarray(table.sum(1)).ravel(), np.asarray(table.sum(0)).ravel()
information = np.log(table.data * table.data.sum() / (rows[table.row] * columns[table.col]))
keep = information > 0
matrix = coo_matrix((information[keep], (table.row[keep], table.col[keep])), table.shape).tocsr()
left, strength, _ = randomized_svd(matrix, n_components=DIRECTIONS, n_iter=4, random_state=1)
vectors = left * np.sqrt(strength)
vectors /= np.linalg.norm(vectors, axis=1, keepdims=True) + 1e-9
weight = np.sqrt([count[w] for w in vocabulary])
group = MiniBatchKMeans(GROUPS, random_state=1, n_init=3, batch_size=4096).fit_predict(vectors, sample_weight=weight)
with open(out, 'w') as file:
    for w, g in zip(vocabulary, group):
        if w[0].isalpha() or w == "'s":
            file.write(f'{w}\t{g}\n')
print(f'{len(words)} tokens, {size} words in {GROUPS} groups', file=sys.stderr)
