"""`python -m tests.kernels NAME COMMAND...`: a command as it would run on an older processor; without NAME, the names.

numpy and the BLAS below it choose their inner loops by what the processor can do, and each choice rounds in its own
way in the last digit. Where there is no such choice (not x86-64, or no AVX2) the command runs as it comes, and says so.
"""

import os
import platform
import sys
from collections.abc import Collection, Mapping

# What numpy calls the steps up to AVX2, in its older and its newer names; whatever else it finds lies above.
UP_TO_AVX2 = frozenset(("SSE", "SSE2", "SSE3", "SSSE3", "SSE41", "POPCNT", "SSE42", "AVX", "F16C", "FMA3", "AVX2")) | {
    "X86_V2", "X86_V3",
}  # fmt: skip
KERNELS = ("native", "haswell", "nehalem")


def settings(name: str, found: Collection[str]) -> Mapping[str, str]:
    """Return the environment of a set of kernels, given the features that numpy has found and chooses by."""
    if name == "native":
        return {}
    off = [feature for feature in found if name == "nehalem" or feature not in UP_TO_AVX2]
    # numpy warns of a feature that it does not know, and of an empty list.
    disabled = {"NPY_DISABLE_CPU_FEATURES": " ".join(off)} if off else {}
    return {"OPENBLAS_CORETYPE": name.capitalize()} | disabled


def found_features() -> list[str]:
    """Return the features of this processor that numpy chooses its loops by."""
    import numpy as np  # only now: what is started below is to choose anew

    features: list[str] = np.show_config(mode="dicts")["SIMD Extensions"]["found"]
    return features


def why_not(name: str, found: Collection[str], machine: str) -> str:
    """Return why a set cannot be had on a machine, "" where it can."""
    if name == "native":
        return ""
    if machine.lower() not in ("x86_64", "amd64"):
        return f"no kernels to choose from on {machine}"
    if name == "haswell" and not {"AVX2", "X86_V3"} & set(found):
        return "this processor has no AVX2"
    return ""


def main(name: str, *command: str) -> None:
    found = found_features()
    reason = why_not(name, found, platform.machine())
    if reason:
        print(f"Kernels '{name}' are skipped: {reason}.")
    chosen = {} if reason else settings(name, found)
    print(f"Kernels '{name}':", " ".join(f"{key}='{value}'" for key, value in chosen.items()) or "as they come")
    sys.stdout.flush()
    os.execvpe(command[0], command, os.environ | chosen)


if __name__ == "__main__":
    if len(sys.argv) < 3 or sys.argv[1] not in KERNELS:
        print("\n".join(KERNELS))
        sys.exit(len(sys.argv) > 1)
    main(*sys.argv[1:])
