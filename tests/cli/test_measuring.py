"""`probatum eval`."""

import json
import os
import subprocess
import sys
from pathlib import Path


def test_the_development_questions_are_asked_from_a_checkout(tmp_path: Path) -> None:
    said = subprocess.run(
        [sys.executable, "-m", "probatum", "eval", "--format", "json"],
        cwd=tmp_path,
        env={**os.environ, "PROBATUM_HOME": str(tmp_path)},
        capture_output=True,
        check=True,
    )
    asked = json.loads(said.stdout)
    assert len(asked) > 100
    assert {"question", "answered"} <= set(asked[0])
