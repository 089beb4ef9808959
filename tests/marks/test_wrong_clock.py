"""A session with a wrong clock neither stops backups nor counts for ever."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reader.marks import timestamps
from reader.marks.backups import FOLDER
from reader.marks.merge import newest_first
from reader.marks.store import MarkStore
from tests.marks.samples import Clock, bookmark, names

FUTURE, PAST = "2099-05-01T12:00:00+00:00", "1970-01-01T00:10:00+00:00"
NOW = "2025-04-28T12:00:00+00:00"


def days(folder) -> list[str]:
    return [name.removeprefix("marks-").removesuffix(".sqlite") for name in names(folder / FOLDER)]


def session(folder, start: str, note: str = "", id: str = "") -> str:
    """One session: changes the note of a mark, or makes a mark."""
    store = MarkStore(folder, clock=Clock(start))
    if not id:
        id = store.add(bookmark(note=note)).mark.id
    else:
        store.change(id, note=note)
    assert store.close() == ""
    return id


@pytest.mark.parametrize("wrong", [FUTURE, PAST])
def test_later_days_are_backed_up(tmp_path, wrong):
    session(tmp_path, "2025-04-27T12:00:00+00:00")
    session(tmp_path, wrong)
    for day in ("28", "29", "30"):
        session(tmp_path, f"2025-04-{day}T12:00:00+00:00")
    assert {"2025-04-27", "2025-04-28", "2025-04-29", "2025-04-30"} <= set(days(tmp_path))


def test_a_wrong_day_is_the_first_to_be_deleted(tmp_path):
    session(tmp_path, FUTURE)
    for day in range(10, 18):
        session(tmp_path, f"2025-04-{day}T12:00:00+00:00")
    assert days(tmp_path) == [f"2025-04-{day}" for day in range(11, 18)]


@pytest.mark.parametrize("wrong", [FUTURE, PAST])
def test_a_program_that_runs_past_midnight_after_a_wrong_day(tmp_path, wrong):
    session(tmp_path, wrong)
    clock = Clock(NOW)
    store = MarkStore(tmp_path, clock=clock)
    store.add(bookmark())
    clock.pass_days(1)
    store.add(bookmark())
    assert "2025-04-28" in days(tmp_path)
    store.close()


@pytest.mark.parametrize("wrong", [FUTURE, PAST])
def test_what_was_written_with_a_wrong_clock_is_shown_until_it_is_changed(tmp_path, wrong):
    id = session(tmp_path, "2025-04-01T12:00:00+00:00", "first")
    session(tmp_path, "2025-04-02T12:00:00+00:00", "second", id)
    session(tmp_path, wrong, "wrong clock", id)
    for _ in range(2):
        store = MarkStore(tmp_path, clock=Clock(NOW))
        assert [mark.note for mark in store.all()] == ["wrong clock"]
        store.close()
    session(tmp_path, NOW, "later", id)
    store = MarkStore(tmp_path, clock=Clock("2025-04-29T12:00:00+00:00"))
    assert [mark.note for mark in store.all()] == ["later"]
    assert len(store.history(id)) == 4


def test_a_mark_made_in_the_future_is_dated_right_when_it_is_changed(tmp_path):
    id = session(tmp_path, FUTURE, "first")
    session(tmp_path, NOW, "second", id)
    store = MarkStore(tmp_path, clock=Clock(NOW))
    (mark,) = store.all()
    assert mark.note == "second"
    assert (mark.created[:10], mark.modified[:10]) == ("2025-04-28", "2025-04-28")


@pytest.mark.parametrize("comes_first", [True, False])
def test_an_import_from_the_future_does_not_beat_a_later_edit(tmp_path, comes_first):
    id = session(tmp_path, "2025-04-01T12:00:00+00:00", "first")
    store = MarkStore(tmp_path, clock=Clock(NOW))
    (mark,) = store.all()
    theirs = replace(mark, note="theirs", modified="2099-01-01T00:00:00.000000Z")
    if comes_first:
        store.merge([theirs])
        assert store.all()[0].note == "theirs"
    store.change(id, note="mine")
    for _ in range(2):
        store.merge([theirs])
        assert store.all()[0].note == "mine"
    store.close()
    assert MarkStore(tmp_path, clock=Clock(NOW)).all()[0].note == "mine"


def test_small_differences_of_clocks_are_normal(tmp_path):
    id = session(tmp_path, "2025-05-10T12:00:00+00:00", "first")
    session(tmp_path, NOW, "second", id)  # the clock was set back by 12 days
    store = MarkStore(tmp_path, clock=Clock("2025-05-11T12:00:00+00:00"))
    assert store.all()[0].note == "second"


@pytest.mark.parametrize(
    ("now", "latest"),
    [(NOW, "2025-05-28T12:00:00.000000Z"), (PAST, timestamps.LAST), ("9999-12-30T00:00:00+00:00", timestamps.LAST)],
)
def test_latest_credible(now, latest):
    assert timestamps.latest_credible(Clock(now).time) == latest


def test_order_of_versions():
    made, edited, wrong = (
        replace(bookmark(), id="x", created="2025-01-01", modified=time)
        for time in ("2025-01-01", "2025-03-01", "2099")
    )
    assert newest_first([made, wrong, edited]) == [wrong, edited, made]
    assert newest_first([made, wrong, edited], "2025-06") == [edited, wrong, made]
    assert newest_first([made, wrong, edited], "2025-06", {wrong: edited.modified}) == [wrong, edited, made]
