"""The built wheel, installed in an empty environment outside the checkout, checks an article there."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow
DATA = frozenset({".yaml", ".yml", ".csv", ".tsv", ".toml", ".json", ".j2", ".css", ".js", ".txt", ".md", ".typed"})


def call(*args: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    env = {k: v for k, v in os.environ.items() if k not in ("PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV")}
    return subprocess.run([str(a) for a in args], cwd=cwd, env=env | {"PYTHONUTF8": "1"}, capture_output=True, text=True, timeout=300)


@pytest.fixture(scope="module")
def wheel(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Built from a copy of what a checkout holds, so that nothing is written beside the sources."""
    copy, out = tmp_path_factory.mktemp("source"), tmp_path_factory.mktemp("dist")
    shutil.copytree(root / "framing", copy / "framing", ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(root / name, copy)
    done = call(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", out, copy, cwd=copy)
    assert done.returncode == 0, done.stdout + done.stderr
    (built,) = out.glob("*.whl")
    return built


def test_the_wheel_holds_every_data_file(root: Path, wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        held = set(archive.namelist())
    files = [p for p in (root / "framing").rglob("*") if p.is_file() and "__pycache__" not in p.parts]
    wanted = {p.relative_to(root).as_posix() for p in files if p.suffix in DATA | {".py"}}
    assert {Path(n).suffix for n in wanted} >= {".yaml", ".csv", ".toml", ".json", ".j2", ".css", ".js"}
    assert not wanted - held
    assert not [n for n in held if n.startswith(("tests/", "corpus/"))]


def test_the_wheel_checks_an_article(root: Path, wheel: Path, tmp_path: Path) -> None:
    venv, desk = tmp_path / "venv", tmp_path / "desk"
    desk.mkdir()
    made = call(sys.executable, "-m", "venv", venv, cwd=desk)
    assert made.returncode == 0, made.stderr
    python = venv / "bin" / "python"
    installed = call(python, "-m", "pip", "install", "--quiet", "--no-deps", "--no-index", wheel, cwd=desk)
    assert installed.returncode == 0, installed.stderr
    site = Path(call(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))", cwd=desk).stdout.strip())
    # What it depends on comes from the environment of the tests, behind its own packages and without that environment's .pth files,
    # so that the editable install of the checkout is not seen.
    (site / "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    where = call(python, "-c", "import framing; print(framing.__file__)", cwd=desk)
    assert Path(where.stdout.strip()).is_relative_to(venv), where.stdout + where.stderr

    shutil.copy(root / "corpus/articles/magnets-june-2025.md", desk / "copy.md")
    done = call(venv / "bin" / "framing", "check", "copy.md", "--fail-on", "never", cwd=desk)
    assert done.returncode == 0, done.stderr
    assert "THE FACTS" in done.stdout and "BOTTOM LINE" in done.stdout
    page = call(venv / "bin" / "framing", "check", "copy.md", "--fail-on", "never", "--format", "html", cwd=desk)
    assert page.returncode == 0 and "<html" in page.stdout[:200]
    bad = call(venv / "bin" / "framing", "check", "none.md", cwd=desk)
    assert bad.returncode == 2 and "There is no file none.md" in bad.stderr
