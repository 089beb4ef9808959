"""How long it still takes."""

from __future__ import annotations

from reader.sticks.progress import ProgressMeter


def test_time_left_follows_from_what_is_done():
    now = [0.0]
    meter = ProgressMeter(lambda: now[0])
    meter.expect(1000, 4)
    assert meter.snapshot().seconds_left is None
    meter.count(100, 1)
    assert meter.snapshot().seconds_left is None, "too soon to tell"
    now[0] = 2.0
    progress = meter.snapshot()
    assert progress.seconds_left == 18
    assert (progress.done, progress.total, progress.files, progress.total_files) == (100, 1000, 1, 4)


def test_a_target_that_fails_is_no_longer_waited_for():
    meter = ProgressMeter()
    meter.expect(1000, 4)
    meter.count(300, 1)
    meter.expect(-900, -4)
    progress = meter.snapshot()
    assert (progress.total, progress.total_files) == (300, 1)
