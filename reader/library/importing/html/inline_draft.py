"""The text of one paragraph while it is read: white space as browsers show it, line breaks as "\\n"."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from itertools import groupby

from reader.library.importing.docx.symbols import symbol
from reader.library.importing.imported import Inline, Inlines, StyledText, Target
from reader.library.importing.trim import trimmed
from reader.library.model import STYLES, Style

_SPACES = re.compile(r"[ \t\n\f\r]+")
_BLANK_LINE = re.compile(r"\n[ \t\u00a0]*\n\s*")


@dataclass(frozen=True, slots=True)
class TextContext:
    """What is around a piece of text. `font` is one of signs, such as "symbol"; it and `language` may be empty."""

    style: Style = Style.PLAIN
    target: Target | None = None
    keeps_spaces: bool = False
    font: str = ""
    language: str = ""

    def styled(self, style: Style) -> TextContext:
        return self if style == self.style else replace(self, style=STYLES[style])


@dataclass(slots=True)
class InlineDraft:
    inlines: list[Inline] = field(default_factory=list)
    _after_space: bool = True

    def add(self, text: str, context: TextContext) -> None:
        if not context.keeps_spaces:
            text = _SPACES.sub(" ", text)
            if self._after_space and text.startswith(" "):
                text = text[1:]
        if context.font:
            text = "".join(symbol(context.font, ord(sign)) or sign for sign in text)
        if text:
            self._after_space = text[-1] in " \n"
            self.inlines.append(StyledText(text, context.style, context.target, context.language))

    def add_inline(self, inline: Inline) -> None:
        self._after_space = False
        self.inlines.append(inline)

    def add_break(self) -> None:
        if self.inlines and isinstance(last := self.inlines[-1], StyledText) and last.text.endswith(" "):
            self.inlines[-1] = replace(last, text=last.text.rstrip(" "))
        self.inlines.append(StyledText("\n"))
        self._after_space = True

    def is_empty(self) -> bool:
        return all(isinstance(each, StyledText) and not each.text.strip() for each in self.inlines)

    def paragraphs(self) -> list[Inlines]:
        """Two line breaks after each other are the end of a paragraph on many pages."""
        joined = _joined(self.inlines)
        done: list[list[Inline]] = [[]]
        for inline in joined:
            if not isinstance(inline, StyledText):
                done[-1].append(inline)
                continue
            first, *others = _BLANK_LINE.split(inline.text)
            done[-1].append(replace(inline, text=first))
            done += [[replace(inline, text=text)] for text in others]
        return [inlines for each in done if (inlines := trimmed(each))]


def _joined(inlines: list[Inline]) -> list[Inline]:
    """Texts that look the same are one, and so are line breaks with the text before them."""
    done: list[Inline] = []
    for kind, group in groupby(inlines, _look):
        if kind is None:
            done += group
        else:
            done.append(StyledText("".join(each.text for each in group if isinstance(each, StyledText)), *kind))
    return done


def _look(inline: Inline) -> tuple[Style, Target | None, str] | None:
    return (inline.style, inline.target, inline.language) if isinstance(inline, StyledText) else None
