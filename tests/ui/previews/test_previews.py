"""A content folder is dropped on the window or chosen: its pack is shown, or its problems."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialogButtonBox, QFileDialog, QPushButton, QTextBrowser
from pytestqt.qtbot import QtBot

from reader import erase_data
from reader.library import idle_files
from reader.library.authoring.new_folder import PackFacts, make_folder
from reader.library.packfile import open_pack
from reader.system import paths
from reader.translation import _
from reader.ui.main_window import MainWindow
from reader.ui.open_files import describe_drop
from reader.ui.previews import build_preview, feature
from reader.ui.previews.content_folder import content_folder_of
from reader.ui.previews.problems_dialog import ProblemsDialog
from reader.ui.shell import waiting
from reader.ui.shell.actions import ActionId
from tests.special_files import make_link
from tests.ui import hands, samples
from tests.ui.conftest import Start
from tests.ui.shelf import shelves

CLEAN = "This is “Clean water”, built from its folder. Carrel found no problems in it."


@pytest.fixture(autouse=True)
def _idle_closer() -> Iterator[None]:
    """As the program does: a picture may open the pack again while it is built, and Windows replaces no open file."""
    ended = threading.Event()

    def close() -> None:
        while not ended.wait(idle_files.IDLE / 5):
            idle_files.close_idle()

    thread = threading.Thread(target=close)
    thread.start()
    yield
    ended.set()
    thread.join()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """As `carrel new` makes it, where OneDrive might keep it."""
    parent = tmp_path / "OneDrive - Клиника № 1" / "My documents"
    parent.mkdir(parents=True)
    make_folder(parent / "Clean water", paths.resources() / "example_pack", PackFacts("water", "Clean water", "en"))
    return parent / "Clean water"


@pytest.fixture
def window(start: Start, tmp_path: Path) -> MainWindow:
    return start(samples.guide(tmp_path))


def change(folder: Path, old: str, new: str, name: str = "articles/first-article.md") -> None:
    file = folder / name
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def drop(window: MainWindow, file: Path, qtbot: QtBot) -> None:
    """Until the pack or its problems are shown."""
    assert shelves.drop(window, [file])
    qtbot.waitUntil(lambda: bool(window.notice.text or problems(window)))


def problems(window: MainWindow) -> list[ProblemsDialog]:
    return [dialog for dialog in window.findChildren(ProblemsDialog) if dialog.isVisible()]


def listed(dialog: ProblemsDialog) -> list[str]:
    return hands.only(dialog, QTextBrowser).toPlainText().split("\n\n")


def page(window: MainWindow) -> str:
    return window.page.shown_document.toPlainText()


def answer(window: MainWindow, label: str) -> None:
    hands.click(next(each for each in window.notice.findChildren(QPushButton) if each.text() == label))


def choose(window: MainWindow, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(file), ""))
    hands.press(window, "Ctrl+O")


def test_a_dropped_folder_is_shown_and_stays_on_the_shelf(window: MainWindow, folder: Path, qtbot: QtBot) -> None:
    drop(window, folder, qtbot)
    assert "My first article" in page(window)
    assert window.notice.text == CLEAN
    assert shelves.added(window)[0] == "water-preview.carrel"
    files = [file for file in folder.rglob("*") if file.is_file()]
    assert len(files) == 7, "nothing is written into the folder"


def test_the_next_look_shows_the_changed_text(window: MainWindow, folder: Path, qtbot: QtBot) -> None:
    drop(window, folder, qtbot)
    for number, begin in enumerate((lambda: shelves.drop(window, [folder]), lambda: answer(window, feature.AGAIN))):
        change(folder, "Short sentences", f"Number {number}. Short sentences")
        begin()
        qtbot.waitUntil(partial(lambda text: text in page(window), f"Number {number}."))
        assert window.notice.text == CLEAN


def test_the_place_in_the_text_stays(window: MainWindow, folder: Path, qtbot: QtBot) -> None:
    drop(window, folder / "articles" / "second-article.md", qtbot)
    assert "My second article" in page(window)
    change(folder, "A pack can have", "Now a pack can have", "articles/second-article.md")
    shelves.drop(window, [folder])
    assert "Now a pack can have" in page(window)


@pytest.mark.parametrize("name", ["pack.yaml", "glossary.yaml", "articles/first-article.md", "figures/two-readers.svg"])
def test_a_file_of_the_folder_stands_for_it(window: MainWindow, folder: Path, qtbot: QtBot, name: str) -> None:
    assert describe_drop([folder / name]) == "Drop to look at the pack in the folder “Clean water”."
    drop(window, folder / name, qtbot)
    assert window.notice.text == CLEAN


def test_pack_yaml_is_chosen_with_ctrl_o(window: MainWindow, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    choose(window, folder / "pack.yaml", monkeypatch)
    assert window.notice.text == CLEAN


def test_errors_are_listed_with_file_and_line_and_looked_at_again(
    window: MainWindow, folder: Path, qtbot: QtBot
) -> None:
    before = page(window)
    change(folder, "[@example-report]", "[@example-repord]")
    change(folder, "Short sentences", "~~Short~~ sentences")
    drop(window, folder, qtbot)
    (dialog,) = problems(window)
    assert hands.labels(dialog)[0] == (
        "The folder “Clean water” has 1 error and 1 warning, so its pack cannot be shown."
    )
    assert [line.split(": ")[0] for line in listed(dialog)] == [
        "articles/first-article.md, line 22",
        "articles/first-article.md, line 16",
    ]
    assert not dialog.isModal(), "the next folder can be dropped"
    assert page(window) == before
    change(folder, "[@example-repord]", "[@example-report]")
    change(folder, "~~Short~~ sentences", "Short sentences")
    again = next(each for each in dialog.findChildren(QPushButton) if each.text() == "&Look again")
    assert again.isDefault()
    hands.click(again)
    assert not problems(window)
    assert window.notice.text == CLEAN


def test_what_causes_other_errors_is_first(window: MainWindow, folder: Path, qtbot: QtBot) -> None:
    change(folder, "title: The title of a report", "title: WHO: a report", "references.yaml")
    drop(window, folder, qtbot)
    (dialog,) = problems(window)
    assert [line.split(",")[0] for line in listed(dialog)][:2] == ["glossary.yaml", "references.yaml"]
    assert "articles/first-article.md, line 22: unknown reference" in "".join(listed(dialog))


def test_warnings_are_told_and_the_pack_is_shown(window: MainWindow, folder: Path, qtbot: QtBot) -> None:
    change(folder, "Short sentences", "~~Short~~ sentences")
    drop(window, folder, qtbot)
    assert window.notice.text == "This is “Clean water”, built from its folder. There are problems in it: 1 warning."
    assert "~~Short~~" in page(window)
    answer(window, feature.SHOW)
    (dialog,) = problems(window)
    assert listed(dialog)[0].startswith("articles/first-article.md, line 16: ")
    hands.click(hands.only(dialog, QDialogButtonBox).button(QDialogButtonBox.StandardButton.Close))
    assert not problems(window)


BAD = {
    "no pack.yaml": (lambda folder: (folder / "pack.yaml").unlink(), "it contains no pack.yaml"),
    "txt": (lambda folder: (folder / "pack.yaml").rename(folder / "pack.yaml.txt"), "rename pack.yaml.txt"),
    "UTF-16": (
        lambda folder: (folder / "pack.yaml").write_text("id: a\n", encoding="utf-16"),
        "pack.yaml, line 1: the file is saved as UTF-16",
    ),
    "no article": (lambda folder: (folder / "articles").rename(folder / "texts"), "rename it to articles"),
    "a folder": (
        lambda folder: ((folder / "pack.yaml").unlink(), (folder / "pack.yaml").mkdir()),
        "is not a regular file",
    ),
}


@pytest.mark.parametrize("case", BAD)
def test_what_is_no_pack_is_one_sentence(window: MainWindow, folder: Path, qtbot: QtBot, case: str) -> None:
    spoil, words = BAD[case]
    spoil(folder)
    drop(window, folder, qtbot)
    (dialog,) = problems(window)
    assert words in "".join(listed(dialog))
    assert window.notice.text == ""


def test_it_is_edited_from_the_message_and_from_the_menu(window: MainWindow, folder: Path, qtbot: QtBot) -> None:
    """Carrel has just built it from this folder, so it asks nobody where that is."""
    drop(window, folder, qtbot)
    answer(window, feature.EDIT)
    (room,) = window.features.authoring.rooms
    assert room.folder == folder.resolve()
    room.close()
    drop(window, folder, qtbot)
    window.actions_by_id[ActionId.EDIT_PACK].trigger()
    assert [room.folder for room in window.features.authoring.rooms] == [folder.resolve()]


def test_a_folder_that_is_gone_is_named(window: MainWindow, folder: Path, qtbot: QtBot) -> None:
    drop(window, folder, qtbot)
    folder.rename(folder.with_name("Elsewhere"))
    answer(window, feature.AGAIN)
    assert "There is no pack.yaml in “Clean water” any more. Drop its folder again." in window.notice.text


def test_the_list_is_bounded(window: MainWindow, folder: Path, qtbot: QtBot) -> None:
    lines = "\n\n".join(f"See [@nobody-{number}]." for number in range(900))
    change(folder, "Short sentences", f"{lines}\n\nShort sentences")
    drop(window, folder, qtbot)
    (dialog,) = problems(window)
    assert len(listed(dialog)) == build_preview.MOST_PROBLEMS + 1
    assert listed(dialog)[-1] == "And 700 more."


def test_a_pack_is_saved_to_hand_it_out(
    window: MainWindow, folder: Path, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    drop(window, folder, qtbot)
    proposed: list[str] = []

    def ask(_parent: object, _title: str, name: str, _filters: str) -> tuple[str, str]:
        proposed.append(Path(name).name)
        return str(tmp_path / "mine"), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", ask)
    answer(window, feature.SAVE)
    assert proposed == ["water-1.carrel"]
    with open_pack(tmp_path / "mine.carrel") as pack:
        assert pack.info.title == "Clean water"
    assert window.toast.text == "Saved to mine.carrel."
    assert [each.name for each in tmp_path.iterdir() if each.name.endswith(".partial")] == []


def test_a_pack_that_cannot_be_saved_says_so(
    window: MainWindow, folder: Path, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    drop(window, folder, qtbot)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "no" / "such.carrel"), ""))
    answer(window, feature.SAVE)
    assert "The pack was not saved (No such file or directory). Save it in another folder." in window.notice.text


def test_erasing_all_data_deletes_previews(window: MainWindow, folder: Path, qtbot: QtBot, tmp_path: Path) -> None:
    drop(window, folder, qtbot)
    file = tmp_path / "data" / "previews" / "water-preview.carrel"
    assert erase_data.known_files(tmp_path / "data")[_("packs built from your folders")] == (file,)


@pytest.mark.parametrize("why", ["private", "read-only"])
def test_where_nothing_may_be_saved_the_preview_is_temporary(
    window: MainWindow, folder: Path, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, why: str
) -> None:
    (tmp_path / "temporary").mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "temporary"))
    if why == "private":
        window.actions_by_id[ActionId.PRIVATE].trigger()
        assert window.ui_state.is_private
    else:
        monkeypatch.setattr(build_preview, "may_save_in", lambda _: False)
    drop(window, folder, qtbot)
    assert "My first article" in page(window)
    assert not list((tmp_path / "data").rglob("*preview.carrel"))
    assert len(list((tmp_path / "temporary").rglob("*preview.carrel"))) == 1
    window.close()
    assert list((tmp_path / "temporary").iterdir()) == []


def test_a_link_in_place_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    make_link(tmp_path / "previews", tmp_path / "elsewhere")
    assert not build_preview.may_save_in(tmp_path)


def test_cancel_leaves_everything_as_it_was(
    window: MainWindow, folder: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(waiting, "PATIENCE", 0)

    def build(_folder: Path, _target: Path, on_progress: Callable[[int, int], None]) -> build_preview.Preview:
        while True:
            on_progress(1, 2)

    monkeypatch.setattr(build_preview, "build_preview", build)
    before = page(window)

    def cancel(dialog: waiting.WaitDialog) -> None:
        hands.click(hands.only(dialog, QDialogButtonBox).button(QDialogButtonBox.StandardButton.Cancel))

    assert hands.answering(waiting.WaitDialog, cancel, lambda: shelves.drop(window, [folder])) >= 1
    assert (page(window), window.notice.text, problems(window)) == (before, "", [])


def test_a_large_pack_is_built_by_several_processes(window: MainWindow, folder: Path, qtbot: QtBot) -> None:
    change(folder, "articles: ", "# articles: ", "pack.yaml")
    for number in range(50):
        shutil.copyfile(folder / "articles/second-article.md", folder / f"articles/more-{number}.md")
    assert shelves.drop(window, [folder])
    qtbot.waitUntil(lambda: "My first article" in page(window), timeout=30_000)
    assert window.session.opened
    assert window.session.opened.pack.article_count == 52


@pytest.mark.parametrize(
    ("files", "name", "found"),
    [
        (["pack.yaml"], "", ""),
        (["Pack.yaml"], "", ""),
        (["articles/a.md"], "", ""),
        (["articles/a.pdf", "a.carrel"], "", None),
        (["packs/a.carrel"], "", None),
        (["pack.yaml", "articles/a.md"], "articles/a.md", ""),
        (["pack.yaml", "figures/a.jpg"], "figures/a.jpg", ""),
        (["a.jpg"], "a.jpg", None),
        (["a.md"], "a.md", None),
        (["pack.yaml", "a.carrel"], "a.carrel", None),
        (["pack.yaml", "x.json"], "x.json", None),
        ([], "gone", None),
    ],
    ids=str,
)
def test_what_counts_as_a_content_folder(tmp_path: Path, files: list[str], name: str, found: str | None) -> None:
    for file in files:
        (tmp_path / file).parent.mkdir(exist_ok=True)
        (tmp_path / file).touch()
    assert content_folder_of(tmp_path / name) == (None if found is None else tmp_path)
