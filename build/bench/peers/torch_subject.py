"""PyTorch as the bench measures it: channels_last, fused Adam, decay in the optimiser, every processor."""

import torch

from torch_network import Network, losses


class Subject:
    def __init__(self, setup):
        torch.manual_seed(1)
        self.rows, self.objectives = setup["batchSize"], setup["objectives"]
        description = setup["network"]
        self.network = Network(description).train()
        with torch.no_grad():
            for parameter in description["parameters"]:
                weight = self.network.weight(parameter["name"])
                if parameter["fanIn"] > 0:
                    limit = (6 / (parameter["fanIn"] + parameter["fanOut"])) ** 0.5
                    weight.uniform_(-limit, limit)
        self.network = self.network.to(memory_format=torch.channels_last)
        decayed = {kind: [self.network.weight(p["name"]) for p in description["parameters"] if p["decay"] == kind] for kind in ("encoder", "decoder", "none")}
        rates = {"encoder": self.objectives["encoderDecay"], "decoder": self.objectives["decoderDecay"], "none": 0}
        groups = [{"params": kernels, "weight_decay": 2 * rates[kind]} for kind, kernels in decayed.items() if kernels]
        self.optimiser = torch.optim.Adam(groups, lr=self.objectives["learningRate"], fused=True)
        self.without_decay = {**self.objectives, "encoderDecay": 0, "decoderDecay": 0}
        size, dims, classes = (description["spec"][name] for name in ("imageSize", "dims", "classes"))
        ones = torch.ones(self.rows)
        images = torch.rand(self.rows, 1, size, size).contiguous(memory_format=torch.channels_last)
        self.batch = {
            "images": images,
            "cleanImages": images.clone(),
            "labels": torch.randint(0, max(1, classes), (self.rows,)),
            "mappingTargets": torch.randn(self.rows, dims),
            **{name: ones for name in ("classificationWeights", "mappingWeights", "reconstructionWeights", "secondCorpusWeights")},
        }

    def train(self):
        self.network.train()
        self.optimiser.zero_grad(set_to_none=True)
        total = losses(self.network, self.without_decay, self.batch, self.network(self.batch["images"]))["total"]
        total.backward()
        self.optimiser.step()
        return total.item()

    def evaluate(self):
        self.network.eval()
        with torch.inference_mode():
            _, bottleneck, _, _ = self.network(self.batch["images"])
        return float(bottleneck[0, 0])


version = "PyTorch " + torch.__version__
