"""What every test may ask for."""

import os
from pathlib import Path

import pytest
from hypothesis import settings

settings.register_profile("probatum", deadline=None)
settings.load_profile("probatum")
"""No made-up example fails for taking long on a busy machine: speed lives in benchmarks."""


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of shared real data; tests that need it are skipped where it is absent, and fail in CI."""
    root = Path(os.environ.get("PROBATUM_SHARED") or Path(__file__).parents[2] / "shared")
    if not root.is_dir():
        message = f"the shared data is not at {root}; set PROBATUM_SHARED to its folder"
        if os.environ.get("CI"):
            pytest.fail(message)
        pytest.skip(message)
    return root
