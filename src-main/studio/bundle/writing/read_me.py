"""Loads the tables of this data set, computes its main numbers again from the predictions, and redraws the main figure.

Standard library only; the figure needs matplotlib. Run it in the folder of the data set:  python3 analysis/read_me.py
Formulas: mse and med are means over test predictions of squared and of plain Euclidean distances to the true place; r2 is the mean over
axes of 1 - residual / total sum of squares; kendall is tau-b between distances of predicted places and dissimilarities.
"""
import csv
import math
import statistics
import sys
from pathlib import Path

root = Path(__file__).resolve().parent.parent


def load_table(name):
    path = root / "data" / name
    if not path.exists():
        return []
    with open(path, newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


stimuli = load_table("content-stimuli_data.csv")
ratings = load_table("content-ratings_data.csv")
dissimilarities = load_table("content-dissimilarities_data.csv")
predictions = load_table("content-predictions_data.csv")
metrics = load_table("content-metrics_data.csv")
comparisons = load_table("content-comparisons_data.csv")
if not predictions or not metrics:
    print("This data set has no predictions yet: its tables are loaded, there is nothing to compute again.")
    sys.exit(0)

axes = sum(name.startswith("true") for name in predictions[0])
test = [row for row in predictions if row["role"] == "test" and row["variant"] == ""]
judged = {}
for row in dissimilarities:
    judged[row["first"], row["second"]] = judged[row["second"], row["first"]] = float(row["dissimilarity"])


def true_place(row):
    return [float(row[f"true{k + 1}"]) for k in range(axes)]


def predicted_place(row):
    return [float(row[f"predicted{k + 1}"]) for k in range(axes)]


def squared_error(row):
    return math.fsum((p - t) ** 2 for p, t in zip(predicted_place(row), true_place(row)))


def count_swaps(values):
    """Pairs in the wrong order, by merge sort (Knight, 1966)."""
    if len(values) < 2:
        return values, 0
    half = len(values) // 2
    left, a = count_swaps(values[:half])
    right, b = count_swaps(values[half:])
    merged, swaps, i = [], a + b, 0
    for value in right:
        while i < len(left) and left[i] <= value:
            merged.append(left[i])
            i += 1
        merged.append(value)
        swaps += len(left) - i
    return merged + left[i:], swaps


def tied_pairs(values):
    counts = {}
    for value in values:
        counts[value] = counts.get(value, 0) + 1
    return sum(n * (n - 1) // 2 for n in counts.values())


def tau_b(x, y):
    pairs = sorted(zip(x, y))
    n = len(pairs)
    total = n * (n - 1) // 2
    ties_x, ties_y, ties_both = tied_pairs(x), tied_pairs(y), tied_pairs(pairs)
    swaps = count_swaps([b for _, b in pairs])[1]
    below = math.sqrt(total - ties_x) * math.sqrt(total - ties_y)
    return (total - ties_x - ties_y + ties_both - 2 * swaps) / below if below > 0 else math.nan


def kendall(rows):
    copies = {}
    for row in rows:
        copies.setdefault(row["stimulus"], []).append(predicted_place(row))
    places = [(stimulus, [sum(axis) / len(own) for axis in zip(*own)]) for stimulus, own in copies.items()]
    distances, people = [], []
    for i, (first, a) in enumerate(places):
        for second, b in places[:i]:
            if (first, second) in judged:
                distances.append(math.dist(a, b))
                people.append(judged[first, second])
    return tau_b(distances, people) if len(people) > 1 else math.nan


def measure(rows):
    squared = [squared_error(row) for row in rows]
    r2 = 0
    for k in range(axes):
        truth = [true_place(row)[k] for row in rows]
        mean = math.fsum(truth) / len(truth)
        total = math.fsum((t - mean) ** 2 for t in truth) if max(truth) > min(truth) else 0
        residual = math.fsum((t - predicted_place(row)[k]) ** 2 for t, row in zip(truth, rows))
        r2 += (1 - residual / total if total > 0 else float(residual == 0)) / axes
    n = len(rows)
    return {"mse": math.fsum(squared) / n, "med": math.fsum(map(math.sqrt, squared)) / n, "r2": r2 if n > 1 else math.nan, "kendall": kendall(rows)}


compared, differ = 0, 0


def equal(what, computed, published):
    global compared, differ
    if published == "" or math.isnan(computed):
        return
    compared += 1
    if abs(computed - float(published)) > 1e-6 * max(1, abs(float(published))):
        differ += 1
        print(f"DIFFERS: {what} is {computed:.9g} here and {float(published):.9g} in the data set")


def by_method(rows):
    groups = {}
    for row in rows:
        groups.setdefault((row["step"], row["method"]), []).append(row)
    return groups


own = [row for row in metrics if row["baseline"] == "" and row["variant"] == ""]
groups = by_method(test)
results = {}
print(f"{'step':<10} {'method':<42} {'mse':>8} {'med':>8} {'r2':>8} {'tau':>8}")
for (step, method), rows in groups.items():
    if len({(row["stimulus"], row["fold"], row["seed"], row["copy"]) for row in rows}) < len(rows):
        continue  # several settings of one method
    seeds = [[row for row in rows if row["seed"] == seed] for seed in sorted({row["seed"] for row in rows})]
    by_seed = [measure(own_rows) for own_rows in seeds]  # of several seeds each is pooled by itself first
    pooled = results[step, method] = {name: math.fsum(each[name] for each in by_seed) / len(by_seed) for name in by_seed[0]}
    folds = [measure([row for row in own_rows if row["fold"] == fold]) for own_rows in seeds for fold in sorted({row["fold"] for row in own_rows})]
    print(f"{step:<10} {method:<42} " + " ".join(f"{pooled[name]:8.4f}" for name in pooled))
    for name in pooled:
        lines = [line for line in own if (line["step"], line["method"], line["metric"], line["dims"]) == (step, method, name, rows[0]["dims"])]
        if len(lines) != 1:
            continue
        values = [fold[name] for fold in folds]
        equal(f"{step} {method} {name} pooled", pooled[name], lines[0]["pooled_over_stimuli"])
        equal(f"{step} {method} {name} mean over folds", math.fsum(values) / len(values), lines[0]["mean_over_folds"])
        if len(values) > 1 and not any(map(math.isnan, values)):
            equal(f"{step} {method} {name} sd over folds", statistics.stdev(values), lines[0]["sd_over_folds"])


def bootstrap(differences, state, draws):
    """Means of resampled differences; the random generator is sfc32 (C. Doty-Humphrey, PractRand)."""
    a, b, c, counter = state
    n, mask = len(differences), 0xFFFFFFFF
    usable = 2**32 - 2**32 % n
    means = []
    for _ in range(draws):
        total = 0.0
        for _ in range(n):
            drawn = usable
            while drawn >= usable:
                drawn = (a + b + counter) & mask
                counter = (counter + 1) & mask
                a, b, c = b ^ (b >> 9), (c * 9) & mask, (((c << 21) & mask | (c >> 11)) + drawn) & mask
            total += differences[drawn % n]
            sign = (a + b + counter) & mask  # of the permutation test
            counter = (counter + 1) & mask
            a, b, c = b ^ (b >> 9), (c * 9) & mask, (((c << 21) & mask | (c >> 11)) + sign) & mask
        means.append(total / n)
    return sorted(means)


def quantile(ordered, share):
    """Interpolating linearly (Hyndman & Fan, 1996, type 7)."""
    at = share * (len(ordered) - 1)
    below = math.floor(at)
    above = ordered[min(below + 1, len(ordered) - 1)]
    return ordered[below] + (at - below) * (above - ordered[below])


for line in comparisons:
    if line["metric"] != "mse" or line["stream1"] == "":
        continue

    def side(letter):
        errors = {}
        rows = groups.get((line[f"step_{letter}"], line[f"method_{letter}"]), [])
        for row in sorted(rows, key=lambda row: int(row["fold"])):  # as they are resampled: fold by fold
            errors.setdefault(row["stimulus"], []).append(squared_error(row))
        return {stimulus: math.fsum(values) / len(values) for stimulus, values in errors.items()}

    first, second = side("a"), side("b")
    order = [stimulus for stimulus in first if stimulus in second]
    differences = [first[stimulus] - second[stimulus] for stimulus in order]
    mean = math.fsum(differences) / len(differences)
    means = bootstrap(differences, [int(line[f"stream{k}"]) for k in (1, 2, 3, 4)], int(line["draws"]))
    low, high = quantile(means, 0.025), quantile(means, 0.975)
    a, b = (f"step {line[f'step_{letter}']} {line[f'method_{letter}']}" for letter in "ab")
    print(f"\nDifference in mse, {a} minus {b}: {mean:.4f}, 95 % interval from {low:.4f} to {high:.4f}")
    equal("difference in mse", mean, line["difference"])
    equal("lower end of the interval", low, line["interval_low"])
    equal("upper end of the interval", high, line["interval_high"])

try:
    import matplotlib

    matplotlib.use("Agg")
    from matplotlib import pyplot

    methods = {key: value for key, value in results.items() if key[0] != "0"}
    if methods and axes >= 2:
        best = min(methods, key=lambda key: methods[key]["mse"])
        figure, plot = pyplot.subplots(figsize=(6, 6))
        for row in groups[best]:
            truth, predicted = true_place(row), predicted_place(row)
            plot.plot([truth[0], predicted[0]], [truth[1], predicted[1]], color="0.6", linewidth=0.8)
            plot.plot(*truth[:2], "ko", markersize=4)
            plot.plot(*predicted[:2], "ko", markersize=4, fillstyle="none")
            plot.annotate(row["stimulus"], truth[:2], fontsize=5)
        plot.set(aspect="equal", xlabel="axis 1", ylabel="axis 2", title=f"True (filled) and predicted places: step {best[0]} {best[1]}")
        figure.savefig(root / "results" / "map-from-python.png", dpi=300)
except ImportError:
    print("\nNo figure: matplotlib is not installed.")

print(f"\n{compared} numbers compared with those of the data set, {differ} differ.")
sys.exit(1 if differ else 0)
