"""The app on the Streamlit of the browser edition: one thread, no pyarrow; Pyodide and the front end are missing."""

import asyncio
import json
import shutil
import subprocess
import time
from pathlib import Path

import pytest

from pages.ui.i18n import LANGUAGES
from tests.deploy.proxy import free_port
from tests.deploy.test_browser_edition import ROOT, build
from tests.load.client import BROKEN, Client, finish

pytestmark = [pytest.mark.deploy, pytest.mark.timeout(600)]


def python_313():
    """Return a Python 3.13, as deploy/browser/check.sh finds it."""
    if path := shutil.which("python3.13"):
        ran = subprocess.run([path, "--version"], capture_output=True, check=False)
        if ran.returncode == 0:
            return path
    if shutil.which("pyenv"):
        root = subprocess.run(["pyenv", "root"], capture_output=True, text=True, check=True).stdout.strip()
        found = sorted(Path(root).glob("versions/3.13.*/bin/python"))
        if found:
            return str(found[-1])
    pytest.skip("no Python 3.13 on this machine")


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    session = tmp_path_factory.mktemp("runtime")
    python = session / "venv/bin/python"
    subprocess.run([python_313(), "-m", "venv", session / "venv"], check=True)
    wheels = build.fetch_stlite(session) / "wheels"
    pins = [line for line in (ROOT / "deploy/browser/requirements.txt").read_text().split("\n") if "==" in line]
    others = [pin for pin in pins if not pin.startswith("streamlit")]
    subprocess.run(
        [python, "-m", "pip", "install", "-q", *wheels.glob("*.whl"), *others, "uvicorn", "websockets"], check=True
    )
    site = session / "site"
    build.write(site, session / "package/build")
    app = session / "app"
    for name, text in json.loads((site / "app.json").read_text("utf-8")).items():
        path = app / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    port = free_port()
    command = [python, ROOT / "tests/deploy/resident.py", app, str(port)]
    with (session / "log").open("w") as log, subprocess.Popen(command, stderr=log, cwd=app) as process:
        yield f"http://127.0.0.1:{port}"
        process.kill()
    print((session / "log").read_text()[-3000:])


async def tab(address, page, query):
    client = Client(address, page, query)
    client.door = "/_stcore/health"
    end = time.monotonic() + 60
    while True:
        try:
            await client.connect()
            return client
        except BROKEN:
            assert time.monotonic() < end
            await asyncio.sleep(0.3)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("page", ["", *build.pages()])
def test_a_page_is_drawn(address, page, lang):
    async def visit():
        client = await tab(address, page, f"lang={lang}&details=1")
        answer = await client.run()
        await client.close()
        return answer

    answer = finish(visit())
    assert answer.errors == []
    assert len(answer.elements) > 20


def test_controls_are_heard(address):
    async def visit():
        client = await tab(address, "training_lab", "dataset=wine&epochs=20&weights_seed=4")
        before = (await client.run()).curves
        await client.press("new_start")
        after = await client.run()
        await client.close()
        return before, after

    before, after = finish(visit())
    assert "weights_seed=5" in after.query
    assert after.curves != before


def test_a_long_training_can_be_stopped(address):
    async def visit():
        client = await tab(address, "training_lab", "dataset=digits&hidden=64-64-64&epochs=5000")
        whole = asyncio.create_task(client.run(timeout=100))
        await asyncio.sleep(3)
        assert not whole.done()
        await client.press_meanwhile("stop")
        answer = await whole
        await client.close()
        return answer

    answer = finish(visit())
    assert answer.errors == []
    assert answer.curves
    assert 1 <= int(answer.query.split("epochs=")[1].split("&")[0]) < 5000
