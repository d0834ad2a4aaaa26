"""What has been checked: by content and by the version of the checker, never by name or time."""

from __future__ import annotations

import contextlib
import json
import os
import tempfile
from pathlib import Path

NAME = ".framing-ledger"
FORMAT = 1


def write_atomically(path: Path, text: str) -> None:
    """Write a file so that a reader, or a restart after a kill, sees the old one or the new one, never half of one."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".framing-", suffix=".part")
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as stream:
            stream.write(text)
            stream.flush()
            os.fsync(stream.fileno())
        Path(name).replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            Path(name).unlink()
        raise


class Ledger:
    """The digests that are done, kept in the folder of the reports."""

    def __init__(self, out: Path, version: str) -> None:
        self._path = out / NAME
        self._version = version
        self._done: dict[str, list[str]] = {}
        try:
            kept = json.loads(self._path.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            kept = {}
        if isinstance(kept, dict) and kept.get("format") == FORMAT and isinstance(kept.get("done"), dict):
            self._done = {str(k): [str(n) for n in v] for k, v in kept["done"].items() if isinstance(v, list)}

    def _key(self, digest: str) -> str:
        return f"{digest}@{self._version}"

    def is_done(self, digest: str, out: Path) -> bool:
        """True if this content was checked by this version and its reports still stand there."""
        names = self._done.get(self._key(digest))
        return names is not None and all((out / n).is_file() for n in names)

    def done(self, digest: str, names: list[str]) -> None:
        """Remember that this content was checked, after its reports were written."""
        self._done[self._key(digest)] = names
        write_atomically(self._path, json.dumps({"format": FORMAT, "done": self._done}, indent=1, sort_keys=True))
