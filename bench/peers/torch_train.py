"""A character network trained with PyTorch, to measure Unroll against.

The library's own RNN (tanh), GRU or LSTM over one-hot symbols and a linear output: cross-entropy of a window, state carried from
window to window without its history, gradients clipped element-wise, RMSProp. Every weight and bias starts uniform in ±0.08, the
forget bias of an LSTM at 1. The text but for its last token is cut into as many streams as the batch has rows.

usage: torch_train.py --text FILE [--cell lstm] [--layers 2] [--hidden 128] [--batch 50] [--sequence 50]
                      [--warmup 3] [--seconds 10] [--threads 1] [--seed 1]           speed
       torch_train.py --text FILE … --epochs N --validation 0.05                     loss
Speed: one JSON line with charactersPerSecond, measured for --seconds after --warmup, and processorSeconds, the time the process had
a core meanwhile: where it is less than the seconds, other programs had the core.
Loss: a JSON line with validationLoss after each epoch, in nats per character: the last part of the text as one stream from a zero
state, never trained on; then the line with charactersPerSecond, validation left out.
"""

import argparse
import json
import time

import torch
from torch import nn


def arguments():
    parser = argparse.ArgumentParser()
    parser.add_argument("--text", required=True)
    parser.add_argument("--cell", choices=["rnn", "gru", "lstm"], default="lstm")
    parser.add_argument("--layers", type=int, default=2)
    parser.add_argument("--hidden", type=int, default=128)
    parser.add_argument("--batch", type=int, default=50)
    parser.add_argument("--sequence", type=int, default=50)
    parser.add_argument("--rate", type=float, default=2e-3)
    parser.add_argument("--decay", type=float, default=0.95)
    parser.add_argument("--epsilon", type=float, default=1e-8)
    parser.add_argument("--clip", type=float, default=5.0)
    parser.add_argument("--warmup", type=float, default=3.0)
    parser.add_argument("--seconds", type=float, default=10.0)
    parser.add_argument("--epochs", type=int, default=0, help="train that many instead of --seconds")
    parser.add_argument("--validation", type=float, default=0.05, help="part of the text held back when --epochs is given")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--input", choices=["gather", "scatter"], default="gather", help="how the one-hot input is made")
    parser.add_argument("--optimizer", choices=["each", "joint"], default="each", help="the optimizer's way through the tensors")
    return parser.parse_args()


class Characters(nn.Module):
    """Symbols in, logits of the next symbols out."""

    def __init__(self, symbols, given):
        super().__init__()
        kinds = {"rnn": nn.RNN, "gru": nn.GRU, "lstm": nn.LSTM}
        self.cells = kinds[given.cell](symbols, given.hidden, given.layers)
        self.head = nn.Linear(given.hidden, symbols)
        self.register_buffer("identity", torch.eye(symbols))
        self.scatter = given.input == "scatter"
        with torch.no_grad():
            for weight in self.parameters():
                weight.uniform_(-0.08, 0.08)
            if given.cell == "lstm":
                # gates in the order input, forget, cell, output; of the two biases the second starts at 0, for a sum of 1
                for layer in range(given.layers):
                    forget = slice(given.hidden, 2 * given.hidden)
                    getattr(self.cells, f"bias_ih_l{layer}")[forget] = 1
                    getattr(self.cells, f"bias_hh_l{layer}")[forget] = 0

    def forward(self, tokens, state):
        if self.scatter:
            x = nn.functional.one_hot(tokens, self.identity.shape[0]).float()
        else:
            x = nn.functional.embedding(tokens, self.identity)
        y, state = self.cells(x, state)
        return self.head(y), state


def detached(state):
    return tuple(s.detach() for s in state) if isinstance(state, tuple) else state.detach()


class Windows:
    """Batches of [time, stream], each stream going on where it stopped."""

    def __init__(self, tokens, batch, sequence):
        stream = (len(tokens) - 1) // batch
        self.per_epoch = stream // sequence
        self.sequence = sequence
        self.inputs = tokens[: batch * stream].view(batch, stream).t().contiguous()
        self.targets = tokens[1 : batch * stream + 1].view(batch, stream).t().contiguous()
        if self.per_epoch < 1:
            raise SystemExit("the text is too short for one window")

    def at(self, window):
        rows = slice(window * self.sequence, (window + 1) * self.sequence)
        return self.inputs[rows], self.targets[rows]


class Training:
    """Steps through the windows, over and over; the state is zero at the start of each epoch."""

    def __init__(self, model, windows, given):
        self.model, self.windows, self.clip = model, windows, given.clip
        self.weights = list(model.parameters())
        self.optimizer = torch.optim.RMSprop(
            self.weights, lr=given.rate, alpha=given.decay, eps=given.epsilon, foreach=given.optimizer == "joint"
        )
        self.loss = nn.CrossEntropyLoss()
        self.taken = 0
        self.state = None
        self.last = None

    def step(self):
        window = self.taken % self.windows.per_epoch
        if window == 0:
            self.state = None
        inputs, targets = self.windows.at(window)
        logits, state = self.model(inputs, self.state)
        self.state = detached(state)
        loss = self.loss(logits.flatten(0, 1), targets.flatten())
        self.optimizer.zero_grad(set_to_none=True)
        loss.backward()
        nn.utils.clip_grad_value_(self.weights, self.clip)
        self.optimizer.step()
        self.last = loss.detach()
        self.taken += 1

    def run(self, seconds):
        """Steps for at least so long; how many, and how long they took."""
        before, begun = self.taken, time.perf_counter()
        while time.perf_counter() - begun < seconds:
            self.step()
        return self.taken - before, time.perf_counter() - begun


@torch.no_grad()
def validation_loss(model, tokens):
    """Nats per character of one stream, its state carried all the way."""
    state, total, chunk = None, 0.0, 1000
    for at in range(0, len(tokens) - 1, chunk):
        targets = tokens[at + 1 : at + 1 + chunk]
        inputs = tokens[at : at + len(targets)]
        logits, state = model(inputs.view(-1, 1), state)
        total += nn.functional.cross_entropy(logits.flatten(0, 1), targets, reduction="sum").item()
    return total / (len(tokens) - 1)


def main():
    given = arguments()
    torch.set_num_threads(given.threads)
    torch.manual_seed(given.seed)
    with open(given.text, encoding="utf-8", newline="") as file:
        text = file.read()
    symbols = sorted(set(text))
    index = {s: i for i, s in enumerate(symbols)}
    tokens = torch.tensor([index[s] for s in text])
    held = round(len(tokens) * given.validation) if given.epochs else 0
    model = Characters(len(symbols), given)
    training = Training(model, Windows(tokens[: len(tokens) - held], given.batch, given.sequence), given)
    steps, seconds, processor = 0, 0.0, 0.0
    if given.epochs:
        for epoch in range(given.epochs):
            begun, used = time.perf_counter(), time.process_time()
            for _ in range(training.windows.per_epoch):
                training.step()
            seconds += time.perf_counter() - begun
            processor += time.process_time() - used
            line = {"epoch": epoch + 1, "trainingLoss": training.last.item(), "seconds": seconds}
            if held:
                line["validationLoss"] = validation_loss(model, tokens[len(tokens) - held :])
            print(json.dumps(line), flush=True)
        steps = training.taken
    else:
        training.run(given.warmup)
        used = time.process_time()
        steps, seconds = training.run(given.seconds)
        processor = time.process_time() - used
    print(
        json.dumps(
            {
                "peer": "torch " + torch.__version__,
                "cell": given.cell,
                "layers": given.layers,
                "hidden": given.hidden,
                "batch": given.batch,
                "sequence": given.sequence,
                "threads": given.threads,
                "symbols": len(symbols),
                "parameters": sum(weight.numel() for weight in training.weights),
                "steps": steps,
                "seconds": seconds,
                "processorSeconds": processor,
                "lastLoss": training.last.item(),
                "charactersPerSecond": steps * given.batch * given.sequence / seconds,
            }
        )
    )


if __name__ == "__main__":
    main()
