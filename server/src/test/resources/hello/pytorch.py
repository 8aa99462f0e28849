"""Writes what PyTorch makes of a word in float64, as the test HelloPyTorchTest reads it.

    python3 pytorch.py HELLO.json > pytorch.json

HELLO.json is a `hello` event of a run at step 0 (docs/protocol.md): its word, learning rate and first weights are taken. Each step is
plain gradient descent on the cross-entropy summed over the letters, of nn.RNN and nn.Linear from a zero state.
"""
import json
import sys

import torch
from torch import nn
from torch.nn.functional import cross_entropy

LOOKS = [0, 1, 20]

event = json.load(open(sys.argv[1]))
first = {weight["name"]: torch.tensor(weight["value"], dtype=torch.float64) for weight in event["weights"]}
letters = event["letters"]
tokens = [letters.index(letter) for letter in event["word"]]
inputs = torch.eye(len(letters), dtype=torch.float64)[tokens[:-1]]
targets = torch.tensor(tokens[1:])

hidden = first["rnn.weight_hh_l0"].shape[0]
rnn = nn.RNN(len(letters), hidden).double()
decoder = nn.Linear(hidden, len(letters)).double()
with torch.no_grad():
    rnn.weight_ih_l0.copy_(first["rnn.weight_ih_l0"].T)
    rnn.weight_hh_l0.copy_(first["rnn.weight_hh_l0"].T)
    rnn.bias_ih_l0.copy_(first["rnn.bias_l0"][0])
    rnn.bias_hh_l0.zero_()
    decoder.weight.copy_(first["decoder.weight"].T)
    decoder.bias.copy_(first["decoder.bias"][0])
learnt = [rnn.weight_ih_l0, rnn.weight_hh_l0, rnn.bias_ih_l0, decoder.weight, decoder.bias]
optimizer = torch.optim.SGD(learnt, lr=event["learningRate"])


def rows(matrix):
    """Inputs x outputs, as the server has it."""
    return (matrix.T if matrix.dim() == 2 else matrix.unsqueeze(0)).tolist()


def unrolled():
    """The sums before tanh, one after the other, so that each has a gradient, with what flows back through those after it."""
    sums, h = [], torch.zeros(hidden, dtype=torch.float64)
    for x in inputs:
        sums.append(rnn.weight_ih_l0 @ x + rnn.weight_hh_l0 @ h + rnn.bias_ih_l0)
        h = torch.tanh(sums[-1])
    return sums


looks = []
for step in range(LOOKS[-1] + 1):
    states = rnn(inputs.unsqueeze(1))[0].squeeze(1)
    scores = decoder(states)
    loss = cross_entropy(scores, targets, reduction="sum")
    optimizer.zero_grad()
    loss.backward()
    if step in LOOKS:
        sums = unrolled()
        again = cross_entropy(decoder(torch.tanh(torch.stack(sums))), targets, reduction="sum")
        gradients = torch.autograd.grad(again, sums)
        looks.append(
            {
                "step": step,
                "loss": loss.item() / len(targets),
                "hidden": states.tolist(),
                "scores": scores.tolist(),
                "probabilities": torch.softmax(scores, 1).tolist(),
                "sumGradients": [gradient.tolist() for gradient in gradients],
                "weights": [rows(one.detach()) for one in learnt],
                "gradients": [rows(one.grad) for one in learnt],
            }
        )
    optimizer.step()
json.dump({"word": event["word"], "hidden": hidden, "learningRate": event["learningRate"], "looks": looks}, sys.stdout, indent=1)
print()
