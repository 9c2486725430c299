#!/usr/bin/env bash
# Runs the tests with the versions of the browser edition, on Python 3.13 where the machine has one.
set -euo pipefail
cd "$(dirname "$0")/../.."

if command -v python3.13 >/dev/null && python3.13 --version >/dev/null 2>&1; then
  python=python3.13
elif command -v pyenv >/dev/null && version=$(pyenv versions --bare | grep -m1 '^3\.13\.'); then
  python="$(pyenv root)/versions/$version/bin/python"
else
  echo "No Python 3.13 on this machine: the browser edition's versions are not tested."
  exit 0
fi

[ -d .venv-3.13 ] || "$python" -m venv .venv-3.13
.venv-3.13/bin/pip install -q -r deploy/browser/requirements.txt \
  "hypothesis~=6.155" "pytest~=9.1" "pytest-timeout~=2.4" "pytest-xdist~=3.8" "playwright~=1.64"
.venv-3.13/bin/python -m pytest tests/core tests/pages tests/test_architecture.py tests/deploy/test_browser_edition.py "$@"
