"""One peer of the bench as a process: reads its setup and then requests, one JSON per line, and answers each with one JSON line."""

import importlib
import json
import os
import resource
import sys
import time

answers = os.fdopen(os.dup(1), "w")
os.dup2(2, 1)  # whatever libraries print must not get among the answers


def answer(value):
    answers.write(json.dumps(value) + "\n")
    answers.flush()


def repeat(action, seconds):
    """Images are counted outside; returns the mean seconds of a call, over at least three."""
    count, start = 0, time.perf_counter()
    while count < 3 or time.perf_counter() - start < seconds:
        action()
        count += 1
    return (time.perf_counter() - start) / count


def main():
    name = sys.argv[1]
    try:
        module = importlib.import_module({"pytorch": "torch_subject", "keras": "keras_subject"}[name])
    except ImportError as error:
        answer({"error": f"{name} is not installed for this Python ({error})"})
        return
    subject = module.Subject(json.loads(sys.stdin.readline()))
    for _ in range(3):
        subject.train()
    subject.evaluate()
    answer({"ready": module.version})
    for line in sys.stdin:
        request = json.loads(line)
        seconds = repeat(getattr(subject, request["measure"]), request["seconds"])
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)
        answer({"imagesPerSecond": subject.rows / seconds, "peakMemoryBytes": peak})


main()
