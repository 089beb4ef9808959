"""Where the marks of one pack are in one edition: where they were made, where they were found, or nowhere."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple

from reader.library.model import Article, PackInfo
from reader.library.word_borders import without_borders
from reader.marks.anchor_pack import find_in
from reader.marks.article_text import ArticleText
from reader.marks.model import FoundMark, Mark, MarkState, MarkTarget
from reader.marks.same_id import is_same
from reader.ui.marks import mark_text
from reader.ui.marks.marks_model import MarksModel
from reader.ui.marks.page_mark import PageMark

MOST_SEARCHED = 500
"""Marks of this edition with another text than the article, which are searched for at a time: the window waits."""


class MarkPosition(NamedTuple):
    """A mark in an edition. `target` is None if it was not found there, or if the reader left it as it was."""

    mark: Mark
    target: MarkTarget | None
    state: MarkState


class MarkPositions:
    """`info` is that of the pack in this edition. `found` has the results of the search, by mark."""

    def __init__(self, model: MarksModel, info: PackInfo) -> None:
        self._model = model
        self.info = info
        self.found: dict[str, FoundMark] = {}
        self._text: ArticleText | None = None
        self._may_search = MOST_SEARCHED
        self._searched: dict[str, tuple[Mark, MarkPosition | None]] = {}  # those that did not match the open article

    def add_found(self, found: Mapping[str, FoundMark]) -> None:
        self.found.update(found)

    def from_other_editions(self) -> list[Mark]:
        """The marks of the pack that were made in another edition."""
        return [mark for mark in self._model.of_pack(self.info.id) if self._is_from_other_edition(mark)]

    def not_searched(self) -> list[Mark]:
        """Those of them that have not been searched for in this edition yet."""
        return [mark for mark in self.from_other_editions() if mark.id not in self.found]

    def position(self, mark: Mark) -> MarkPosition | None:
        """None if the mark belongs to another pack, or has not been searched for yet."""
        if not is_same(mark.source.pack, self.info.id):
            return None
        placement = mark.placement(self.info.edition)
        if placement and placement.target:
            return MarkPosition(mark, placement.target, MarkState.IN_PLACE)
        if not self._is_from_other_edition(mark):
            return MarkPosition(mark, mark.target, MarkState.IN_PLACE)
        found = self.found.get(mark.id)
        if found is None:
            return None
        is_shown = placement is None or found.state in (MarkState.IN_PLACE, MarkState.MOVED)
        return MarkPosition(mark, found.target if is_shown else None, found.state)

    def in_article(self, article: Article) -> list[MarkPosition]:
        """Only positions that match the text of the article, because an imported mark may have any target."""
        positions: list[MarkPosition] = []
        self._may_search = MOST_SEARCHED
        for mark in self._model.of_pack(self.info.id):
            position = self.position(mark)
            if position and position.target and is_same(position.target.article, article.id):
                checked = self._checked(position, position.target, article)
                if checked:
                    positions.append(checked)
        return positions

    def page_marks(self, article: Article) -> list[PageMark]:
        return list(_page_marks(self.in_article(article), article, self._model.author_of))

    def _is_from_other_edition(self, mark: Mark) -> bool:
        return mark.source.edition != self.info.edition

    def _checked(self, position: MarkPosition, target: MarkTarget, article: Article) -> MarkPosition | None:
        """The position if its target matches the text; or else where the mark is found in the article, if it is."""
        text = self._article_text(article)
        is_same = without_borders(text.text[target.first : target.last]) == without_borders(target.quote)
        if is_same and text.has_blocks(target.blocks):
            return position
        mark = position.mark
        searched, result = self._searched.get(mark.id, (None, None))
        if searched is not mark:
            if not self._may_search:
                return None
            self._may_search -= 1
            found = find_in(text, mark, self.info.edition)
            result = MarkPosition(mark, found.target, found.state) if found and found.target else None
            self._searched[mark.id] = (mark, result)
        return result

    def _article_text(self, article: Article) -> ArticleText:
        if self._text is None or self._text.article != article.id:
            self._text = ArticleText(article)
            self._searched.clear()
        return self._text


def _page_marks(
    positions: Iterable[MarkPosition], article: Article, author_of: Callable[[Mark], str]
) -> Iterator[PageMark]:
    numbers = {block.id: number for number, block in enumerate(article.blocks)}
    for mark, target, state in positions:
        if target and target.blocks[0] in numbers and target.blocks[-1] in numbers:
            yield PageMark(
                mark.id,
                mark.colour.value if mark.colour else "",
                (numbers[target.blocks[0]], target.start),
                (numbers[target.blocks[-1]], target.end),
                bool(mark.note),
                mark_text.spoken(mark, state, with_quote=mark.colour is not None, author=author_of(mark)),
            )
