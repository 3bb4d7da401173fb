"""Writes pytorch-steps.json: three training steps of a small network in PyTorch, in double precision.

Run:  SHAPE_SPACE_GOLDEN_TRACE=TRACE npx vitest run src-main/engines/onnx/pytorch-steps.test.ts
      python build/golden/pytorch_steps.py TRACE
The unit test of that name holds the onnx engine to these numbers; the program itself never needs Python.
"""

import json
import platform
import sys
from math import ceil
from pathlib import Path

import torch
from safetensors.torch import load_file

here = Path(__file__).parent
sys.path.insert(0, str(here.parent / "bench" / "peers"))
from replay import Training  # noqa: E402

SAMPLES = 8


def double(tensors):
    return {name: value.double() for name, value in tensors.items()}


def main():
    folder = Path(sys.argv[1])
    torch.set_default_dtype(torch.float64)
    description = json.loads((folder / "network.json").read_text())
    training = Training(description, double(load_file(folder / "init.safetensors")))
    losses = [training.step(double(load_file(path))) for path in sorted(folder.glob("batch-*.safetensors"))]
    parameters = {}
    for parameter in description["network"]["parameters"]:
        values = training.network.weight(parameter["name"]).detach().flatten()
        every = ceil(len(values) / SAMPLES)
        rms = float(values.square().mean().sqrt())
        parameters[parameter["name"]] = {"rms": rms, "every": every, "values": [round(float(value), 10) for value in values[::every]]}
    header = {"madeBy": "build/golden/pytorch_steps.py", "torch": torch.__version__, "python": platform.python_version()}
    (here / "pytorch-steps.json").write_text(json.dumps({**header, "losses": losses, "parameters": parameters}, indent=1) + "\n")


main()
