"""Lines of scripts without spaces: they end between words, and never within a Burmese syllable."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from reader.library.border_spans import bordered
from reader.library.model import Block, BlockKind, Location, Span
from reader.ui.page.document_text import copied_text
from reader.ui.page.line_setter import ROOM
from reader.ui.page.view import PageView
from reader.ui.shell import fonts
from reader.ui.shell.session import ReadingPosition
from reader.ui.widgets.word_joints import is_in_syllable, is_in_word
from resources.standalone import word_lists
from tests.ui import pages

TEXTS = {
    "th": "ไข้เลือดออกเป็นโรคที่มียุงลายเป็นพาหะ ผู้ป่วยควรดื่มน้ำมากๆและพักผ่อนให้เพียงพอ หากมีอาการปวดท้องรุนแรงให้รีบไปโรงพยาบาลทันที",
    "lo": "ໄຂ້ເລືອດອອກແມ່ນພະຍາດທີ່ມີຍຸງລາຍເປັນພາຫະຄົນເຈັບຄວນດື່ມນ້ຳຫຼາຍໆແລະພັກຜ່ອນໃຫ້ພຽງພໍຖ້າມີອາການເຈັບທ້ອງຮຸນແຮງໃຫ້ຮີບໄປໂຮງໝໍ",
    "km": "ជំងឺគ្រុនឈាមគឺជាជំងឺដែលចម្លងដោយមូសខ្លាអ្នកជំងឺគួរផឹកទឹកឱ្យបានច្រើននិងសម្រាកឱ្យបានគ្រប់គ្រាន់ប្រសិនបើមានការឈឺពោះ",
    "my": "သွေးလွန်တုပ်ကွေးရောဂါသည်ခြင်ကျားမှကူးစက်သောရောဂါဖြစ်သည်။လူနာသည်ရေများများသောက်ပြီးအနားယူသင့်သည်။ဗိုက်အလွန်နာခြင်း",
}  # fmt: skip

Show = Callable[..., PageView]


@pytest.fixture(scope="module", autouse=True)
def _lists() -> None:
    """They are made first if `dev.py` has not made them."""
    word_lists.make_missing()


@pytest.fixture
def show(qtbot: QtBot, tmp_path: Path) -> Show:
    fonts.load()

    def shown(text: str, language: str, kind: BlockKind = BlockKind.PARAGRAPH, width: int = 640) -> PageView:
        view = PageView(pages.light())
        qtbot.addWidget(view)
        view.resize(width, 700)
        level = {BlockKind.HEADING: 2, BlockKind.ITEM: 1}.get(kind, 0)
        view.open(pages.opened(tmp_path, pages.article(Block("p", kind, (Span(text),), level)), language))
        view.show()
        view.show_position(ReadingPosition(Location("sample", "article")))
        view.lay_out_all()
        view.grab()
        return view

    return shown


def ends(view: PageView) -> list[tuple[str, int]]:
    """The paragraph and the places in it where lines begin, but the first."""
    position = view.shown_document.text_map.position(0)
    assert position is not None
    block = view.shown_document.findBlock(position)
    layout = block.layout()
    return [(block.text(), layout.lineAt(number).textStart()) for number in range(1, layout.lineCount())]


@pytest.mark.parametrize("width", [360, 480, 640])
@pytest.mark.parametrize("language", TEXTS)
def test_lines_end_between_words(show: Show, language: str, width: int) -> None:
    found = ends(show(bordered(TEXTS[language]), language, width=width))
    assert found
    assert [text[place - 8 : place] for text, place in found if is_in_word(text, place)] == []


@pytest.mark.parametrize("language", TEXTS)
def test_headings(show: Show, language: str) -> None:
    found = ends(show(bordered(TEXTS[language])[:90], language, BlockKind.HEADING))
    assert found
    assert not any(is_in_word(text, place) for text, place in found)


@pytest.mark.parametrize("width", range(400, 660, 20))
def test_burmese_with_spaces(show: Show, width: int) -> None:
    text = bordered(TEXTS["my"].replace("။", "။ ") * 2)
    found = ends(show(text, "my", BlockKind.ITEM, width))
    assert found
    assert not any(is_in_syllable(text, place) for text, place in found)


@pytest.mark.parametrize("width", [360, 480, 640])
def test_an_older_pack_in_burmese(show: Show, width: int) -> None:
    found = ends(show(TEXTS["my"], "my", width=width))
    assert found
    assert not any(is_in_syllable(text, place) for text, place in found)


def test_lines_hardly_reach_into_the_margin(show: Show) -> None:
    """As the lines of Burmese do that would not fit otherwise."""
    view = show(bordered(TEXTS["my"] * 2), "my")
    position = view.shown_document.text_map.position(0)
    assert position is not None
    block = view.shown_document.findBlock(position)
    lines = [block.layout().lineAt(number) for number in range(block.layout().lineCount())]
    width = view.shown_document.documentLayout().blockBoundingRect(block).width()
    assert max(line.naturalTextWidth() for line in lines) < width + ROOM * 8


@pytest.mark.parametrize("language", TEXTS)
def test_copied_text_has_no_borders(show: Show, language: str) -> None:
    view = show(bordered(TEXTS[language]), language)
    document = view.shown_document
    assert TEXTS[language] in copied_text(document, 0, document.characterCount() - 1)


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("သ|ည်", True),
        ("သည်|။", True),
        ("သ|ွေး", True),
        ("သင်္|ချိုင်း", False),
        ("သွေး|လွန်", False),
        ("တ|တ္တ", True),
        ("a|b", False),
    ],
)
def test_syllables(text: str, places: bool) -> None:
    (place,) = (found.start() for found in re.finditer(r"\|", text))
    assert is_in_syllable(text.replace("|", ""), place) is places
