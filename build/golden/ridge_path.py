"""Writes ridge-path.json: what scikit-learn says of ridge regression as steps 1, 3 and 5 use it, for small data sets of a fold.

Run:  python build/golden/ridge_path.py   (the program itself never needs Python)
The unit tests in src-main/core hold the program to these numbers. Features are centred (by the intercept) and divided by one number, the
square root of the sum of their variances over the training rows; `alpha` is the penalty times the number of training rows. Of the
penalties the one with the smallest error on the validation rows wins.
"""

import json
import platform
from pathlib import Path

import numpy
import sklearn
from numpy.random import default_rng
from sklearn.linear_model import Ridge
from sklearn.metrics import mean_squared_error
from sklearn.model_selection import GridSearchCV, PredefinedSplit

PENALTIES = [0.0001, 0.001, 0.01, 0.1, 1.0, 10.0]


def cases():
    for name, seed, n, p, d, sizes in [
        ("more rows than features", 1, 40, 6, 3, None),
        ("fewer rows than features", 2, 12, 30, 2, None),
        ("as many rows as features", 3, 9, 9, 2, None),
        ("faint features beside strong ones", 4, 24, 8, 2, [1e-6, 1e-3, 1, 1, 5, 1e-4, 0.1, 1e2]),
        ("a constant feature far from 0", 5, 20, 4, 2, [0, 1, 1, 1]),
    ]:
        rng = default_rng(seed)
        x = (rng.normal(size=(2 * n, p)) * (1 if sizes is None else numpy.array(sizes)) + 3.0).round(7)
        y = (x[:, :3] @ rng.normal(size=(3, d)) + 0.5 * rng.normal(size=(2 * n, d))).round(5)
        yield name, x[:n], y[:n], x[n:], y[n:]


def describe(name, x, y, held_x, held_y):
    scale = numpy.sqrt(x.var(axis=0).sum())
    fits = []
    for penalty in PENALTIES:
        model = Ridge(alpha=penalty * len(x), solver="svd").fit(x / scale, y)
        fits.append({"penalty": penalty, "predicted": model.predict(held_x / scale).tolist()})
    fold = PredefinedSplit([-1] * len(x) + [0] * len(held_x))
    search = GridSearchCV(
        Ridge(solver="svd"), {"alpha": [a * len(x) for a in PENALTIES]}, scoring="neg_mean_squared_error", cv=fold, refit=False
    ).fit(numpy.vstack([x, held_x]) / scale, numpy.vstack([y, held_y]))
    best = search.best_params_["alpha"] / len(x)
    errors = [mean_squared_error(held_y, fit["predicted"]) for fit in fits]
    assert PENALTIES[int(numpy.argmin(errors))] == best or numpy.isclose(min(errors), errors[PENALTIES.index(best)])
    return {
        "name": name,
        "x": x.tolist(),
        "y": y.tolist(),
        "heldX": held_x.tolist(),
        "heldY": held_y.tolist(),
        "fits": fits,
        "best": best,
    }


if __name__ == "__main__":
    golden = {
        "madeBy": "build/golden/ridge_path.py",
        "versions": {"python": platform.python_version(), "scikit-learn": sklearn.__version__, "numpy": numpy.__version__},
        "cases": [describe(*case) for case in cases()],
    }
    path = Path(__file__).with_name("ridge-path.json")
    path.write_text(json.dumps(golden) + "\n", encoding="utf-8")
    print(path, path.stat().st_size)
