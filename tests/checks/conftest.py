"""Inputs of checks built by hand."""

from __future__ import annotations

import pytest

from framing.checks import CheckInput
from framing.checks.cases import case


@pytest.fixture
def empty() -> CheckInput:
    return case("The customs office publishes figures on the 20th.").given
