"""Numbers that others' programs give for the mathematics of spaces, for src-main/core/spaces/golden.test.ts.

Run with Python, numpy, scipy and scikit-learn; needs no data:  python build/golden/spaces.py > src-main/core/spaces/golden.json
"""

import json
import platform

import numpy as np
import scipy
import sklearn
from scipy.optimize import linprog, nnls
from scipy.spatial import procrustes
from scipy.spatial.distance import pdist, squareform
from scipy.stats import kendalltau, pearsonr, spearmanr
from sklearn.isotonic import IsotonicRegression
from sklearn.linear_model import LinearRegression
from sklearn.manifold import smacof
from sklearn.metrics import cohen_kappa_score, r2_score
from sklearn.svm import LinearSVC

rng = np.random.default_rng(20261125)
n, dims = 14, 3
truth = rng.normal(size=(n, dims))
# Rounded to quarters, so that there are ties.
dissimilarity = np.round(squareform(pdist(truth) + rng.normal(scale=0.3, size=n * (n - 1) // 2).clip(-0.5)) * 4) / 4
start = rng.normal(size=(n, 2))
other = rng.normal(size=(n, 2))


def metric_smacof():
    found, stress = smacof(dissimilarity, metric=True, n_components=2, init=start, n_init=1, max_iter=100000, eps=1e-15, normalized_stress=False)
    # Raw stress of the best absolute fit over the squared dissimilarities is Stress-1 squared (Borg & Groenen 2005, sec. 11.1).
    return {"stress1": float(np.sqrt(stress / (squareform(dissimilarity) ** 2).sum())), "distances": pdist(found).tolist()}


def classical():
    centring = np.eye(n) - 1 / n
    values, vectors = np.linalg.eigh(-centring @ dissimilarity**2 @ centring / 2)
    top = np.argsort(values)[::-1][:2]
    return pdist(vectors[:, top] * np.sqrt(values[top])).tolist()


def isotonic():
    values, weights = rng.normal(size=30) + np.arange(30) / 15, rng.integers(1, 6, size=30).astype(float)
    fitted = IsotonicRegression().fit_transform(np.arange(30), values, sample_weight=weights)
    return {"values": values.tolist(), "weights": weights.tolist(), "fitted": fitted.tolist()}


def svm():
    points, classes = rng.normal(size=(24, 3)), rng.random(24) > 0.5
    points[classes] += [1.0, -0.5, 0.2]
    fit = LinearSVC(dual=False, tol=1e-12, max_iter=1000000).fit(points, classes)
    return {"points": points.ravel().tolist(), "classes": classes.tolist(), "weights": fit.coef_[0].tolist(), "intercept": float(fit.intercept_[0])}


def directions():
    feature = truth @ [1.0, -0.4, 0.2] + rng.normal(scale=0.6, size=n)
    order, quarter = np.argsort(feature), n // 4
    low, high = order[:quarter], order[n - quarter :]
    ends, tops = np.concatenate([low, high]), np.repeat([False, True], quarter)
    result = {}
    for name, weights in {
        "regression": LinearRegression().fit(truth, feature).coef_,
        "svm": LinearSVC(dual=False, tol=1e-12, max_iter=1000000).fit(truth[ends], tops).coef_[0],
    }.items():
        vector = weights / np.linalg.norm(weights)
        along = truth @ vector
        kappa = max(cohen_kappa_score(tops, along[ends] >= threshold) for threshold in along[ends])
        result[name] = {"vector": vector.tolist(), "kappa": float(kappa), "spearman": float(spearmanr(along, feature)[0])}
    return {"feature": feature.tolist(), **result}


def agreement():
    target = squareform(dissimilarity)
    pair = np.triu_indices(n, 1)
    result = {}
    for name, distances in {
        "Euclidean": pdist(truth),
        "Manhattan": pdist(truth, "cityblock"),
        "cosine": pdist(truth, "cosine"),
        "inner product": -(truth[pair[0]] * truth[pair[1]]).sum(axis=1),
    }.items():
        line = LinearRegression().fit(distances[:, None], target).predict(distances[:, None])
        curve = IsotonicRegression().fit_transform(distances, target)
        result[name] = {
            "pearson": float(pearsonr(distances, target)[0]),
            "spearman": float(spearmanr(distances, target)[0]),
            "kendall": float(kendalltau(distances, target)[0]),
            "linearR2": float(r2_score(target, line)),
            "isotonicR2": float(r2_score(target, curve)),
        }
    return result


def hulls():
    cases = []
    for size, width in ((5, 2), (6, 3), (5, 4), (5, 6), (12, 5)):
        corners = rng.normal(size=(size, width))
        for spread in (0.3, 1.2):
            point = corners.mean(axis=0) + rng.normal(scale=spread, size=width) * (0.3 if width < size else 0)
            solved = linprog(np.zeros(size), A_eq=np.vstack([corners.T, np.ones(size)]), b_eq=[*point, 1])
            cases.append({"point": point.tolist(), "hull": corners.tolist(), "inside": solved.status == 0})
    return cases


def least_squares():
    x, y = rng.normal(size=(20, 5)), rng.normal(size=20)
    return {"x": x.ravel().tolist(), "y": y.tolist(), "weights": nnls(x, y)[0].tolist()}


print(
    json.dumps(
        {
            "madeWith": {"python": platform.python_version(), "numpy": np.__version__, "scipy": scipy.__version__, "scikit-learn": sklearn.__version__},
            "truth": truth.ravel().tolist(),
            "dissimilarity": dissimilarity.ravel().tolist(),
            "start": start.ravel().tolist(),
            "other": other.ravel().tolist(),
            "metric": metric_smacof(),
            "classical": classical(),
            "procrustesDisparity": float(procrustes(start, other)[2]),
            "isotonic": isotonic(),
            "svm": svm(),
            "directions": directions(),
            "agreement": agreement(),
            "hulls": hulls(),
            "leastSquares": least_squares(),
        },
        indent=1,
    )
)
