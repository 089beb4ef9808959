"""A document that is made again in another style is what it would be if it were the first."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.library.local_help import LocalHelp
from reader.library.model import (
    Article,
    Block,
    BlockKind,
    Citation,
    FootnoteLink,
    NoteBox,
    NoteKind,
    Span,
    Style,
    Table,
)
from reader.library.packfile import PackError, PackFile
from reader.ui.page.article_parts import Parts
from reader.ui.page.compose import PageComposer
from reader.ui.page.document import PageDocument
from reader.ui.page.page_fit import PageFit
from reader.ui.page.page_style import PageStyle
from reader.ui.shell.session import OpenedArticle
from reader.ui.shell.typography import DEFAULT
from tests.packs import ARTICLES, INFO, cell
from tests.ui import pages
from tests.ui.page.document_dump import described

pytestmark = pytest.mark.usefixtures("qapp")

MIND = NoteBox(NoteKind.WARNING, 3, "Mind")
MIXED = Article(
    "mixed",
    "Mixed النوم",
    (
        Block("h", BlockKind.HEADING, (Span("Head "), Span("", link=Citation(("reed2020",)))), level=3),
        Block("i1", BlockKind.ITEM, (Span("النوم 5 mg"),), level=1, marker="1."),
        Block("i2", BlockKind.ITEM, (Span("10–20 mg "), Span("النوم", Style.EMPHASIS)), level=1, marker="2."),
        Block("iq", BlockKind.QUOTE, (Span("In an item"),), nesting="lq"),
        Block("q", BlockKind.QUOTE, (Span("one", Style.STRONG),), nesting="q"),
        Block("qc", BlockKind.CODE, (Span("x = 1", Style.CODE),), nesting="q"),
        Block("b1", BlockKind.PARAGRAPH, (Span("H"), Span("₂", Style.SUBSCRIPT), Span("O")), box=MIND),
        Block("b2", BlockKind.ITEM, (Span("boxed"),), level=1, marker="•", box=MIND),
        Block(
            "b3",
            BlockKind.TABLE,
            table=Table(((cell("Drug"), cell("Dose")), (cell("النوم"), cell("5–10 mg"))), ("", "right")),
            box=MIND,
        ),
        Block("p", BlockKind.PARAGRAPH, (Span("A note"), Span("", link=FootnoteLink(1)), Span("日本語", lang="ja"))),
        Block("f", BlockKind.FOOTNOTE, (Span("Said "), Span("there", Style.EMPHASIS)), level=1),
    ),
)

DARK = pages.light()._replace(theme=pages.themes().named("dark"))
SPACED = DEFAULT._replace(letter_spacing=8, word_spacing=10, line_spacing=180, paragraph_spacing=200, column_width=50)
STYLES = {
    "large": pages.light(2.0),
    "dark": DARK,
    "spaced": pages.light()._replace(typography=SPACED),
    "straight": pages.light()._replace(typography=DEFAULT._replace(is_justified=True, has_dotted_terms=False)),
}
FIT = PageFit(900.0, 40.0, 34.0, 72.0, 0.0, 700.0)


@pytest.fixture(params=["en-GB", "ar"])
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(params=[ARTICLES[0], MIXED], ids=lambda article: article.id)
def opened(request: pytest.FixtureRequest, tmp_path: Path, language: str) -> Iterator[OpenedArticle]:
    found = pages.opened(tmp_path, request.param, language)
    yield found
    found.pack.close()


def composed(opened: OpenedArticle, *styles: PageStyle, is_read_aloud: bool = False) -> PageDocument:
    """In the last of the styles, after the others."""
    composer = PageComposer(opened, styles[0], 1.0, is_read_aloud=is_read_aloud)
    parts = Parts(opened.article.blocks)
    for style in styles:
        composer.set_style(style, 1.0, is_read_aloud=is_read_aloud)
        document = composer.compose(parts, 0)
        document.fit(FIT)
    return document


@pytest.mark.parametrize("is_read_aloud", [False, True], ids=["seen", "aloud"])
@pytest.mark.parametrize("style", STYLES)
def test_it_is_the_same_as_a_new_one(opened: OpenedArticle, style: str, is_read_aloud: bool) -> None:
    again = composed(opened, pages.light(), STYLES[style], is_read_aloud=is_read_aloud)
    new = composed(opened, STYLES[style], is_read_aloud=is_read_aloud)
    assert described(again) == described(new)


def test_it_differs_from_the_one_before(opened: OpenedArticle) -> None:
    """Or else the tests above compare nothing. Arabic is never justified, and the mixed article has no terms."""
    found = {tuple(described(composed(opened, style))) for style in (pages.light(), *STYLES.values())}
    assert len(found) == len(STYLES) + (opened.pack.info.language != "ar" or opened.article.id != "mixed")


def test_the_pack_is_not_read_again(opened: OpenedArticle, monkeypatch: pytest.MonkeyPatch) -> None:
    composer = PageComposer(opened, pages.light(), 1.0)
    parts = Parts(opened.article.blocks)
    before = described(composer.compose(parts, 0))

    def refuse(pack: PackFile, _key: str) -> object:
        raise PackError(pack.path, "The stick is out.")

    for name in ("reference", "figure_size"):
        monkeypatch.setattr(PackFile, name, refuse)
    assert described(composer.compose(parts, 0)) == before


def test_what_could_not_be_read_is_read_later(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened = pages.opened(tmp_path, ARTICLES[0])
    composer = PageComposer(opened, pages.light(), 1.0)
    parts = Parts(opened.article.blocks)

    def refuse(pack: PackFile, _key: str) -> object:
        raise PackError(pack.path, "The stick is out.")

    with monkeypatch.context() as broken:
        broken.setattr(PackFile, "reference", refuse)
        assert "Quiet rooms" not in composer.compose(parts, 0).toPlainText()
    assert "Quiet rooms" in composer.compose(parts, 0).toPlainText()
    opened.pack.close()


def test_the_second_part_is_not_the_first(tmp_path: Path) -> None:
    blocks = tuple(Block(f"b{n}", BlockKind.PARAGRAPH, (Span(f"{n} " + "words " * 1000),)) for n in range(30))
    opened = pages.opened(tmp_path, pages.article(*blocks))
    composer = PageComposer(opened, pages.light(), 1.0)
    parts = Parts(blocks)
    texts = [composer.compose(parts, part).toPlainText() for part in (0, 1, 0)]
    assert texts[0] == texts[2] != texts[1]
    opened.pack.close()


def test_words_for_a_screen_reader_come_when_it_comes(tmp_path: Path) -> None:
    opened = pages.opened(tmp_path, ARTICLES[0])
    composer = PageComposer(opened, pages.light(), 1.0)
    parts = Parts(opened.article.blocks)
    assert not composer.compose(parts, 0).spoken
    composer.set_style(pages.light(), 1.0, is_read_aloud=True)
    assert composer.compose(parts, 0).spoken
    opened.pack.close()


def test_another_number_of_the_clinic_is_shown_at_once(tmp_path: Path) -> None:
    box = Block("go", BlockKind.PARAGRAPH, (Span("Go to the clinic."),), box=MIND)
    opened = pages.opened(tmp_path, pages.article(box), info=INFO._replace(emergency="article#go"))
    numbers = iter(["111", "111", "222"])
    composer = PageComposer(opened, pages.light(), 1.0, lambda _opened: LocalHelp(own=next(numbers)))
    parts = Parts(opened.article.blocks)
    texts = [composer.compose(parts, 0).toPlainText() for _time in range(3)]
    assert ["111" in text for text in texts] == [True, True, False]
    assert "222" in texts[2]
    opened.pack.close()
