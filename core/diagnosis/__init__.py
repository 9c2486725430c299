"""What two loss curves show: a verdict, the phases, and the numbers behind them.

`curves.py` makes clean columns of any two sequences, `shapes.py` measures one curve, `evidence.py` collects the
measurements, `verdicts.py` holds the thresholds and the order in which verdicts are tried.
"""

from core.diagnosis.diagnose import Diagnosis, diagnose
from core.diagnosis.evidence import Evidence
from core.diagnosis.verdicts import VERDICTS

__all__ = ["VERDICTS", "Diagnosis", "Evidence", "diagnose"]
