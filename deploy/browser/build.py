"""Writes the edition that runs in the visitor's browser: a folder of files that any web host can serve.

    python deploy/browser/build.py FOLDER

Needs npm, which fetches the runtime (stlite: Streamlit and Python compiled for the browser), or `--stlite` with its
unpacked `build` folder. Nothing of the app is installed for this; the standard library is enough.
"""

import argparse
import base64
import hashlib
import json
import shutil
import subprocess
import tarfile
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[2]
HERE = Path(__file__).parent
STLITE = "@stlite/browser@1.9.2"
STLITE_SHA512 = "VkIpNlHjOmImBvxTScRUOWXNVY3D+Vh4C83kBbiQk9pLDEl4n2kDJrlI1zmQmcmnq4EPz8gDNKW7tYk00ppEUQ=="
# What the app needs besides Streamlit, which brings numpy, pandas, Pillow, and Altair with Jinja2 along.
REQUIREMENTS = ["scikit-learn", "segno"]
ENTRY = "dashboard.py"
# All of the app is text; another kind of file shall be noticed here, and not by a visitor.
KINDS = {".css", ".html", ".js", ".py", ".svg", ".toml"}


def app_files() -> dict[str, str]:
    """Return the app's own files: path -> text."""
    paths = [ROOT / ENTRY, ROOT / ".streamlit/config.toml"]
    for folder in ("core", "pages"):
        paths += (path for path in (ROOT / folder).rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    # What is started from a shell has no place in a browser.
    paths = [path for path in paths if path.name != "__main__.py"]
    if strange := [path.name for path in paths if path.suffix not in KINDS]:
        raise SystemExit(f"not known how to bring these along: {strange}")
    files = {path.relative_to(ROOT).as_posix(): path.read_text("utf-8") for path in sorted(paths)}
    files["pages/ui/mend.py"] = (HERE / "mend.py").read_text("utf-8")
    files["pages/ui/__init__.py"] += "\nimport pages.ui.mend  # the browser edition's own\n"
    return files


def pages() -> list[str]:
    """Return the pages' paths in the address."""
    return sorted(path.stem for path in (ROOT / "pages").glob("*.py"))


def write(folder: Path, stlite: Path, pyodide: str = "") -> None:
    """Write everything: the app as one file of texts, the runtime, and a start page for each address of the app."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "app.json").write_text(json.dumps(app_files(), ensure_ascii=False), "utf-8")
    shutil.copy(ROOT / "pages/ui/browser/icon.svg", folder / "icon.svg")
    ignored = shutil.ignore_patterns("*.map", "*.d.ts")
    shutil.copytree(stlite, folder / "stlite", dirs_exist_ok=True, ignore=ignored)
    template = (HERE / "index.html").read_text("utf-8")
    options = {"entrypoint": ENTRY, "requirements": REQUIREMENTS} | ({"pyodideUrl": pyodide} if pyodide else {})
    # Hosts without rules for it find a page's address as a folder, so that links, reloads and bookmarks work.
    for place, root in [(folder, "./"), *((folder / page, "../") for page in pages())]:
        place.mkdir(exist_ok=True)
        page = template.replace("{{root}}", root).replace("{{options}}", json.dumps(options))
        (place / "index.html").write_text(page, "utf-8")


def fetch_stlite(into: Path) -> Path:
    """Let npm fetch the runtime, check that it is the very one that was tried, and unpack it."""
    packed = subprocess.run(["npm", "pack", "--silent", STLITE], cwd=into, capture_output=True, text=True, check=True)
    archive = into / packed.stdout.split()[-1]
    if base64.b64encode(hashlib.sha512(archive.read_bytes()).digest()).decode() != STLITE_SHA512:
        raise SystemExit(f"{archive.name} is not the file that this script was written for")
    with tarfile.open(archive) as tar:
        tar.extractall(into, filter="data")
    return into / "package/build"


def main() -> None:
    """Read the command line and write the folder."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, help="where to write; served as it is")
    parser.add_argument("--stlite", type=Path, help="the runtime's build folder, instead of fetching it with npm")
    parser.add_argument("--pyodide", default="", help="address of pyodide.mjs on a host of your own (README.md)")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        write(given.folder, given.stlite or fetch_stlite(Path(scratch)), given.pyodide)
    size = sum(path.stat().st_size for path in given.folder.rglob("*") if path.is_file())
    print(f"wrote {given.folder}: {size / 1e6:.1f} MB, {len(pages()) + 1} addresses")


if __name__ == "__main__":
    main()
