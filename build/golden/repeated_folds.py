"""Writes repeated-folds.json: the corrected t test over folds x seeds, computed from SciPy's distribution of t.

Run:  python build/golden/repeated_folds.py   (the program itself never needs Python)
Bouckaert & Frank (2004, PAKDD, eq. 3): the mean of the k * r differences over sqrt((1 / (k r) + test / train) * their variance), with
k r - 1 degrees of freedom; with r = 1 that is Nadeau & Bengio (2003). Written anew from the papers.
"""

import json
import platform
from pathlib import Path

import numpy
import scipy
from numpy.random import default_rng
from scipy import stats

cases = []
for seed, folds, seeds, shift in [(1, 5, 1, 0.3), (2, 5, 2, 0.1), (3, 5, 3, 0.0), (4, 5, 5, -0.4), (5, 10, 10, 0.05), (6, 5, 20, 1.0)]:
    rng = default_rng(seed)
    a = rng.normal(size=(seeds, folds)).round(4)
    b = (a - shift + 0.5 * rng.normal(size=(seeds, folds))).round(4)
    d = (a - b).ravel()
    t = d.mean() / numpy.sqrt((1 / d.size + 1 / 3) * d.var(ddof=1))
    cases.append({"seeds": seeds, "folds": folds, "a": a.tolist(), "b": b.tolist(), "t": float(t), "p": float(2 * stats.t.sf(abs(t), d.size - 1)),
                  "mean": float(a.mean()), "sd": float(a.std(ddof=1)), "sdOverSeeds": float(a.mean(axis=1).std(ddof=1)) if seeds > 1 else None})
header = {"madeBy": "build/golden/repeated_folds.py", "versions": {"numpy": numpy.__version__, "scipy": scipy.__version__, "python": platform.python_version()}}
(Path(__file__).parent / "repeated-folds.json").write_text(json.dumps({**header, "train": 3, "test": 1, "cases": cases}, indent=1) + "\n")
