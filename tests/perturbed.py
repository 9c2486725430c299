"""`python -m pytest -p tests.perturbed`: every training starts from first weights that are moved by 1e-10.

Another processor rounds otherwise in the last digit, and a chaotic run makes something else of that. A test that
passes plainly and fails here depends on such a run: on another machine it may fail. Tests of the rounding itself
carry the marker `exact` and are left out.
"""

from core.training.loop import Training, train

PERTURBATION = 1e-10


def pytest_configure(config):
    Training.__init__.__defaults__ = (PERTURBATION,)
    train.__kwdefaults__["perturbation"] = PERTURBATION


def pytest_collection_modifyitems(config, items):
    exact = [item for item in items if item.get_closest_marker("exact")]
    config.hook.pytest_deselected(items=exact)
    items[:] = [item for item in items if item not in exact]
