"""A PostgreSQL server of its own for measurements and tests, in a folder that goes with it."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

MISSING = "the server programs of PostgreSQL are not on this machine; on Debian: apt install postgresql"


def programs() -> Path | None:
    """The folder of `initdb` and `pg_ctl`, of the newest version installed; None where there is none."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda one: float(one.parts[-3]))
    known = found[-1] if found else shutil.which("initdb")
    return Path(known).resolve().parent if known else None


@contextmanager
def server() -> Iterator[str]:
    """Start it, and yield the DATABASE_URL of an empty database; it listens on a socket in its folder only.

    Raises: FileNotFoundError: see `MISSING`.
    """
    bin_ = programs()
    if bin_ is None:
        raise FileNotFoundError(MISSING)
    with tempfile.TemporaryDirectory(prefix="probatum-pg-") as folder:
        as_owner = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
        if as_owner:
            shutil.chown(folder, "postgres")  # the server refuses to run as root
        data, options = f"{folder}/data", f"-c listen_addresses= -c unix_socket_directories={folder}"
        control = [*as_owner, str(bin_ / "pg_ctl"), "-D", data, "-w"]
        _run(*as_owner, str(bin_ / "initdb"), "-D", data, "-U", "probatum", "-A", "trust")
        _run(*control, "-o", options, "start")
        try:
            _run(str(bin_ / "createdb"), "-h", folder, "-U", "probatum", "probatum")
            yield f"postgresql://probatum@/probatum?host={folder}"
        finally:
            _run(*control, "-m", "immediate", "stop")


def _run(*command: str) -> None:
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True, cwd="/")
