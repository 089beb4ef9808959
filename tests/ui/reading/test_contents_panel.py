"""The contents panel: lists articles and sections, follows the scrolling, and goes where the reader chooses."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from reader.library.model import Article, Location
from reader.library.packfile import PackFile
from reader.ui.lists.wrapping_list import IS_RTL, IS_TITLE, LEVEL
from reader.ui.main_window import MainWindow
from reader.ui.page.end_sections import EndSection
from tests.packs import INFO, make_pack
from tests.ui import hands, samples
from tests.ui.conftest import Start


def place(window: MainWindow) -> str:
    return str(window.session.position.location).removeprefix("carrel:sample/") if window.session.position else ""


def current(window: MainWindow) -> str:
    return str(window.features.reading.contents.list.currentIndex().data())


def test_contents_list_articles_and_the_sections_of_the_open_one(start: Start, tmp_path: Path) -> None:
    window = start(samples.guide(tmp_path))
    sections = [f"Section {number}" for number in range(1, 7)]
    assert hands.rows(window.features.reading.contents.list) == [
        "A guide",
        *sections,
        "Sources",
        "The second article",
        "The third article",
    ]


def test_contents_of_one_article_are_its_sections(start: Start, tmp_path: Path) -> None:
    window = start(samples.guide(tmp_path, samples.SECOND))
    assert hands.rows(window.features.reading.contents.list) == [
        "Section 1", "Section 2", "Section 3", "Sources"
    ]  # fmt: skip


def test_contents_follow_the_scrolling(start: Start, tmp_path: Path) -> None:
    window = start(samples.guide(tmp_path))
    assert current(window) == "A guide"
    seen: list[str] = []
    for y in range(0, window.page.verticalScrollBar().maximum(), 150):
        hands.scroll(window.page, y)
        if not seen or seen[-1] != current(window):
            seen.append(current(window))
    assert seen == ["A guide", *(f"Section {number}" for number in range(1, 7))]
    hands.scroll(window.page, 0)
    assert current(window) == "A guide"


@pytest.mark.parametrize("by_keyboard", [False, True])
def test_choosing_a_section_goes_there_and_focuses_the_page(start: Start, tmp_path: Path, by_keyboard: bool) -> None:
    window = start(samples.guide(tmp_path))
    if by_keyboard:
        hands.press(window, "Ctrl+1")
        for key in ("Down", "Down", "Down", "Return"):
            hands.keys(key)
    else:
        hands.click_row(window.features.reading.contents.list, 3)
    assert current(window) == "Section 3"
    assert place(window) == "guide#s3"
    assert window.page.hasFocus()
    assert hands.is_jumped_to(window.page, "s3")


def test_choosing_an_article_opens_it(start: Start, tmp_path: Path) -> None:
    window = start(samples.guide(tmp_path))
    hands.click_row(window.features.reading.contents.list, 8)
    assert window.windowTitle() == "The second article – Carrel"
    assert hands.rows(window.features.reading.contents.list) == [
        "A guide", "The second article", "Section 1", "Section 2", "Section 3", "Sources", "The third article"
    ]  # fmt: skip
    assert hands.scrolled(window.page) == 0


def test_thousands_of_articles_are_listed_as_they_come_into_view(
    start: Start, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    article = samples.THIRD
    many = (type(article)(f"a{number}", f"Article {number}", article.blocks) for number in range(3000))
    pack = make_pack(tmp_path / "many.carrel", articles=many, terms=(), references=(), figures=())
    asked: list[tuple[int, int]] = []
    entries = PackFile.entries

    def counted(self: PackFile, first: int = 0, count: int = 1 << 30) -> list:
        asked.append((first, count))
        return entries(self, first, count)

    monkeypatch.setattr(PackFile, "entries", counted)
    window = start(pack)
    rows = window.features.reading.contents.list
    assert rows.model().rowCount() == 3000
    assert len(asked) <= 4  # the first article, the one after it, and the titles in view
    assert all(count <= 200 for _, count in asked)
    asked.clear()
    hands.press(window, "Ctrl+1")
    hands.keys("End")
    assert current(window) == "Article 2999"
    assert len(asked) <= 2
    hands.keys("Return")
    assert window.windowTitle() == "Article 2999 – Carrel"
    assert window.page.hasFocus()
    assert current(window) == "Article 2999"


def top_of_sources(window: MainWindow) -> int:
    document = window.page.shown_document
    return window.page.cursorRect(document.cursor(document.end_sections[EndSection.SOURCES])).top()


@pytest.mark.parametrize("by_keyboard", [False, True])
def test_the_sources_are_an_entry_of_the_contents(start: Start, tmp_path: Path, by_keyboard: bool) -> None:
    window = start(samples.guide(tmp_path), (900, 400))
    contents = window.features.reading.contents.list
    if by_keyboard:
        hands.press(window, "Ctrl+1")
        for key in ("Down",) * 7 + ("Return",):
            hands.keys(key)
    else:
        hands.click_row(contents, 7)
    assert current(window) == "Sources"
    assert window.page.hasFocus()
    assert 0 <= top_of_sources(window) < window.page.viewport().height()
    left = place(window), hands.scrolled(window.page)
    hands.press(window.page, "Alt+Left")
    assert hands.scrolled(window.page) == 0
    hands.press(window.page, "Alt+Right")
    assert (place(window), hands.scrolled(window.page)) == left
    hands.scroll(window.page, 0)
    assert current(window) == "A guide"


def test_the_sources_of_a_long_article_are_in_its_last_part(start: Start, tmp_path: Path) -> None:
    blocks = (*samples.blocks_of(30, 5, 200), samples.paragraph("end", "At the end", samples.cite("alder"), "."))
    window = start(samples.guide(tmp_path, Article("long", "A long article", blocks)))
    assert window.page.shown_document.end_sections == {}
    hands.click_row(window.features.reading.contents.list, 30)
    assert current(window) == "Sources"
    assert 0 <= top_of_sources(window) < window.page.viewport().height()


@pytest.mark.parametrize(("language", "is_rtl"), [("en", False), ("he", True)])
def test_the_sources_are_aligned_as_on_the_page(start: Start, tmp_path: Path, language: str, is_rtl: bool) -> None:
    window = start(samples.guide(tmp_path, samples.GUIDE, info=INFO._replace(language=language)))
    model = window.features.reading.contents.list.model()
    rows = {str(model.index(row, 0).data()): model.index(row, 0).data(IS_RTL) for row in range(model.rowCount())}
    assert rows == {**dict.fromkeys(rows), "Sources": is_rtl}


def test_an_article_without_sources_has_no_such_entry(start: Start, tmp_path: Path) -> None:
    window = start(samples.guide(tmp_path, samples.THIRD))
    assert hands.rows(window.features.reading.contents.list) == []


def test_the_last_paragraph_is_in_the_last_section(start: Start, tmp_path: Path) -> None:
    window = start(samples.guide(tmp_path), (900, 400))
    window.session.go(Location("sample", "guide", "closing"))
    assert current(window) == "Section 6"


SECTIONS = '[[1, 1, "Before birth"], [2, 1, "Food"], [1, 3, "After birth"]]'
FOUR = [Article(id, f"Article {id}", samples.SECOND.blocks) for id in "abcd"]


def with_sections(folder: Path, sections: str = SECTIONS) -> Path:
    return make_pack(folder / "sections.carrel", info=INFO._replace(sections=sections), articles=FOUR)


def test_articles_stand_below_the_sections_of_the_pack(start: Start, tmp_path: Path) -> None:
    window = start(with_sections(tmp_path))
    listed = window.features.reading.contents.list
    parts = ["Section 1", "Section 2", "Section 3", "Sources"]
    assert hands.rows(listed) == [
        "Article a", *parts, "Before birth", "Food", "Article b", "Article c", "After birth", "Article d"
    ]  # fmt: skip
    levels = [listed.model().index(row, 0).data(LEVEL) for row in range(11)]
    assert levels == [0, 1, 1, 1, 1, 0, 1, 2, 2, 0, 1]
    assert [row for row in range(11) if listed.model().index(row, 0).data(IS_TITLE)] == [5, 6, 9]
    assert spoken(window)[4:9] == [
        "Sources, level 2", "Section: Before birth, level 1", "Section: Food, level 2", "Article b, level 3",
        "Article c, level 3",
    ]  # fmt: skip


def spoken(window: MainWindow) -> list[str]:
    """What a screen reader says of the rows."""
    model = window.features.reading.contents.list.model()
    role = Qt.ItemDataRole.AccessibleTextRole
    return [str(model.index(row, 0).data(role)) for row in range(model.rowCount())]


def test_rows_of_one_level_are_spoken_without_it(start: Start, tmp_path: Path) -> None:
    assert spoken(start(samples.guide(tmp_path, samples.SECOND))) == ["Section 1", "Section 2", "Section 3", "Sources"]


def test_rows_are_spoken_with_their_level(start: Start, tmp_path: Path) -> None:
    window = start(samples.guide(tmp_path))
    assert spoken(window)[:2] == ["A guide, level 1", "Section 1, level 2"]
    assert spoken(window)[-1] == "The third article, level 1"


def test_the_title_of_a_section_opens_its_first_article(start: Start, tmp_path: Path) -> None:
    window = start(with_sections(tmp_path))
    hands.click_row(window.features.reading.contents.list, 9)
    assert window.windowTitle() == "Article d – Carrel"
    assert current(window) == "Article d"
    hands.click_row(window.features.reading.contents.list, 2)
    assert current(window) == "Article b"


@pytest.mark.parametrize("sections", ["[[1, 9, 0]]", "nonsense", '[[1, 4, "No such article"]]'])
def test_sections_that_are_not_valid_are_left_out(start: Start, tmp_path: Path, sections: str) -> None:
    window = start(with_sections(tmp_path, sections))
    assert hands.rows(window.features.reading.contents.list)[5:] == ["Article b", "Article c", "Article d"]
