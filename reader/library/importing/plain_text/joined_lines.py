"""Joins the lines of a paragraph that was broken to fit a width, also in the middle of a word."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reader.library.importing.plain_text.text_lines import TextLine, is_east_asian
from reader.library.importing.report import ImportReport
from reader.translation import _

_WORD_BEFORE = re.compile(r"([^\W\d_]{2,60})-$")
_WORD_AFTER = re.compile(r"[^\W\d_]{2,}")


class LineJoiner:
    def __init__(self, text: str, report: ImportReport) -> None:
        self._words = set(re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", text.casefold()))
        self._report = report
        self._is_reported = False

    def join(self, lines: Sequence[TextLine], joined: Sequence[bool]) -> str:
        """`joined` says of each line whether it belongs to the one before it; otherwise the line break stays."""
        parts = [_spaced(lines[0].text)]
        for line, is_same in zip(lines[1:], joined[1:], strict=True):
            rest = _spaced(line.text)
            if not is_same:
                parts += ["\n", rest]
                continue
            if not self._is_reported:
                self._is_reported = True
                self._report.changed("joined-lines", _("Lines that were broken to fit a width are paragraphs now."))
            before = parts.pop()
            parts += [*self._joined(before, rest), rest]
        return "".join(parts)

    def _joined(self, before: str, rest: str) -> tuple[str, str]:
        """The line before, and what divides it from the rest."""
        start, end = _WORD_BEFORE.search(before), _WORD_AFTER.match(rest)
        if start and end and end[0][0].islower():
            whole, with_hyphen = f"{start[1]}{end[0]}", f"{start[1]}-{end[0]}"
            if with_hyphen.casefold() not in self._words and whole.casefold() in self._words:
                self._report.changed("hyphen", _("A word that was divided at the end of a line is whole again."), whole)
                return before[:-1], ""
            if with_hyphen.casefold() not in self._words:
                self._report.guessed("hyphen", _("The hyphen at the end of a line stayed."), with_hyphen)
            return before, ""
        if before[-1:] in "-–/" and before[-2:-1].isalnum() and rest[:1].isalnum():
            return before, ""
        return before, "" if is_east_asian(before[-1]) and is_east_asian(rest[0]) else " "


def _spaced(text: str) -> str:
    return re.sub(r"[ \t]+", " ", text)
