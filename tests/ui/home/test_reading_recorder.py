"""How far an article was read is noted where the reader stays, and its end only after a while."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.library.model import Location
from reader.library.reading_progress import FILE_NAME, ArticleProgress, ReadingProgress
from reader.library.shelf import Shelf
from reader.ui.home.reading_recorder import ReadingRecorder
from reader.ui.shell.messages import Messages
from reader.ui.shell.session import ReadingPosition, Session
from tests.ui import samples


class Desk:
    """A session with an open article, a page that is scrolled by hand, and a clock."""

    def __init__(self, folder: Path, article: str = "guide") -> None:
        self.share, self.now = 0.0, 100.0
        self.folder = folder
        self.stored = ReadingProgress(folder)
        self.session = Session(Shelf([samples.guide(folder)]), Messages())
        self.recorder = ReadingRecorder(self.session, self, self.stored, lambda: self.now)
        self.session.go(Location("sample", article))

    def progress(self) -> float:
        return self.share

    def stay(self, share: float, seconds: float = 2.0, block: str = "s1") -> None:
        self.share = share
        self.session.scrolled_to(ReadingPosition(Location("sample", "guide", block), share))
        self.now += seconds
        self.recorder.note()

    def noted(self) -> ArticleProgress | None:
        return self.stored.of_pack("sample").get("guide")


@pytest.fixture
def desk(tmp_path: Path, qapp: object) -> Desk:
    return Desk(tmp_path)


@pytest.mark.parametrize(
    ("share", "seconds", "expected"),
    [(0.0, 2, 1), (0.4, 2, 40), (0.99, 100, 99), (1.0, 2, 99), (1.0, 100, 100), (0.996, 100, 100)],
)
def test_what_is_noted(desk: Desk, share: float, seconds: float, expected: int) -> None:
    desk.stay(share, seconds)
    assert desk.noted() == ArticleProgress(expected, "s1")


def test_the_end_counts_later_without_another_scroll(desk: Desk) -> None:
    desk.stay(1.0)
    assert desk.recorder._stay.isActive()
    desk.now += 60
    desk.recorder._stay.timeout.emit()
    assert desk.noted() == ArticleProgress(100, "s1")


def test_nothing_is_noted_before_the_reader_stays(desk: Desk) -> None:
    desk.share = 0.5
    assert desk.recorder._stay.isActive()
    assert desk.noted() is None


def test_the_home_is_no_article(desk: Desk) -> None:
    desk.session.go_home()
    desk.recorder.note()
    assert desk.noted() is None


def test_it_is_saved_at_the_end(desk: Desk) -> None:
    desk.stay(0.4)
    assert not (desk.folder / FILE_NAME).exists()
    desk.recorder.close()
    assert ReadingProgress(desk.folder).of_pack("sample")["guide"].percent == 40


def test_a_private_session_is_forgotten(desk: Desk) -> None:
    desk.stay(0.2)
    desk.recorder.set_private(True)
    desk.stay(0.9)
    desk.recorder.save()
    assert desk.noted() == ArticleProgress(90, "s1")
    assert ReadingProgress(desk.folder).of_pack("sample")["guide"].percent == 20
    desk.recorder.set_private(False)
    desk.recorder.close()
    assert desk.noted() == ArticleProgress(20, "s1")
    assert ReadingProgress(desk.folder).of_pack("sample")["guide"].percent == 20


def test_after_all_data_were_deleted_nothing_is_noted(desk: Desk) -> None:
    desk.stay(0.2)
    desk.recorder.forget()
    desk.stay(0.9)
    desk.recorder.mark("second", is_read=True)
    desk.recorder.close()
    assert desk.noted() is None
    assert not (desk.folder / FILE_NAME).exists()


def test_a_folder_that_cannot_be_written_stops_nothing(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail() -> None:
        raise PermissionError(13, "read-only")

    monkeypatch.setattr(desk.stored, "save", fail)
    desk.stay(0.2)
    desk.recorder.close()
    assert desk.noted() == ArticleProgress(20, "s1")
