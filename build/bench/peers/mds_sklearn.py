"""Nonmetric MDS by scikit-learn: so many starts of exactly so many iterations each, once for each way of using threads.

python mds_sklearn.py <matrix.csv> <dimensions> <starts> <iterations>   prints one line of JSON
"""

import json
import sys
import time
import warnings

import numpy as np
import sklearn
from sklearn.manifold import MDS

warnings.filterwarnings("ignore")
matrix = np.loadtxt(sys.argv[1], delimiter=",")
dims, starts, iterations = (int(value) for value in sys.argv[2:5])
results = []
for jobs in (None, 2):
    begun, used = time.perf_counter(), time.process_time()
    fitted = MDS(
        n_components=dims,
        metric="precomputed",
        metric_mds=False,
        n_init=starts,
        init="random",
        max_iter=iterations,
        eps=1e-300,
        random_state=1,
        n_jobs=jobs,
        normalized_stress=True,
    ).fit(matrix)
    results.append({"jobs": jobs, "seconds": time.perf_counter() - begun, "processorSeconds": time.process_time() - used, "stress1": float(fitted.stress_), "iterations": int(fitted.n_iter_)})
print(json.dumps({"version": sklearn.__version__, "results": results}))
