"""What the lab says of a run that it shows is the same on every machine: it does not hang on the last digits."""

import ast
from pathlib import Path

import pytest

from core.config import RunConfig
from core.datasets import DATASETS
from core.presets import PRESETS
from core.training import train
from pages.ui import i18n, verdict
from pages.ui.cache import Cache
from pages.ui.verdict import run_diagnosis

ROOT = Path(__file__).parents[2]


def named_in_code():
    """Return the configs that pages and core write out with plain values, by file and line."""
    found = {}
    for path in sorted([*ROOT.glob("pages/**/*.py"), *ROOT.glob("core/**/*.py")]):
        calls = [node for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Call)]
        for call in calls:
            if getattr(call.func, "id", "") == "RunConfig" and (config := _evaluated(call)):
                found[f"{path.relative_to(ROOT)}:{call.lineno}"] = config
    return found


def _evaluated(call):
    """Return the config of a call whose values are all literal, else None."""
    try:
        values = {each.arg: ast.literal_eval(each.value) for each in call.keywords}
        return RunConfig(*map(ast.literal_eval, call.args), **values)
    except ValueError:
        return None


CONFIGS = {
    **{f"preset {id}": preset.config for id, preset in PRESETS.items()},
    **{f"starter {id}": RunConfig(id) for id in DATASETS},
    **named_in_code(),
}


def outcome(config, perturbation, monkeypatch):
    monkeypatch.setattr(run_diagnosis, "_found", Cache(1, 1_000_000))
    run = train(config, perturbation=perturbation)
    return run.status, verdict.phases(run), *(verdict.sentence(run, i18n.text(lang)) for lang in i18n.LANGUAGES)


def test_configs_are_found_in_the_code():
    assert any(name.startswith("pages/") for name in CONFIGS)
    assert any(name.startswith("core/lessons") for name in CONFIGS)


@pytest.mark.slow
@pytest.mark.parametrize("name", CONFIGS)
def test_the_verdict_does_not_hang_on_the_last_digits(name, monkeypatch):
    plain, *perturbed = (outcome(CONFIGS[name], size, monkeypatch) for size in (0.0, 1e-10, -1e-10))
    assert perturbed == [plain, plain]
