"""Writes regressions.json: what scikit-learn and SciPy say of small data sets, random and degenerate ones.

Run:  python build/golden/regressions.py   (the program itself never needs Python)
The unit tests in src-main/core hold the program to these numbers. Features are centred and scaled to unit length before every fit, as
the study does (scikit-learn's former `normalize=True`); `alpha` of the lasso is beta / number of features.
"""

import json
import platform
from pathlib import Path

import numpy
import scipy
import sklearn
from numpy.random import default_rng
from scipy.stats import kendalltau, pearsonr, spearmanr
from sklearn.linear_model import Lasso, LinearRegression, Ridge
from sklearn.metrics import accuracy_score, log_loss, mean_squared_error, r2_score

BETAS = [0.01, 0.2, 1.0, 5.0]
RIDGES = [0.01, 1.0]


def draw(seed, n, p, d, targets="related"):
    rng = default_rng(seed)
    x = rng.normal(size=(n, p)).round(3)
    y = x[:, : min(p, 3)] @ rng.normal(size=(min(p, 3), d)) + 0.5 * rng.normal(size=(n, d))
    return x, (y if targets == "related" else rng.normal(size=(n, d))).round(3)


def cases():
    yield "more rows than features", *draw(1, 30, 5, 3)
    yield "fewer rows than features", *draw(2, 10, 24, 2)
    yield "as many rows as features", *draw(3, 8, 8, 2)
    yield "one column", *draw(4, 12, 1, 2)
    x, y = draw(5, 12, 4, 2)
    yield "a constant target", x, numpy.column_stack([y[:, 0], numpy.full(12, 0.1)])
    x, y = draw(6, 14, 4, 2)
    yield "a constant feature", numpy.column_stack([x, numpy.full(14, 7.3)]), y
    x, y = draw(7, 14, 4, 2)
    yield "features and targets of huge size", (x * 1e9).round(0) + 3e10, y * 1e7
    x, y = draw(8, 14, 4, 2)
    yield "features of very different size", x * 10.0 ** numpy.array([-6, -2, 3, 8]), y
    x, y = draw(9, 14, 4, 2)
    yield "duplicated columns", numpy.column_stack([x, x[:, :2]]), y
    x, y = draw(10, 7, 3, 2)
    yield "repeated rows", numpy.vstack([x, x]), numpy.vstack([y, y + 1.0])


def standardise(x):
    mean = x.mean(axis=0)
    centred = x - mean
    length = numpy.linalg.norm(centred, axis=0)
    length[length <= 1e-14 * numpy.sqrt(len(x)) * numpy.abs(mean)] = 1.0
    return centred / length


def fit(model, x, y):
    model.fit(x, y)
    return {"weights": numpy.atleast_2d(model.coef_).T.tolist(), "predicted": model.predict(x).reshape(y.shape).tolist()}


def regressions():
    for name, x, y in cases():
        z = standardise(x)
        p = x.shape[1]
        # Of many equally good solutions LinearRegression gives the one of minimum norm, as the program does.
        linear = fit(LinearRegression(), z, y)
        ridge = [{"penalty": a, **fit(Ridge(alpha=a, solver="svd"), z, y)} for a in RIDGES]
        lasso = []
        for beta in BETAS:
            each = [Lasso(alpha=beta / p, tol=1e-15, max_iter=2_000_000).fit(z, y[:, k]) for k in range(y.shape[1])]
            lasso.append(
                {
                    "beta": beta,
                    "weights": numpy.column_stack([m.coef_ for m in each]).tolist(),
                    "predicted": numpy.column_stack([m.predict(z) for m in each]).tolist(),
                }
            )
        yield {"name": name, "x": x.tolist(), "y": y.tolist(), "linear": linear, "ridge": ridge, "lasso": lasso}


def mapping(name, truth, predicted):
    d = truth.shape[1]
    return {
        "name": name,
        "truth": truth.tolist(),
        "predicted": predicted.tolist(),
        "mse": mean_squared_error(truth, predicted) * d,
        "med": float(numpy.linalg.norm(truth - predicted, axis=1).mean()),
        "r2": r2_score(truth, predicted) if len(truth) > 1 else None,
    }


def mappings():
    rng = default_rng(20)
    truth = rng.normal(size=(15, 4)).round(3)
    near = (truth + 0.4 * rng.normal(size=truth.shape)).round(3)
    yield mapping("random", truth, near)
    yield mapping("one dimension", truth[:, :1], near[:, :1])
    constant = truth.copy()
    constant[:, 1] = 0.5  # exact in binary: 0.1 leaves rounding dust in the mean, which scikit-learn divides by
    yield mapping("a constant dimension", constant, near)
    yield mapping("a constant dimension, met", constant, numpy.column_stack([near[:, 0], constant[:, 1], near[:, 2:]]))
    yield mapping("perfect", truth, truth)
    yield mapping("always the mean", truth, numpy.tile(truth.mean(axis=0), (15, 1)))
    yield mapping("huge", truth * 1e9 + 1e9, near * 1e9 + 1e9)
    yield mapping("far off", truth, near + 1e6)
    yield mapping("two rows", truth[:2], near[:2])
    yield mapping("one row", truth[:1], near[:1])


def correlations():
    rng = default_rng(21)
    x = rng.normal(size=25).round(3)
    y = (x + rng.normal(size=25)).round(3)
    pairs = {
        "random": (x, y),
        "many ties": (x.round(0), y.round(0)),
        "reversed": (x, -x),
        "huge": (x * 1e12, y * 1e-9),
        "almost constant": (numpy.where(numpy.arange(25) == 3, 1.0, 0.0), y),
    }
    for name, (a, b) in pairs.items():
        yield {
            "name": name,
            "x": a.tolist(),
            "y": b.tolist(),
            "pearson": pearsonr(a, b).statistic,
            "spearman": spearmanr(a, b).statistic,
            "kendall": kendalltau(a, b).statistic,
        }


def classification():
    rng = default_rng(22)
    logits = rng.normal(size=(20, 6)).round(3)
    labels = rng.integers(0, 6, size=20)
    own = [0, 2, 3, 5]
    of_own = numpy.isin(labels, own)
    restricted = numpy.array(own)[logits[:, own].argmax(axis=1)]
    return {
        "logits": logits.tolist(),
        "labels": labels.tolist(),
        "own": own,
        "accuracy": accuracy_score(labels, logits.argmax(axis=1)),
        "ownAccuracy": accuracy_score(labels[of_own], restricted[of_own]),
    }


def cross_entropy():
    rng = default_rng(23)
    target = rng.integers(0, 2, size=40)
    predicted = rng.uniform(size=40).round(4)
    return {"target": target.tolist(), "predicted": predicted.tolist(), "bce": log_loss(target, predicted)}


if __name__ == "__main__":
    golden = {
        "madeBy": "build/golden/regressions.py",
        "versions": {
            "python": platform.python_version(),
            "scikit-learn": sklearn.__version__,
            "scipy": scipy.__version__,
            "numpy": numpy.__version__,
        },
        "regressions": list(regressions()),
        "mappings": list(mappings()),
        "correlations": list(correlations()),
        "classification": classification(),
        "crossEntropy": cross_entropy(),
    }
    path = Path(__file__).with_suffix(".json")
    path.write_text(json.dumps(golden) + "\n", encoding="utf-8")
    print(path, path.stat().st_size)
