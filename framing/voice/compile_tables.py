"""Makes the compiled twins of packaged YAML anew: ``python -m framing.voice.compile_tables``."""

from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path

from framing.voice.packaged import digest_of, parse_yaml, twin_name

PACKAGED = (("framing.voice", "data/cues.yaml"), ("framing.frames", "lexicon.yaml"))
"""The packaged YAML files that have a twin: package and path in it."""


def compile_packaged(package: str, name: str) -> Path:
    """Write the twin of a packaged YAML file beside it, and say where."""
    folder = Path(str(files(package)))
    text = (folder / name).read_text(encoding="utf-8")
    path = folder / twin_name(name)
    compiled = {"digest": digest_of(text), "data": parse_yaml(text)}
    path.write_text(json.dumps(compiled, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")
    return path


if __name__ == "__main__":
    for packaged in PACKAGED:
        compile_packaged(*packaged)
