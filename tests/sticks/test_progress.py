"""Counting progress, and the time left."""

from __future__ import annotations

from reader.sticks.progress import ProgressMeter


def test_time_left():
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


def test_a_failed_target_is_taken_out_of_the_totals():
    meter = ProgressMeter()
    meter.expect(1000, 4)
    meter.count(300, 1)
    meter.expect(-900, -4)
    progress = meter.snapshot()
    assert (progress.total, progress.total_files) == (300, 1)
