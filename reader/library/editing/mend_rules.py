"""What a rule of “Mend it” is, and how rules change a line of a text."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from reader.library.authoring.problems import Problem
from reader.library.editing.folder_edit import EditRefused, FileValue
from reader.library.editing.snapshot import FolderSnapshot
from reader.translation import Translated, _

Changes = Mapping[str, FileValue | None]
MOST_LINES = 60
"""Of a paragraph, below the line at which a problem is reported."""

LONGEST_LINE = 20_000
"""Characters. A stranger's file can have lines that take minutes to look through."""

LONGEST_SHOWN = 40
"""Characters of a value in a label."""


@dataclass(frozen=True, slots=True)
class MendRequest:
    """`found` is what the pattern of the rule has found in the English message."""

    problem: Problem
    snapshot: FolderSnapshot
    found: re.Match[str]

    @property
    def file(self) -> str:
        return self.problem.file

    @property
    def text(self) -> str:
        return self.snapshot.text(self.problem.file)

    @property
    def lines(self) -> Sequence[str]:
        return self.text.split("\n")

    @property
    def line(self) -> str:
        number = self.problem.line - 1
        line = self.lines[number] if number < len(self.lines) else ""
        if len(line) > LONGEST_LINE:
            raise EditRefused(_("This line is too long to be mended here."))
        return line

    def with_lines(self, lines: Sequence[str]) -> Changes:
        return {self.file: "\n".join(lines)}

    def with_line(self, line: str | None, number: int = 0) -> Changes:
        """Another line in place of the one of the problem, or of that number; None deletes it."""
        place = (number or self.problem.line) - 1
        return self.with_lines([*self.lines[:place], *([] if line is None else [line]), *self.lines[place + 1 :]])

    def replaced(self, pattern: str, new: str | Callable[[re.Match[str]], str], count: int = 1) -> Changes:
        """The first line from that of the problem on, within its paragraph, in which the pattern finds something."""
        first = self.problem.line - 1
        for number in range(first, min(first + MOST_LINES, len(self.lines))):
            line = self.lines[number]
            if len(line) > LONGEST_LINE or (number > first and not line.strip()):
                break
            changed = re.sub(pattern, new, line, count=count)
            if changed != line:
                return self.with_line(changed, number + 1)
        raise EditRefused(_("The text has changed meanwhile. Look at the problem again."))


@dataclass(frozen=True, slots=True)
class MendRule:
    """`pattern` is for messages in English. `label` can name its groups, such as “Write @{good}”. `label` and `asks`
    are texts to translate. `files` is how the file's name ends.

    `is_slow` if it reads a whole YAML file: then it is not tried before somebody presses the button.
    """

    pattern: re.Pattern[str]
    label: str
    make: Callable[[MendRequest, str], Changes]
    asks: str = ""
    files: str = ""
    is_slow: bool = False

    def fits(self, file: str) -> bool:
        return file.endswith(self.files)

    def label_of(self, found: re.Match[str]) -> Translated:
        return _(self.label, **{name: (value or "")[:LONGEST_SHOWN] for name, value in found.groupdict().items()})


def rule(
    pattern: str,
    label: str,
    make: Callable[[MendRequest, str], Changes],
    asks: str = "",
    *,
    files: str = "",
    is_slow: bool = False,
) -> MendRule:
    return MendRule(re.compile(pattern), label, make, asks, files, is_slow)


def replacing(
    pattern: str, new: str | Callable[[re.Match[str]], str], count: int = 1
) -> Callable[[MendRequest, str], Changes]:
    """A step that replaces what the pattern finds in the line of the problem."""
    return lambda request, _answer: request.replaced(pattern, new, count)
