"""`probatum eval`."""

import json
import os
import subprocess
import sys
from pathlib import Path


def test_a_named_benchmark_is_run_from_a_checkout(tmp_path: Path) -> None:
    said = subprocess.run(
        [sys.executable, "-m", "probatum", "eval", "starter", "--set", "rls", "--format", "json"],
        cwd=tmp_path,
        env={**os.environ, "PROBATUM_HOME": str(tmp_path)},
        capture_output=True,
        check=True,
    )
    figures = json.loads(said.stdout)
    assert {figure["set"] for figure in figures} == {"rls"}
    assert {"answered", "unanswerable kept back"} <= {figure["metric"] for figure in figures}


def test_a_benchmark_that_does_not_exist_is_answered_with_those_that_do(tmp_path: Path) -> None:
    said = subprocess.run(
        [sys.executable, "-m", "probatum", "eval", "nonsense"], cwd=tmp_path, capture_output=True, check=False
    )
    assert said.returncode == 2
    assert b"There is no benchmark 'nonsense'. Use one of: " in said.stderr
