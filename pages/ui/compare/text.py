"""What is said of a comparison: its unit and why, what it shows with its numbers, and what an optimizer hides."""

from collections.abc import Sequence

from core.comparison import HIGHER_IS_BETTER, differing_fields, final_value
from core.comparison.presets import ComparisonFinding
from core.config import RunConfig
from core.datasets import DATASETS
from core.training import Run
from pages.ui import i18n
from pages.ui.compare.source import Compared
from pages.ui.i18n import Text


def written(unit: str, value: float, t: Text) -> str:
    """Return a value in its unit: a loss, a share, or an error in the data's own unit, which `data_unit` names."""
    return t("format.percent", value=f"{100 * value:.1f}") if unit == "accuracy" else i18n.number(value)


def data_unit(unit: str, config: RunConfig, t: Text) -> str:
    """Return the data's own unit in brackets, to stand behind the name of an error; "" where it has no name."""
    is_named = unit == "error" and DATASETS[config.dataset].has_unit
    return t("compare_runs.data_unit", unit=t(f"training_lab.unit.{config.dataset}")) if is_named else ""


def value_in(unit: str, run: Run, t: Text) -> str:
    """Return the last validation value of a run."""
    return written(unit, final_value(run, unit), t)


def unit_words(unit: str, runs: Sequence[Run], t: Text) -> dict[str, str]:
    """Return the words of the player that name the unit."""
    if unit == "loss":
        return {}
    return {"loss": t(f"compare_runs.axis_name.{unit}", unit=data_unit(unit, runs[0].config, t))}


def what_is_the_same(compared: Compared, t: Text) -> str:
    """Return what the runs of a ready comparison have in common, "" for those that a visitor has pinned."""
    if not compared.ready:
        return ""
    differing = differing_fields(compared.configs).keys()
    id = "weights" if "n_train" in differing else "data" if {"degree", "hidden"} & differing else "start"
    return t(f"compare_runs.same.{id}")


def unit_sentence(compared: Compared, t: Text) -> str:
    """Return which unit the curves share, and why not their losses."""
    if compared.unit == "loss":
        return t("compare_runs.unit.loss")
    reason = _reason(compared.configs)
    unit = compared.unit or "none"
    return " ".join([t(f"compare_runs.unit.why_{reason}"), t(f"compare_runs.unit.{unit}")])


def _reason(configs: Sequence[RunConfig]) -> str:
    """Return why these configs have no loss in common."""
    tasks = {DATASETS[config.dataset].task for config in configs}
    differing = differing_fields(configs)
    if len(tasks) > 1:
        return "tasks"
    return "dataset" if "dataset" in differing else "loss" if "loss" in differing else "scale"


def conclusion(compared: Compared, runs: Sequence[Run], names: Sequence[str], t: Text) -> str:
    """Return in one sentence what the runs show, with their numbers."""
    if compared.unit is None:
        return ""
    what = t(f"compare_runs.what.{compared.unit}", unit=data_unit(compared.unit, compared.configs[0], t))
    listed = t.listed(
        t("compare_runs.named", name=name, value=value_in(compared.unit, run, t))
        for name, run in zip(names, runs, strict=True)
    )
    if compared.ready:
        return _found(compared.ready.find(runs), listed, what, t)
    if len(runs) == 1:
        return t("compare_runs.finding.only_one", what=what, list=listed)
    sign = -1 if compared.unit in HIGHER_IS_BETTER else 1
    values = [sign * final_value(run, compared.unit) for run in runs]
    best = min(range(len(runs)), key=lambda i: values[i] if values[i] == values[i] else float("inf"))
    return t("compare_runs.finding.best", what=what, list=listed, name=names[best])


def _found(finding: ComparisonFinding, listed: str, what: str, t: Text) -> str:
    if not finding.holds:
        return t("compare_runs.finding.not_found", what=what, list=listed)
    unit = f"_{finding.unit}" if finding.id == "alike" else ""
    return t(f"compare_runs.finding.{finding.id}{unit}", what=what, list=listed)


def optimizer_note(compared: Compared, t: Text) -> str:
    """Return what Adam hides in this comparison, "" where it has no part in it or hides nothing."""
    differing = differing_fields(compared.configs)
    optimizers = [config.optimizer for config in compared.configs]
    if not compared.unit or "adam" not in optimizers or not {"loss", "optimizer"} & differing.keys():
        return ""
    return t("compare_runs.adam.losses" if "loss" in differing else "compare_runs.adam.optimizers")
