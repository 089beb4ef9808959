"""The session: opens packs and articles, goes to positions, and announces each change."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.library.model import Location
from reader.library.shelf import Shelf
from reader.ui.main_window import MainWindow
from reader.ui.shell.actions import ActionId
from reader.ui.shell.messages import Message, Messages
from reader.ui.shell.session import ReadingPosition, Session
from tests.packs import INFO, make_pack
from tests.ui import hands, samples
from tests.ui.conftest import Start


def place(window: MainWindow) -> str:
    return str(window.session.position.location).removeprefix("carrel:sample/") if window.session.position else ""


def current(window: MainWindow) -> str:
    return str(window.features.reading.contents.list.currentIndex().data())


def test_next_and_previous_section(start: Start, tmp_path: Path) -> None:
    window = start(samples.guide(tmp_path))
    seen = []
    for keys in ("Ctrl+Down", "Ctrl+Down", "Ctrl+Up", "Ctrl+Up", "Ctrl+Up"):
        hands.press(window.page, keys)
        seen.append((current(window), place(window)))
    assert seen == [
        ("Section 1", "guide#s1"),
        ("Section 2", "guide#s2"),
        ("Section 1", "guide#s1"),
        ("A guide", "guide"),
        ("A guide", "guide"),
    ]
    for _ in range(9):
        hands.press(window.page, "Ctrl+Down")
    assert current(window) == "Sources"


def test_previous_section_goes_to_the_start_of_this_one_first(start: Start, tmp_path: Path) -> None:
    window = start(samples.guide(tmp_path))
    for _ in range(3):
        hands.press(window.page, "Ctrl+Down")
    hands.scroll(window.page, hands.scrolled(window.page) + 200)
    hands.press(window.page, "Ctrl+Up")
    assert place(window) == "guide#s3"


@pytest.mark.parametrize("lines", [("Down",), ("Down", "Down"), ("Up",)])
def test_a_small_scroll_after_a_jump_stays_in_the_section(start: Start, tmp_path: Path, lines: tuple[str, ...]) -> None:
    """A jump leaves a fifth of the page above its target, which then is the section that is read."""
    window = start(samples.guide(tmp_path))
    for key in ("Ctrl+Down", "Ctrl+Down", *lines):
        hands.press(window.page, key)
    assert window.session.section
    assert (current(window), window.session.section.title) == ("Section 2", "Section 2")
    hands.press(window.page, "Ctrl+Down")
    assert current(window) == "Section 3"


def test_after_the_last_section_come_the_sources(start: Start, tmp_path: Path) -> None:
    window = start(samples.guide(tmp_path))
    window.session.go(Location("sample", "guide", "s6"))
    for _ in range(2):
        hands.press(window.page, "Ctrl+Down")
        assert current(window) == "Sources"
    hands.press(window.page, "Ctrl+Up")
    assert current(window) == "Section 6"


def test_next_and_previous_article(start: Start, tmp_path: Path) -> None:
    window = start(samples.guide(tmp_path))
    seen = []
    for keys in ("Down", "Down", "Down", "Up", "Up", "Up"):
        hands.press(window.page, f"Ctrl+Shift+{keys}")
        seen.append(place(window))
    assert seen == ["second", "third", "third", "second", "guide", "guide"]


def test_a_pack_of_one_article_has_no_next_one(start: Start, tmp_path: Path) -> None:
    window = start(samples.guide(tmp_path, samples.THIRD))
    actions = window.actions_by_id
    assert not actions[ActionId.NEXT_ARTICLE].isEnabled()
    assert not actions[ActionId.PREVIOUS_ARTICLE].isEnabled()


# without a window


class Recorder:
    """A session on a shelf with one pack, the messages that it shows, and the signals that it sends."""

    def __init__(self, folder: Path) -> None:
        self.shown: list[str] = []
        messages = Messages()
        messages.show_in(self, self)
        self.shelf = Shelf([])
        self.session = Session(self.shelf, messages)
        self.file = samples.guide(folder)
        self.opened: list[str] = []
        self.positions: list[str] = []
        self.requested: list[str] = []
        self.jumps: list[str] = []
        self.session.article_opened.connect(lambda opened: self.opened.append(opened.article.id))
        self.session.position_changed.connect(lambda position: self.positions.append(short(position)))
        self.session.position_requested.connect(lambda position: self.requested.append(short(position)))
        self.session.jumped.connect(lambda position: self.jumps.append(short(position)))

    def show_message(self, message: Message) -> None:
        self.shown.append(message.sentence)

    def withdraw(self, sentence: str) -> None:
        self.shown.remove(sentence)


def short(position: ReadingPosition) -> str:
    return str(position.location).removeprefix("carrel:sample/")


def at(text: str) -> Location:
    return Location.parse(f"carrel:sample/{text}")


@pytest.fixture
def recorder(tmp_path: Path) -> Iterator[Recorder]:
    recorder = Recorder(tmp_path)
    yield recorder
    recorder.session.close()


def test_a_file_is_opened_at_its_first_article(recorder: Recorder) -> None:
    assert recorder.session.open_file(recorder.file)
    assert (recorder.opened, recorder.positions, recorder.requested) == (["guide"], ["guide"], ["guide"])
    assert recorder.jumps == [], "there was no position before"
    assert recorder.session.opened
    assert recorder.session.opened.number == 0
    assert [section.id for section in recorder.session.opened.sections][:2] == ["s1", "s2"]
    assert recorder.session.packs() == (recorder.session.opened.pack,)


@pytest.mark.parametrize("content", [None, b"", b"no pack"])
def test_a_file_that_cannot_be_read_is_reported(recorder: Recorder, tmp_path: Path, content: bytes | None) -> None:
    recorder.session.open_file(recorder.file)
    before = recorder.session.opened
    file = tmp_path / "bad.carrel"
    if content is not None:
        file.write_bytes(content)
    assert not recorder.session.open_file(file)
    assert "bad.carrel" in recorder.shown[0]
    assert recorder.session.opened is before


def test_a_pack_without_articles_is_reported(recorder: Recorder, tmp_path: Path) -> None:
    empty = make_pack(tmp_path / "empty.carrel", info=INFO._replace(id="empty"), articles=())
    assert not recorder.session.open_file(empty)
    assert recorder.shown == ["empty.carrel: the pack contains no article."]


def test_an_article_is_read_once(recorder: Recorder) -> None:
    recorder.session.open_file(recorder.file)
    for block in ("s1", "s2", "p2-1"):
        assert recorder.session.go(at(f"guide#{block}"))
    assert recorder.opened == ["guide"]
    assert recorder.positions == ["guide", "guide#s1", "guide#s2", "guide#p2-1"]


def test_going_somewhere_else_is_a_jump(recorder: Recorder) -> None:
    recorder.session.open_file(recorder.file)
    recorder.session.go(at("guide#s2"))
    recorder.session.go(at("guide#s2"))
    recorder.session.go(at("second"))
    assert recorder.jumps == ["guide", "guide#s2"]


def test_scrolling_and_showing_are_no_jumps(recorder: Recorder) -> None:
    recorder.session.open_file(recorder.file)
    recorder.session.scrolled_to(ReadingPosition(at("guide#s2"), 0.5))
    recorder.session.scrolled_to(ReadingPosition(at("guide#s2"), 0.5))
    recorder.session.show(ReadingPosition(at("second")))
    assert recorder.positions == ["guide", "guide#s2", "second"]
    assert recorder.requested == ["guide", "second"]
    assert recorder.jumps == []


@pytest.mark.parametrize("target", ["nothing", "nothing#s1"])
def test_an_article_that_is_missing_is_reported(recorder: Recorder, target: str) -> None:
    recorder.session.open_file(recorder.file)
    assert not recorder.session.go(at(target))
    assert "nothing" in recorder.shown[0]
    assert recorder.positions == ["guide"]


def test_a_paragraph_that_is_missing_shows_the_article(recorder: Recorder) -> None:
    recorder.session.open_file(recorder.file)
    assert recorder.session.go(at("second#nothing"))
    assert "not in this edition" in recorder.shown[0]
    assert recorder.positions[-1] == "second"


@pytest.mark.parametrize(("block", "expected"), [("", None), ("opening", None), ("s1", "s1"), ("p3-2", "s3")])
def test_the_section_at_a_position(recorder: Recorder, block: str, expected: str | None) -> None:
    assert recorder.session.section is None
    recorder.session.open_file(recorder.file)
    recorder.session.go(at(f"guide#{block}" if block else "guide"))
    section = recorder.session.section
    assert (section.id if section else None) == expected


def test_nothing_happens_without_a_pack(recorder: Recorder) -> None:
    recorder.session.go_section(1)
    recorder.session.go_article(1)
    assert not recorder.session.go_pack("sample")
    assert recorder.positions == []
    assert len(recorder.shown) == 1
