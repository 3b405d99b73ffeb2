"""The fingerprint of the data files is the same in every process and follows the files."""

import subprocess
import sys

from probatum.support.digest import FOLDERS, data_digest


def test_the_digest_is_the_same_in_another_process_with_another_hash_seed() -> None:
    program = "from probatum.support.digest import data_digest; print(data_digest())"
    other = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        text=True,
        check=True,
        env={"PYTHONHASHSEED": "7"},
    )
    assert other.stdout.strip() == data_digest()


def test_the_digest_is_a_sha256_over_the_word_lists_among_others() -> None:
    kind, hexadecimal = data_digest().split(":")
    assert (kind, len(hexadecimal)) == ("sha256", 64)
    assert "vocabulary" in FOLDERS
