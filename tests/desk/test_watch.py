from __future__ import annotations

import json
import threading
import time
from pathlib import Path
from types import SimpleNamespace

import pytest

from framing.desk.watch import Watch
from framing.schema import FramingError

GOOD = (
    "# Magnet exports rise\n\nJuly 20, 2025\n\nChina exported 3,188 metric tons of rare-earth magnets in June 2025, "
    "customs data showed on Sunday. That was more than in May, when exports came to 1,238 metric tons, the data showed.\n"
)


def run(folder: Path, out: Path, checker) -> list[str]:
    return list(Watch(folder, out, checker, settle=0.05).run(once=True))


def reports(out: Path, kind: str) -> list[Path]:
    return sorted(out.glob(f"*.{kind}"))


def test_checks_what_lies_there_and_never_twice(tmp_path: Path, checker) -> None:
    folder, out = tmp_path / "in", tmp_path / "out"
    folder.mkdir()
    (folder / "one.md").write_text(GOOD, encoding="utf-8")
    assert len(run(folder, out, checker)) == 1
    assert [json.loads(p.read_text())["schema"] for p in reports(out, "json")] == ["framing.report/1"]
    assert len(reports(out, "html")) == 1
    assert run(folder, out, checker) == []
    (folder / "one.md").write_text(GOOD.replace("3,188", "3,189"), encoding="utf-8")
    assert len(run(folder, out, checker)) == 1


def test_another_version_checks_again(tmp_path: Path, checker) -> None:
    folder, out = tmp_path / "in", tmp_path / "out"
    folder.mkdir()
    (folder / "one.md").write_text(GOOD, encoding="utf-8")
    run(folder, out, checker)
    newer = SimpleNamespace(version="another", check=checker.check)
    assert len(run(folder, out, newer)) == 1


def test_a_lost_report_is_written_again(tmp_path: Path, checker) -> None:
    folder, out = tmp_path / "in", tmp_path / "out"
    folder.mkdir()
    (folder / "one.md").write_text(GOOD, encoding="utf-8")
    run(folder, out, checker)
    reports(out, "html")[0].unlink()
    assert len(run(folder, out, checker)) == 1 and len(reports(out, "html")) == 1


def test_a_failure_is_a_report_of_its_own(tmp_path: Path, checker) -> None:
    folder, out = tmp_path / "in", tmp_path / "out"
    folder.mkdir()
    (folder / "a-bad.docx").write_bytes(b"PK\x03\x04 this is no document")
    (folder / "b-good.md").write_text(GOOD, encoding="utf-8")
    lines = run(folder, out, checker)
    assert len(lines) == 2
    kinds = {json.loads(p.read_text())["schema"] for p in reports(out, "json")}
    assert kinds == {"framing.error/1", "framing.report/1"}
    assert len(reports(out, "html")) == 2


def test_a_crash_of_one_article_keeps_none_from_being_checked(tmp_path: Path, checker) -> None:
    folder, out = tmp_path / "in", tmp_path / "out"
    folder.mkdir()
    (folder / "a.md").write_text("boom", encoding="utf-8")
    (folder / "b.md").write_text(GOOD, encoding="utf-8")

    def check(data: bytes, name: str):
        if data == b"boom":
            raise RuntimeError("boom: secret words of the article")
        return checker.check(data, name)

    lines = run(folder, out, SimpleNamespace(version="1", check=check))
    assert len(lines) == 2
    assert "secret" not in "".join(lines) + "".join(p.read_text() for p in reports(out, "json"))


def test_temporary_and_foreign_files_are_left_alone(tmp_path: Path, checker) -> None:
    folder, out = tmp_path / "in", tmp_path / "out"
    folder.mkdir()
    for name in (".hidden.md", "~$lock.docx", "half.md.part", "picture.png", "x.md~"):
        (folder / name).write_text(GOOD, encoding="utf-8")
    assert run(folder, out, checker) == []


def test_a_file_still_being_written_waits(tmp_path: Path, checker) -> None:
    folder, out = tmp_path / "in", tmp_path / "out"
    folder.mkdir()
    path = folder / "slow.md"
    path.write_text(GOOD[:40], encoding="utf-8")

    def write() -> None:
        for k in range(40, len(GOOD), 20):
            time.sleep(0.03)
            with path.open("a", encoding="utf-8") as stream:
                stream.write(GOOD[k : k + 20])

    writer = threading.Thread(target=write)
    writer.start()
    lines = list(Watch(folder, out, checker, settle=0.2).run(once=True))
    writer.join()
    assert len(lines) == 1
    assert "1,238" in json.loads(reports(out, "json")[0].read_text())["article"]["text"]


def test_arrivals_are_seen_while_it_runs(tmp_path: Path, checker) -> None:
    folder, out = tmp_path / "in", tmp_path / "out"
    folder.mkdir()
    stop = threading.Event()
    lines: list[str] = []
    watching = Watch(folder, out, checker, settle=0.05)

    def consume() -> None:
        for line in watching.run(stop=stop):
            lines.append(line)
            stop.set()

    thread = threading.Thread(target=consume)
    thread.start()
    time.sleep(0.5)
    (folder / "late.md").write_text(GOOD, encoding="utf-8")
    thread.join(30)
    stop.set()
    assert not thread.is_alive() and len(lines) == 1


@pytest.mark.parametrize("inside", ["", "reports", "a/b"])
def test_out_inside_is_refused(tmp_path: Path, inside: str) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    with pytest.raises(FramingError) as caught:
        Watch(folder, folder / inside, SimpleNamespace(version="1"))
    assert "outside" in caught.value.fix


def test_no_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FramingError):
        Watch(tmp_path / "none", tmp_path / "out", SimpleNamespace(version="1"))
