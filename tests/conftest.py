"""Settings of all tests: one BLAS thread, and no deadline for hypothesis."""

import os

# As in the app: on arrays this small two threads are slower, and on a busy machine they wait for each other. numpy
# reads it when it is first imported, by a test module.
for name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ.setdefault(name, "1")

from hypothesis import settings  # noqa: E402

# How long one example takes says more about the machine, or the first import of scikit-learn, than about the law.
settings.register_profile("lab", deadline=None)
settings.load_profile("lab")
