"""How much memory reading a file takes, measured in a process of its own."""

import subprocess
import sys
from pathlib import Path

import pytest

_PROGRAM = """
import sys
from pathlib import Path
from probatum import plugins
from probatum.errors import InputError
connector = plugins.load("connectors", sys.argv[1])
try:
    for _ in connector.read(Path(sys.argv[2]), damaged=lambda place, reason: None):
        pass
except InputError:
    pass
status = Path("/proc/self/status").read_text()
print(int(status.split("VmHWM:")[1].split()[0]) / 1024)
"""


def peak_megabytes(connector: str, path: Path) -> float:
    """Peak resident memory of a process that reads the file from end to end; some 30 MB are Python's own.

    From Linux's own book-keeping: getrusage would count the memory of the process that started this one.
    """
    if not Path("/proc/self/status").exists():
        pytest.skip("the peak of memory is read from /proc, which only Linux has")
    done = subprocess.run(
        [sys.executable, "-c", _PROGRAM, connector, str(path)], capture_output=True, text=True, check=True
    )
    return float(done.stdout)
