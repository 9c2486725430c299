"""Settings of all tests: one BLAS thread, no deadline for hypothesis, and one process for the browser."""

import os

# As in the app: on arrays this small two threads are slower, and on a busy machine they wait for each other. numpy
# reads it when it is first imported, by a test module.
for name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ.setdefault(name, "1")

import pytest  # noqa: E402
from hypothesis import settings  # noqa: E402

# How long one example takes says more about the machine, or the first import of scikit-learn, than about the law.
settings.register_profile("lab", deadline=None)
settings.load_profile("lab")


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config, log):
    """Give all browser tests to one process: they share a server, a browser and its tab, and wait more than compute.

    The monkey has a server of its own, and takes its time.
    """
    from xdist.scheduler import LoadFileScheduling

    class OneBrowser(LoadFileScheduling):
        def _split_scope(self, nodeid):
            file = super()._split_scope(nodeid)
            shared = file.startswith("tests/browser/") and not file.endswith("test_monkey.py")
            return "tests/browser" if shared else file

    return OneBrowser(config, log)
