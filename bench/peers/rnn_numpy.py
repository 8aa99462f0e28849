"""A vanilla character RNN in plain NumPy, to measure Unroll against.

One tanh layer, softmax cross-entropy summed over a window, truncated backpropagation with carried state, gradients clipped
element-wise at 5, Adagrad: the settings of min-char-rnn, in our own words.

usage: rnn_numpy.py FILE [--steps N] [--hidden 100] [--sequence 25] [--rate 0.1] [--seed 1]
Prints one JSON line: steps, smoothLoss in nats per character, charactersPerSecond.
"""

import argparse
import json
import time

import numpy as np


def arguments():
    parser = argparse.ArgumentParser()
    parser.add_argument("file")
    parser.add_argument("--steps", type=int, default=2000)
    parser.add_argument("--hidden", type=int, default=100)
    parser.add_argument("--sequence", type=int, default=25)
    parser.add_argument("--rate", type=float, default=0.1)
    parser.add_argument("--seed", type=int, default=1)
    return parser.parse_args()


def window(weights, tokens, targets, h0):
    """Loss of one window, its gradients, and the state after it. Weights are outputs x inputs."""
    w_ih, w_hh, w_ho, b_h, b_o = weights
    steps = len(tokens)
    h = np.zeros((steps + 1, len(b_h)))
    h[0] = h0
    p = np.empty((steps, len(b_o)))
    loss = 0.0
    for t in range(steps):
        h[t + 1] = np.tanh(w_ih[:, tokens[t]] + w_hh @ h[t] + b_h)
        y = w_ho @ h[t + 1] + b_o
        e = np.exp(y - y.max())
        p[t] = e / e.sum()
        loss -= np.log(p[t, targets[t]])
    gradients = [np.zeros_like(w) for w in weights]
    d_ih, d_hh, d_ho, d_bh, d_bo = gradients
    dh_next = np.zeros(len(b_h))
    for t in reversed(range(steps)):
        dy = p[t].copy()
        dy[targets[t]] -= 1
        d_ho += np.outer(dy, h[t + 1])
        d_bo += dy
        dz = (1 - h[t + 1] ** 2) * (w_ho.T @ dy + dh_next)
        d_bh += dz
        d_ih[:, tokens[t]] += dz
        d_hh += np.outer(dz, h[t])
        dh_next = w_hh.T @ dz
    for g in gradients:
        np.clip(g, -5, 5, out=g)
    return loss, gradients, h[steps]


def main():
    given = arguments()
    text = open(given.file, encoding="utf-8").read()
    symbols = sorted(set(text))
    index = {s: i for i, s in enumerate(symbols)}
    data = np.array([index[s] for s in text])
    v, n, length = len(symbols), given.hidden, given.sequence
    rng = np.random.default_rng(given.seed)
    weights = [
        0.01 * rng.standard_normal((n, v)),
        0.01 * rng.standard_normal((n, n)),
        0.01 * rng.standard_normal((v, n)),
        np.zeros(n),
        np.zeros(v),
    ]
    squares = [np.zeros_like(w) for w in weights]
    smooth = np.log(v)
    h = np.zeros(n)
    at = 0
    begun = time.perf_counter()
    for _ in range(given.steps):
        if at + length + 1 > len(data):
            at, h = 0, np.zeros(n)
        loss, gradients, h = window(weights, data[at : at + length], data[at + 1 : at + length + 1], h)
        smooth += 0.001 * (loss / length - smooth)
        for w, g, s in zip(weights, gradients, squares):
            s += g * g
            w -= given.rate * g / np.sqrt(s + 1e-8)
        at += length
    seconds = time.perf_counter() - begun
    speed = given.steps * length / seconds
    print(json.dumps({"steps": given.steps, "smoothLoss": smooth, "charactersPerSecond": speed}))


if __name__ == "__main__":
    main()
