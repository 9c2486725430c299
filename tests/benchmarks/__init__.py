"""Benchmarks print tables: `python -m tests.benchmarks.NAME`. All of them use one BLAS thread, as the app does."""

import os

for name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[name] = "1"  # here, because numpy reads it when it is first imported
