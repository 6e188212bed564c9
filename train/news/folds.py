"""Which documents are held out together."""
import numpy as np

SEED = 7
FOLDS = 5


def folds(documents):
    """The fold of each document: the same ones for a longer list of documents."""
    return np.random.RandomState(SEED).randint(FOLDS, size=documents)
