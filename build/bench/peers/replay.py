"""Repeats the training steps of a trace in PyTorch and compares: python build/bench/peers/replay.py TRACE

Starts from init.safetensors and takes nothing from the trace afterwards but the batches. Answers with exit code 1 when losses differ by
more than 1e-5 or, after the last step, weights by more than 1e-4 (relative, Euclidean norm of all of them). Single parameters are listed:
where two pixels of a pooling window differ by less than single precision can tell, either may win, and in a small network one such
window is percents of a kernel's gradient (docs/trace.md).
"""

import csv
import json
import sys
from pathlib import Path

import torch
from safetensors.torch import load_file

from torch_network import Network, losses

LOSS_TOLERANCE = 1e-5
WEIGHT_TOLERANCE = 1e-4


def read_trace(folder):
    description = json.loads((folder / "network.json").read_text())
    with open(folder / "losses.csv", newline="") as file:
        expected = [{name: float(value) for name, value in row.items()} for row in csv.DictReader(file)]
    return description, load_file(folder / "init.safetensors"), expected


def part(tensors, name):
    return {key[len(name) + 1 :]: value.clone() for key, value in tensors.items() if key.startswith(name + "/")}


class Training:
    """The network with Adam as docs/trace.md writes it: epsilon outside the square root, before bias correction (Keras)."""

    def __init__(self, description, init):
        self.description, self.step_number = description, 0
        self.network = Network(description["network"])
        self.first, self.second = part(init, "first"), part(init, "second")
        with torch.no_grad():
            for name, value in part(init, "weights").items():
                self.network.weight(name).copy_(value)

    def step(self, batch):
        self.network.masks = part(batch, "mask")
        self.network.zero_grad()
        values = losses(self.network, self.description["objectives"], batch, self.network(batch["images"]))
        values["total"].backward()
        self.step_number += 1
        t, optimiser = self.step_number, self.description["optimiser"]
        beta1, beta2 = optimiser["beta1"], optimiser["beta2"]
        rate = float(batch["learningRate"]) if "learningRate" in batch else optimiser["learningRate"]
        size = rate * (1 - beta2**t) ** 0.5 / (1 - beta1**t)
        with torch.no_grad():
            for name, first in self.first.items():
                weight, second = self.network.weight(name), self.second[name]
                gradient = weight.grad if weight.grad is not None else torch.zeros_like(weight)
                first.mul_(beta1).add_(gradient, alpha=1 - beta1)
                second.mul_(beta2).addcmul_(gradient, gradient, value=1 - beta2)
                weight.sub_(size * first / (second.sqrt() + optimiser["epsilon"]))
        return {name: float(value.detach()) for name, value in values.items()}


def main():
    folder = Path(sys.argv[1])
    description, init, expected = read_trace(folder)
    training = Training(description, init)
    worst_loss = 0.0
    for step, row in enumerate(expected):
        values = training.step(load_file(folder / f"batch-{step:03d}.safetensors"))
        for name, value in values.items():
            difference = abs(value - row[name]) / max(1.0, abs(row[name]))
            worst_loss = max(worst_loss, difference)
            print(f"step {step} {name:15s} {row[name]:.9g} here {value:.9g} difference {difference:.1e}")
    after = part(load_file(folder / f"after-{len(expected) - 1:03d}.safetensors"), "weights")
    start = part(init, "weights")
    apart, size = 0.0, 0.0
    worst = []
    for name, value in after.items():
        here = training.network.weight(name).detach()
        distance, moved = float((here - value).norm()), float((value - start[name]).norm())
        apart, size = apart + distance**2, size + float(value.norm()) ** 2
        worst.append((distance / max(float(value.norm()), 1e-30), name))
        print(f"{name:28s} differs by {worst[-1][0]:.1e} of the weights, {distance / max(moved, 1e-30):.1e} of what they moved")
    difference = (apart / size) ** 0.5
    print(f"PyTorch {torch.__version__}, trace by {description['computedBy']}: losses differ by {worst_loss:.1e}, weights by {difference:.1e}")
    print("furthest parameters: " + ", ".join(f"{name} {value:.1e}" for value, name in sorted(worst, reverse=True)[:3]))
    sys.exit(0 if worst_loss <= LOSS_TOLERANCE and difference <= WEIGHT_TOLERANCE else 1)


if __name__ == "__main__":
    main()
