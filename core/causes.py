"""Why a run shows what it shows, where its own settings tell: the same curve in a log could have other reasons."""

from core.config import RunConfig
from core.datasets import DATASETS
from core.diagnosis.evidence import Evidence
from core.diagnosis.verdicts import broke_down, exploded, jumps, leapt

# A weaker penalty than this has not held any model of the lab back.
STRONG = 0.01


def cause(config: RunConfig, verdict: str, evidence: Evidence) -> str | None:
    """Return the id of what in the settings is behind a verdict, or None where they do not tell.

    `penalty`: training smoothly loses what it had won, or hardly learns, because the L2 penalty, which the losses
    shown do not contain, pulls the weights back. `outliers`: a squared loss that a few odd targets rule.
    """
    calm = not any(rule(evidence) for rule in (broke_down, exploded, jumps, leapt))
    if verdict in ("unstable", "underfitting") and calm and config.l2 > STRONG:
        return "penalty"
    if verdict == "overfitting" and has_outliers(config) and config.resolved().loss == "mse":
        return "outliers"
    return None


def has_outliers(config: RunConfig) -> bool:
    """Tell whether some training targets are pushed far off or flipped."""
    return config.outliers > 0 or DATASETS[config.dataset].own_outliers > 0
