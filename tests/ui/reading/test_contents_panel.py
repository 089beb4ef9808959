"""The contents panel: lists articles and sections, follows the scrolling, and goes where the reader chooses."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.library.packfile import PackFile
from reader.ui.main_window import MainWindow
from tests.packs import make_pack
from tests.ui import hands, samples
from tests.ui.conftest import Start


def place(window: MainWindow) -> str:
    return str(window.session.position.location).removeprefix("carrel:sample/") if window.session.position else ""


def current(window: MainWindow) -> str:
    return str(window.reading_feature.contents.list.currentIndex().data())


def test_contents_list_articles_and_the_sections_of_the_open_one(start: Start, tmp_path: Path) -> None:
    window = start(samples.guide(tmp_path))
    sections = [f"Section {number}" for number in range(1, 7)]
    assert hands.rows(window.reading_feature.contents.list) == [
        "A guide",
        *sections,
        "The second article",
        "The third article",
    ]


def test_contents_of_one_article_are_its_sections(start: Start, tmp_path: Path) -> None:
    window = start(samples.guide(tmp_path, samples.SECOND))
    assert hands.rows(window.reading_feature.contents.list) == ["Section 1", "Section 2", "Section 3"]


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
        hands.click_row(window.reading_feature.contents.list, 3)
    assert current(window) == "Section 3"
    assert place(window) == "guide#s3"
    assert window.page.hasFocus()
    assert hands.is_jumped_to(window.page, "s3")


def test_choosing_an_article_opens_it(start: Start, tmp_path: Path) -> None:
    window = start(samples.guide(tmp_path))
    hands.click_row(window.reading_feature.contents.list, 7)
    assert window.windowTitle() == "The second article – Carrel"
    assert hands.rows(window.reading_feature.contents.list) == [
        "A guide", "The second article", "Section 1", "Section 2", "Section 3", "The third article"
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
    rows = window.reading_feature.contents.list
    assert rows.model().rowCount() == 3000
    assert len(asked) <= 3
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
