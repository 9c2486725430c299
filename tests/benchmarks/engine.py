"""How fast is the training loop? Against scikit-learn, torch and its own matrix products, in one interleaved run.

    python -m tests.benchmarks.engine [rounds]

Medians of CPU seconds with one BLAS thread. Every contender measures both losses and both accuracies in each epoch.
torch is compared if it can be imported.
"""

import subprocess
import sys
import time
from dataclasses import replace
from itertools import pairwise
from statistics import median

import numpy as np
from sklearn.neural_network import MLPClassifier

from core.config import RunConfig
from core.datasets import DATASETS, Split, split
from core.losses import LOSSES
from core.training import predicted_class, train

try:
    import torch
except ImportError:
    torch = None

_W1 = RunConfig(
    "moons", noise=0.2, n_train=400, n_val=200, hidden=(16, 16), activation="tanh", optimizer="gd", learning_rate=0.3,
    batch_size=0, epochs=1000,
)  # fmt: skip
WORKS = {
    "W1: 2-16-16-1, 1,000 epochs": _W1,
    "W2: the same, batch 32, 200 epochs": replace(_W1, batch_size=32, epochs=200),
    "digits: 64-32-10, batch 64, 50 epochs": RunConfig("digits", hidden=(32,), batch_size=64, epochs=50),
}
# At least so many times our time; "matrix products" at least 1 / 3.5 of it, and 1 / 2.5 is what we are after.
REQUIRED = {
    "scikit-learn": (15.0, 6.0, 4.0),
    "torch": (4.0, 6.0, 2.5),
    "matrix products": (1 / 3.5, None, None),
}


def ours(config: RunConfig, data: Split) -> None:
    """Run from the config alone: drawing the rows, keeping models and the baseline are part of it."""
    train(config)


def scikit_learn(config: RunConfig, data: Split) -> None:
    """Step by `partial_fit`, and evaluate by one `predict_proba` a set, both figures from it by numpy."""
    net, classes = _classifier(config), np.unique(data.y_train)
    sets = [(x, y.astype(int), np.arange(len(y))) for x, y in ((data.x_train, data.y_train), (data.x_val, data.y_val))]
    for _ in range(config.epochs):
        net.partial_fit(data.x_train, data.y_train, classes=classes)
        for x, y, rows in sets:
            p = net.predict_proba(x)
            -np.log(p[rows, y]).mean(), (p.argmax(axis=1) == y).mean()


def scikit_learn_by_hand(config: RunConfig, data: Split) -> None:
    """Step by `partial_fit`, but evaluate past scikit-learn: our own losses on its coefficients."""
    net, classes = _classifier(config), np.unique(data.y_train)
    loss = LOSSES[config.loss]
    for _ in range(config.epochs):
        net.partial_fit(data.x_train, data.y_train, classes=classes)
        for x, y in ((data.x_train, data.y_train), (data.x_val, data.y_val)):
            signal = x
            for layer, (weight, bias) in enumerate(zip(net.coefs_, net.intercepts_, strict=True)):
                signal = signal @ weight + bias
                if layer < len(net.coefs_) - 1:
                    np.tanh(signal, out=signal)
            raw = signal[:, 0] if signal.shape[1] == 1 else signal
            loss.value(raw, y).mean(), (predicted_class(raw) == y).mean()


def _classifier(config: RunConfig) -> MLPClassifier:
    return MLPClassifier(
        config.hidden, solver="sgd", activation="tanh", momentum=0.0, alpha=0.0, shuffle=config.batch_size > 0,
        learning_rate_init=config.learning_rate, batch_size=config.batch_size or config.n_train,
    )  # fmt: skip


def in_torch(config: RunConfig, data: Split) -> None:
    """Run the eager loop of torch's own tutorials, in float64 as ours."""
    torch.set_num_threads(1)
    sizes = (data.x_train.shape[1], *config.hidden, 1 if len(np.unique(data.y_train)) == 2 else 10)
    layers = [layer for a, b in pairwise(sizes) for layer in (torch.nn.Linear(a, b), torch.nn.Tanh())]
    net = torch.nn.Sequential(*layers[:-1]).double()
    one = sizes[-1] == 1
    cost = torch.nn.BCEWithLogitsLoss() if one else torch.nn.CrossEntropyLoss()
    parts = [
        (torch.tensor(x), torch.tensor(y if one else y.astype(int)))
        for x, y in ((data.x_train, data.y_train), (data.x_val, data.y_val))
    ]
    (x_train, y_train), _ = parts
    descent = torch.optim.SGD(net.parameters(), lr=config.learning_rate)
    n, batch = config.n_train, config.batch_size or config.n_train
    for _ in range(config.epochs):
        order = torch.randperm(n) if batch < n else None
        for start in range(0, n, batch):
            rows = slice(None) if order is None else order[start : start + batch]
            descent.zero_grad()
            out = net(x_train[rows])
            cost(out[:, 0] if one else out, y_train[rows]).backward()
            descent.step()
        with torch.no_grad():
            for x, y in parts:
                out = net(x)
                cost(out[:, 0] if one else out, y).item()
                ((out[:, 0] > 0) == y if one else out.argmax(1) == y).double().mean().item()


def matrix_products(config: RunConfig, data: Split) -> None:
    """Multiply matrices of the shapes of our loop, and nothing else: what no implementation in numpy can avoid."""
    sizes = (data.x_train.shape[1], *config.hidden, 1 if len(np.unique(data.y_train)) == 2 else 10)
    n, batch = config.n_train, config.batch_size or config.n_train
    weights = [np.ones((b, a)) for a, b in pairwise(sizes)]
    everything = [np.ones((a, n + config.n_val)) for a in sizes]
    rows = everything if batch == n else [np.ones((a, batch)) for a in sizes]
    slopes = [np.ones((a, batch)) for a in sizes]
    ones = np.ones(batch)
    for _ in range(config.epochs):
        for layer, weight in enumerate(weights):
            weight @ everything[layer]
        for _ in range(-(-n // batch)):
            if batch < n:
                for layer, weight in enumerate(weights):
                    weight @ rows[layer]
            for layer, weight in enumerate(weights):
                slopes[layer + 1] @ rows[layer][:, :batch].T
                slopes[layer + 1] @ ones  # the biases'
                if layer:
                    weight.T @ slopes[layer + 1]


def compare(rounds: int) -> None:
    """Print our time and those of the others, work by work."""
    contenders = {
        "ours": ours, "scikit-learn": scikit_learn, "sklearn, by hand": scikit_learn_by_hand, "torch": in_torch,
        "matrix products": matrix_products,
    }  # fmt: skip
    if torch is None:
        print("torch cannot be imported here: it is left out\n")
        del contenders["torch"]
    print(f"{'work':38} {'contender':16} {'CPU s':>8} {'x ours':>8} {'required':>10}")
    for number, (session, config) in enumerate(WORKS.items()):
        config = config.resolved()
        data = split(config)
        times: dict[str, list[float]] = {name: [] for name in contenders}
        for _ in range(rounds):
            for name, contender in contenders.items():
                start = time.process_time()
                contender(config, data)
                times[name].append(time.process_time() - start)
        own = median(times["ours"])
        for name in contenders:
            ratio, least = median(times[name]) / own, REQUIRED.get(name, (None,) * 3)[number]
            verdict = "" if least is None else f">= {least:.2f} {'ok' if ratio >= least else 'MISSED'}"
            print(f"{session:38} {name:16} {median(times[name]):8.3f} {ratio:8.2f} {verdict:>16}")


# In a process of its own, so that nothing else is counted: prints CPU seconds and megabytes of the first rows, and of
# the run that follows.
_CHILD = """
import re, sys, time
from core.config import RunConfig
from core.datasets import split
from core.training import train
def megabytes():  # the highest so far; ru_maxrss would start from that of the parent process
    return int(re.search(r"VmHWM:\\s+(\\d+)", open("/proc/self/status").read())[1]) / 1024
for job in (split, train):
    before, start = megabytes(), time.process_time()
    job(RunConfig(sys.argv[1]))
    print(time.process_time() - start, megabytes() - before)
"""


def starter(dataset: str) -> list[float]:
    """Return seconds and megabytes of a process's first rows, then of the starter run on them."""
    child = subprocess.run([sys.executable, "-c", _CHILD, dataset], capture_output=True, text=True, check=True)
    return [float(number) for number in child.stdout.split()]


def starters(rounds: int) -> None:
    """Print what each starter run takes, and what the very first loaded table of a process takes before it."""
    print(f"\n{'starter (required: < 1 s, < 50 MB)':38} {'CPU s':>8} {'MB':>8}")
    imports = []
    for dataset in DATASETS:
        first_seconds, first_memory, cpu, memory = np.median([starter(dataset) for _ in range(rounds)], axis=0)
        print(f"{dataset:38} {cpu:8.3f} {memory:8.1f} {'ok' if cpu < 1 and memory < 50 else 'MISSED':>7}")
        if DATASETS[dataset].draw is None:
            imports.append((first_seconds, first_memory))
    cpu, memory = np.median(imports, axis=0)
    print(f"{'once a process: import scikit-learn':38} {cpu:8.3f} {memory:8.1f}")


if __name__ == "__main__":
    wanted = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    compare(wanted)
    starters(max(wanted // 2, 1))
