"""What two loss curves show: a verdict, the phases, the numbers behind them, and findings beside the verdict.

`curves.py` makes clean columns of any two sequences, `shapes.py` measures one curve, `evidence.py` collects the
measurements, `verdicts.py` holds the rules with their thresholds (`few_rows.py` those below ten rows), `order.py` the
order in which they are tried. `checks.py` is the registry of findings: what is absent, what is doubtful, what the
accuracies add.
"""

from core.diagnosis.checks import CHECKS
from core.diagnosis.diagnose import Diagnosis, diagnose, diagnose_alone
from core.diagnosis.evidence import Evidence
from core.diagnosis.findings import Finding
from core.diagnosis.order import VERDICTS

__all__ = ["CHECKS", "VERDICTS", "Diagnosis", "Evidence", "Finding", "diagnose", "diagnose_alone"]
