"""What the command says of itself, and what it does not import to say it."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from typer.testing import CliRunner

HEAVY = ("spacy", "pandas", "pydantic", "sklearn", "altair", "trafilatura", "rich", "jinja2", "lxml", "docx")
ARTICLE = (
    "China's exports of rare earth magnets to the United States soared 660% in June from May to 353 metric tons, customs data showed. "
    "It was a goodwill gesture."
)


@pytest.fixture
def run():
    from framing.cli.app import app

    def call(*args: str) -> str:
        result = CliRunner().invoke(app, list(args), catch_exceptions=False)
        assert result.exit_code == 0, result.output
        return result.output

    return call


def names() -> list[str]:
    from framing.cli.app import app
    from framing.cli.data import app as data

    return [str(c.name) for c in app.registered_commands] + ["data"] + [f"data {c.name}" for c in data.registered_commands]


@pytest.mark.parametrize("name", names())
def test_every_command_is_listed_and_has_help(run, name: str) -> None:
    *group, command = name.split()
    listed = [line.split()[0] for line in run(*group, "--help").partition("Commands:")[2].splitlines() if line.strip()]
    assert command in listed
    helped = run(*name.split(), "--help")
    assert helped.startswith("Usage:") and len(helped.splitlines()) > 4


@pytest.mark.parametrize("name", [n for n in names() if " " not in n])
def test_every_command_is_in_the_readme(root: Path, name: str) -> None:
    assert f"framing {name}" in (root / "README.md").read_text(encoding="utf-8")


def test_help_imports_nothing_heavy() -> None:
    probe = (
        "import sys; sys.argv = ['framing', '--help']\n"
        "from framing.cli import main\n"
        "try:\n    main()\nexcept SystemExit: pass\n"
        f"print([m for m in {HEAVY!r} if m in sys.modules], file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=True, timeout=60)
    assert "Usage: framing" in done.stdout
    assert done.stderr.strip() == "[]"


def test_explain(run) -> None:
    told = run("explain", "b202")
    assert told.startswith("B202 low-base") and "Flags\n" in told and "Passes\n" in told and "Source:" in told


def test_every_check_is_explained(run) -> None:
    from framing.checks import check_docs

    table = run("checks").splitlines()
    assert [line.split()[0] for line in table] == sorted(d.code for d in check_docs())
    for doc in check_docs():
        told = run("explain", doc.code)
        for heading, _ in doc.sections:
            assert heading in told.splitlines()


def test_a_report_is_valid_by_the_schema(run, checker) -> None:
    import jsonschema

    from framing.report import RENDERERS

    schema = json.loads(run("schema"))
    validator = jsonschema.validators.validator_for(schema)
    validator.check_schema(schema)
    report = checker.check(ARTICLE.encode(), "a.txt", published=date(2025, 7, 20))
    assert report.claims and report.findings
    for name in ("json", "jsonl"):
        validator(schema).validate(json.loads(RENDERERS[name](report)))
    with pytest.raises(jsonschema.ValidationError):
        validator(schema).validate({"schema": "framing.report/1"})


def test_data_list(run) -> None:
    everything = run("data", "list").splitlines()
    assert len(everything) > 50 and everything[-1] == f"{len(everything) - 1} series"
    some = run("data", "list", "rare", "earth", "magnets")
    assert "rare-earth-magnets/CHN/export/USA/quantity" in some and len(some.splitlines()) < len(everything)
    assert run("data", "find", "rare earth magnets") == run("data", "list", "rare earth magnets")


def test_data_show(run) -> None:
    shown = run("data", "show", "rare earth magnets to the US")
    assert shown.startswith("rare-earth-magnets/CHN/export/USA/quantity\n")
    assert "46.4 t" in shown and "353 t" in shown and "not known" in shown and "█" in shown
    assert run("data", "show", "rare-earth-magnets/CHN/export/USA/quantity") == shown


def test_data_policies(run) -> None:
    assert len(run("data", "policies", "--at", "2025-07-20")) < len(run("data", "policies"))


def test_the_version(run) -> None:
    from framing import __version__

    assert run("--version") == f"framing {__version__}\n"
