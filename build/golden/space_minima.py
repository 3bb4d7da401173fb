"""The lowest Stress-1 that other programs find, for src-main/core/spaces/minima.test.ts: R's smacof, isoMDS (MASS) and monoMDS (vegan),
and scikit-learn, each from classical scaling and 16 random starts.

Needs Python with numpy, scipy and scikit-learn, R as build/golden/space_minima.R says, and takes a quarter of an hour. Arguments: the data sets of
R (space_minima_data.R writes them), the matrix of the Shapes study, the file to write.
    python build/golden/space_minima.py data.json distance_matrix.csv src-main/core/spaces/minima.json

Every configuration found is judged here, by the definition of Stress-1 and scikit-learn's isotonic regression, so that no program is
taken at its word. The study's matrix is not stored, only the stress found.
"""

import json
import os
import pathlib
import platform
import subprocess
import sys
import tempfile
import time
import warnings

import numpy as np
import scipy
import sklearn
from scipy.spatial.distance import pdist, squareform
from sklearn.isotonic import IsotonicRegression
from sklearn.manifold import smacof

warnings.simplefilter("ignore")
STARTS = 16
RULES = ["ratio", "interval", "bounded interval", "primary", "secondary", "tertiary"]


def random_matrix(seed, n, missing):
    """Distances of a random cloud with much noise, in whole numbers from 1 to 9, so that there are many ties."""
    rng = np.random.default_rng(seed)
    values = pdist(rng.normal(size=(n, 3))) * rng.uniform(0.4, 1.6, size=n * (n - 1) // 2)
    values = np.clip(np.round(values * 2), 1, 9)
    if missing:
        values[rng.random(len(values)) < missing] = np.nan
    return squareform(values)


def disparities(rule, dissimilarity, distance):
    if rule == "ratio":
        return dissimilarity * (dissimilarity @ distance) / (dissimilarity @ dissimilarity)
    if rule == "interval":
        design = np.column_stack([np.ones_like(dissimilarity), dissimilarity])
        return design @ np.linalg.lstsq(design, distance, rcond=None)[0]
    if rule == "bounded interval":
        design = np.column_stack([np.ones_like(dissimilarity), dissimilarity - dissimilarity.min()])
        return design @ scipy.optimize.nnls(design, distance)[0]
    if rule == "primary":
        order = np.lexsort((distance, dissimilarity))
        fitted = np.empty_like(distance)
        fitted[order] = IsotonicRegression().fit_transform(np.arange(len(order)), distance[order])
        return fitted
    levels, block = np.unique(dissimilarity, return_inverse=True)
    sizes = np.bincount(block)
    means = np.bincount(block, weights=distance) / sizes
    fitted = IsotonicRegression().fit_transform(np.arange(len(levels)), means, sample_weight=sizes)
    return fitted[block] if rule == "secondary" else distance + (fitted - means)[block]


def stress1(rule, matrix, configuration):
    # Rounded, so that means which differ in the last digit are ties here as in the program.
    dissimilarity = np.round(matrix[np.triu_indices(len(matrix), 1)], 12)
    distance = pdist(np.asarray(configuration, dtype=float))
    rated = ~np.isnan(dissimilarity)
    dissimilarity, distance = dissimilarity[rated], distance[rated]
    if not np.isfinite(distance).all() or distance @ distance == 0:
        return np.inf
    return float(np.sqrt(((distance - disparities(rule, dissimilarity, distance)) ** 2).sum() / (distance @ distance)))


def with_scikit_learn(matrix, rule, dims, seed):
    if rule not in ("ratio", "secondary") or (rule == "ratio" and np.isnan(matrix).any()):
        return []
    rng = np.random.RandomState(seed)
    given = np.nan_to_num(matrix)  # it takes 0 as missing in nonmetric scaling
    began = time.process_time()
    found = [
        smacof(given, metric=rule == "ratio", n_components=dims, n_init=1, max_iter=3000, eps=1e-9, random_state=rng, normalized_stress=rule != "ratio")[0]
        for _ in range(STARTS + 1)
    ]
    return [{"program": "scikit-learn", "seconds": (time.process_time() - began) / (STARTS + 1), "configurations": [each.tolist() for each in found]}]


def main(data_path, study_path, out_path):
    data = {name: np.array(values, dtype=float) for name, values in json.loads(pathlib.Path(data_path).read_text()).items()}
    data = {
        "study": np.loadtxt(study_path, delimiter=","),
        **data,
        "random with ties": random_matrix(1, 20, 0),
        "random with ties, 15 % missing": random_matrix(2, 24, 0.15),
    }
    problems = [
        {"data": name, "rule": rule, "dims": dims, "seed": 1}
        for name in data
        for rule in RULES
        for dims in (1, 2, 3, 4)
    ]
    plain = {name: {"n": len(matrix), "values": [None if np.isnan(v) else v for v in matrix.ravel()]} for name, matrix in data.items()}
    asked = [problem for problem in problems if problem["rule"] != "bounded interval"]
    with tempfile.TemporaryDirectory() as folder:
        question, answer = os.path.join(folder, "problems.json"), os.path.join(folder, "configurations.json")
        pathlib.Path(question).write_text(json.dumps({"starts": STARTS, "data": plain, "problems": asked}))
        script = pathlib.Path(__file__).with_name("space_minima.R")
        subprocess.run(["Rscript", str(script), question, answer], check=True)
        peers = json.loads(pathlib.Path(answer).read_text())
    found = {}
    seconds = {}
    for problem, runs in zip(asked, peers["results"]):
        own = with_scikit_learn(data[problem["data"]], problem["rule"], problem["dims"], problem["seed"])
        for run in runs + own:
            key = (problem["data"], problem["rule"], problem["dims"])
            found.setdefault(key, {})[run["program"]] = run["configurations"]
            seconds[key + (run["program"],)] = run["seconds"]
    rows = []
    for problem in problems:
        name, rule, dims = problem["data"], problem["rule"], problem["dims"]
        # Any configuration found for these data and dimensions counts, whatever it was sought for.
        best, by = min(
            (stress1(rule, data[name], configuration), program)
            for (of, sought, k), programs in found.items()
            if of == name and k == dims
            for program, configurations in programs.items()
            for configuration in configurations
        )
        times = {key[3]: round(value, 5) for key, value in seconds.items() if key[:3] == (name, rule, dims)}
        rows.append({"data": name, "rule": rule, "dims": dims, "stress1": best, "by": by, "secondsPerStart": times})
    golden = {
        "madeWith": {
            "script": "build/golden/space_minima.py",
            "python": platform.python_version(),
            "numpy": np.__version__,
            "scipy": scipy.__version__,
            "scikit-learn": sklearn.__version__,
            **peers["versions"],
        },
        "starts": STARTS,
        "data": {name: plain[name] for name in data if name != "study"},
        "problems": rows,
    }
    pathlib.Path(out_path).write_text(json.dumps(golden, indent=1) + "\n")


main(*sys.argv[1:])
