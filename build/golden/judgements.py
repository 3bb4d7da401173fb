"""Writes judgements.json: what SciPy says of dissimilarities and raters.

Run:  python build/golden/judgements.py   (the program itself never needs Python)
Dissimilarities without ties, because programs break ties differently; multiples of 1/4096, so that sums are exact.
"""

import json
from pathlib import Path

import numpy
import scipy
from numpy.random import default_rng
from scipy.cluster.hierarchy import leaves_list, linkage, optimal_leaf_ordering
from scipy.spatial.distance import squareform
from scipy.stats import spearmanr

random = default_rng(7)


def clustering(n):
    pairs = n * (n - 1) // 2
    condensed = numpy.round(random.permutation(numpy.arange(1, pairs + 1)) / pairs * 4 * 4096) / 4096
    assert len(set(condensed)) == pairs
    tree = linkage(condensed, "average")
    square = squareform(condensed)

    def length(order):
        return float(sum(square[order[i], order[i + 1]] for i in range(n - 1)))

    def orders(cluster):
        if cluster < n:
            return [[cluster]]
        left, right = (orders(int(tree[cluster - n, side])) for side in (0, 1))
        return [order for a in left for b in right for order in (a + b, b + a)]

    return {
        "n": n,
        "condensed": condensed.tolist(),
        "linkage": [[int(a), int(b), float(height), int(size)] for a, b, height, size in tree],
        "shortest": min(map(length, orders(2 * n - 2))) if n <= 17 else None,  # all orders the tree allows, tried one by one
        "scipyLength": length(leaves_list(optimal_leaf_ordering(tree, condensed))),  # misses the shortest in half of small random trees
    }


def agreement():
    liked = random.integers(1, 6, size=30)
    table = numpy.full((5, 30), numpy.nan)
    for rater in range(5):
        for pair in range(30):
            if random.random() < 0.8:
                table[rater, pair] = numpy.clip(liked[pair] + random.integers(-1, 2), 1, 5)
    rows = []
    for rater in range(5):
        own, others = table[rater], numpy.nanmean(numpy.delete(table, rater, 0), 0)
        shared = ~numpy.isnan(own) & ~numpy.isnan(others)
        rows.append({
            "shared": int(shared.sum()),
            "agreement": float(spearmanr(own[shared], others[shared])[0]),
            "mean": float(numpy.nanmean(own)),
            "sd": float(numpy.nanstd(own, ddof=1)),
        })
    return {"ratings": [[None if numpy.isnan(x) else int(x) for x in row] for row in table], "raters": rows}


Path(__file__).with_name("judgements.json").write_text(json.dumps({
    "madeBy": "build/golden/judgements.py",
    "versions": {"scipy": scipy.__version__, "numpy": numpy.__version__},
    "clusterings": [clustering(n) for n in (3, 8, 17, 40)],
    "agreement": agreement(),
}) + "\n")
