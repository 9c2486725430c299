"""What pages share. Importing it pins numpy to one thread, before numpy is there: small matrices are slower on two."""

import os

for _name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ.setdefault(_name, "1")
