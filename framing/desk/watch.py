"""Check what arrives in a folder (``framing watch``)."""

from __future__ import annotations

import hashlib
import re
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from framing.desk.ledger import Ledger, write_atomically
from framing.schema.errors import FramingError

if TYPE_CHECKING:
    from framing.checker import Checker

SUFFIXES = frozenset({".txt", ".md", ".markdown", ".html", ".htm", ".docx"})
TEMPORARY = re.compile(r"^(?:\.|~\$|#)|(?:\.part|\.tmp|\.crdownload|\.swp|~)$", re.I)

SETTLE = 1.0
"""Seconds for which size and time of a file must stand still before it is read: our choice, not measured: long for one write, short for an editor."""

LARGEST = 64 * 1024 * 1024
"""Bytes of a file that is read at all; the article room's own limits are far below this for text, and a docx with pictures is below it."""


class Watch:
    """Checks the articles of one folder into another.

    Raises:
        FramingError: where the folder is none, or ``out`` lies inside it (its reports would be taken for articles).
    """

    def __init__(self, folder: Path, out: Path, checker: Checker, *, settle: float = SETTLE) -> None:
        if not folder.is_dir():
            raise FramingError("not-a-folder", "This is no folder.", "Name a folder in which articles arrive.", str(folder))
        inside, outside = folder.resolve(), out.resolve()
        if outside == inside or inside in outside.parents:
            raise FramingError(
                "out-inside",
                "The reports would be written into the folder that is watched.",
                "Choose an --out folder outside it.",
                str(out),
            )
        try:
            out.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise FramingError(
                "output", f"The folder for the reports cannot be made ({error.strerror}).", "Choose another --out folder.", str(out)
            ) from error
        self._folder, self._out, self._checker, self._settle = inside, outside, checker, settle
        self._ledger = Ledger(outside, checker.version)
        self._refused: dict[Path, tuple[int, int]] = {}

    def run(self, *, once: bool = False, stop: threading.Event | None = None) -> Iterator[str]:
        """One line for people for each article that was checked; ends after a pass where ``once``, or when ``stop`` is set."""
        waiting = self._files()
        while True:
            waiting, ready = self._settled(waiting)
            for path in ready:
                line = self._check(path)
                if line is not None:
                    yield line
            if stop is not None and stop.is_set():
                return
            if waiting:
                continue
            if once:
                return
            waiting = self._arrivals(stop)

    def _files(self) -> set[Path]:
        return {p for p in self._folder.rglob("*") if self._wanted(p)}

    def _wanted(self, path: Path) -> bool:
        if TEMPORARY.search(path.name) or path.suffix.lower() not in SUFFIXES:
            return False
        return not path.is_symlink() and path.is_file()

    def _settled(self, paths: set[Path]) -> tuple[set[Path], list[Path]]:
        """Which files still change, and which have stood still for the settling time."""
        before = {p: self._stamp(p) for p in paths}
        if before:
            time.sleep(self._settle)
        still = [p for p in sorted(paths) if before[p] is not None and self._stamp(p) == before[p]]
        gone = {p for p in paths if self._stamp(p) is None}
        return paths - set(still) - gone, still

    def _stamp(self, path: Path) -> tuple[int, int] | None:
        try:
            stat = path.stat()
        except OSError:
            return None
        return stat.st_size, stat.st_mtime_ns

    def _arrivals(self, stop: threading.Event | None) -> set[Path]:
        """Wait for changes; each wake-up looks at the whole folder again, so that an event that was lost loses no article."""
        from watchfiles import watch

        for _ in watch(self._folder, stop_event=stop, rust_timeout=2000, yield_on_timeout=True, raise_interrupt=False):
            found = {p for p in self._files() if not self._known(p)}
            if found:
                return found
            if stop is not None and stop.is_set():
                break
        if stop is None or not stop.is_set():
            raise KeyboardInterrupt
        return set()

    def _known(self, path: Path) -> bool:
        stamp = self._stamp(path)
        return stamp is not None and self._refused.get(path) == stamp

    def _check(self, path: Path) -> str | None:
        """Check one file and write its reports; a failure is a report of its own and keeps nothing else from being checked."""
        from framing.report import RENDERERS
        from framing.report.error import render_error, render_error_page

        stamp = self._stamp(path)
        if stamp is None:
            return None
        self._refused[path] = stamp
        shown = path.relative_to(self._folder).as_posix()
        try:
            if stamp[0] > LARGEST:
                raise FramingError("too-large", "The file is too large to be an article.", f"Send less than {LARGEST >> 20} MiB.", shown)
            data = path.read_bytes()
        except OSError:
            data = b""
        except FramingError as error:
            digest = hashlib.sha256(f"{shown}:{stamp}".encode()).hexdigest()
            return (
                None
                if self._ledger.is_done(digest, self._out)
                else self._write_error(path, shown, digest, error, render_error, render_error_page)
            )
        digest = hashlib.sha256(shown.encode() + b"\0" + data).hexdigest()
        if self._ledger.is_done(digest, self._out):
            return None
        try:
            report = self._checker.check(data, shown)
        except FramingError as error:
            error.source = shown
            return self._write_error(path, shown, digest, error, render_error, render_error_page)
        except Exception as error:  # one article must never keep the others from being checked
            wrapped = FramingError(
                "internal", f"The article could not be checked ({type(error).__name__}).", "Send it to the developers of framing.", shown
            )
            return self._write_error(path, shown, digest, wrapped, render_error, render_error_page)
        names = self._write(path, digest, {"html": RENDERERS["html"](report), "json": RENDERERS["json"](report)})
        self._ledger.done(digest, names)
        counts = report.summary.counts
        return f"{shown}: {counts.hold} hold, {counts.wrong} wrong, {counts.framing} on framing -> {names[0]}"

    def _write_error(self, path: Path, shown: str, digest: str, error: FramingError, as_json: object, as_page: object) -> str:
        names = self._write(path, digest, {"html": as_page(error), "json": as_json(error)})  # type: ignore[operator]
        self._ledger.done(digest, names)
        return f"{shown}: not checked. {error.message} {error.fix} -> {names[0]}"

    def _write(self, path: Path, digest: str, texts: dict[str, str]) -> list[str]:
        stem = re.sub(r"[^\w.-]+", "-", path.stem).strip("-.")[:80] or "article"
        names = []
        for kind, text in texts.items():
            name = f"{stem}-{digest[:8]}.{kind}"
            write_atomically(self._out / name, text)
            names.append(name)
        return names
