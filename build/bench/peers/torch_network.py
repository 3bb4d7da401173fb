"""The study's network in PyTorch, built from the layer list of a network.json, with the layouts documented in docs/trace.md."""

import torch
import torch.nn.functional as F
from torch import nn


class Network(nn.Module):
    """Parameters carry the names of the trace, with '/' written as '__'. Dropout masks come in from outside when given."""

    def __init__(self, description):
        super().__init__()
        self.description = description
        self.masks = None  # name -> [n, units] of 0 and 1 / (1 - rate); None: drawn by PyTorch in training, none in evaluation
        for parameter in description["parameters"]:
            self.register_parameter(key(parameter["name"]), nn.Parameter(torch.zeros(parameter["shape"])))

    def weight(self, name):
        return getattr(self, key(name))

    def forward(self, images):
        """Returns (mapping, bottleneck, logits or None, pixel logits or None)."""
        description = self.description
        code = self.run(description["encoder"], images)
        parts = [self.layer(layer, code) for layer in (description["mapping"], description["other"]) if layer]
        bottleneck = torch.cat(parts, dim=1)
        logits = self.layer(description["classifier"], bottleneck) if description["classifier"] else None
        pixels = self.run(description["decoder"], bottleneck) if description["decoder"] else None
        return parts[0], bottleneck, logits, pixels

    def run(self, layers, value):
        for layer in layers:
            value = self.layer(layer, value)
        return value

    def layer(self, layer, value):
        kind = layer["kind"]
        if kind == "convolution":
            before, after = layer["pads"]
            return F.relu(convolve(value, self.weight(layer["name"] + "/kernel"), self.weight(layer["name"] + "/bias"), layer["stride"], before, after))
        if kind == "transposed-convolution":
            value = enlarge(value, self.weight(layer["name"] + "/kernel"), self.weight(layer["name"] + "/bias"), layer)
            return F.relu(value) if layer["activation"] == "relu" else value  # the last layer's logits go into the loss
        if kind == "max-pool":
            before, after = layer["pads"]
            # What is pooled follows a ReLU, so zeros may stand for what lies outside. ceil_mode reads the same windows without a copy.
            if before > 0:
                value = F.pad(value, (before, after, before, after))
            return F.max_pool2d(value, layer["size"], layer["stride"], ceil_mode=after > 0 and before == 0)
        if kind == "dense":
            value = F.linear(value, self.weight(layer["name"] + "/kernel").t(), self.weight(layer["name"] + "/bias"))
            return F.relu(value) if layer["activation"] == "relu" else value
        if kind == "dropout":
            if self.masks is not None:
                return value * self.masks[layer["name"]]
            return F.dropout(value, layer["rate"], self.training)
        if kind == "reshape":
            height, width, channels = layer["output"]
            return value.reshape(value.shape[0], -1) if height * width == 1 else value.reshape(value.shape[0], channels, height, width)
        raise ValueError(kind)


def key(name):
    return name.replace("/", "__").replace("-", "_")


def convolve(value, kernel, bias, stride, before, after):
    if before == after:
        return F.conv2d(value, kernel, bias, stride, before)
    return F.conv2d(F.pad(value, (before, after, before, after)), kernel, bias, stride)


def enlarge(value, kernel, bias, layer):
    """The gradient of a convolution with these pads: PyTorch pads alike on both sides, so surplus rows are cut off."""
    before, _ = layer["pads"]
    height, width, _ = layer["output"]
    whole = F.conv_transpose2d(value, kernel, bias, layer["stride"], before)
    return whole[:, :, :height, :width]


def losses(network, objectives, batch, outputs):
    """Each objective's mean over the samples that carry it, each decay term, and their weighted sum: DESIGN section 5."""
    mapping, _, logits, pixels = outputs
    zero = mapping.new_zeros(())
    values = {"classification": zero, "reconstruction": zero, "mapping": weighted(((mapping - batch["mappingTargets"]) ** 2).sum(1), batch["mappingWeights"])}
    second = zero
    if logits is not None:
        labels = batch["labels"].long()
        values["classification"] = weighted(F.cross_entropy(logits, labels, reduction="none"), batch["classificationWeights"])
        allowed = objectives["secondCorpusClasses"]
        if allowed is not None:
            hidden = torch.full_like(logits[0], -1e30)
            hidden[allowed] = 0
            second = weighted(F.cross_entropy(logits + hidden, labels, reduction="none"), batch["secondCorpusWeights"])
    if pixels is not None:
        per_image = F.binary_cross_entropy_with_logits(pixels, batch["cleanImages"], reduction="none").mean((1, 2, 3))
        values["reconstruction"] = weighted(per_image, batch["reconstructionWeights"])
    for kind in ("encoder", "decoder"):
        kernels = [network.weight(p["name"]) for p in network.description["parameters"] if p["decay"] == kind]
        rate = objectives[kind + "Decay"]
        values[kind + "Decay"] = rate * sum((kernel**2).sum() for kernel in kernels) if rate > 0 and kernels else zero
    amounts = objectives["weights"]
    values["total"] = sum(amounts[name] * values[name] for name in ("classification", "reconstruction", "mapping")) + second
    values["total"] = values["total"] + values["encoderDecay"] + values["decoderDecay"]
    return values


def weighted(per_sample, weights):
    return (per_sample * weights).sum() / weights.sum().clamp_min(1e-12)
