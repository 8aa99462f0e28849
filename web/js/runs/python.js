/** What opens a downloaded checkpoint in PyTorch: the lines of README.md. */
export const PYTHON = `import json, torch
from safetensors import safe_open
with safe_open("network.safetensors", "pt") as file:
    symbols = json.loads(file.metadata()["vocabulary"])
    weights = {name: file.get_tensor(name) for name in file.keys() if not name.startswith("state.")}
gates, hidden = weights["rnn.weight_hh_l0"].shape
kind = {1: torch.nn.RNN, 3: torch.nn.GRU, 4: torch.nn.LSTM}[gates // hidden]
model = torch.nn.ModuleDict({"rnn": kind(len(symbols), hidden, sum("weight_hh" in name for name in weights)),
                             "decoder": torch.nn.Linear(hidden, len(symbols))})
model.load_state_dict(weights)  # logits: model.decoder(model.rnn(one_hot)[0])
`;
