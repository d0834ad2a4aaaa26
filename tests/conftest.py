"""Fixtures shared by all rooms."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def root() -> Path:
    return ROOT


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of shared inputs; tests that need it skip where it is absent."""
    path = Path(os.environ.get("FRAMING_SHARED", ROOT.parent / "shared"))
    if not path.is_dir():
        pytest.skip("the shared inputs are not here (set FRAMING_SHARED)")
    return path


@pytest.fixture(scope="session")
def nlp():
    from framing.language import load_pipeline

    return load_pipeline()


@pytest.fixture(scope="session")
def checker():
    from framing.checker import Checker

    return Checker()
