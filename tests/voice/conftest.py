"""Fixtures of the voice tests."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest


@pytest.fixture(scope="session")
def parsed() -> Callable[[str], Any]:
    from framing.language.paragraphs import parse
    from framing.language.pipeline import load_pipeline

    nlp = load_pipeline()
    return lambda text: parse(nlp, [text])[0]
