"""How fast is the training loop? Against what numpy itself needs, scikit-learn and torch, in one interleaved run.

    python -m tests.benchmarks.engine [rounds]

Ratios of CPU seconds with one BLAS thread, which hold on any machine; seconds are printed beside them. Each ratio is
the median over the rounds, in each of which all contenders run in turn, so that a slower minute slows all of them. What
numpy needs are the matrix products and the activations of the run, forward and backward, as bare calls on arrays of the
same shapes: each unit's value and slope, sigmoid or softmax of the outputs in each step and their e^ in each
evaluation. scikit-learn and torch measure both losses and both accuracies in each epoch, as we do; torch is
compared if it can be imported. Then: many runs at once against as many calls of `train`, and each dataset's starter.
"""

import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from itertools import pairwise
from statistics import median

import numpy as np
from sklearn.neural_network import MLPClassifier

from core.comparison import over_seeds
from core.config import RunConfig
from core.datasets import DATASETS, Split, split
from core.losses import LOSSES
from core.models import ACTIVATIONS, HAS_QUICK_TANH
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
FLOOR = "products + activations"
# We may take so many times what numpy needs.
AT_MOST = 1.5
# The others take at least so many times our time, work by work; scikit-learn gains less from AVX-512 than we do.
REQUIRED = {
    "scikit-learn": (15.0 if HAS_QUICK_TANH else 10.0, 6.0, 4.0),
    "torch": (4.0, 6.0, 2.5),
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


def products_and_activations(config: RunConfig, data: Split) -> None:
    """Multiply matrices and apply activations of the shapes of our loop, forward and backward, and nothing else."""
    sizes = (data.x_train.shape[1], *config.hidden, 1 if len(np.unique(data.y_train)) == 2 else 10)
    n, batch = config.n_train, config.batch_size or config.n_train
    weights = [np.full((b, a + 1), 0.1) for a, b in pairwise(sizes)]
    # A row of ones below the units, which the biases weigh.
    everything = [np.ones((a + 1, n + config.n_val)) for a in sizes]
    rows = everything if batch == n else [np.ones((a + 1, batch)) for a in sizes]
    outputs = {m: [np.empty((a, m)) for a in sizes] for m in {n + config.n_val, batch}}
    slopes, bends = [[np.ones((a, batch)) for a in sizes] for _ in range(2)]
    for _ in range(config.epochs):
        _forward(weights, everything, outputs[n + config.n_val], config.activation)
        np.exp(outputs[n + config.n_val][-1])
        for _ in range(-(-n // batch)):
            if batch < n:
                _forward(weights, rows, outputs[batch], config.activation)
            _probabilities(outputs[n + config.n_val if batch == n else batch][-1][:, :batch])
            for layer, weight in enumerate(weights):
                np.matmul(slopes[layer + 1], rows[layer][:, :batch].T)
                if layer:
                    np.dot(weight[:, :-1].T, slopes[layer + 1])
                    slopes[layer] *= ACTIVATIONS[config.activation].slope(rows[layer][:-1, :batch], bends[layer])


def _forward(weights: list, signals: list, outputs: list, activation: str) -> None:
    for layer, weight in enumerate(weights):
        np.matmul(weight, signals[layer], out=outputs[layer + 1])
        if layer < len(weights) - 1:
            ACTIVATIONS[activation].apply(outputs[layer + 1])


def _probabilities(outputs: np.ndarray) -> np.ndarray:
    """Return sigmoid of one output, softmax of several, in the fewest calls: nothing is done against overflow."""
    powers = np.exp(outputs)
    powers /= powers + 1.0 if len(outputs) == 1 else np.add.reduce(powers)
    return powers


def compare(rounds: int) -> None:
    """Print our time and those of the others, work by work."""
    contenders = {
        "ours": ours, FLOOR: products_and_activations, "scikit-learn": scikit_learn,
        "sklearn, by hand": scikit_learn_by_hand, "torch": in_torch,
    }  # fmt: skip
    if torch is None:
        print("torch cannot be imported here: it is left out\n")
        del contenders["torch"]
    print(f"{'work':38} {'contender':24} {'CPU s':>8} {'ratio':>8} {'required':>16}")
    for number, (session, config) in enumerate(WORKS.items()):
        config = config.resolved()
        data = split(config)
        times = in_turn({name: partial(contender, config, data) for name, contender in contenders.items()}, rounds)
        for name in contenders:
            print(f"{session:38} {name:24} {median(times[name]):8.3f} {_judged(name, times, number)}")


def in_turn(jobs: Mapping[str, Callable[[], object]], rounds: int) -> dict[str, list[float]]:
    """Return each job's CPU seconds in each round; a first round warms up."""
    times: dict[str, list[float]] = {name: [] for name in jobs}
    for _ in range(rounds + 1):
        for name, job in jobs.items():
            start = time.process_time()
            job()
            times[name].append(time.process_time() - start)
    return {name: some[1:] for name, some in times.items()}


def ratio(times: dict[str, list[float]], over: str, under: str) -> float:
    """Return how many times longer one takes than the other: the median over the rounds."""
    return median(a / b for a, b in zip(times[over], times[under], strict=True))


def _judged(name: str, times: dict[str, list[float]], number: int) -> str:
    """Return the ratio with what is required of it: ours over what numpy needs, the others over ours."""
    if name == FLOOR:
        found = ratio(times, "ours", name)
        return f"{found:8.2f} {f'<= {AT_MOST} ' + ('ok' if found <= AT_MOST else 'MISSED'):>16}  (ours / this)"
    found, least = ratio(times, name, "ours"), REQUIRED.get(name, (None,) * 3)[number]
    verdict = "" if least is None else f">= {least:g} {'ok' if found >= least else 'MISSED'}"
    return f"{found:8.2f} {verdict:>16}  (this / ours)"


# Many runs at once: linear models at least five times as fast as one by one, nothing slower.
MANY = {
    "a line": (RunConfig("line"), 5.0),
    "a line with outliers": (RunConfig("line_with_outliers"), 5.0),
    "a polynomial": (RunConfig("sine"), 5.0),
    "ten inputs": (RunConfig("diabetes"), 5.0),
    "two classes": (RunConfig("blobs"), 5.0),
    "two classes, batches of 10": (RunConfig("blobs", batch_size=10, epochs=30), 5.0),
    "a network": (RunConfig("moons", hidden=(8,), epochs=60), 1.0),
}
SEEDS = 128


def many(rounds: int) -> None:
    """Print how much faster 128 seeds are than 128 calls of `train`."""
    print(f"\n{'128 seeds':38} {'by train, s':>12} {'at once, s':>12} {'ratio':>8} {'required':>16}")
    for name, (config, least) in MANY.items():
        configs = [replace(config, data_seed=seed, weights_seed=seed) for seed in range(SEEDS)]
        jobs = {"alone": lambda some=configs: [train(c) for c in some], "many": partial(over_seeds, config, SEEDS)}
        times = in_turn(jobs, rounds)
        found = ratio(times, "alone", "many")
        # What is trained one by one anyway may come out a little slower by chance alone.
        verdict = f">= {least:g} {'ok' if found >= (least if least > 1 else 0.97) else 'MISSED'}"
        print(f"{name:38} {median(times['alone']):12.3f} {median(times['many']):12.3f} {found:8.2f} {verdict:>16}")


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
    many(max(wanted // 2, 1))
    starters(max(wanted // 2, 1))
