"""Where a show is: the section and the screen of it, and the steps from one to the next."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

from PySide6.QtCore import QObject, Signal

from reader.library.model import Article, Block, plain_text
from reader.library.outline import block_text
from reader.library.page_words import ENGLISH_WORDS, PageWords
from reader.ui.show.screen import Screen
from reader.ui.show.screen_painter import ScreenTexts
from reader.ui.show.screens import ScreenLayout
from reader.ui.show.show_plan import ShowSection, StepKind

MOST_LAID_OUT = 3  # sections: the one that is shown, and those beside it


class Presentation(QObject):
    """changed(): another screen is shown, or the same one in another size."""

    changed = Signal()

    def __init__(
        self,
        article: Article,
        sections: Sequence[ShowSection],
        layout: ScreenLayout,
        section: int = 0,
        words: PageWords = ENGLISH_WORDS,
    ) -> None:
        """Begins with a section, by its index. `words` are those of the language of the pack."""
        super().__init__()
        self.sections = sections
        self.section = section
        self.number = 0
        self._numbers = list(accumulate((not each.continues for each in sections[1:]), initial=0))
        self._article = article
        self._layout = layout
        self._words = words
        self._laid_out: dict[int, list[Screen]] = {}

    @property
    def layout(self) -> ScreenLayout:
        return self._layout

    @property
    def screens(self) -> list[Screen]:
        """Those of the section that is shown."""
        return self._screens(self.section)

    @property
    def screen(self) -> Screen:
        return self.screens[self.number]

    @property
    def block(self) -> int:
        """The number of the block that the screen begins with; -1 for the title."""
        section = self.sections[self.section]
        return section.last - 1 if section.is_quiz else self.screen.start[0]

    def step(self, by: int) -> bool:
        """Goes to the next screen (1) or the one before (-1). False if there is none."""
        number = self.number + by
        if 0 <= number < len(self.screens):
            self._show(self.section, number)
            return True
        section = self.section + by
        if not 0 <= section < len(self.sections):
            return False
        self._show(section, 0 if by > 0 else len(self._screens(section)) - 1)
        return True

    def go(self, number: int) -> bool:
        """Goes to the beginning of a section; 0 is the title. False if there is none with that number."""
        if number not in self._numbers:
            return False
        self._show(self._numbers.index(number), 0)
        return True

    def go_to_end(self) -> None:
        last = len(self.sections) - 1
        self._show(last, len(self._screens(last)) - 1)

    def lay_out(self, layout: ScreenLayout) -> None:
        """Shows the same text in another size."""
        before = self.screen
        alike = [screen for screen in self.screens[: self.number] if _begins_as(screen, before)]
        self._layout = layout
        self._laid_out.clear()
        earlier = [
            number
            for number, screen in enumerate(self.screens)
            if screen.step == before.step and screen.order <= before.order
        ]
        last = self.screens[earlier[-1]] if earlier else None
        same = [number for number in earlier if last and _begins_as(self.screens[number], last)]
        self._show(self.section, same[min(len(alike), len(same) - 1)] if same else 0)

    def texts(self) -> ScreenTexts:
        """What is around the screen."""
        section = self.sections[self.section]
        is_first = self.number == 0 and not section.continues
        kind = self.screen.step.kind
        has_heading = is_first and kind is StepKind.TEXT and self.section > 0
        header = "" if has_heading or kind is StepKind.TITLE else section.title
        if header and not is_first and not section.is_quiz:
            header = self._words.text("continued", title=header)
        article = "" if kind is StepKind.TITLE else self._article.title
        return ScreenTexts(header, is_first, article, self.position())

    def position(self) -> str:
        """Such as “Section 3 of 12 · 2 of 3”."""
        section, count, number = self.sections[self.section], len(self.screens), self.number + 1
        if section.is_quiz:
            return self._of("question_of", self.screen.step.question + 1, len(self._article.quiz))
        last = self._numbers[-1] - self.sections[-1].is_quiz
        own = self._numbers[self.section]
        if own == 0 or not last:
            return self._of("number_of", number, count) if count > 1 else ""
        in_article = self._of("section_of", own, last)
        is_one = self._numbers.count(own) == 1  # the screens of a longer one are not laid out at once to count them
        return f"{in_article} · {self._of('number_of', number, count)}" if count > 1 and is_one else in_article

    def _of(self, name: str, number: int, count: int) -> str:
        words = self._words
        return words.text(name, number=words.number(number), count=words.number(count))

    def next_text(self) -> tuple[str, str]:
        """The title and the text of the next section; empty after the last one."""
        number = self.section + 1
        if number >= len(self.sections):
            return "", ""
        section = self.sections[number]
        if section.is_quiz:
            return section.title, "\n\n".join(question.question for question in self._article.quiz)
        blocks = self._article.blocks[section.first : section.last]
        if blocks and plain_text(blocks[0].spans) == section.title:
            blocks = blocks[1:]
        title = self._words.text("continued", title=section.title) if section.continues else section.title
        return title, "\n\n".join(filter(None, map(_text_of, blocks)))

    def _screens(self, section: int) -> list[Screen]:
        found = self._laid_out.pop(section, None)
        if found is None:
            found = self._layout.screens(self.sections[section])
            while len(self._laid_out) >= MOST_LAID_OUT:
                del self._laid_out[next(iter(self._laid_out))]
        self._laid_out[section] = found
        return found

    def _show(self, section: int, number: int) -> None:
        self.section, self.number = section, number
        self.changed.emit()


def _begins_as(screen: Screen, other: Screen) -> bool:
    """As a figure and the first screen of its long caption do."""
    return (screen.step, screen.order) == (other.step, other.order)


def _text_of(block: Block) -> str:
    """A block as the trainer reads it at a glance."""
    text = block_text(block).replace("\t", " · ")
    if block.figure:
        return text or block.figure.alt
    return f"{block.marker} {text}" if block.marker else text
