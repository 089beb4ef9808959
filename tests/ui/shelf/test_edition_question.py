"""Nothing replaces a pack that came with the program, or that the reader chose, without their answer."""

from __future__ import annotations

import json
import os
import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from reader import bundled
from reader.library import added_packs, file_digest
from reader.library.model import Location
from reader.library.packfile import open_pack
from reader.library.shelf import describe_pack
from reader.settings import Settings
from reader.system import paths
from reader.ui.main_window import MainWindow
from reader.ui.shelf import compare_files, edition_question
from reader.ui.shelf.edition_text import ALWAYS, KEEP_MINE, ONLY_NOW, READ_IT, SHOW_SHELF
from reader.ui.shelf.shelf_dialog import ShelfDialog
from reader.ui.shell.actions import ActionId
from reader.ui.widgets.elided import Elided
from tests.packs import INFO, let_go, tamper
from tests.ui import hands, samples
from tests.ui.conftest import Start
from tests.ui.shelf import shelves
from tests.ui.shelf.shelves import pack

SEEDS = int(os.environ.get("CARREL_SEEDS", "6"))
FOUND = (
    "Another edition of “Pack wound” was found: edition 999999999, 28 April 2025, WHO "
    "(next to the program: packs/wound-999999999.carrel). You are reading edition 1 (came with Carrel)."
)


class Stick:
    """A program with one pack, and what others put into the folder `packs` next to it."""

    def __init__(self, start: Start, qtbot: QtBot, folder: Path) -> None:
        self._start, self._qtbot = start, qtbot
        self.data = folder / "data"
        self.packs = folder / "packs"
        self.mine = pack(folder / "inside")

    def beside(self) -> tuple[Path, ...]:
        return tuple(sorted(self.packs.glob("*.carrel")))

    def open(self, file: Path | None = None) -> MainWindow:
        window = self._start(file)
        self.settle(window)
        return window

    def settle(self, window: MainWindow) -> None:
        """Until all files are listed, and the digests compared."""
        shelves.settle(self._qtbot, window)
        tasks = window.features.shelf._question._files._tasks
        self._qtbot.waitUntil(lambda: tasks.is_idle)
        self._qtbot.wait(1)  # delivers the result, which is queued

    def answer(self, window: MainWindow, answer: str) -> None:
        hands.click(hands.button(window.notice, answer))
        self.settle(window)


@pytest.fixture
def stick(start: Start, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Stick:
    stick = Stick(start, qtbot, tmp_path)
    monkeypatch.setattr(paths, "bundled_packs", lambda: (stick.mine,))
    monkeypatch.setattr(paths, "packs_beside", stick.beside)
    return stick


@pytest.fixture
def other(stick: Stick) -> Path:
    return pack(stick.packs, edition=999_999_999, publisher="WHO")


def source(window: MainWindow) -> str:
    return next(each for each in window.side_bar.findChildren(Elided) if each.objectName() == "source").accessibleName()


def swap(file: Path, new: Path) -> None:
    """With the size and the time of the file."""
    state = file.stat()
    data = new.read_bytes()
    assert len(data) == state.st_size
    file.write_bytes(data)
    os.utime(file, ns=(state.st_atime_ns, state.st_mtime_ns))


@pytest.mark.usefixtures("other")
def test_the_pack_of_the_program_stays_until_the_reader_answers(stick: Stick) -> None:
    window = stick.open()
    assert shelves.reading(window) == "wound-1.carrel"
    assert window.notice.text == FOUND
    assert hands.buttons(window.notice) == [READ_IT, KEEP_MINE]
    stick.answer(window, KEEP_MINE)
    assert not window.notice.text
    assert shelves.reading(window) == "wound-1.carrel"
    window = stick.open()
    assert shelves.reading(window) == "wound-1.carrel"
    assert not window.notice.text, "it is asked once"


def test_what_the_reader_wants_is_read_from_then_on(stick: Stick, other: Path) -> None:
    window = stick.open()
    hands.press(window.page, "Ctrl+Shift+Down")
    position = window.session.position
    stick.answer(window, READ_IT)
    assert shelves.reading(window) == other.name
    assert window.session.position == position
    assert not window.notice.text
    for _ in range(2):
        window = stick.open()
        assert shelves.reading(window) == other.name
        assert not window.notice.text
        assert window.session.position == position
    assert window.session.go(Location("wound", "guide"))
    assert shelves.reading(window) == other.name
    assert [each.path for each in window.session.packs()] == [other], "the search finds it once"


def test_the_window_says_where_the_pack_on_the_page_comes_from(stick: Stick, other: Path, tmp_path: Path) -> None:
    window = stick.open()
    assert source(window) == "Edition 1 · came with Carrel"
    stick.answer(window, READ_IT)
    assert source(window) == f"Edition 999999999 · next to the program · packs/{other.name}"
    window.features.shelf.open_files([pack(tmp_path / "own", "other")])
    assert source(window).endswith(" · other-1.carrel")


@pytest.mark.parametrize("setting", ["pack_file", "added_packs"])
def test_settings_of_a_stranger_that_name_a_file_are_no_answer(stick: Stick, tmp_path: Path, setting: str) -> None:
    file = pack(tmp_path / "elsewhere", edition=999_999_999)
    with open_pack(file) as opened:
        added = added_packs.to_settings([describe_pack(opened)], stick.data)
    stick.data.mkdir()
    values = {"pack_file": str(file), "added_packs": added, "location": "carrel:wound/second"}
    values = {name: value for name, value in values.items() if name in (setting, "location")}
    (stick.data / "settings.json").write_text(json.dumps(values), encoding="utf-8")
    window = stick.open()
    assert shelves.reading(window) == "wound-1.carrel"
    assert window.session.opened
    assert window.session.opened.article.id == "second"


@pytest.mark.usefixtures("other")
def test_a_question_that_is_dismissed_is_asked_at_the_next_start(stick: Stick) -> None:
    window = stick.open()
    hands.click(hands.tool(window.notice, "Dismiss"))
    hands.press(window.page, "Ctrl+Shift+Down")
    stick.settle(window)
    assert not window.notice.text
    assert stick.open().notice.text == FOUND


def test_a_file_that_was_replaced_after_the_answer_is_not_read(stick: Stick, other: Path, tmp_path: Path) -> None:
    stick.answer(stick.open(), READ_IT)
    swap(other, pack(tmp_path, edition=999_999_999, publisher="OMS"))
    window = stick.open()
    assert shelves.reading(window) == "wound-1.carrel"
    assert "OMS" in window.notice.text


def test_a_file_that_was_replaced_before_the_answer_is_not_read(stick: Stick, other: Path, tmp_path: Path) -> None:
    window = stick.open()
    swap(other, pack(tmp_path, edition=999_999_999, publisher="OMS"))
    stick.answer(window, READ_IT)
    assert shelves.reading(window) == "wound-1.carrel"
    assert "has changed since Carrel found it" in window.notice.text
    hands.click(hands.tool(window.notice, "Dismiss"))
    assert Settings(stick.data)["pack_answers"] == []
    window = stick.open()
    assert "OMS" in window.notice.text


def test_a_file_that_is_replaced_while_it_is_opened_is_closed_again(
    stick: Stick, other: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = stick.open()
    position = window.session.position
    monkeypatch.setattr(edition_question, "stamp_of", lambda _: ())
    stick.answer(window, READ_IT)
    assert (shelves.reading(window), window.session.position) == ("wound-1.carrel", position)
    assert "has changed since Carrel found it" in window.notice.text
    window.close()
    assert Settings(stick.data)["pack_answers"] == []


def test_a_file_that_cannot_be_read_leaves_mine_on_the_page(stick: Stick, other: Path) -> None:
    tamper(other, "UPDATE article SET digest=x'00'")
    window = stick.open()
    stick.answer(window, READ_IT)
    assert shelves.reading(window) == "wound-1.carrel"
    assert "is damaged" in window.notice.text
    assert "has changed since" not in window.notice.text
    window.close()
    assert Settings(stick.data)["pack_answers"] == []


def test_a_file_opened_by_its_name_is_read_for_now(stick: Stick, tmp_path: Path) -> None:
    file = pack(tmp_path / "own", edition=2)
    window = stick.open(file)
    assert shelves.reading(window) == "wound-2.carrel"
    assert window.notice.text == (
        f"You opened another edition of “Pack wound”: edition 2, 28 April 2025, Reed Press ({file}). "
        "Next time Carrel opens edition 1 (came with Carrel)."
    )
    window = stick.open()
    assert shelves.reading(window) == "wound-1.carrel"


@pytest.mark.parametrize(("answer", "next_time"), [(ALWAYS, "wound-2.carrel"), (ONLY_NOW, "wound-1.carrel")])
def test_whether_a_file_opened_by_its_name_is_read_at_the_next_start(
    stick: Stick, tmp_path: Path, answer: str, next_time: str
) -> None:
    window = stick.open(pack(tmp_path / "own", edition=2))
    stick.answer(window, answer)
    assert shelves.reading(window) == "wound-2.carrel"
    window = stick.open()
    assert shelves.reading(window) == next_time
    assert not window.notice.text
    window.features.shelf.open_files([tmp_path / "own" / "wound-2.carrel"])
    stick.settle(window)
    assert bool(window.notice.text) == (answer == ONLY_NOW)


def test_the_reader_goes_back_to_the_pack_of_the_program(stick: Stick, other: Path) -> None:
    stick.answer(stick.open(), READ_IT)
    window = stick.open()
    window.features.shelf.read(stick.mine)
    stick.settle(window)
    assert window.notice.text.startswith("You opened another edition of “Pack wound”: edition 1, ")
    stick.answer(window, ALWAYS)
    window = stick.open()
    assert shelves.reading(window) == "wound-1.carrel"
    assert not window.notice.text


def test_another_file_with_the_same_bytes_is_no_question(stick: Stick) -> None:
    stick.packs.mkdir()
    shutil.copyfile(stick.mine, stick.packs / "copy.carrel")
    assert not stick.open().notice.text


@pytest.mark.parametrize("count", [2, 60])
def test_many_files_are_one_question(stick: Stick, count: int) -> None:
    first = pack(stick.packs, edition=2)
    pack(stick.packs, edition=3)
    for number in range(count - 2):
        shutil.copyfile(first, stick.packs / f"{number}.carrel")
    window = stick.open()
    assert window.notice.text == (
        f"{count} other files of “Pack wound” were found; the shelf lists them. "
        "You are reading edition 1 (came with Carrel)."
    )
    shown: list[str] = []

    def look(dialog: ShelfDialog) -> None:
        shown.extend(shelves.shown(dialog))

    act = lambda: hands.click(hands.button(window.notice, SHOW_SHELF))  # noqa: E731
    assert hands.answering(ShelfDialog, look, act) == 1
    assert len(shown) == count + 1
    window = stick.open()
    stick.answer(window, KEEP_MINE)
    assert not stick.open().notice.text


def test_the_files_that_are_read_to_compare_them_are_few(stick: Stick, monkeypatch: pytest.MonkeyPatch) -> None:
    first = pack(stick.packs, edition=2)
    for number in range(50):
        shutil.copyfile(first, stick.packs / f"{number}.carrel")
    read: list[Path] = []

    def digest(file: Path, is_cancelled: Callable[[], bool]) -> file_digest.FileDigest:
        read.append(file)
        return file_digest.digest_file(file, is_cancelled)

    monkeypatch.setattr(compare_files, "digest_file", digest)
    window = stick.open()
    assert window.notice.text
    assert len(read) == compare_files.MOST_FILES + 1


def test_a_large_file_is_read_when_it_is_compared(stick: Stick, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    """The reader stopped in an article that the pack of the program does not have."""
    stick.packs.mkdir()
    info = INFO._replace(id="wound", edition=2, title="Pack wound")
    articles = (samples.GUIDE, samples.SECOND, samples.THIRD._replace(id="new"))
    samples.guide(stick.packs, *articles, info=info)
    window = stick.open()
    stick.answer(window, READ_IT)
    assert window.session.go(Location("wound", "new"))
    monkeypatch.setattr(bundled, "QUICK", 1)
    window = stick.open()
    assert window.session.opened
    assert (shelves.reading(window), window.session.opened.article.id) == ("wound.carrel", "new")
    assert window.toast.text.startswith("Reading edition 2 of “Pack wound”")
    assert not window.notice.text


def test_an_answer_in_a_private_session_is_not_saved(stick: Stick, other: Path) -> None:
    window = stick.open()
    window.actions_by_id[ActionId.PRIVATE].trigger()
    stick.answer(window, READ_IT)
    assert shelves.reading(window) == other.name
    window.actions_by_id[ActionId.PRIVATE].trigger()
    window.close()
    assert Settings(stick.data)["pack_answers"] == []
    assert shelves.reading(stick.open()) == "wound-1.carrel"


def test_of_two_from_elsewhere_the_one_that_is_kept_stays(stick: Stick, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paths, "bundled_packs", tuple)
    first = pack(stick.packs, edition=2)
    pack(stick.packs, edition=3)
    window = stick.open()
    assert shelves.reading(window) == first.name
    stick.answer(window, KEEP_MINE)
    window.close()
    before = pack(stick.packs, edition=4)
    before.rename(stick.packs / "aaa.carrel")
    (stick.data / "settings.json").write_text(
        json.dumps({"pack_answers": Settings(stick.data)["pack_answers"]}), encoding="utf-8"
    )
    window = stick.open()
    assert shelves.reading(window) == first.name
    assert "edition 4" in window.notice.text


def test_a_pack_with_a_similar_id_is_another_pack(stick: Stick) -> None:
    for id in ("Wound", "w\u043eund"):
        pack(stick.packs, id, 999, title="Pack wound")
    window = stick.open()
    assert shelves.reading(window) == "wound-1.carrel"
    assert not window.notice.text
    assert len(window.session.packs()) == 3


def test_a_publisher_in_arabic_does_not_turn_the_rest_of_the_sentence(stick: Stick) -> None:
    pack(stick.packs, edition=2, publisher="\u0645\u0646")
    assert "28 April 2025, \u2068\u0645\u0646\u2069\u2069 (next to the program: " in stick.open().notice.text


@pytest.mark.parametrize(
    "changes",
    [{"title": "A" * 900}, {"publisher": "B\u202e" * 400}, {"date": "9999-12-31"}, {"title": "<b>x</b>\u2028y"}],
    ids=["title", "publisher", "date", "markup"],
)
def test_what_a_stranger_says_stays_short_and_on_its_line(stick: Stick, changes: dict[str, str]) -> None:
    pack(stick.packs, edition=999_999_999, **changes)
    text = stick.open().notice.text
    assert text.startswith("Another edition of “Pack wound” was found: edition 999999999")
    assert len(text) < 400
    assert "\u202e" not in text


def test_no_arrangement_of_files_and_answers_lets_a_stranger_in(
    stick: Stick, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pool = [pack(tmp_path / "pool", edition=number, publisher="WHO") for number in range(2, 7)]
    for seed in range(SEEDS):
        chance = random.Random(seed)
        let_go()
        shutil.rmtree(stick.packs, ignore_errors=True)
        shutil.rmtree(stick.data, ignore_errors=True)
        stick.packs.mkdir()
        allowed = {stick.mine.read_bytes()}
        for _ in range(4):
            for _ in range(chance.randint(0, 2)):
                shutil.copyfile(chance.choice(pool), stick.packs / f"{chance.randint(0, 3)}.carrel")
            by_name = chance.choice([None, None, *stick.beside()])
            window = stick.open(by_name)
            assert window.session.opened
            read = window.session.opened.pack.path
            expected = {by_name.read_bytes()} if by_name else allowed
            assert read.read_bytes() in expected, (seed, read)
            answers = [each for each in hands.buttons(window.notice) if each != SHOW_SHELF]
            answer = chance.choice(["", *answers])
            if answer:
                stick.answer(window, answer)
            read_now = window.session.opened.pack.path.read_bytes()
            if answer in (READ_IT, ALWAYS):
                allowed = {read_now} | ({stick.mine.read_bytes()} - {read_now})
            window.close()
