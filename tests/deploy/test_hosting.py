"""What a host reads: front matter, the lock, the names of files, and no address that this project does not have."""

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LOCK = (ROOT / "deploy/requirements.lock").read_text("utf-8")


def test_the_lock_has_what_is_asked_for_with_hashes_and_no_host():
    asked = dict(line.split("~=") for line in (ROOT / "requirements.txt").read_text().split())
    locked = re.findall(r"^([\w.-]+)==([\w.]+).*\\$", LOCK, re.MULTILINE)
    for name, version in asked.items():
        found = [v for n, v in locked if n == name]
        assert found, f"{name} is not in the lock: README says how to renew it"
        series = version.split(".")[:-1]
        assert all(v.split(".")[: len(series)] == series for v in found)
    assert len(re.findall(r"^[\w.-]+==", LOCK, re.MULTILINE)) == len(locked)
    assert "://" not in LOCK
    assert LOCK.count("--hash=sha256:") > len(locked)


def test_community_cloud_finds_its_files_and_no_other_lock():
    assert (ROOT / "dashboard.py").exists()
    assert (ROOT / "requirements.txt").exists()
    for other in ("uv.lock", "Pipfile", "environment.yml", "poetry.lock"):
        assert not (ROOT / other).exists(), "it would silently be taken instead of requirements.txt"
    assert "project" not in tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))


def test_the_front_matter_for_hugging_face_fits_the_container():
    text = (ROOT / "deploy/huggingface/README.md").read_text("utf-8")
    front = dict(re.findall(r"^(\w+): (.+)$", text.split("---")[1], re.MULTILINE))
    assert front["sdk"] == "docker"
    assert f"EXPOSE {front['app_port']}\n" in (ROOT / "deploy/Dockerfile").read_text("utf-8")
    assert len(front["short_description"]) <= 60


@pytest.mark.parametrize("setting", ["enableCORS", "enableXsrfProtection"])
def test_protection_is_not_switched_off(setting):
    config = tomllib.loads((ROOT / ".streamlit/config.toml").read_text("utf-8"))
    assert config["server"].get(setting, True)
    assert setting not in (ROOT / "deploy/Dockerfile").read_text("utf-8")


def test_what_the_readme_names_is_there():
    text = (ROOT / "README.md").read_text("utf-8")
    for name in re.findall(r"\]\(((?:deploy|docs)/[^)]*)\)", text):
        assert (ROOT / name).exists(), name
