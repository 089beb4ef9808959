"""Pages for tests: articles of any blocks, each opened from its own pack."""

from __future__ import annotations

from pathlib import Path

from reader.library.model import Article, Block, FigureFile, PackInfo
from reader.library.outline import citation_numbers, sections
from reader.library.packfile import PackFile
from reader.system import paths
from reader.ui.page.article_parts import Parts
from reader.ui.page.compose import PageComposer
from reader.ui.page.document import PageDocument
from reader.ui.page.page_style import PageStyle
from reader.ui.shell.session import OpenedArticle
from reader.ui.shell.theme import Themes
from tests.packs import FIGURES, INFO, make_pack


def light(scale: float = 1.0) -> PageStyle:
    return PageStyle(Themes(paths.resources()).named("light"), scale, 96.0)


def themes() -> Themes:
    return Themes(paths.resources())


def opened(
    folder: Path,
    article: Article,
    language: str = "en-GB",
    info: PackInfo = INFO,
    figures: tuple[FigureFile, ...] = FIGURES,
) -> OpenedArticle:
    """The article as the session opens it. Its pack has the terms, sources and picture of the sample."""
    info = info._replace(language=language)
    pack = PackFile(make_pack(folder / f"{article.id}.carrel", articles=(article,), info=info, figures=figures))
    blocks = article.blocks
    return OpenedArticle(pack, article, 0, 100, citation_numbers(blocks), sections(blocks))


def article(*blocks: Block, title: str = "Title") -> Article:
    return Article("article", title, blocks)


def document(what: OpenedArticle, part: int = 0) -> PageDocument:
    return PageComposer(what, light(), 1.0).compose(Parts(what.article.blocks), part)
