"""Where the reader stopped in each pack: kept for many packs, and read from any settings file."""

from __future__ import annotations

import math
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from reader.library.model import Location
from reader.settings import Settings
from reader.ui.main_window import MainWindow
from reader.ui.shell.last_positions import MOST_POSITIONS, last_position, with_position
from reader.ui.shell.session import ReadingPosition
from tests.packs import INFO
from tests.ui import hands, samples
from tests.ui.conftest import Start

HERE = ReadingPosition(Location("brain", "talking", "safety", 12), 0.25)
ENTRY = {"location": "carrel:brain/talking#safety", "offset": 12, "depth": 0.25}


def test_a_position_is_read_as_it_was_stored() -> None:
    stored = with_position([], HERE)
    assert stored == [ENTRY]
    assert last_position(stored, "brain") == HERE


@pytest.mark.parametrize("pack", ["bra", "brain2", "", "talking"])
def test_other_packs_have_no_position(pack: str) -> None:
    assert last_position([ENTRY], pack) is None


def test_each_pack_is_stored_once_and_the_newest_first() -> None:
    values: list[object] = []
    for pack in ("a", "b", "a", "c"):
        values = with_position(values, ReadingPosition(Location(pack, "x")))
    assert [entry["location"] for entry in values if isinstance(entry, dict)] == [
        "carrel:c/x",
        "carrel:a/x",
        "carrel:b/x",
    ]


def test_a_limited_number_is_stored() -> None:
    values: list[object] = []
    for number in range(MOST_POSITIONS + 10):
        values = with_position(values, ReadingPosition(Location(f"p{number}", "x")))
    assert len(values) == MOST_POSITIONS
    assert last_position(values, "p9") is None
    assert last_position(values, "p10") == ReadingPosition(Location("p10", "x"))


@pytest.mark.parametrize("depth", [1e300, -1e300, math.inf, -math.inf])
def test_an_extreme_depth_is_stored_as_one_that_can_be_read(depth: float) -> None:
    values = with_position([], HERE._replace(depth=depth))
    assert last_position(values, "brain") is not None


WRONG: list[tuple[str, object]] = [
    *(("location", value) for value in ("carrel:brain/", "carrel:brain/a b", "", 3, None, ["carrel:brain/a"])),
    *(("offset", value) for value in (-1, 10**9, True, 1.5, "0", None)),
    *(("depth", value) for value in (math.nan, math.inf, -math.inf, 1e7, True, "0", None)),
]


@pytest.mark.parametrize(
    "entry",
    [None, 3, "carrel:brain/talking", [], {}, list(ENTRY.values()), *({**ENTRY, name: value} for name, value in WRONG)],
    ids=lambda entry: repr(entry)[-30:],
)
def test_an_invalid_entry_is_ignored(entry: object) -> None:
    assert last_position([entry], "brain") is None
    assert last_position([entry, ENTRY], "brain") == HERE
    assert with_position([ENTRY, entry], ReadingPosition(Location("sleep", "x")))[1:] == [ENTRY]


# in the window

OTHER = INFO._replace(id="other", title="Another pack")


def place(window: MainWindow) -> tuple[str, int]:
    assert window.session.position
    return str(window.session.position.location), hands.scrolled(window.page)


def read_on(window: MainWindow) -> tuple[str, int]:
    """Reads to a paragraph of the second article."""
    hands.press(window.page, "Ctrl+Shift+Down")
    hands.scroll(window.page, 500)
    left = place(window)
    assert left[0].startswith("carrel:sample/second#")
    return left


def test_a_pack_opens_where_the_reader_stopped(start: Start, tmp_path: Path) -> None:
    first, other = samples.guide(tmp_path), samples.guide(tmp_path, info=OTHER)
    window = start(first)
    left = read_on(window)
    window.features.shelf.open_files([other])  # as for a dropped file
    assert place(window) == ("carrel:other/guide", 0)
    left_other = hands.scroll(window.page, 300)
    assert window.features.shelf.read(first)  # as from the shelf
    assert place(window) == left
    assert window.session.go_pack("other")  # as from the search
    assert place(window)[1] == left_other
    hands.press(window.page, "Alt+Left")
    assert place(window) == left


def test_the_positions_of_all_packs_are_restored(start: Start, tmp_path: Path) -> None:
    first, other = samples.guide(tmp_path), samples.guide(tmp_path, info=OTHER)
    left = read_on(start(first))
    assert place(start(other)) == ("carrel:other/guide", 0)
    assert place(start(first)) == left


def test_a_location_is_shown_and_not_where_the_reader_stopped(start: Start, tmp_path: Path) -> None:
    first, other = samples.guide(tmp_path), samples.guide(tmp_path, info=OTHER)
    window = start(first)
    read_on(window)
    window.features.shelf.open_files([other])
    hands.press(window.page, "Ctrl+K")
    hands.type_text("carrel:sample/guide#s2")
    hands.keys("Return")
    assert place(window)[0] == "carrel:sample/guide#s2"


def test_the_article_is_not_in_the_new_edition(start: Start, tmp_path: Path) -> None:
    window = start(samples.guide(tmp_path))
    read_on(window)
    start(samples.guide(tmp_path, info=OTHER))
    window = start(samples.guide(tmp_path, samples.GUIDE))
    assert place(window) == ("carrel:sample/guide", 0)
    assert not window.notice.text


def test_a_place_of_a_private_session_is_forgotten_with_it(start: Start, tmp_path: Path, qtbot: QtBot) -> None:
    first, other = samples.guide(tmp_path), samples.guide(tmp_path, info=OTHER)
    window = start(first)
    window.features.privacy.set_private(True)
    left = read_on(window)
    window.features.shelf.open_files([other])
    assert window.features.shelf.read(first)
    assert place(window) == left
    window.features.shelf.open_files([other])
    window.features.privacy.set_private(False)
    window.close()
    stored = Settings(tmp_path / "data")["positions"]
    assert last_position(stored, "other") is None
    assert last_position(stored, "sample") in (None, ReadingPosition(Location("sample", "guide")))
