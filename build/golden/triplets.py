"""Losses, gradients and minima of ordinal embedding, for src-main/core/triplets/golden.test.ts, written anew from the papers.

Run with Python, numpy and scipy; needs no data:  python build/golden/triplets.py > src-main/core/triplets/golden.json
"""

import json
import platform

import numpy as np
import scipy
from scipy.optimize import minimize

rng = np.random.default_rng(20261130)
n, dims, prior_sd = 9, 2, 3.0
truth = rng.normal(size=(n, dims))
names = [chr(97 + i) for i in range(n)]


def squared(x, i, j):
    return float(((x[i] - x[j]) ** 2).sum())


judgements = []
for t in range(160):
    a, b, c = (int(i) for i in rng.choice(n, 3, replace=False))
    pairs = [(a, b), (a, c)] if t % 2 == 0 else [(a, b), (a, c), (b, c)]
    utilities = np.array([-squared(truth, *pair) for pair in pairs]) + rng.gumbel(size=len(pairs))
    i, j = pairs[int(np.argmax(utilities))]
    if t % 2 == 0:
        judgements.append({"task": "reference", "rater": "", "reference": names[a], "chosen": names[j], "other": names[c if j == b else b]})
    else:
        judgements.append({"task": "odd-one-out", "rater": "", "a": names[a], "b": names[b], "c": names[c], "odd": names[({a, b, c} - {i, j}).pop()]})

similarity = {
    "logistic": lambda d2: np.exp(-d2),  # van der Maaten & Weinberger (2012), eq. 4
    "student": lambda d2: (1 + d2) ** -1.0,  # eq. 5 with one degree of freedom
    "crowd-kernel": lambda d2: 1 / (0.1 + d2),  # Tamuz et al. (2011), eq. 1
}


def choices(judgement):
    at = names.index
    if judgement["task"] == "reference":
        r, chosen, other = (at(judgement[key]) for key in ("reference", "chosen", "other"))
        return [(r, chosen), (r, other)]
    odd = at(judgement["odd"])
    left, right = (at(judgement[key]) for key in "abc" if judgement[key] != judgement["odd"])
    return [(left, right), (left, odd), (right, odd)]


# Judgements with two pairs to choose from have their second pair twice, the second time without weight.
options = [choices(judgement) for judgement in judgements]
weights = np.array([[1, 1, len(pairs) == 3] for pairs in options], dtype=float)
ends = np.array([(pairs + pairs[1:])[:3] for pairs in options])


def distances(x):
    return ((x[ends[:, :, 0]] - x[ends[:, :, 1]]) ** 2).sum(axis=2)


def loss(flat, name):
    values = similarity[name](distances(flat.reshape(n, dims))) * weights
    return (flat**2).sum() / (2 * prior_sd**2) - np.log(values[:, 0] / values.sum(axis=1)).sum()


def accuracy(x):
    return float((distances(x).argmin(axis=1) == 0).mean())


point = rng.normal(size=n * dims)
results = {}
for name in similarity:
    fits = [minimize(loss, rng.normal(size=n * dims), args=(name,), method="BFGS", options={"gtol": 1e-5}) for _ in range(4)]
    best = min(fits, key=lambda fit: fit.fun)
    steps = 1e-5 * np.eye(n * dims)
    central = [(loss(point + step, name) - loss(point - step, name)) / 2e-5 for step in steps]
    results[name] = {"loss": float(loss(point, name)), "gradient": central, "minimum": float(best.fun), "accuracy": accuracy(best.x.reshape(n, dims))}

print(
    json.dumps(
        {
            "madeWith": {"script": "build/golden/triplets.py", "python": platform.python_version(), "numpy": np.__version__, "scipy": scipy.__version__},
            "items": names,
            "dims": dims,
            "judgements": judgements,
            "point": point.tolist(),
            "accuracyAtPoint": accuracy(point.reshape(n, dims)),
            "losses": results,
        },
        indent=1,
    )
)
