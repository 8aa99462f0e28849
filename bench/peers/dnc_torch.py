"""A differentiable neural computer trained with PyTorch on characters, to measure Unroll against.

Graves et al. 2016 (Methods), vectorised over batch, slots and heads: LSTM controller over [x; reads], content addressing by cosine
similarity with oneplus strengths, usage with free gates, allocation by sorting, write and allocation gates, temporal links, read modes;
the output is a linear map of [h; reads]. Memory and states are carried from window to window without their history. Everything else as
in torch_train.py: one-hot symbols, cross-entropy of a window, gradients clipped element-wise, RMSProp, uniform weights in ±0.08.

usage: dnc_torch.py --text FILE [--hidden 64] [--slots 16] [--width 16] [--read-heads 4] [--batch 16] [--sequence 25]
                    [--warmup 3] [--seconds 10] [--threads 1] [--seed 1]
One JSON line with charactersPerSecond, measured for --seconds after --warmup, and processorSeconds.

With --fixture FILE it computes loss and logits of a fixture instead and prints how far they are from it: that the program measured is
the right one.
"""

import argparse
import json
import time

import torch
from torch import nn

EPSILON = 1e-6


def arguments():
    parser = argparse.ArgumentParser()
    parser.add_argument("--text")
    parser.add_argument("--cell", choices=["dnc"], default="dnc")
    parser.add_argument("--layers", type=int, choices=[1], default=1)
    parser.add_argument("--hidden", type=int, default=64)
    parser.add_argument("--slots", type=int, default=16)
    parser.add_argument("--width", type=int, default=16)
    parser.add_argument("--read-heads", type=int, default=4)
    parser.add_argument("--batch", type=int, default=16)
    parser.add_argument("--sequence", type=int, default=25)
    parser.add_argument("--rate", type=float, default=2e-3)
    parser.add_argument("--decay", type=float, default=0.95)
    parser.add_argument("--clip", type=float, default=5.0)
    parser.add_argument("--warmup", type=float, default=3.0)
    parser.add_argument("--seconds", type=float, default=10.0)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--fixture")
    return parser.parse_args()


def norms(vectors):
    return torch.sqrt((vectors * vectors).sum(-1) + EPSILON)


def content(memory, keys, strengths):
    """Weightings [B, heads, N] of keys [B, heads, W] and strengths [B, heads] over memory [B, N, W]."""
    cosine = keys @ memory.transpose(1, 2) / (norms(keys).unsqueeze(2) * norms(memory).unsqueeze(1))
    return torch.softmax(strengths.unsqueeze(2) * cosine, 2)


def allocation(usage):
    """Where there is room, the least used first; the order is a constant to the gradient."""
    used, order = torch.sort(usage, dim=1, stable=True)
    before = torch.cumprod(torch.cat([torch.ones_like(used[:, :1]), used[:, :-1]], 1), 1)
    return torch.zeros_like(usage).scatter(1, order, (1 - used) * before)


class Dnc(nn.Module):
    def __init__(self, symbols, hidden, slots, width, heads):
        super().__init__()
        self.hidden, self.slots, self.width, self.heads = hidden, slots, width, heads
        self.parts = [heads * width, heads, width, 1, width, width, heads, 1, 1, 3 * heads]
        reads = heads * width

        def weight(*shape):
            return nn.Parameter(torch.empty(*shape).uniform_(-0.08, 0.08))

        self.controller_weight_ih = weight(4 * hidden, symbols + reads)
        self.controller_weight_hh = weight(4 * hidden, hidden)
        self.controller_bias = weight(4 * hidden)
        self.interface_weight = weight(sum(self.parts), hidden)
        self.interface_bias = weight(sum(self.parts))
        self.output_weight = weight(symbols, hidden)
        self.read_weight = weight(symbols, reads)
        self.output_bias = weight(symbols)
        with torch.no_grad():
            self.controller_bias[hidden : 2 * hidden] = 1
        self.register_buffer("off_diagonal", 1 - torch.eye(slots))

    def start(self, batch):
        n, w, r = self.slots, self.width, self.heads
        shapes = [(self.hidden,), (self.hidden,), (n, w), (n,), (n, n), (n,), (n,), (r, n), (r, w)]
        return [self.output_bias.new_zeros(batch, *shape) for shape in shapes]

    def forward(self, tokens, state):
        """Logits [T, B, V] of tokens [T, B]."""
        symbols = self.output_bias.shape[0]
        chosen = nn.functional.embedding(tokens, self.controller_weight_ih[:, :symbols].t()) + self.controller_bias
        recurrent = torch.cat([self.controller_weight_hh, self.controller_weight_ih[:, symbols:]], 1).t()
        outputs = []
        for x in chosen:
            state = self.step(x, recurrent, state)
            outputs.append(torch.cat([state[0], state[8].flatten(1)], 1))
        head = torch.cat([self.output_weight, self.read_weight], 1)
        return nn.functional.linear(torch.stack(outputs), head, self.output_bias), state

    def step(self, x, recurrent, state):
        h, c, memory, usage, links, precedence, write, read, reads = state
        gates = torch.addmm(x, torch.cat([h, reads.flatten(1)], 1), recurrent)
        i, f, g, o = gates.chunk(4, 1)
        c = torch.sigmoid(f) * c + torch.sigmoid(i) * torch.tanh(g)
        h = torch.sigmoid(o) * torch.tanh(c)
        emitted = nn.functional.linear(h, self.interface_weight, self.interface_bias)
        keys, strengths, key, strength, erase, vector, free, allocate, gate, modes = emitted.split(self.parts, 1)
        usage = (usage + write - usage * write) * (1 - torch.sigmoid(free).unsqueeze(2) * read).prod(1)
        by_content = content(memory, key.unsqueeze(1), 1 + nn.functional.softplus(strength)).squeeze(1)
        allocate = torch.sigmoid(allocate)
        write = torch.sigmoid(gate) * (allocate * allocation(usage) + (1 - allocate) * by_content)
        column = write.unsqueeze(2)
        memory = memory * (1 - column * torch.sigmoid(erase).unsqueeze(1)) + column * vector.unsqueeze(1)
        links = (1 - column - write.unsqueeze(1)) * links + column * precedence.unsqueeze(1)
        links = links * self.off_diagonal
        precedence = (1 - write.sum(1, keepdim=True)) * precedence + write
        backward, forward = read @ links, read @ links.transpose(1, 2)
        looked_up = content(memory, keys.view(-1, self.heads, self.width), 1 + nn.functional.softplus(strengths))
        modes = torch.softmax(modes.view(-1, self.heads, 3), 2)
        read = modes[:, :, :1] * backward + modes[:, :, 1:2] * looked_up + modes[:, :, 2:] * forward
        return [h, c, memory, usage, links, precedence, write, read, read @ memory]


def check(path):
    with open(path, encoding="utf-8") as file:
        fixture = json.load(file)
    torch.set_default_dtype(torch.float64)
    sizes = [fixture[name] for name in ("vocab", "hidden", "slots", "width", "read_heads")]
    model = Dnc(*sizes)
    with torch.no_grad():
        for name, weight in model.named_parameters():
            weight.copy_(torch.tensor(fixture["weights"][name]))
    logits, _ = model(torch.tensor(fixture["inputs_TB"]), model.start(fixture["batch"]))
    loss = nn.functional.cross_entropy(logits.flatten(0, 1), torch.tensor(fixture["targets_TB"]).flatten())
    loss.backward()
    gradients = fixture["gradients"]
    far = max((weight.grad - torch.tensor(gradients[name])).abs().max().item() for name, weight in model.named_parameters())
    print(
        json.dumps(
            {
                "loss": abs(loss.item() - fixture["loss"]),
                "logits": (logits - torch.tensor(fixture["logits_TBV"])).abs().max().item(),
                "gradients": far,
            }
        )
    )


class Training:
    """Steps through the windows, over and over; the state is zero at the start of each pass."""

    def __init__(self, model, tokens, given):
        stream = (len(tokens) - 1) // given.batch
        self.per_pass = stream // given.sequence
        if self.per_pass < 1:
            raise SystemExit("the text is too short for one window")
        self.inputs = tokens[: given.batch * stream].view(given.batch, stream).t().contiguous()
        self.targets = tokens[1 : given.batch * stream + 1].view(given.batch, stream).t().contiguous()
        self.model, self.given = model, given
        self.weights = list(model.parameters())
        self.optimizer = torch.optim.RMSprop(self.weights, lr=given.rate, alpha=given.decay, eps=1e-8)
        self.taken = 0
        self.state = []
        self.last = 0.0

    def step(self):
        window = self.taken % self.per_pass
        if window == 0:
            self.state = self.model.start(self.given.batch)
        rows = slice(window * self.given.sequence, (window + 1) * self.given.sequence)
        logits, state = self.model(self.inputs[rows], self.state)
        self.state = [part.detach() for part in state]
        loss = nn.functional.cross_entropy(logits.flatten(0, 1), self.targets[rows].flatten())
        self.optimizer.zero_grad(set_to_none=True)
        loss.backward()
        nn.utils.clip_grad_value_(self.weights, self.given.clip)
        self.optimizer.step()
        self.last = loss.item()
        self.taken += 1

    def run(self, seconds):
        """Steps for at least so long; how many, and how long they took."""
        before, begun = self.taken, time.perf_counter()
        while time.perf_counter() - begun < seconds:
            self.step()
        return self.taken - before, time.perf_counter() - begun


def main():
    given = arguments()
    torch.set_num_threads(given.threads)
    torch.manual_seed(given.seed)
    if given.fixture:
        check(given.fixture)
        return
    with open(given.text, encoding="utf-8", newline="") as file:
        text = file.read()
    symbols = sorted(set(text))
    index = {s: i for i, s in enumerate(symbols)}
    model = Dnc(len(symbols), given.hidden, given.slots, given.width, given.read_heads)
    training = Training(model, torch.tensor([index[s] for s in text]), given)
    training.run(given.warmup)
    used = time.process_time()
    steps, seconds = training.run(given.seconds)
    print(
        json.dumps(
            {
                "peer": "torch " + torch.__version__,
                "cell": given.cell,
                "hidden": given.hidden,
                "slots": given.slots,
                "width": given.width,
                "readHeads": given.read_heads,
                "batch": given.batch,
                "sequence": given.sequence,
                "threads": given.threads,
                "symbols": len(symbols),
                "parameters": sum(weight.numel() for weight in training.weights),
                "steps": steps,
                "seconds": seconds,
                "processorSeconds": time.process_time() - used,
                "lastLoss": training.last,
                "charactersPerSecond": steps * given.batch * given.sequence / seconds,
            }
        )
    )


if __name__ == "__main__":
    main()
