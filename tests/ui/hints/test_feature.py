"""The three hints: where each appears, that it covers no text, and how it goes away."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QApplication, QPushButton

from reader.library.model import Block, BlockKind, Citation, Figure, FigureFile, Span, TermLink
from reader.ui.hints import feature
from reader.ui.hints.gestures import HINTS, Gesture
from reader.ui.hints.hint_bar import HintBar
from reader.ui.main_window import MainWindow
from reader.ui.shell.actions import ActionId
from tests.packs import INFO, SVG, make_pack
from tests.ui import hands, pages
from tests.ui.conftest import Start

LONG = Span("Plain words in a paragraph. " * 12)
TERM = Block("t", BlockKind.PARAGRAPH, (Span("The "), Span("amygdala", link=TermLink("alarm")), Span(" rests.")))
CITED = Block("c", BlockKind.PARAGRAPH, (Span("It helps."), Span("", link=Citation(("reed2020",)))))
PLAIN = tuple(Block(f"p{number}", BlockKind.PARAGRAPH, (LONG,)) for number in range(12))


def pack(folder: Path, *blocks: Block, language: str = "en-GB", figures: tuple[FigureFile, ...] = ()) -> Path:
    info = INFO._replace(language=language)
    return make_pack(folder / "hints.carrel", articles=(pages.article(*blocks),), info=info, figures=figures)


def look(window: MainWindow) -> str:
    """The sentence that is shown after a look at the page."""
    window.features.hints.look()
    QApplication.processEvents()
    return window.features.hints.bar.text


def saved(window: MainWindow, tmp_path: Path) -> list[str]:
    window.ui_state.save()
    file = tmp_path / "data" / "settings.json"
    found: list[str] = json.loads(file.read_text()).get("hints_done", []) if file.exists() else []
    return found


@pytest.mark.parametrize(
    ("blocks", "gesture"),
    [
        ((TERM, CITED, *PLAIN), Gesture.TERM),
        ((CITED, *PLAIN), Gesture.CITATION),
        (PLAIN, Gesture.SELECTION),
        ((Block("h", BlockKind.HEADING, (Span("Short"),), level=2),), None),
    ],
    ids=["term", "citation", "selection", "nothing"],
)
def test_the_first_gesture_in_view(start: Start, tmp_path: Path, blocks, gesture: Gesture | None) -> None:
    window = start(pack(tmp_path, *blocks))
    assert look(window) == (HINTS[gesture] if gesture else "")
    assert window.features.hints.shown is gesture


def test_terms_without_dots_are_not_taught(start: Start, tmp_path: Path) -> None:
    window = start(pack(tmp_path, TERM, *PLAIN))
    style = window.page.page_style
    window.page.set_style(style._replace(typography=style.typography._replace(has_dotted_terms=False)))
    assert look(window) == HINTS[Gesture.SELECTION]


SIZES = [(1366, 768), (1024, 600), (700, 600), (420, 500)]


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("percent", [100, 200, 300])
@pytest.mark.parametrize("language", ["en-GB", "ar"])
def test_it_covers_no_text(start: Start, tmp_path: Path, size, percent: int, language: str) -> None:
    window = start(pack(tmp_path, TERM, *PLAIN, language=language), size)
    window.appearance.choose_text_size(percent)
    QApplication.processEvents()
    page, bar = window.page, window.features.hints.bar
    page.show_at(0, 0)
    hands.scroll(page, hands.scrolled(page) + hands.top_of(page, "t") - 10)
    if not look(window):
        assert percent == 300  # a narrow window has no room below the text, either
        assert size[0] < 1000
        return
    view = page.viewport().geometry()
    column = view.adjusted(round(page.margin), 0, -round(page.margin), 0)
    assert not bar.geometry().intersects(column)
    assert not bar.is_below or not bar.geometry().intersects(view)
    assert page.rect().contains(bar.geometry())
    button = bar.findChild(QPushButton)
    assert button is not None
    assert bar.rect().contains(QRect(button.mapTo(bar, QPoint()), button.size()))


def test_it_is_beside_the_word_in_a_wide_window_and_below_in_a_narrow_one(start: Start, tmp_path: Path) -> None:
    window = start(pack(tmp_path, TERM, *PLAIN), (1366, 768))
    look(window)
    bar, page = window.features.hints.bar, window.page
    assert not bar.is_below
    run = next(run for run in page.shown_document.links if isinstance(run.link, TermLink))
    assert abs(bar.geometry().top() - page.link_rect(run).top()) < 12
    window.resize(500, 700)
    QApplication.processEvents()
    assert look(window) == HINTS[Gesture.TERM]
    assert bar.is_below


def test_a_wide_figure_is_not_covered(start: Start, tmp_path: Path) -> None:
    figure = Block("f", BlockKind.FIGURE, figure=Figure("figures/wide.svg", "Wide"))
    wide = FigureFile("figures/wide.svg", "image/svg+xml", 1600, 500, SVG)
    window = start(pack(tmp_path, TERM, figure, *PLAIN, figures=(wide,)), (1366, 768))
    look(window)
    assert window.features.hints.bar.is_below


def test_nothing_moves_when_it_appears_and_goes(start: Start, tmp_path: Path) -> None:
    window = start(pack(tmp_path, *PLAIN), (500, 600))
    hands.scroll(window.page, 300)
    before, focus = window.page.first_visible(), QApplication.focusWidget()
    look(window)
    assert (window.page.first_visible(), hands.scrolled(window.page)) == (before, 300)
    assert QApplication.focusWidget() is focus
    window.features.hints.dismiss()
    QApplication.processEvents()
    assert hands.scrolled(window.page) == 300
    assert window.page.viewport().height() == window.page.height()


@pytest.mark.parametrize("language", ["en-GB", "ar"])
def test_pages_that_are_turned_stay_as_they_are(start: Start, tmp_path: Path, language: str) -> None:
    window = start(pack(tmp_path, TERM, *PLAIN, language=language), (1366, 768))
    window.appearance.choose("reading_mode", "pages")
    window.actions_by_id[ActionId.SIDE_BAR].trigger()
    QApplication.processEvents()
    turning, bar = window.page.turning, window.features.hints.bar
    assert turning
    before = turning.counter.label.text()
    assert look(window) == HINTS[Gesture.TERM]
    assert turning.counter.label.text() == before
    assert window.page.viewport().height() == window.page.height()
    margin, at = round(window.page.margin), window.page.viewport().pos()
    assert len(turning.slots) == 2
    for slot in turning.slots:
        text = slot.area.toAlignedRect().adjusted(margin, 0, -margin, 0).translated(at)
        assert not text.intersects(bar.geometry())
    assert not turning.counter.geometry().intersects(bar.geometry())
    assert window.page.rect().contains(bar.geometry())


def test_got_it_closes_all_for_ever(start: Start, tmp_path: Path) -> None:
    window = start(pack(tmp_path, TERM, CITED, *PLAIN))
    look(window)
    hands.click(hands.button(window.features.hints.bar, "Got it: show no more hints"))
    assert look(window) == ""
    assert saved(window, tmp_path) == ["citation", "selection", "term"]
    window = start()
    assert not window.features.hints._look.isActive()
    assert look(window) == ""


def test_the_page_stays_where_it_was_when_a_hint_that_had_the_focus_closes(start: Start, tmp_path: Path) -> None:
    window = start(pack(tmp_path, *PLAIN * 20, TERM, CITED))
    bar = window.page.verticalScrollBar()
    bar.setValue(bar.maximum())
    assert look(window)
    before = bar.value()
    hands.button(window.features.hints.bar, "Got it: show no more hints").setFocus()
    hands.click(hands.button(window.features.hints.bar, "Got it: show no more hints"))
    assert window.page.hasFocus()
    assert (bar.value(), window.page.textCursor().hasSelection()) == (before, False)


def test_esc_closes_one_and_the_next_comes_later(start: Start, tmp_path: Path) -> None:
    window = start(pack(tmp_path, TERM, CITED, *PLAIN))
    look(window)
    window.page.setFocus()
    hands.press(window.page, "Esc")
    assert window.features.hints.bar.isHidden()
    assert window.page.hasFocus()
    assert saved(window, tmp_path) == ["term"]
    assert look(window) == HINTS[Gesture.CITATION]


@pytest.mark.parametrize(
    ("blocks", "link", "gesture"),
    [((TERM, *PLAIN), TermLink, Gesture.TERM), ((CITED, *PLAIN), Citation, Gesture.CITATION)],
    ids=["term", "citation"],
)
def test_it_goes_when_the_reader_presses_the_thing(start: Start, tmp_path: Path, blocks, link, gesture) -> None:
    window = start(pack(tmp_path, *blocks))
    assert look(window) == HINTS[gesture]
    run = next(run for run in window.page.shown_document.links if isinstance(run.link, link))
    hands.click_link(window.page, run)
    assert window.features.hints.bar.isHidden()
    assert saved(window, tmp_path) == [gesture]
    assert hands.card(window).isVisible()


def test_it_goes_when_the_reader_selects(start: Start, tmp_path: Path) -> None:
    window = start(pack(tmp_path, *PLAIN))
    assert look(window) == HINTS[Gesture.SELECTION]
    hands.press(window.page, "Ctrl+A")
    assert window.features.hints.bar.isHidden()
    assert saved(window, tmp_path) == ["selection"]


def test_a_gesture_made_before_its_hint_is_not_taught(start: Start, tmp_path: Path) -> None:
    window = start(pack(tmp_path, *PLAIN))
    hands.press(window.page, "Ctrl+A")
    assert look(window) == ""


def test_a_private_session_saves_nothing(start: Start, tmp_path: Path) -> None:
    window = start(pack(tmp_path, TERM, *PLAIN))
    window.actions_by_id[ActionId.PRIVATE].setChecked(True)
    assert look(window) == HINTS[Gesture.TERM]
    window.features.hints.finish()
    assert look(window) == ""
    window.actions_by_id[ActionId.PRIVATE].setChecked(False)
    assert saved(window, tmp_path) == []


def test_tab_and_enter_press_the_button(start: Start, tmp_path: Path) -> None:
    window = start(pack(tmp_path, *PLAIN))
    look(window)
    button = hands.button(window.features.hints.bar, "Got it: show no more hints")
    button.setFocus()
    hands.press(button, "Return")
    assert window.features.hints.bar.isHidden()
    assert window.page.hasFocus()


def test_scrolling_hides_one_in_the_margin_and_keeps_one_below(start: Start, tmp_path: Path) -> None:
    window = start(pack(tmp_path, *PLAIN), (1366, 500))
    look(window)
    assert not window.features.hints.bar.is_below
    hands.scroll(window.page, 200)
    assert window.features.hints.bar.isHidden()
    window.resize(500, 600)
    QApplication.processEvents()
    look(window)
    assert window.features.hints.bar.is_below
    hands.scroll(window.page, 100)
    assert window.features.hints.bar.isVisible()


def test_settings_of_a_stranger(start: Start, tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "settings.json").write_text('{"hints_done": [["term"], 5, "x"]}')
    window = start(pack(tmp_path, TERM, *PLAIN))
    assert look(window) == HINTS[Gesture.TERM]


def test_another_theme_and_size_show_it_again(start: Start, tmp_path: Path) -> None:
    window = start(pack(tmp_path, TERM, *PLAIN))
    look(window)
    window.appearance.choose_text_size(150)
    QApplication.processEvents()
    assert window.features.hints.bar.isHidden()
    assert look(window) == HINTS[Gesture.TERM]


def test_it_is_only_as_tall_as_its_sentence(start: Start, tmp_path: Path) -> None:
    """A label is never lower than its smallest height, which was that in the text size before."""
    window = start(pack(tmp_path, TERM, *PLAIN), (1800, 800))
    window.appearance.choose("column_width", 45)
    heights = []
    for size in (110, 175, 110):
        window.appearance.choose_text_size(size)
        look(window)
        assert not window.features.hints.bar.is_below
        heights.append(window.features.hints.bar._label.height())
    assert heights[0] == heights[2] < heights[1]


def needs_more(bar: HintBar) -> bool:
    """Whether its sentence or its button is cut."""
    label, button = bar._label, bar._button
    is_cut = label.heightForWidth(label.width()) > label.height() or button.sizeHint().width() > button.width()
    return is_cut or not all(bar.contentsRect().contains(each.geometry()) for each in (label, button))


@pytest.mark.parametrize("mode", ["pages", "scroll"])
@pytest.mark.parametrize("size", [(900, 700), (1366, 768)], ids=str)
def test_other_text_sizes_do_not_cut_it(start: Start, tmp_path: Path, mode: str, size: tuple[int, int]) -> None:
    """A label is measured as wide as it had to be, which was more in the text size before."""
    window = start(pack(tmp_path, TERM, *PLAIN), size)
    window.appearance.choose("reading_mode", mode)
    bar = window.features.hints.bar
    for percents in ((100,), (300,), (100,), (200, 300, 150, 100), (300, 100), (200,)):
        for percent in percents:
            window.appearance.choose_text_size(percent)
        QApplication.processEvents()
        if look(window):
            assert not needs_more(bar), percents
            assert window.page.rect().contains(bar.geometry())


LOW = [(320, 256), (420, 300), (600, 300), (900, 330)]


@pytest.mark.parametrize("mode", ["pages", "scroll"])
@pytest.mark.parametrize("size", LOW, ids=str)
def test_it_goes_from_a_window_that_becomes_too_low(
    start: Start, tmp_path: Path, mode: str, size: tuple[int, int]
) -> None:
    window = start(pack(tmp_path, *PLAIN), (900, 700))
    window.appearance.choose("reading_mode", mode)
    window.appearance.choose_text_size(300)
    QApplication.processEvents()
    page, bar, turning = window.page, window.features.hints.bar, window.page.turning
    page.show_at(5, 0)
    assert look(window)
    assert bar.is_below
    assert page.viewport().height() == page.height() - bar.height()
    window.resize(*size)
    QApplication.processEvents()
    taken = bar.height() if bar.isVisible() else 0
    assert page.viewport().height() == page.height() - taken
    assert not taken or (bar.geometry().bottom() == page.rect().bottom() and not needs_more(bar))
    if turning:
        assert turning.measures.height >= page.page_style.line_height
        assert len(turning.pages) < 500
        assert turning.counter.isVisible() or not taken
    window.resize(900, 700)
    QApplication.processEvents()
    assert look(window)


def test_it_is_spoken_once(start: Start, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    window = start(pack(tmp_path, TERM, *PLAIN), (1366, 600))
    spoken: list[str] = []
    monkeypatch.setattr("reader.ui.hints.hint_bar.announce", lambda _widget, sentence: spoken.append(sentence))
    look(window)
    hands.scroll(window.page, 30)
    hands.scroll(window.page, 0)
    look(window)
    assert spoken == [f"{HINTS[Gesture.TERM]} Esc closes this hint."]


def test_the_first_look_is_some_time_after_the_start(
    start: Start, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(feature, "FIRST_PAUSE", 90_000)
    monkeypatch.setattr(feature, "PAUSE", 700)
    window = start(pack(tmp_path, TERM, *PLAIN))
    hands.scroll(window.page, 20)
    window.appearance.choose_text_size(150)
    QApplication.processEvents()
    assert window.features.hints._look.remainingTime() > 60_000


def test_the_next_hint_comes_after_a_rest(start: Start, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(feature, "REST", 90_000)
    monkeypatch.setattr(feature, "PAUSE", 700)
    window = start(pack(tmp_path, TERM, CITED, *PLAIN))
    look(window)
    window.features.hints.dismiss()
    hands.scroll(window.page, 20)
    assert window.features.hints._look.remainingTime() > 60_000


def test_a_page_that_comes_back_is_looked_at(start: Start, tmp_path: Path) -> None:
    window = start(pack(tmp_path, TERM, *PLAIN))
    window.page.hide()
    assert look(window) == ""
    window.features.hints._look.stop()
    window.page.show()
    assert window.features.hints._look.isActive()
