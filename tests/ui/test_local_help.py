"""Local help in the emergency box of a pack: shown, entered, copied, and no part of the pack."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit

from reader.library.model import Article, Block, BlockKind, NoteBox, NoteKind, Span
from reader.settings import Settings
from reader.ui.main_window import MainWindow
from reader.ui.page.semantics import NodeKind, describe
from reader.ui.privacy.feature import DELETE_ALL
from reader.ui.shell.actions import ActionId
from tests.packs import INFO
from tests.ui import hands, samples
from tests.ui.conftest import Start
from tests.ui.marks import marks

BOX = NoteBox(NoteKind.WARNING, 1, "In an emergency")
NUMBER = "Clinic in Nakuru, +254 700 123 456"
HINT = "Add your clinic’s number: Local help…"
OWN_LINES = [f"Local help: {NUMBER}", "(entered in this copy of Carrel) Change…"]
FILE_LINES = ["Local help: 0800 720 501", "(from local.yaml beside this pack) Change…"]


def block(id: str, text: str, box: NoteBox | None = BOX) -> Block:
    return Block(id, BlockKind.PARAGRAPH, (Span(text),), box=box)


BLOCKS = (block("go", "Go now to a health worker."), block("stay", "Stay with the person."))


def pack(folder: Path, *blocks: Block, emergency: str = "care#go", language: str = "en-GB") -> Path:
    article = Article(
        "care", "Care", (*samples.blocks_of(2), *(blocks or BLOCKS), samples.paragraph("end", "The end."))
    )
    info = INFO._replace(emergency=emergency, language=language)
    return samples.guide(folder, article, samples.SECOND, info=info)


def box(window: MainWindow) -> list[str]:
    """The lines of the page from the title of the box to the paragraph after it."""
    lines = window.page.shown_document.toPlainText().split("\n")
    return lines[lines.index("Important: In an emergency") + 1 : lines.index("The end.")]


def enter(window: MainWindow, text: str, *, by_keys: bool = False) -> None:
    """Presses the link in the box, and enters the local help."""

    def answer(dialog: QDialog) -> None:
        field = hands.named(dialog, "Local help", QLineEdit)
        hands.press(field, "Ctrl+A")
        hands.press(field, "Del")
        QTest.keyClicks(field, text)
        hands.click(hands.button(dialog, "Save"))

    link = next(text for text in hands.links(window.page) if text.strip("\u2066\u2069") in ("Local help…", "Change…"))
    run = hands.link(window.page, link)
    window.activateWindow()
    QTest.qWaitForWindowActive(window)
    if by_keys:
        hands.tab_to_link(window.page, run)
    open_dialog = (
        partial(hands.press, window.page, "Return") if by_keys else partial(hands.click_link, window.page, run)
    )
    assert hands.answering(QDialog, answer, open_dialog) == 1
    QApplication.processEvents()


def test_a_box_without_local_help_says_how_to_add_it(start: Start, tmp_path: Path) -> None:
    window = start(pack(tmp_path))
    assert box(window) == ["Go now to a health worker.", "Stay with the person.", HINT]
    enter(window, NUMBER, by_keys=True)
    assert box(window) == [*OWN_LINES, "Go now to a health worker.", "Stay with the person."]
    assert window.toast.text == "Local help saved."
    window.close()
    assert Settings(tmp_path / "data")["local_help"] == NUMBER
    window = start(pack(tmp_path))
    assert box(window)[:2] == OWN_LINES
    enter(window, "")
    assert box(window)[-1] == HINT


def test_the_readers_own_comes_before_that_of_the_file(start: Start, tmp_path: Path) -> None:
    (tmp_path / "local.yaml").write_text("local_help: 0800 720 501", encoding="utf-8")
    window = start(pack(tmp_path))
    assert box(window)[:2] == FILE_LINES
    enter(window, NUMBER)
    assert box(window)[:4] == [OWN_LINES[0], OWN_LINES[1].removesuffix("Change…"), *FILE_LINES]


def test_a_file_that_cannot_be_used_is_named_in_the_box(start: Start, tmp_path: Path) -> None:
    (tmp_path / "local.yaml").mkdir()
    window = start(pack(tmp_path))
    assert box(window)[-2:] == ["Carrel cannot use local.yaml beside this pack: it is not a file.", HINT]


def test_it_stays_when_the_stick_is_out(start: Start, tmp_path: Path) -> None:
    file = tmp_path / "local.yaml"
    file.write_text("local_help: 0800 720 501", encoding="utf-8")
    window = start(pack(tmp_path))
    file.unlink()
    hands.press(window.page, "Ctrl+T")
    assert box(window)[:2] == FILE_LINES


@pytest.mark.parametrize("kind", [BlockKind.PARAGRAPH, BlockKind.HEADING])
def test_advice_that_is_in_no_box(start: Start, tmp_path: Path, kind: BlockKind) -> None:
    advice = Block("go", kind, (Span("Go now."),), level=2 if kind is BlockKind.HEADING else 0)
    window = start(pack(tmp_path, advice, block("after", "Afterwards.", None)))
    lines = window.page.shown_document.toPlainText().split("\n")
    assert lines[lines.index("Go now.") + 1 :][:2] == [HINT, "Afterwards."]


def test_only_the_box_that_the_pack_names(start: Start, tmp_path: Path) -> None:
    window = start(pack(tmp_path, emergency=""))
    assert box(window) == ["Go now to a health worker.", "Stay with the person."]


def test_what_is_copied(start: Start, tmp_path: Path) -> None:
    window = start(pack(tmp_path))
    enter(window, NUMBER)
    hands.press(window.page, "Ctrl+A")
    hands.press(window.page, "Ctrl+C")
    copied = hands.clipboard().split("\n")
    first = copied.index("Important: In an emergency")
    assert copied[first + 1 : first + 4] == [
        OWN_LINES[0],
        "(entered in this copy of Carrel) ",
        "Go now to a health worker.",
    ]
    enter(window, "")
    hands.press(window.page, "Ctrl+A")
    hands.press(window.page, "Ctrl+C")
    assert "Local help" not in hands.clipboard()
    assert "Stay with the person.\nThe end." in hands.clipboard()


def test_marks_keep_their_place_with_and_without_it(start: Start, tmp_path: Path) -> None:
    window = start(pack(tmp_path))
    marks.select_in(window.page, "go", 3, 6)
    hands.press(window.page, "Alt+1")
    marks.select_in(window.page, "stay", 0, 4, "end")
    hands.press(window.page, "Alt+2")
    before = marks.shown(window)
    assert before == [("yellow", "now"), ("green", before[1][1])]
    enter(window, NUMBER)
    assert marks.shown(window) == [("yellow", "now"), ("green", "Stay with the person.\nThe")]
    window.close()
    assert not any("Nakuru" in str(mark) or "Local help" in str(mark) for mark in marks.saved_marks(tmp_path / "data"))


def test_a_jump_shows_the_box_from_its_title(start: Start, tmp_path: Path) -> None:
    window = start(pack(tmp_path), size=(700, 420))
    enter(window, NUMBER)
    page = window.page
    hands.scroll(page, 0)
    run = hands.link(page, "What to do in an emergency")
    hands.click_link(page, run)
    title = page.shown_document.find("Important: In an emergency").selectionStart()
    top = page.shown_document.top_and_bottom(title, title)[0] - hands.scrolled(page)
    assert 0 <= top < page.viewport().height() / 3


def test_numbers_keep_their_order_on_a_page_from_right_to_left(start: Start, tmp_path: Path) -> None:
    window = start(pack(tmp_path, language="he"))
    enter(window, "+254 700 123 456")
    [line] = [line for line in box(window) if "254" in line]
    assert "\u2066+254 700 123 456\u2069" in line


def test_deleting_all_data_deletes_it(start: Start, tmp_path: Path) -> None:
    window = start(pack(tmp_path))
    enter(window, NUMBER)
    hands.answering(
        QDialog,
        lambda dialog: hands.click(hands.button(dialog, DELETE_ALL)),
        window.actions_by_id[ActionId.ERASE].trigger,
    )
    QApplication.processEvents()
    assert box(window)[-1] == HINT
    window.close()
    assert Settings(tmp_path / "data")["local_help"] == ""


def test_a_private_session_keeps_it_out_of_the_settings(start: Start, tmp_path: Path) -> None:
    window = start(pack(tmp_path))
    window.actions_by_id[ActionId.PRIVATE].trigger()
    enter(window, NUMBER)
    assert box(window)[:2] == OWN_LINES
    window.close()
    assert Settings(tmp_path / "data")["local_help"] == ""


def test_it_can_be_opened_from_the_menu_and_cancelled(start: Start, tmp_path: Path) -> None:
    window = start(samples.guide(tmp_path))
    action = window.actions_by_id[ActionId.LOCAL_HELP]

    def answer(dialog: QDialog) -> None:
        QTest.keyClicks(hands.named(dialog, "Local help", QLineEdit), "secret")
        hands.click(hands.button(dialog, "Cancel"))

    assert hands.answering(QDialog, answer, action.trigger) == 1
    assert window.ui_state.value("local_help") == ""


def test_a_screen_reader_reads_it_in_the_box(start: Start, tmp_path: Path) -> None:
    window = start(pack(tmp_path))
    enter(window, NUMBER)
    page = window.page
    assert page.opened
    nodes = describe(page.shown_document, page.opened.article.blocks)
    [found] = [node for node in nodes if node.kind is NodeKind.BOX and node.name.startswith("Important")]
    names = [node.name for node in found.children]
    assert OWN_LINES[0] in names
    assert names[-2:] == ["Go now to a health worker.", "Stay with the person."]
    head = next(node for node in nodes if node.name.startswith("In danger now"))
    assert [(link.kind, link.name) for link in head.children] == [(NodeKind.LINK, "What to do in an emergency")]
