"""What all tests share: how hard Hypothesis tries, and where things are."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# No test is timed.  `HYPOTHESIS_PROFILE=thorough pytest` looks a hundred times harder.
settings.register_profile("default", deadline=None, print_blob=True)
settings.register_profile(
    "ci", parent=settings.get_profile("default"), derandomize=True, database=None
)
settings.register_profile(
    "thorough",
    parent=settings.get_profile("default"),
    max_examples=10_000,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile(
    os.environ.get("HYPOTHESIS_PROFILE", "ci" if os.environ.get("CI") else "default")
)

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="session")
def root() -> Path:
    """The root of the repository."""
    return ROOT


@pytest.fixture(scope="session")
def example_reports() -> Path:
    """The reports in ``examples/reports``."""
    return ROOT / "examples" / "reports"
