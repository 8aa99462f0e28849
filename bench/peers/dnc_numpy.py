"""A small network with a memory in plain NumPy, to measure Unroll's "dnc-numpy" against.

The equations of krocki's dnc-numpy.py in our own words: an LSTM controller whose cells hold the tanh, c = tanh(f*c + i*g), h = o*c, over
[x; r; h]; a softmax over the slots says where to read and another where to write, M = M*(1 - w e^T) + w v^T, r = M^T w'; scores of [h; r].
Batched, truncated backpropagation, h, c and r carried from window to window, the memory empty at the start of each; gradients clipped
element-wise at 5, Adagrad.

usage: dnc_numpy.py FILE [--steps 2000] [--hidden 32] [--slots 5] [--width 10] [--batch 16] [--sequence 25] [--rate 0.1] [--seed 1]
Prints one JSON line: steps, smoothLoss in nats per character, charactersPerSecond.
With --check it compares its gradients with central differences instead, and prints the largest relative error.
"""

import argparse
import json
import time

import numpy as np


def arguments():
    parser = argparse.ArgumentParser()
    parser.add_argument("file", nargs="?")
    for name, value in (("steps", 2000), ("hidden", 32), ("slots", 5), ("width", 10), ("batch", 16), ("sequence", 25), ("seed", 1)):
        parser.add_argument("--" + name, type=int, default=value)
    parser.add_argument("--rate", type=float, default=0.1)
    parser.add_argument("--check", action="store_true")
    given = parser.parse_args()
    if not given.file and not given.check:
        parser.error("a text, or --check")
    return given


def sigmoid(x):
    return 1 / (1 + np.exp(-x))


def softmax(x):
    e = np.exp(x - x.max(1, keepdims=True))
    return e / e.sum(1, keepdims=True)


class Network:
    """Weights are inputs x outputs; rows of a step are streams."""

    def __init__(self, symbols, given, rng, dtype=np.float32, deviation=0.01):
        h, n, w = given.hidden, given.slots, given.width
        self.h, self.n, self.w, self.dtype = h, n, w, dtype
        shapes = [(symbols, 4 * h), (w, 4 * h), (h, 4 * h), (4 * h,), (h, 2 * (n + w)), (h, symbols), (w, symbols), (symbols,)]
        self.weights = [(deviation * rng.standard_normal(s)).astype(dtype) if len(s) > 1 else np.zeros(s, dtype) for s in shapes]
        self.weights[3][h : 2 * h] = 1

    def start(self, batch):
        return [np.zeros((batch, size), self.dtype) for size in (self.h, self.h, self.w)]

    def forward(self, tokens, targets, state):
        w_x, w_r, w_h, b, w_i, w_y, w_ry, b_y = self.weights
        hidden, n, w = self.h, self.n, self.w
        h, c, r = state
        memory = np.zeros((len(h), n, w), self.dtype)
        tape, loss = [], 0.0
        rows = np.arange(len(h))
        for x, target in zip(tokens, targets):
            z = w_x[x] + r @ w_r + h @ w_h + b
            i, f, o = sigmoid(z[:, :hidden]), sigmoid(z[:, hidden : 2 * hidden]), sigmoid(z[:, 3 * hidden :])
            g = np.tanh(z[:, 2 * hidden : 3 * hidden])
            cell = np.tanh(f * c + i * g)
            out = o * cell
            xi = out @ w_i
            read, write = softmax(xi[:, :n]), softmax(xi[:, n : 2 * n])
            vector, erase = xi[:, 2 * n : 2 * n + w], sigmoid(xi[:, 2 * n + w :])
            after = memory * (1 - write[:, :, None] * erase[:, None, :]) + write[:, :, None] * vector[:, None, :]
            reads = np.einsum("bn,bnw->bw", read, after)
            p = softmax(out @ w_y + reads @ w_ry + b_y)
            loss -= np.log(p[rows, target]).sum()
            tape.append((x, target, h, c, r, i, f, g, o, cell, out, read, write, vector, erase, memory, after, reads, p))
            h, c, r, memory = out, cell, reads, after
        return loss / targets.size, [h, c, r], tape

    def backward(self, tape):
        w_x, w_r, w_h, b, w_i, w_y, w_ry, b_y = self.weights
        gradients = [np.zeros_like(weight) for weight in self.weights]
        d_x, d_r, d_h, d_b, d_i, d_y, d_ry, d_by = gradients
        streams = len(tape[0][0])
        count = streams * len(tape)
        rows = np.arange(streams)
        dh, dc, dr = self.start(streams)
        dmemory = np.zeros_like(tape[0][15])
        for x, target, h, c, r, i, f, g, o, cell, out, read, write, vector, erase, before, after, reads, p in reversed(tape):
            dy = p.copy()
            dy[rows, target] -= 1
            dy /= count
            d_y += out.T @ dy
            d_ry += reads.T @ dy
            d_by += dy.sum(0)
            dh = dh + dy @ w_y.T
            dr = dr + dy @ w_ry.T
            dmemory = dmemory + read[:, :, None] * dr[:, None, :]
            dread = np.einsum("bw,bnw->bn", dr, after)
            faded = dmemory * before
            dwrite = np.einsum("bnw,bw->bn", dmemory, vector) - np.einsum("bnw,bw->bn", faded, erase)
            dvector = np.einsum("bnw,bn->bw", dmemory, write)
            derase = -np.einsum("bnw,bn->bw", faded, write)
            dmemory = dmemory * (1 - write[:, :, None] * erase[:, None, :])
            dxi = np.concatenate(
                [
                    read * (dread - (read * dread).sum(1, keepdims=True)),
                    write * (dwrite - (write * dwrite).sum(1, keepdims=True)),
                    dvector,
                    derase * erase * (1 - erase),
                ],
                1,
            )
            d_i += out.T @ dxi
            dh = dh + dxi @ w_i.T
            dcell = (dc + dh * o) * (1 - cell * cell)
            dz = np.concatenate(
                [dcell * g * i * (1 - i), dcell * c * f * (1 - f), dcell * i * (1 - g * g), dh * cell * o * (1 - o)], 1
            )
            dc = dcell * f
            np.add.at(d_x, x, dz)
            d_r += r.T @ dz
            d_h += h.T @ dz
            d_b += dz.sum(0)
            dh, dr = dz @ w_h.T, dz @ w_r.T
        return gradients


def check():
    given = argparse.Namespace(hidden=6, slots=4, width=3)
    rng = np.random.default_rng(1)
    network = Network(5, given, rng, np.float64, 0.5)
    tokens, targets = rng.integers(5, size=(7, 3)), rng.integers(5, size=(7, 3))
    gradients = network.backward(network.forward(tokens, targets, network.start(3))[2])
    worst = 0.0
    for weight, gradient in zip(network.weights, gradients):
        for at in np.ndindex(weight.shape):
            kept, both = weight[at], []
            for delta in (1e-5, -1e-5):
                weight[at] = kept + delta
                both.append(network.forward(tokens, targets, network.start(3))[0])
            weight[at] = kept
            slope = (both[0] - both[1]) / 2e-5
            worst = max(worst, abs(slope - gradient[at]) / max(1e-4, abs(slope) + abs(gradient[at])))
    print(json.dumps({"largestRelativeError": worst}))


def main():
    given = arguments()
    if given.check:
        check()
        return
    with open(given.file, encoding="utf-8", newline="") as file:
        text = file.read()
    symbols = sorted(set(text))
    index = {s: i for i, s in enumerate(symbols)}
    data = np.array([index[s] for s in text])
    network = Network(len(symbols), given, np.random.default_rng(given.seed))
    stream = (len(data) - 1) // given.batch
    inputs = data[: given.batch * stream].reshape(given.batch, stream).T
    targets = data[1 : given.batch * stream + 1].reshape(given.batch, stream).T
    per_pass = stream // given.sequence
    if per_pass < 1:
        raise SystemExit("the text is too short for one window")
    squares = [np.full_like(weight, 1e-8) for weight in network.weights]
    state = network.start(given.batch)
    smooth, kept = np.log(len(symbols)), 0.999 ** (given.batch * given.sequence / 25)
    begun = time.perf_counter()
    for step in range(given.steps):
        at = step % per_pass
        if at == 0:
            state = network.start(given.batch)
        rows = slice(at * given.sequence, (at + 1) * given.sequence)
        loss, state, tape = network.forward(inputs[rows], targets[rows], state)
        smooth += (1 - kept) * (loss - smooth)
        for weight, gradient, square in zip(network.weights, network.backward(tape), squares):
            np.clip(gradient, -5, 5, out=gradient)
            square += gradient * gradient
            weight -= given.rate * gradient / np.sqrt(square)
    seconds = time.perf_counter() - begun
    speed = given.steps * given.batch * given.sequence / seconds
    print(json.dumps({"steps": given.steps, "smoothLoss": float(smooth), "charactersPerSecond": speed}))


if __name__ == "__main__":
    main()
