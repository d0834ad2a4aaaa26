"""Packaged YAML, fast: the YAML is what people edit, and a compiled twin in JSON is read where it is of the same content.

Reading a thousand lines of YAML in pure Python takes half a second, JSON a few milliseconds. A twin that does not match its YAML (it holds
the digest) is passed over, so an edit always counts and only costs time. ``python -m framing.voice.compile_tables`` makes the twins anew.
"""

from __future__ import annotations

import hashlib
import json
from importlib.resources import files
from typing import Any


def digest_of(text: str) -> str:
    """The first 12 hexadecimal digits of the SHA-256 of ``text``, whatever its line ends."""
    return hashlib.sha256(text.replace("\r\n", "\n").encode()).hexdigest()[:12]


def parse_yaml(text: str) -> Any:
    """Plain data from YAML, read by ruamel.yaml's safe loader; its errors are passed on."""
    from ruamel.yaml import YAML

    return YAML(typ="safe").load(text)


def twin_name(name: str) -> str:
    """The file name of the compiled twin of a YAML file."""
    return name.removesuffix(".yaml") + ".compiled.json"


def load_packaged(package: str, name: str) -> tuple[Any, str]:
    """The data of a packaged YAML file and the digest of its text."""
    folder = files(package)
    text = folder.joinpath(name).read_text(encoding="utf-8")
    digest = digest_of(text)
    twin = folder.joinpath(twin_name(name))
    if twin.is_file():
        compiled = json.loads(twin.read_text(encoding="utf-8"))
        if compiled.get("digest") == digest:
            return compiled["data"], digest
    return parse_yaml(text), digest
