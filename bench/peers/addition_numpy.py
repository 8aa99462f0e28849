"""A recurrent network that learns binary addition, in plain NumPy, to measure Unroll against and to check it.

Sixteen sigmoid units without biases read two bits a column, the least significant first, and say the bit of the sum; half the squared
error, backpropagation through all columns, one plain update a sum.

usage: addition_numpy.py [--examples 10000] [--seed 1] [--bits 8] [--hidden 16] [--rate 0.1] [--fixture FILE]
Prints one JSON line: examples, exact (share of all pairs), error, examplesPerSecond. With --fixture it writes first weights, the
numbers drawn, and the error, the outputs and the sum of all weights after each of the examples.
"""

import argparse
import json
import time

import numpy as np


def arguments():
    parser = argparse.ArgumentParser()
    parser.add_argument("--examples", type=int, default=10000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--bits", type=int, default=8)
    parser.add_argument("--hidden", type=int, default=16)
    parser.add_argument("--rate", type=float, default=0.1)
    parser.add_argument("--fixture")
    return parser.parse_args()


def sigmoid(x):
    return 1 / (1 + np.exp(-x))


def columns(number, bits):
    return (number >> np.arange(bits)) & 1


def forward(weights, x):
    """Hidden states, after a zero one, and outputs of one sum; x has a row for each column."""
    w0, wh, w1 = weights
    h = np.zeros((len(x) + 1, len(wh)))
    for t in range(len(x)):
        h[t + 1] = sigmoid(x[t] @ w0 + h[t] @ wh)
    return h, sigmoid(h[1:] @ w1)[:, 0]


def learn(weights, x, target, rate):
    """One sum: outputs before the update."""
    w0, wh, w1 = weights
    h, y = forward(weights, x)
    d0, dh_weights, d1 = np.zeros_like(w0), np.zeros_like(wh), np.zeros_like(w1)
    dz = np.zeros(len(wh))
    for t in reversed(range(len(x))):
        dy = (y[t] - target[t]) * y[t] * (1 - y[t])
        d1[:, 0] += dy * h[t + 1]
        dz = (dy * w1[:, 0] + wh @ dz) * h[t + 1] * (1 - h[t + 1])
        d0 += np.outer(x[t], dz)
        dh_weights += np.outer(h[t], dz)
    w0 -= rate * d0
    wh -= rate * dh_weights
    w1 -= rate * d1
    return y


def exact(weights, bits):
    w0, wh, w1 = weights
    numbers = np.arange(2 ** (bits - 1))
    a, b = [n.ravel() for n in np.meshgrid(numbers, numbers)]
    h = np.zeros((len(a), len(wh)))
    right = np.ones(len(a), bool)
    for t in range(bits):
        x = np.stack([a >> t & 1, b >> t & 1], 1)
        h = sigmoid(x @ w0 + h @ wh)
        right &= np.round(sigmoid(h @ w1)[:, 0]) == (a + b >> t & 1)
    return right.mean()


def main():
    given = arguments()
    rng = np.random.default_rng(given.seed)
    weights = [rng.uniform(-1, 1, shape) for shape in [(2, given.hidden), (given.hidden,) * 2, (given.hidden, 1)]]
    record = {
        "bits": given.bits,
        "hidden": given.hidden,
        "rate": given.rate,
        "weights": {
            name: w.tolist() for name, w in zip(["synapse_0", "synapse_h", "synapse_1"], weights)
        },
        "examples": [],
    }
    begun = time.perf_counter()
    for _ in range(given.examples):
        a, b = (int(n) for n in rng.integers(2 ** (given.bits - 1), size=2))
        x = np.stack([columns(a, given.bits), columns(b, given.bits)], 1)
        target = columns(a + b, given.bits)
        y = learn(weights, x, target, given.rate)
        if given.fixture:
            total = sum(float(w.sum()) for w in weights)
            error = float(np.abs(target - y).sum())
            record["examples"].append({"a": a, "b": b, "error": error, "outputs": y.tolist(), "weightSum": total})
    seconds = time.perf_counter() - begun
    error = float(np.abs(target - y).sum())
    if given.fixture:
        record["weightsAfter"] = {n: w.tolist() for n, w in zip(record["weights"], weights)}
        with open(given.fixture, "w", encoding="utf-8") as file:
            json.dump(record, file)
    speed = given.examples / seconds
    result = {"examples": given.examples, "exact": exact(weights, given.bits), "error": error, "examplesPerSecond": speed}
    print(json.dumps(result))


if __name__ == "__main__":
    main()
