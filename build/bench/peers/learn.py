"""Repeats a training in PyTorch, batch by batch as they come in: python build/bench/peers/learn.py FOLDER < frames

FOLDER holds network.json and init.safetensors as a trace does (docs/trace.md). A frame is a letter, the length of what follows (8 bytes, little
endian) and a safetensors file: B is a batch to take a step with, E images to classify among `allowed` classes with their `labels`. Every frame is
answered with a line of JSON.
"""

import json
import sys
from pathlib import Path

import torch
from safetensors.torch import load, load_file

from replay import Training


def frames(stream):
    while letter := stream.read(1):
        yield letter.decode(), load(stream.read(int.from_bytes(stream.read(8), "little")))


def main():
    folder = Path(sys.argv[1])
    torch.set_num_threads(int(sys.argv[2]))
    training = Training(json.loads((folder / "network.json").read_text()), load_file(folder / "init.safetensors"))
    for letter, tensors in frames(sys.stdin.buffer):
        if letter == "B":
            answer = training.step(tensors)
        else:
            training.network.masks = None
            training.network.eval()
            with torch.no_grad():
                logits = training.network(tensors["images"])[2]
            allowed = tensors["allowed"].long()
            right = allowed[logits[:, allowed].argmax(1)] == tensors["labels"].long()
            training.network.train()
            answer = {"right": int(right.sum()), "images": len(right)}
        print(json.dumps(answer), flush=True)


if __name__ == "__main__":
    main()
