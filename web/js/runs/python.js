/** What opens a downloaded checkpoint in PyTorch: the lines of README.md. */
export const PYTHON = `import json, struct, torch
with open("network.safetensors", "rb") as file:
    header = json.loads(file.read(struct.unpack("<Q", file.read(8))[0]))
    symbols, numbers = json.loads(header.pop("__metadata__")["vocabulary"]), torch.frombuffer(bytearray(file.read()), dtype=torch.float32)
weights = {name: numbers[at["data_offsets"][0] // 4:at["data_offsets"][1] // 4].reshape(at["shape"])
           for name, at in header.items() if not name.startswith("state.")}
(gates, hidden), layers = weights["rnn.weight_hh_l0"].shape, sum("weight_hh" in name for name in weights)
rnn = {1: torch.nn.RNN, 3: torch.nn.GRU, 4: torch.nn.LSTM}[gates // hidden](len(symbols), hidden, layers)
model = torch.nn.ModuleDict({"rnn": rnn, "decoder": torch.nn.Linear(hidden, len(symbols))})
model.load_state_dict(weights)  # logits: model.decoder(model.rnn(one_hot)[0])
`;
