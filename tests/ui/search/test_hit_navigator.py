"""From what was found to the page, from hit to hit, and back to where the search began."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from reader.library.model import Article, Span
from reader.ui.main_window import MainWindow
from tests.packs import INFO
from tests.ui import hands, samples
from tests.ui.conftest import Start
from tests.ui.search import searches
from tests.ui.search.fake_search import FakeSearch
from tests.ui.search.searches import answer, hit


@pytest.fixture
def window(start: Start, tmp_path: Path, fake: FakeSearch) -> MainWindow:
    return start(samples.guide(tmp_path))


# choosing


def test_enter_in_the_field_opens_the_first(window: MainWindow, qtbot: QtBot) -> None:
    searches.open_first(window, qtbot, "paragraph 4-2")
    assert hands.is_jumped_to(window.page, "p4-2")
    assert window.page.hasFocus()
    assert hands.highlighted(window).count("[Paragraph]") == 1
    assert "4-2" in "".join(hands.highlighted(window))
    assert searches.chosen(window) == searches.results(window)[1]


def test_enter_that_is_faster_than_the_answer(window: MainWindow, qtbot: QtBot, fake: FakeSearch) -> None:
    hands.press(window, "Ctrl+K")
    hands.type_text("paragraph 4-2")
    hands.keys("Return")
    searches.settle(window, qtbot)
    qtbot.waitUntil(window.page.hasFocus)
    assert hands.is_jumped_to(window.page, "p4-2")


def test_a_row_that_is_clicked(window: MainWindow, qtbot: QtBot) -> None:
    searches.search(window, qtbot, "paragraph 2-3")
    hands.click_row(window.features.search.panel.list, 3)
    searches.settle(window, qtbot)
    assert window.windowTitle() == "The second article – Carrel"
    assert hands.is_jumped_to(window.page, "p2-3")
    assert window.page.hasFocus()


def test_a_row_by_keyboard(window: MainWindow, qtbot: QtBot) -> None:
    searches.search(window, qtbot, "paragraph 2-3")
    for keys in ("Down", "Down", "Return"):
        hands.keys(keys)
    searches.settle(window, qtbot)
    assert window.windowTitle() == "The second article – Carrel"


def test_a_head_cannot_be_chosen(window: MainWindow, qtbot: QtBot) -> None:
    searches.search(window, qtbot, "paragraph 2-3")
    before = window.session.position
    hands.click_row(window.features.search.panel.list, 0)
    assert window.session.position == before


def test_back_leads_to_where_the_reader_was(window: MainWindow, qtbot: QtBot) -> None:
    before = hands.scroll(window.page, 700)
    searches.open_first(window, qtbot, "paragraph 5-2")
    assert hands.scrolled(window.page) != before
    hands.press(window.page, "Alt+Left")
    assert hands.scrolled(window.page) == before


def test_the_match_in_a_long_paragraph_is_brought_into_view(
    start: Start, tmp_path: Path, qtbot: QtBot, fake: FakeSearch
) -> None:
    long = samples.paragraph("long", samples.prose(2000), " the kestrel ", samples.prose(300), " a kestrel.")
    window = start(samples.guide(tmp_path, Article("one", "One", (long,))))
    searches.search(window, qtbot, "kestrel")
    hands.keys("Return")
    searches.settle(window, qtbot)
    assert hands.highlighted(window) == ["[kestrel]", "kestrel"]
    assert searches.current_is_in_view(window)
    hands.press(window, "F3")
    searches.settle(window, qtbot)
    assert hands.highlighted(window) == ["kestrel", "[kestrel]"]
    assert searches.current_is_in_view(window)


def test_marks_behind_signs_that_count_twice(start: Start, tmp_path: Path, qtbot: QtBot, fake: FakeSearch) -> None:
    text = samples.paragraph("p", "Behind 🧠🧠 a kestrel ", Span("🦅"), " and another kestrel.")
    window = start(samples.guide(tmp_path, Article("one", "One", (text,))))
    searches.open_first(window, qtbot, "kestrel")
    assert hands.highlighted(window) == ["[kestrel]", "kestrel"]


def test_what_was_meant_is_what_is_marked(window: MainWindow, qtbot: QtBot, fake: FakeSearch) -> None:
    fake.answers["amigdala"] = answer(
        "amigdala", hit(location="carrel:sample/guide#opening"), suggestion="amygdala", is_suggested=True
    )
    searches.open_first(window, qtbot, "amigdala")
    assert fake.marked == ["amygdala"]
    assert hands.highlighted(window) == ["[amygdala]"]


def test_an_excerpt_that_the_marks_do_not_hold_is_marked_all_the_same(
    window: MainWindow, qtbot: QtBot, fake: FakeSearch
) -> None:
    fake.answers["resting"] = answer(
        "resting", hit(location="carrel:sample/guide#opening", excerpt="… amygdala rests here", matches=((11, 16),))
    )
    searches.open_first(window, qtbot, "resting")
    assert hands.highlighted(window) == ["[rests]"]


@pytest.mark.parametrize(
    ("location", "said"),
    [
        ("carrel:sample/gone#p1", "has no article “gone”"),
        ("carrel:elsewhere/guide", "is not available"),
        ("carrel:sample/guide#gone", "not in this edition"),
        ("nonsense", "no valid location"),
    ],
)
def test_a_hit_that_leads_nowhere(window: MainWindow, qtbot: QtBot, fake: FakeSearch, location: str, said: str) -> None:
    fake.answers["quiet"] = answer("quiet", hit(location=location))
    searches.open_first(window, qtbot, "quiet")
    assert said in window.notice.text
    assert window.session.opened


def test_what_a_screen_reader_hears_of_a_hit(window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    heard: list[str] = []
    monkeypatch.setattr("reader.ui.search.hit_navigator.announce", lambda _widget, sentence: heard.append(sentence))
    searches.open_first(window, qtbot, "paragraph 4-2")
    assert heard == [searches.results(window)[1]]


# terms and sources


def test_a_term_opens_its_card_over_the_page(window: MainWindow, qtbot: QtBot) -> None:
    before = hands.scroll(window.page, 700)
    searches.open_first(window, qtbot, "alarm")
    assert hands.card(window).isVisible()
    assert hands.card(window).accessibleName() == "alarm"
    assert hands.scrolled(window.page) == before


def test_a_source_opens_its_card(window: MainWindow, qtbot: QtBot) -> None:
    searches.open_first(window, qtbot, "quiet rooms")
    assert hands.card(window).isVisible()
    assert any("Quiet rooms" in text for text in hands.labels(hands.card(window)))


@pytest.mark.parametrize(("location", "title"), [("carrel:other/other-article#only", "Only"), ("", "Only")])
def test_a_term_of_another_pack_opens_over_a_page_of_that(
    window: MainWindow, qtbot: QtBot, fake: FakeSearch, tmp_path: Path, location: str, title: str
) -> None:
    article = Article("other-article", title, (samples.paragraph("only", "Short."),))
    other = samples.guide(tmp_path, article, info=INFO._replace(id="other"))
    window.session.open_file(other)
    hands.press(window.page, "Alt+Left")
    assert window.windowTitle() == "A guide – Carrel"
    before = hands.scroll(window.page, 700)
    fake.answers["zone"] = answer(
        "zone", hit("zone", "A place.", kind="term", id="zone", pack="other", location=location)
    )
    searches.open_first(window, qtbot, "zone")
    assert window.windowTitle() == f"{title} – Carrel"
    assert hands.card(window).accessibleName() == "zone"
    hands.keys("Esc")
    assert not hands.card(window).isVisible()
    hands.press(window, "Ctrl+K")
    hands.keys("Esc")
    assert window.windowTitle() == "A guide – Carrel"
    assert hands.scrolled(window.page) == before


# from hit to hit


def test_f3_walks_the_list_across_articles_and_round(window: MainWindow, qtbot: QtBot) -> None:
    searches.open_first(window, qtbot, "paragraph 2-3")
    seen = []
    for keys in ("F3", "F3", "Shift+F3", "Ctrl+G", "Ctrl+Shift+G"):
        hands.keys(keys)
        searches.settle(window, qtbot)
        assert hands.is_jumped_to(window.page, "p2-3")
        assert searches.current_is_in_view(window)
        seen.append((window.windowTitle().removesuffix(" – Carrel"), searches.chosen(window).split(". ")[1]))
    titles = ["The second article", "A guide", "The second article", "A guide", "The second article"]
    assert seen == [(title, title) for title in titles]
    assert window.toast.text == "That was the first result. This is the last."


def test_f3_before_anything_was_chosen(window: MainWindow, qtbot: QtBot) -> None:
    searches.search(window, qtbot, "paragraph 2-3")
    hands.keys("F3")
    searches.settle(window, qtbot)
    assert searches.chosen(window) == searches.results(window)[1]
    assert window.toast.text == ""


def test_f3_without_a_search(window: MainWindow) -> None:
    before = window.session.position
    hands.press(window.page, "F3")
    hands.press(window.page, "Shift+F3")
    assert window.session.position == before
    assert not window.features.search.has_panel


def test_f3_goes_on_behind_what_is_listed(window: MainWindow, qtbot: QtBot, fake: FakeSearch) -> None:
    first = [hit(excerpt=f"{n}.", location=f"carrel:sample/guide#p1-{n}") for n in (1, 2)]
    fake.answers["quiet"] = answer("quiet", *first, has_more=True)
    window.features.search.panel.list.end_neared.disconnect()
    searches.open_first(window, qtbot, "quiet")
    hands.keys("F3")
    searches.settle(window, qtbot)
    more = hit(excerpt="3.", location="carrel:sample/guide#p4-3")
    fake.answers["quiet"] = answer("quiet", *first, more)
    hands.keys("F3")
    searches.settle(window, qtbot)
    assert fake.asked[-1] == ("quiet", "", "", 60)
    assert searches.chosen(window).endswith("3.")
    assert hands.is_jumped_to(window.page, "p4-3")


def test_while_the_find_bar_is_open_f3_stays_in_the_article(window: MainWindow, qtbot: QtBot) -> None:
    searches.open_first(window, qtbot, "paragraph 2-3")
    hands.press(window, "Ctrl+F")
    hands.type_text("evening")
    assert set(hands.highlighted(window)) == {"evening", "[evening]"}
    before, count = searches.chosen(window), window.features.reading.find_bar.count.text()
    hands.press(window, "F3")
    assert window.features.reading.find_bar.count.text() == f"{int(count.split()[0]) + 1} of 90"
    assert searches.chosen(window) == before
    hands.keys("Esc")
    assert not window.features.reading.find_bar.isVisible()
    assert "[Paragraph]" in hands.highlighted(window)


def test_another_article_on_the_way_is_marked_too(window: MainWindow, qtbot: QtBot) -> None:
    searches.open_first(window, qtbot, "paragraph 2-3")
    hands.press(window, "Ctrl+Shift+Down")
    searches.settle(window, qtbot)
    assert window.windowTitle() == "The second article – Carrel"
    assert hands.highlighted(window)
    assert not any(text.startswith("[") for text in hands.highlighted(window))


@pytest.mark.parametrize("keys", ["Ctrl++", "Ctrl+T"])
def test_marks_stay_in_another_look(window: MainWindow, qtbot: QtBot, keys: str) -> None:
    searches.open_first(window, qtbot, "paragraph 2-3")
    before = hands.highlighted(window)
    hands.press(window.page, keys)
    assert hands.highlighted(window) == before
    assert searches.results(window)
