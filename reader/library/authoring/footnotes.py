"""The footnotes of one article: `[^label]` in its text, and the line `[^label]: text` anywhere in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markdown_it.token import Token

from reader.library.authoring.markdown_rules import FOOTNOTE
from reader.library.authoring.problems import FileProblems
from reader.library.authoring.yamlfile import for_message
from reader.library.model import FootnoteLink
from reader.translation import _


@dataclass(frozen=True, slots=True)
class FootnoteDraft:
    """A footnote whose text has not been read yet."""

    label: str
    line: int
    inline: Token


class Footnotes:
    """Numbers footnotes in the order in which the text refers to them."""

    def __init__(self, problems: FileProblems) -> None:
        self.linked: list[FootnoteDraft] = []
        """The footnotes that the text refers to, in the order of their numbers. It grows while they are read."""
        self._problems = problems
        self._defined: dict[str, FootnoteDraft] = {}
        self._numbers: dict[str, int] = {}

    def define_all(self, tokens: Sequence[Token], first_line: int) -> None:
        """Footnotes can stand anywhere, so that their names must be known before the text that links to them."""
        for position, token in enumerate(tokens):
            if token.type == FOOTNOTE and token.map:
                self._define(token.content, first_line + token.map[0], tokens[position + 1])

    def _define(self, label: str, line: int, inline: Token) -> None:
        first = self._defined.setdefault(label.casefold(), FootnoteDraft(label, line, inline))
        if first.line != line:
            self._problems.error(
                line,
                _(
                    "footnote [^{label}] is given twice (first in line {first}); rename one",
                    label=for_message(label),
                    first=first.line,
                ),
            )

    def link(self, label: str, line: int) -> FootnoteLink | None:
        name = label.casefold()
        if name not in self._defined:
            message = _(
                "[^{label}] is shown as it is: no footnote has this name; add a line [^{label}]: …",
                label=for_message(label),
            )
            self._problems.warn(line, message)
            return None
        if name not in self._numbers:
            self.linked.append(self._defined[name])
            self._numbers[name] = len(self.linked)
        return FootnoteLink(self._numbers[name])

    def report_unused(self) -> None:
        for name, draft in self._defined.items():
            if name not in self._numbers:
                message = _(
                    "readers do not see this footnote; write [^{label}] in the text that it belongs to",
                    label=for_message(draft.label),
                )
                self._problems.warn(draft.line, message)
