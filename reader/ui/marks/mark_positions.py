"""Where the marks of the open pack stand in its edition: where they were made, where they were found, or nowhere."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from reader.library.model import Article, PackInfo
from reader.marks.anchor_pack import find_in
from reader.marks.article_text import ArticleText
from reader.marks.model import FoundMark, Mark, MarkState, MarkTarget
from reader.ui.marks import mark_text
from reader.ui.marks.marks_model import MarksModel
from reader.ui.marks.page_mark import PageMark


class MarkPosition(NamedTuple):
    """A mark in an edition. Without a target it is nowhere in it, or stays as it was by the reader's own wish."""

    mark: Mark
    target: MarkTarget | None
    state: MarkState


class MarkPositions:
    """Of one pack in one edition; `take` and `learn` are told what was found there."""

    def __init__(self, model: MarksModel, info: PackInfo) -> None:
        self._model = model
        self.info = info
        self.found: dict[str, FoundMark] = {}
        self._text: ArticleText | None = None

    def learn(self, found: Mapping[str, FoundMark]) -> None:
        self.found.update(found)

    def unknown(self) -> list[Mark]:
        """Marks of another edition that were not looked for yet in this one."""
        return [
            mark for mark in self._model.of_pack(self.info.id) if self._is_foreign(mark) and mark.id not in self.found
        ]

    def foreign(self) -> list[Mark]:
        return [mark for mark in self._model.of_pack(self.info.id) if self._is_foreign(mark)]

    def stand(self, mark: Mark) -> MarkPosition | None:
        """None where the mark is of another pack, or was not looked for yet."""
        if mark.source.pack != self.info.id:
            return None
        placement = mark.placement(self.info.edition)
        if placement and placement.target:
            return MarkPosition(mark, placement.target, MarkState.IN_PLACE)
        if not self._is_foreign(mark):
            return MarkPosition(mark, mark.target, MarkState.IN_PLACE)
        found = self.found.get(mark.id)
        if found is None:
            return None
        is_shown = placement is None or found.state in (MarkState.IN_PLACE, MarkState.MOVED)
        return MarkPosition(mark, found.target if is_shown else None, found.state)

    def of_article(self, article: Article) -> list[MarkPosition]:
        """Those that stand in it, each checked against its text: an import may say anything."""
        here: list[MarkPosition] = []
        for mark in self._model.of_pack(self.info.id):
            stand = self.stand(mark)
            if stand and stand.target and stand.target.article == article.id:
                checked = self._checked(stand, article)
                if checked:
                    here.append(checked)
        return here

    def page_marks(self, article: Article) -> list[PageMark]:
        return list(page_marks(self.of_article(article), article))

    def _is_foreign(self, mark: Mark) -> bool:
        return mark.source.edition != self.info.edition

    def _checked(self, stand: MarkPosition, article: Article) -> MarkPosition | None:
        text = self._article_text(article)
        target = stand.target
        assert target is not None
        if text.text[target.first : target.last] == target.quote and all(
            text.index_of(block) is not None for block in target.blocks
        ):
            return stand
        found = find_in(text, stand.mark, self.info.edition)
        return MarkPosition(stand.mark, found.target, found.state) if found and found.target else None

    def _article_text(self, article: Article) -> ArticleText:
        if self._text is None or self._text.article != article.id:
            self._text = ArticleText(article)
        return self._text


def page_marks(stands: Iterable[MarkPosition], article: Article) -> Iterable[PageMark]:
    numbers = {block.id: number for number, block in enumerate(article.blocks)}
    for mark, target, state in stands:
        if target and target.blocks[0] in numbers and target.blocks[-1] in numbers:
            yield PageMark(
                mark.id,
                mark.colour.value if mark.colour else "",
                (numbers[target.blocks[0]], target.start),
                (numbers[target.blocks[-1]], target.end),
                bool(mark.note),
                mark_text.spoken(mark, state, with_quote=mark.colour is not None),
            )
