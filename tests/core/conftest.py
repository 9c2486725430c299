"""Settings of all tests of the core: one BLAS thread, and no deadline for hypothesis."""

import os

from hypothesis import settings

# As in the app: on arrays this small two threads are slower. Read when numpy is first imported, by a test module.
for name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ.setdefault(name, "1")

# How long one example takes says more about the machine, or the first import of scikit-learn, than about the law.
settings.register_profile("lab", deadline=None)
settings.load_profile("lab")
