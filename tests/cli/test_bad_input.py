"""Bad input through the real command: a sentence that says what to do, exit 2, no traceback, the other inputs still checked."""

from __future__ import annotations

import io
import json
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

GOOD = (
    "BEIJING, July 20, 2025 (Reuters) - China's exports of rare earth magnets to the United States soared 660% in June from May to "
    "353 metric tons, customs data showed on Sunday, as licences were granted again.\n"
)
DOCUMENT = '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>{}</w:body></w:document>'
RUN = "<w:p><w:r><w:t>{}</w:t></w:r></w:p>"
GERMAN = (
    "Chinas Ausfuhren von Magneten aus seltenen Erden sind im Juni kräftig gestiegen, wie der Zoll am Sonntag mitteilte, weil wieder "
    "Lizenzen erteilt wurden. Die Ausfuhren liegen jedoch weiter unter denen des Vorjahres, sagte ein Händler in Rotterdam der Zeitung."
)


def docx_of(document: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", document)
    return buffer.getvalue()


BAD: dict[str, tuple[str, bytes | None, str]] = {
    "missing.txt": ("missing-file", None, "Check the path"),
    "folder": ("is-a-directory", None, "framing watch"),
    "empty.txt": ("empty", b"", "with its text in it"),
    "binary.txt": ("binary", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(200), "Save the article as"),
    "german.txt": ("not-english", GERMAN.encode(), "give an English text"),
    "long.txt": ("too-long", (GOOD * 25_000).encode(), "one article a file"),
    "cut.txt": ("cut-off-text", GOOD.encode() + "’".encode()[:2], "Fetch or save the article again"),
    "menu.html": (
        "no-article",
        b"<html><nav><a href=/>Home</a></nav><form><p>Sign in to read on.</p><input></form><footer>All rights reserved.</footer></html>",
        "Open the article's own page",
    ),
    "corrupt.docx": ("corrupt-docx", docx_of(DOCUMENT.format(RUN.format(GOOD)))[:80], "save it again as .docx"),
    "locked.docx": ("encrypted-docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500), "take the password off"),
    "bomb.docx": ("docx-bomb", docx_of(DOCUMENT.format(RUN.format("a" * 12_000_000))), "into a new .docx or a .txt"),
    "entities.docx": ("xml-entities", docx_of('<!DOCTYPE d [<!ENTITY a "aaaa">]>' + DOCUMENT.format(RUN.format("&a;"))), "save it again"),
    "dated.md": ("bad-date", b"---\npublished: 2025-02-30\n---\n# Magnets\n\n" + GOOD.encode(), "year-month-day"),
}
"""Name of the file, the error's code, its bytes, words of what to do."""
HOSTILE_NAMES = ["a\x1b[31mred\x1b[0m\x07.txt", "\u202etxt.oof\u2066.txt", "](javascript:alert(1))<script>alert(1).txt", "two\nlines.txt"]


def framing(*args: str, stdin: bytes = b"") -> subprocess.CompletedProcess[str]:
    done = subprocess.run(
        [sys.executable, "-m", "framing", *args], input=stdin, capture_output=True, timeout=120, env={**os.environ, "PYTHONUTF8": "1"}
    )
    return subprocess.CompletedProcess(args, done.returncode, done.stdout.decode(), done.stderr.decode())


@pytest.fixture(scope="module")
def folder(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("bad")
    for name, (_, data, _) in BAD.items():
        if data is not None:
            (path / name).write_bytes(data)
    (path / "folder").mkdir()
    shutil.copy(root / "corpus/articles/magnets-june-2025.md", path / "good.md")
    return path


@pytest.fixture(scope="module")
def all_at_once(folder: Path) -> tuple[subprocess.CompletedProcess[str], dict[str, dict[str, str]], list[dict[str, object]]]:
    """One call with every bad file, hostile names of files that are not there, and the good one last."""
    names = [str(folder / name) for name in (*BAD, *HOSTILE_NAMES, "good.md")]
    done = framing("check", "--format", "jsonl", "--fail-on", "never", *names)
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    errors = {Path(e["source"]).name: e for e in lines if e["schema"] == "framing.error/1"}
    return done, errors, [r for r in lines if r["schema"] == "framing.report/1"]


def test_exit_status_and_no_traceback(all_at_once) -> None:
    done, errors, _ = all_at_once
    assert done.returncode == 2
    assert "Traceback" not in done.stderr + done.stdout
    assert len(errors) == len(BAD) + len(HOSTILE_NAMES)
    assert len(done.stderr.splitlines()) == len(errors)


@pytest.mark.parametrize("name", BAD)
def test_each_bad_file_says_what_to_do(all_at_once, name: str) -> None:
    done, errors, _ = all_at_once
    code, _, fix = BAD[name]
    assert errors[name]["code"] == code
    assert fix in errors[name]["fix"]
    (line,) = [line for line in done.stderr.splitlines() if f"/{name}" in line]
    assert line.startswith("framing: ") and line.endswith(errors[name]["fix"])


def test_the_good_article_is_still_checked(all_at_once, folder: Path) -> None:
    _, _, reports = all_at_once
    (report,) = reports
    assert report["article"]["source"] == str(folder / "good.md")
    assert [c["verdict"]["label"] for c in report["claims"]]


def test_hostile_file_names_are_harmless(all_at_once) -> None:
    done, errors, _ = all_at_once
    for stream in (done.stdout, done.stderr):
        assert not [c for c in stream if c != "\n" and (ord(c) < 32 or 127 <= ord(c) < 160 or c in "\u202e\u2066\u2069\u200b")]
    assert set(HOSTILE_NAMES) <= set(errors)  # as data, the names are what they were


def test_the_report_of_the_good_one_on_a_terminal(folder: Path) -> None:
    bad, good = str(folder / "empty.txt"), str(folder / "good.md")
    done = framing("check", "--fail-on", "never", bad, good, "-", stdin=b"\xff\x00\xfe" * 50)
    assert done.returncode == 2
    assert "THE FACTS" in done.stdout and "353" in done.stdout
    assert len(done.stderr.splitlines()) == 2 and "Traceback" not in done.stderr


def test_a_file_name_that_is_no_utf8(root: Path, tmp_path: Path) -> None:
    raw = os.fsencode(tmp_path) + b"/a\xff.md"
    try:
        shutil.copy(root / "corpus/articles/magnets-june-2025.md", os.fsdecode(raw))
    except OSError:
        pytest.skip("this file system takes UTF-8 names only")
    for form in ("terminal", "jsonl", "html", "markdown"):
        done = subprocess.run(
            [sys.executable, "-m", "framing", "check", "--fail-on", "never", "-f", form, raw],
            capture_output=True,
            timeout=120,
        )
        assert done.returncode == 0, done.stderr.decode()
        assert "353" in done.stdout.decode()


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    """The same entry point as the command, in this process: exit status, standard output, standard error."""

    def call(*args: str) -> tuple[int, str, str]:
        from framing.cli import main

        monkeypatch.setattr(sys, "argv", ["framing", *args])
        with pytest.raises(SystemExit) as left:
            main()
        seen = capsys.readouterr()
        return int(left.value.code or 0), seen.out, seen.err

    return call


@pytest.fixture
def good(folder: Path) -> str:
    return str(folder / "good.md")


@pytest.mark.parametrize("written", ["soon", "2025-02-30", "20250720", "2025-W29-7", "", "2025-13-01"])
def test_a_date_that_is_none(run, good: str, written: str) -> None:
    status, out, err = run("check", "--published", written, good)
    assert status == 2 and not out
    assert repr(written) in err and "YYYY-MM-DD" in err


@pytest.mark.parametrize("option", ["--select", "--ignore"])
def test_an_unknown_code(run, good: str, option: str) -> None:
    status, out, err = run("check", option, "B202,B999", good, good)
    assert status == 2 and not out
    assert "'B999'" in err and "`framing checks` lists them" in err
    assert len(err.splitlines()) == 1


def test_an_unknown_code_is_told_though_no_input_can_be_read(run, tmp_path: Path) -> None:
    status, _, err = run("check", "--select", "B999", str(tmp_path / "none.txt"))
    assert status == 2 and "B999" in err


ENTRY = "entries:\n- id: boom\n  family: {family}\n  patterns: [boom]\n  meanings: []\n"


@pytest.mark.parametrize(
    ("written", "place", "line"),
    [
        (ENTRY.format(family="weather"), ":3:11:", "  family: weather"),
        ("entries:\n- id: boom\n  patterns: [boom\n", ":", "patterns: [boom"),
        ("entries: 5\n", ":1:", "entries: 5"),
    ],
)
def test_a_lexicon_with_an_error(run, good: str, tmp_path: Path, written: str, place: str, line: str) -> None:
    path = tmp_path / "desk.yaml"
    path.write_text(written, encoding="utf-8")
    status, out, err = run("check", "--lexicon", str(path), good)
    assert status == 2 and not out
    head, *rest = err.splitlines()
    assert f"desk.yaml{place}" in head and head.count("desk.yaml") == 1
    assert any(line in shown for shown in rest)
    assert "^" in err and rest[-1].rstrip().endswith(".")


def test_a_lexicon_that_is_not_there(run, good: str, tmp_path: Path) -> None:
    status, _, err = run("check", "--lexicon", str(tmp_path / "none.yaml"), good)
    assert status == 2 and "none.yaml" in err and "Give the path" in err


def test_a_model_that_is_not_installed(run, good: str) -> None:
    status, out, err = run("check", "--model", "en_core_web_none", good)
    assert status == 2 and not out
    assert "'en_core_web_none' is not installed" in err and "python -m pip install en-core-web-none" in err


def test_an_output_that_cannot_be_written(run, good: str, tmp_path: Path) -> None:
    status, _, err = run("check", "--output", str(tmp_path / "no" / "out.txt"), good)
    assert status == 2 and "folder that exists" in err


def test_several_articles_as_one_json(run, good: str) -> None:
    status, _, err = run("check", "--format", "json", good, good)
    assert status == 2 and "jsonl" in err


def test_several_articles_as_one_html_page(run, good: str) -> None:
    status, out, err = run("check", "--format", "html", good, good)
    assert status == 2 and out == "" and "one at a time" in err


def test_a_report_is_never_written_over_its_article(run, good: str) -> None:
    before = Path(good).read_bytes()
    status, _, err = run("check", "--output", good, good)
    assert status == 2 and "another name" in err
    assert Path(good).read_bytes() == before


def test_a_list_of_codes_that_holds_none(run, good: str) -> None:
    status, _, err = run("check", "--select", " , ", good)
    assert status == 2 and "framing checks" in err


def test_a_failed_input_as_json(run, tmp_path: Path) -> None:
    status, out, _ = run("check", "--format", "json", str(tmp_path / "none.txt"))
    error = json.loads(out)
    assert status == 2 and error["schema"] == "framing.error/1" and error["code"] == "missing-file"


@pytest.mark.parametrize(
    "args",
    [
        ("explain", "X000"),
        ("data", "show", "zzz qqq"),
        ("data", "policies", "--at", "never"),
        ("check",),
        ("nonsense",),
        ("check", "-f", "pdf"),
    ],
)
def test_bad_calls_of_the_other_commands(run, args: tuple[str, ...]) -> None:
    status, _, err = run(*args)
    assert status == 2 and len(err) > 20 and "Traceback" not in err


def test_watch_refuses_its_own_folder(run, tmp_path: Path) -> None:
    status, _, err = run("watch", str(tmp_path), "--out", str(tmp_path / "out"), "--once")
    assert status == 2 and "Traceback" not in err and len(err) > 20


def test_a_fault_of_our_own_in_one_article_keeps_no_other_from_being_checked(tmp_path, monkeypatch, capsys) -> None:
    from typer.testing import CliRunner

    from framing.checker import Checker
    from framing.cli.app import app

    good = tmp_path / "good.txt"
    bad = tmp_path / "bad.txt"
    for path in (good, bad):
        path.write_text(
            "China exported 3,188 metric tons of rare earth magnets in June 2025, customs data showed on Sunday.\n", encoding="utf-8"
        )
    real = Checker.check_path

    def check_path(self, path, **options):
        if path.name == "bad.txt":
            raise ZeroDivisionError
        return real(self, path, **options)

    monkeypatch.setattr(Checker, "check_path", check_path)
    result = CliRunner().invoke(app, ["check", str(bad), str(good), "--published", "2025-07-25"])
    assert result.exit_code == 2 and result.exception.__class__ in (SystemExit, type(None))
    assert "3,188" in result.output and "could not be checked" in result.output and "Traceback" not in result.output
