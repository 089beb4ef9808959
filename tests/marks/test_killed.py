"""No mark that was reported as saved is lost if the program is killed or its disk is full.

The benchmark `marks` kills it 500 times.
"""

from __future__ import annotations

import sys

import pytest

from benchmarks.killing import MOST_MARKS, fill, kill_again_and_again
from reader.marks.store import MarkStore

pytestmark = pytest.mark.skipif(
    sys.platform == "win32", reason="Windows has no SIGKILL and no limit to the size of files"
)


def test_killed_at_any_moment(tmp_path):
    outcome = kill_again_and_again(tmp_path, 15)
    assert outcome.lost == 0
    assert outcome.problems == ()
    assert outcome.acknowledged >= 15


@pytest.mark.parametrize("bytes", [20_000, 60_000, 300_000])
def test_the_disk_is_full(tmp_path, bytes):
    """An empty store alone is larger than 20,000 bytes."""
    MarkStore(tmp_path).close()
    kept, refused = fill(tmp_path, bytes)
    assert len(kept) + refused == MOST_MARKS
    assert refused > 0
    store = MarkStore(tmp_path)
    assert store.problem == ""
    assert kept <= {mark.id for mark in store.all()}
    store.close()
