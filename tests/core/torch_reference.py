"""Writes torch_reference.json: paths of torch's optimizers and whole torch runs, for tests that run without torch.

python -m venv /tmp/venv-torch && /tmp/venv-torch/bin/pip install torch==2.13.0
/tmp/venv-torch/bin/python tests/core/torch_reference.py
"""

import json
from pathlib import Path

import torch

torch.set_default_dtype(torch.float64)
torch.set_num_threads(1)

OPTIMIZERS = {
    "gd": lambda parameters, rate: torch.optim.SGD(parameters, lr=rate),
    "momentum": lambda parameters, rate: torch.optim.SGD(parameters, lr=rate, momentum=0.9),
    "rmsprop": lambda parameters, rate: torch.optim.RMSprop(parameters, lr=rate),
    "adam": lambda parameters, rate: torch.optim.Adam(parameters, lr=rate),
}
# Ordinary, opposing, vanishing and huge slopes; zero in the first step, where a division by √0 would show.
GRADIENTS = [
    [1.0, -0.5, 0.0, 1e-9, 1e6],
    [0.5, 0.5, 0.0, -1e-9, -1e3],
    [-2.0, 0.25, 1.0, 0.0, 1e-3],
    [0.1, -0.125, -3.0, 1e-9, 7.0],
    [0.0, 0.0, 0.0, 0.0, 0.0],
    [1.5, -8.0, 0.5, 2e-9, -1e6],
]
START = [1.0, -1.0, 0.5, 0.0, 2.0]


def path(optimizer: str, rate: float) -> list[list[float]]:
    """Return the weights after each step on the fixed gradients."""
    weights = torch.tensor(START, requires_grad=True)
    torch_optimizer = OPTIMIZERS[optimizer]([weights], rate)
    points = []
    for gradient in GRADIENTS:
        weights.grad = torch.tensor(gradient)
        torch_optimizer.step()
        points.append(weights.tolist())
    return points


def run(optimizer: str, rate: float, l2: float = 0.0, n_epochs: int = 50) -> dict[str, object]:
    """Return a full-batch run of a 2-5-4-1 tanh net on 16 points: first parameters, losses, last parameters.

    Parameters are listed as core keeps them: for each layer the weights (n_out, n_in) row by row, then the biases.
    """
    torch.manual_seed(0)
    x = torch.randn(16, 2)
    y = (x[:, 0] * x[:, 1] > 0).double()
    net = torch.nn.Sequential(
        torch.nn.Linear(2, 5), torch.nn.Tanh(), torch.nn.Linear(5, 4), torch.nn.Tanh(), torch.nn.Linear(4, 1)
    )
    weights = [p for p in net.parameters() if p.ndim == 2]
    biases = [p for p in net.parameters() if p.ndim == 1]
    torch_optimizer = OPTIMIZERS[optimizer]([{"params": weights, "weight_decay": l2}, {"params": biases}], rate)
    first = flat(net)
    losses = []
    for _ in range(n_epochs):
        loss = torch.nn.functional.binary_cross_entropy_with_logits(net(x)[:, 0], y)
        losses.append(loss.item())
        torch_optimizer.zero_grad()
        loss.backward()
        torch_optimizer.step()
    return {
        "optimizer": optimizer, "learning_rate": rate, "l2": l2, "sizes": [2, 5, 4, 1],
        "x": x.tolist(), "y": y.tolist(), "first": first, "losses": losses, "last": flat(net),
    }  # fmt: skip


def flat(net: torch.nn.Module) -> list[float]:
    """Return all parameters in one list."""
    return [number for p in net.parameters() for number in p.detach().flatten().tolist()]


REFERENCE = {
    "torch": torch.__version__,
    "start": START,
    "gradients": GRADIENTS,
    "paths": [
        {"optimizer": optimizer, "learning_rate": rate, "points": path(optimizer, rate)}
        for optimizer in OPTIMIZERS
        for rate in (0.001, 0.1, 3.0)
    ],
    "runs": [
        run("gd", 0.5),
        run("momentum", 0.05),
        run("rmsprop", 0.003),
        run("adam", 0.01),
        run("adam", 0.01, l2=0.1),
    ],
}

if __name__ == "__main__":
    text = json.dumps(REFERENCE)  # floats in Python's shortest form that reads back as the same float64
    Path(__file__).with_suffix(".json").write_text(text.replace('}, {"', '},\n{"') + "\n")
