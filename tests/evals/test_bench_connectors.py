"""Every connector is in the benchmark of ingest."""

from evals.bench_connectors import _SETS
from probatum import plugins


def test_every_connector_has_files_to_be_measured_on() -> None:
    assert {name.partition(" ")[0] for name in _SETS} == set(plugins.names("connectors"))
