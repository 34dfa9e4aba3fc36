import os
import signal
from collections.abc import Iterator
from importlib.util import find_spec
from typing import TYPE_CHECKING

import pytest

from roleplay.bulk import chunks
from roleplay.errors import ConfigError
from tests.bulk.turns import RUBRIC, graded, lines, read

if TYPE_CHECKING:
    import distributed

pytestmark = [
    pytest.mark.thorough,
    pytest.mark.filterwarnings("ignore"),
    pytest.mark.skipif(find_spec("distributed") is None, reason="needs the extra `cluster`"),
]


@pytest.fixture
def cluster() -> Iterator["distributed.LocalCluster"]:
    import distributed

    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, host="127.0.0.1", dashboard_address=None,
        silence_logs=50,
    ) as started:
        yield started


def test_a_cluster_that_loses_a_worker_gives_what_one_process_gives(cluster: "distributed.LocalCluster") -> None:
    from roleplay.bulk.cluster import on_cluster

    turns, rows = lines(1500), []
    for number, result in enumerate(on_cluster(chunks(turns, size=30), RUBRIC, cluster.scheduler_address)):
        rows += read(result.text)
        if number == 4:
            os.kill(next(iter(cluster.workers.values())).pid, signal.SIGKILL)
    assert rows == graded(turns)


def test_an_address_where_nobody_answers_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    from roleplay.bulk import cluster

    monkeypatch.setattr(cluster, "_PATIENCE", 1)
    with pytest.raises(ConfigError, match="no Dask scheduler"):
        next(cluster.on_cluster(chunks(lines(1)), RUBRIC, "tcp://127.0.0.1:9"))


def test_an_address_that_is_none_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    from roleplay.bulk import cluster

    monkeypatch.setattr(cluster, "_PATIENCE", 1)
    with pytest.raises(ConfigError, match="no Dask scheduler"):
        next(cluster.on_cluster(chunks(lines(1)), RUBRIC, "nonsense://x"))
