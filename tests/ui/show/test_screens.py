"""How the steps of a section become screens."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QImage, QPainter, QTextBlock

from reader.library.border_spans import bordered
from reader.library.model import Article, Block, NoteBox, NoteKind
from reader.ui.shell import fonts
from reader.ui.show.screen import Screen
from reader.ui.show.screen_frame import ScreenFrame, next_zoom
from reader.ui.show.screen_painter import ScreenTexts, paint_screen
from reader.ui.show.screens import ScreenLayout
from reader.ui.show.show_plan import plan
from reader.ui.widgets.word_joints import is_in_syllable
from tests.ui import pages
from tests.ui.show import shown

FRAME = ScreenFrame(1366, 768)


@pytest.fixture(autouse=True)
def _fonts(qapp: object) -> None:
    fonts.load()


def layout(folder: Path, article: Article, frame: ScreenFrame = FRAME, language: str = "en") -> ScreenLayout:
    return ScreenLayout(
        pages.opened(folder, article, language)._replace(is_bundled=True), pages.light(frame.scale), frame, 1.0
    )


def screens(folder: Path, *blocks: Block, frame: ScreenFrame = FRAME) -> list[Screen]:
    article = Article("talk", "Talk", (shown.heading("h", "Heading"), *blocks))
    return layout(folder, article, frame).screens(plan(article)[1])


def picture(screen: Screen, frame: ScreenFrame = FRAME) -> QImage:
    image = QImage(round(frame.width), round(frame.height), QImage.Format.Format_RGB32)
    painter = QPainter(image)
    paint_screen(painter, screen, frame, pages.light(frame.scale), ScreenTexts("Heading", False, "Talk", "1 of 2"))
    painter.end()
    return image


@pytest.mark.parametrize("size", [(1366, 768), (1024, 600), (1920, 1080), (1024, 768)], ids=str)
def test_ordinary_text_has_a_25th_of_the_height(size: tuple[int, int]) -> None:
    frame = ScreenFrame(*size)
    assert 24 < size[1] / (17.5 * frame.scale) < 27
    assert frame.margin >= 0.06 * size[0]


def test_a_long_text_goes_on_by_whole_lines(tmp_path: Path) -> None:
    found = screens(tmp_path, shown.paragraph("long", shown.LONG))
    assert len(found) > 3
    assert found[0].text.startswith("Heading")
    words = " ".join(screen.text for screen in found).split()
    assert words == ["Heading", *shown.LONG.split()]
    for screen in found:
        assert screen.bottom - screen.top <= FRAME.room
        assert screen.y >= FRAME.top


def lines_of(block: QTextBlock) -> list[str]:
    lines = [block.layout().lineAt(number) for number in range(block.layout().lineCount())]
    return [block.text()[line.textStart() :][: line.textLength()].strip() for line in lines]


LONG_TITLE = "Management of severe acute malnutrition in infants and children under five years of age"


@pytest.mark.parametrize("zoom", [1.0, 1.75, 2.5])
def test_a_title_is_on_one_screen_in_lines_of_like_length(tmp_path: Path, zoom: float) -> None:
    frame = ScreenFrame(1366, 768, zoom)
    article = Article("talk", LONG_TITLE, (), summary="What to do on the first day, and in the week after it.")
    (screen,) = layout(tmp_path, article, frame).screens(plan(article)[0])
    assert screen.text.replace("\n", " ") == f"{LONG_TITLE} {article.summary}"
    assert screen.y + (screen.bottom - screen.top) * screen.share <= frame.top + frame.room + 1
    lengths = [len(line) for line in lines_of(screen.document.begin())]
    assert min(lengths) > 0.6 * max(lengths)


@pytest.mark.parametrize("words", range(60, 80))
def test_no_last_line_of_one_word(tmp_path: Path, words: int) -> None:
    text = " ".join(f"word{number % 7}" for number in range(words))
    (screen,) = screens(tmp_path, shown.paragraph("p", text))
    assert " " in lines_of(screen.document.lastBlock())[-1]


def test_a_box_that_goes_on_leaves_the_line_above_the_text(tmp_path: Path) -> None:
    box = shown.paragraph("box", shown.LONG, NoteBox(NoteKind.NOTE, 1))
    frame = ScreenFrame(1366, 768, 2.5)
    without = picture(screens(tmp_path, shown.paragraph("p", shown.LONG), frame=frame)[1], frame)
    shot = picture(screens(tmp_path, box, frame=frame)[1], frame)
    header = QRect(0, 0, shot.width(), round(frame.top - 10 * frame.furniture_scale))
    assert shot.copy(header) == without.copy(header)


@pytest.mark.parametrize("words_before", range(30, 80, 7))
def test_a_box_is_on_one_screen_as_a_whole(tmp_path: Path, words_before: int) -> None:
    box = shown.paragraph("box", "Key point. " * 30 + "End of the box.", NoteBox(NoteKind.NOTE, 1))
    found = screens(tmp_path, shown.paragraph("text", "Words before. " * words_before), box)
    (with_box,) = (screen.text for screen in found if "Key point." in screen.text)
    assert "Note\n" in with_box
    assert with_box.endswith("End of the box.")


def test_a_figure_is_as_large_as_it_fits_above_its_caption(tmp_path: Path) -> None:
    (screen,) = screens(tmp_path, shown.figure("picture"))
    assert screen.figure
    area = screen.figure.area
    assert area.width() / area.height() == pytest.approx(40 / 30, rel=0.01)
    assert area.height() > 0.7 * FRAME.room
    assert area.bottom() < screen.y
    assert screen.text == "A plain shape\nA caption."
    assert picture(screen).pixelColor(area.center().toPoint()).name() == "#22211f"


def test_a_long_caption_follows_its_figure(tmp_path: Path) -> None:
    first, *rest = screens(tmp_path, shown.figure("picture", "A long caption. " * 60))
    assert first.figure
    assert first.figure.area.height() == pytest.approx(FRAME.room, abs=1)
    assert rest
    assert not any(screen.figure for screen in rest)


def test_a_figure_that_is_missing_is_a_sentence(tmp_path: Path) -> None:
    block = shown.figure("picture")
    assert block.figure
    found = screens(tmp_path, block._replace(figure=block.figure._replace(path="figures/none.svg")))
    assert "[The picture cannot be shown. It shows: A plain shape]" in found[0].text


@pytest.mark.parametrize(
    ("rows", "columns", "text", "count", "share"),
    [
        (4, 2, "cell", 1, 1.0),
        (12, 3, "cell", 1, 0.77),
        (60, 3, "cell", 5, 0.77),  # on several screens, so larger
    ],
)
def test_tables(tmp_path: Path, rows: int, columns: int, text: str, count: int, share: float) -> None:
    found = screens(tmp_path, shown.table("table", rows, columns, text))
    assert (len(found), found[0].share) == (count, share)
    for number, screen in enumerate(found):
        head = screen.head[1] - screen.head[0] if screen.head else 0
        assert (head > 0) == (number > 0)
        assert (screen.bottom - screen.top + head) * share <= FRAME.room + 1
        assert not picture(screen).isNull()


@pytest.mark.parametrize("columns", [14, 26, 100])
@pytest.mark.parametrize("size", [(1366, 768), (800, 600)], ids=str)
def test_a_wide_table_goes_on_by_columns_in_legible_type(tmp_path: Path, columns: int, size: tuple[int, int]) -> None:
    frame = ScreenFrame(*size)
    seen = set[str]()
    found = screens(tmp_path, shown.table("table", 3, columns, "incomprehensibility"), frame=frame)
    for screen in found:
        (table,) = screen.document.tables
        assert not table.is_scrollable
        assert screen.share >= 0.6
        assert "incomprehensibility 2 0" in screen.text
        seen |= {line for line in re.split(r"[\n\t]", screen.text) if line}
    assert {f"incomprehensibility {row} {column}" for row in range(3) for column in range(columns)} <= seen
    assert [screen.group for screen in found] == sorted(screen.group for screen in found)


def test_two_columns_that_are_too_wide_for_large_type_are_smaller(tmp_path: Path) -> None:
    frame = ScreenFrame(800, 600, zoom=2.0)
    for screen in screens(tmp_path, shown.table("table", 2, 2, "x" * 200), frame=frame):
        assert not screen.document.tables[0].is_scrollable
        assert 0.3 < screen.share < 0.6


def test_a_row_that_is_taller_than_the_screen_is_cut_between_lines(tmp_path: Path) -> None:
    found = screens(tmp_path, shown.table("table", 2, 2, shown.LONG))
    assert len(found) > 2


def test_questions_and_answers(tmp_path: Path) -> None:
    found = layout(tmp_path, shown.ARTICLE).screens(plan(shown.ARTICLE)[-1])
    texts = [screen.text for screen in found]
    assert texts[0] == "1. Question 1?\nA. Yes\nB. No"
    assert texts[1] == "1. Question 1?\nA. Yes\nB. No\nThe answer is B.\nBecause."
    assert len(texts) == 4


def test_right_to_left(tmp_path: Path) -> None:
    arabic = Article("talk", "حديث", (shown.paragraph("p", "نص قصير للصف."), shown.table("t", 3)))
    first, text, table = layout(tmp_path, arabic, language="ar").screens(plan(arabic)[0])
    assert all(screen.document.is_rtl for screen in (first, text, table))
    shot = picture(text)
    inked = [x for x in range(shot.width()) for y in range(80, 140) if shot.pixelColor(x, y).lightness() < 100]
    assert min(inked) > shot.width() / 2


def test_the_lines_of_a_right_to_left_table_go_on_from_column_to_column(tmp_path: Path) -> None:
    arabic = Article("talk", "حديث", (shown.table("t", 12, 5, "خلية"),))
    (screen,) = layout(tmp_path, arabic, language="ar").screens(plan(arabic)[0])[1:]
    assert screen.share < 1
    shot = picture(screen)
    table = screen.document.tables[0].area()
    xs = range(round(table.left() * screen.share) + 2, round(table.right() * screen.share) - 2)
    rows = [[shot.pixelColor(x, y).lightness() for x in xs] for y in range(shot.height())]
    line = min(rows, key=sum)
    assert max(line) - min(line) < 20


@pytest.mark.parametrize(("zoom", "by", "result"), [(1.0, 1, 1.15), (1.0, -1, 0.9), (2.5, 1, 2.5), (1.5, 0, 1.0)])
def test_zoom(zoom: float, by: int, result: float) -> None:
    assert next_zoom(zoom, by) == result


BURMESE = "သွေးလွန်တုပ်ကွေးရောဂါသည်ခြင်ကျားမှကူးစက်သောရောဂါဖြစ်သည်။လူနာသည်ရေများများသောက်ပြီးအနားယူသင့်သည်။"


def test_burmese_lines_end_between_syllables_and_its_text_has_no_borders(tmp_path: Path) -> None:
    screen = screens(tmp_path, shown.paragraph("p", bordered(BURMESE * 3)))[0]
    assert BURMESE in screen.text
    block = screen.document.findBlock(screen.last - 1)
    lines = block.layout()
    starts = [lines.lineAt(number).textStart() for number in range(1, lines.lineCount())]
    assert starts
    assert not any(is_in_syllable(block.text(), start) for start in starts)
