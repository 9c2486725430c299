"""The container: built without a daemon, started as the image says on a read-only file system, and asked for a page."""

import asyncio
import json
import os
import shutil
import socket
import subprocess
import time
from pathlib import Path

import pytest

from tests.load.client import BROKEN, Client, finish

# A base system is made and dependencies are installed: minutes, not seconds.
pytestmark = [pytest.mark.deploy, pytest.mark.timeout(900)]
ROOT = Path(__file__).parents[2]
TOOLS = ("buildah", "mmdebstrap", "unshare")
# The system's own Python is the one that the base system will have.
PYTHON = "/usr/bin/python3"
BASE = """
FROM scratch
ADD system.tar /
ENV PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
"""
# In a mount namespace of its own: the container's file system read-only, and in it a command as the image's user.
INSIDE = """
set -e
folder=$1 user=$2 place=$3
shift 3
mount --bind "$folder" "$folder"
mount -o remount,bind,ro "$folder"
mount --bind /proc "$folder/proc"
mount --bind /dev "$folder/dev"
exec chroot --userspec="$user" "$folder" env -C "$place" "$@"
"""


def run(*command, **options):
    done = subprocess.run(
        [str(part) for part in command], capture_output=True, text=True, encoding="utf-8", check=False, **options
    )
    assert done.returncode == 0, f"{command}\n{done.stdout[-3000:]}\n{done.stderr[-3000:]}"
    return done.stdout


@pytest.fixture(scope="module")
def image(tmp_path_factory):
    """Yield a function that calls buildah, once it has built the image `loss-lab`."""
    if missing := [tool for tool in TOOLS if not shutil.which(tool)]:
        pytest.fail(f"missing: {missing}; `apt-get install buildah mmdebstrap python3-venv`")
    session = tmp_path_factory.mktemp("container")
    env = os.environ | {"BUILDAH_ISOLATION": "chroot", "STORAGE_DRIVER": "vfs"}

    def buildah(*command):
        return run("buildah", "--root", session / "store", "--runroot", session / "run", *command, env=env)

    release = dict(line.split("=", 1) for line in Path("/etc/os-release").read_text().splitlines() if "=" in line)
    system = session / "base/system.tar"
    system.parent.mkdir()
    run("mmdebstrap", "--variant=minbase", "--include=python3-venv", release["VERSION_CODENAME"], system)
    (system.parent / "Dockerfile").write_text(BASE)
    buildah("bud", "-t", "base", "-f", system.parent / "Dockerfile", system.parent)
    system.unlink()

    # The build itself has no network: the wheels are fetched here, and checked against the lock there and here.
    wheels = session / "wheels"
    run(PYTHON, "-m", "venv", session / "venv")
    run(
        session / "venv/bin/pip", "download", "-q", "--require-hashes", "--only-binary", ":all:",
        "-r", ROOT / "deploy/requirements.lock", "-d", wheels,
    )  # fmt: skip
    buildah(
        "bud", "--format", "docker", "-t", "loss-lab", "-f", ROOT / "deploy/Dockerfile",
        "--build-arg", "BASE=localhost/base", "--build-arg", "PIP_FLAGS=--no-index --find-links /wheels",
        "--volume", f"{wheels}:/wheels:ro", ROOT,
    )  # fmt: skip
    yield buildah
    shutil.rmtree(session)


@pytest.fixture(scope="module")
def config(image):
    return json.loads(image("inspect", "--type", "image", "loss-lab"))["Docker"]["config"]


@pytest.fixture(scope="module")
def started(image, config):
    """Yield the address of the container, its folder, and a function that runs a command inside; all read-only."""
    container = image("from", "loss-lab").strip()
    folder = Path(image("mount", container).strip())
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    env = dict(item.split("=", 1) for item in config["Env"]) | {"STREAMLIT_SERVER_PORT": str(port)}

    def inside(*command):
        return ["unshare", "--mount", "sh", "-c", INSIDE, "sh", folder, config["User"], config["WorkingDir"], *command]

    with subprocess.Popen(inside(*config["Cmd"]), env=env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT) as process:
        try:
            yield (
                f"http://127.0.0.1:{port}",
                lambda *command: subprocess.run(inside(*command), env=env, capture_output=True, text=True, check=False),
                process,
            )
        finally:
            process.kill()
    image("umount", container)


async def first_answer(client, seconds=60):
    end = time.monotonic() + seconds
    while True:
        try:
            return await client.open()
        except BROKEN:
            if time.monotonic() > end:
                raise
            await asyncio.sleep(0.3)


def test_it_serves_a_page(started):
    address, _, process = started

    async def visit():
        client = Client(address, "training_lab", "dataset=wine&epochs=30&lang=ja")
        answer = await first_answer(client)
        await client.close()
        return answer

    answer = finish(visit())
    assert process.poll() is None
    assert answer.errors == []
    assert "dataset=wine" in answer.query
    assert answer.curves


def test_its_health_check_passes_and_fails_where_nothing_answers(started, config):
    _, inside, _ = started
    check = config["Healthcheck"]["Test"]
    assert check[0] == "CMD"
    assert inside(*check[1:]).returncode == 0
    assert inside("env", "STREAMLIT_SERVER_PORT=1", *check[1:]).returncode != 0


def test_it_is_nobody_special_and_cannot_write(started):
    _, inside, _ = started
    assert inside("id", "-u").stdout.strip() == "1000"
    assert "Read-only file system" in inside("touch", "/app/x", "/tmp/x").stderr


def test_it_ends_when_it_is_told_to(started):
    """Otherwise each new version would wait for the container to be killed."""
    _, _, process = started
    process.terminate()
    process.wait(timeout=10)
