"""Marks at the start of lines that are nearly Markdown, as word processors and phones write them.

Where the meaning is plain they are read: `##Heading`, a no-break space after `-`, `• item`. The author is told, since
other programs would show them as text. The number of lines stays the same.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from reader.library.authoring.problems import FileProblems
from reader.translation import N_, _

_ODD = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
"""Spaces that are no spaces in Markdown."""

_UNSEEN = "\u200b\u200e\u200f\u2060\ufeff"
"""Marks without width that hide the start of a line from Markdown."""

_INDENT = rf"(?P<indent>[ \t>]*)(?P<hidden>[{_ODD}{_UNSEEN}]*)"
_BULLETS = "•◦▪●‣∙⁃\uf06c-\uf0ff"
_DASHES = "–−"

_HEADING = re.compile(rf"{_INDENT}(?P<mark>[#＃]{{1,6}})(?P<space>[ \t{_ODD}{_UNSEEN}]*)(?P<text>[^\s#＃].*)")
_ITEM = re.compile(rf"{_INDENT}(?P<mark>[-*+－＊])(?P<space>[ \t{_ODD}{_UNSEEN}]+)(?P<text>\S.*)")
_BULLET = re.compile(rf"{_INDENT}(?P<mark>[{_BULLETS}]|·(?=\s))(?P<space>[ \t{_ODD}{_UNSEEN}]*)(?P<text>\S.*)")
_DASH = re.compile(rf"{_INDENT}(?P<mark>[{_DASHES}])(?P<space>[ \t{_ODD}{_UNSEEN}]+)(?P<text>\S.*)")
_HYPHEN = re.compile(rf"{_INDENT}(?P<mark>-)(?P<space>)(?P<text>[^\W\d_].*)")
_NUMBER = re.compile(rf"{_INDENT}(?P<mark>\d{{1,3}}[.)])(?P<space>[ \t{_ODD}{_UNSEEN}]*)(?P<text>[^\W\d_(].*)")
_BOX = re.compile(rf"{_INDENT}(?P<mark>:::+|[`]{{3,}}|~~~+|>|\|)(?P<space>)(?P<text>.*)")

_NEARLY = re.compile(
    rf"^[ \t>]*(?:[{_ODD}{_UNSEEN}{_BULLETS}{_DASHES}·＃－＊]|#+[^\s#]|#+[{_ODD}{_UNSEEN}]|[-*+][{_ODD}{_UNSEEN}]|"
    rf"-[^\W\d_]|\d{{1,3}}[.)](?:[{_ODD}{_UNSEEN}]|[^\W\d_]))",
    re.MULTILINE,
)
_FENCE = re.compile(r"[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*(?P<fence>`{3,}(?=[^`]*$)|~{3,})(?P<info>.*)")


def read_line_marks(text: str, first_line: int, problems: FileProblems) -> str:
    """The text with such marks as Markdown has them."""
    if not _NEARLY.search(text):
        return text
    lines = text.split("\n")
    read = list(lines)
    fence = ""
    for number, line in enumerate(lines):
        found = _FENCE.fullmatch(line)
        if found and not fence:
            fence = found["fence"]
        elif found and found["fence"].startswith(fence) and not found["info"].strip():
            fence = ""
        elif not fence and _NEARLY.match(line):
            read[number] = _read_line(lines, number, first_line + number, problems)
    return "\n".join(read)


def _read_line(lines: Sequence[str], number: int, line: int, problems: FileProblems) -> str:
    text = lines[number]
    if found := _HEADING.fullmatch(text):
        beside = (*lines[max(0, number - 1) : number], *lines[number + 1 : number + 2])
        return _heading(found, line, problems, is_alone=not any(map(str.strip, beside)))
    if found := _BULLET.fullmatch(text):
        problems.warn(line, _(_AS_BULLET, sign=_named(found["mark"])))
        return f"{found['indent']}- {found['text']}"
    if (found := _DASH.fullmatch(text)) and _has_neighbour(_DASH, lines, number):
        problems.warn(line, _(_AS_BULLET, sign=found["mark"]))
        return f"{found['indent']}- {found['text']}"
    if (found := _HYPHEN.fullmatch(text)) and _has_neighbour(_HYPHEN, lines, number):
        problems.warn(line, _(_SPACE_IN_LIST, sign="-"))
        return f"{found['indent']}- {found['text']}"
    if found := _ITEM.fullmatch(text):
        return _spaced(found, found["mark"].translate(_NARROW), line, problems)
    if (found := _NUMBER.fullmatch(text)) and _is_counted(found["mark"], lines, number):
        return _spaced(found, found["mark"], line, problems)
    if (found := _BOX.fullmatch(text)) and found["hidden"]:
        problems.warn(line, _(_BEFORE, character=_hidden(found), sign=found["mark"]))
        return f"{found['indent']}{found['mark']}{found['text']}"
    return text


def _heading(found: re.Match[str], line: int, problems: FileProblems, *, is_alone: bool) -> str:
    """`is_alone` means that the line is a paragraph of its own."""
    mark, space, text = found["mark"].translate(_NARROW), found["space"], found["text"]
    if not space and len(mark) == 1:
        # One # can also be a number or a hashtag: #1, #MeToo.
        if found["mark"] == "#" and not (text[0].isalpha() and is_alone and not text.endswith((".", "!", "?"))):
            return found[0]
        problems.warn(line, _("{sign} without a space makes no heading; write ## and a space", sign=found["mark"]))
        return found[0]
    if not space:
        problems.warn(line, _("the space after {sign} is missing; Carrel reads a heading", sign=mark))
    else:
        _warn_of_spaces(found, line, problems)
    return f"{found['indent']}{mark} {text}"


def _spaced(found: re.Match[str], mark: str, line: int, problems: FileProblems) -> str:
    if not found["space"]:
        problems.warn(line, _(_SPACE_IN_LIST, sign=mark))
    else:
        _warn_of_spaces(found, line, problems)
    space = found["space"] if found["space"] and not found["space"].strip(" \t") else " "
    return f"{found['indent']}{_widened(found['hidden'])}{mark}{space}{found['text']}"


def _warn_of_spaces(found: re.Match[str], line: int, problems: FileProblems) -> None:
    odd = (found["hidden"] + found["space"]).strip(" \t")
    if odd:
        message = _ODD_SIGNS[bool(found["hidden"]), odd[0] in _UNSEEN]
        problems.warn(line, _(message, character=_named(odd[0]), sign=found["mark"]))
    elif found["mark"] != found["mark"].translate(_NARROW):
        message = _("{sign} is read as {other}; write that", sign=found["mark"], other=found["mark"].translate(_NARROW))
        problems.warn(line, message)


def _hidden(found: re.Match[str]) -> str:
    return _named(found["hidden"][0])


def _named(character: str) -> str:
    if character == "\u00a0":
        return _("a no-break space (U+00A0)")
    if character.isprintable() and not character.isspace():
        return character
    return _("the character {code}", code=f"U+{ord(character):04X}")


def _widened(hidden: str) -> str:
    """Odd spaces indent a list inside a list; marks without width do not."""
    return " " * sum(character not in _UNSEEN for character in hidden)


def _has_neighbour(pattern: re.Pattern[str], lines: Sequence[str], number: int) -> bool:
    """Whether the line above or below has the same mark: alone, a dash begins speech or is a minus."""
    beside = (*lines[max(0, number - 1) : number], *lines[number + 1 : number + 2])
    return any(map(pattern.fullmatch, beside))


def _is_counted(mark: str, lines: Sequence[str], number: int) -> bool:
    """Whether one of the lines around has the next or the last number: alone, it can be a date or a version."""
    value, delimiter = int(mark[:-1]), mark[-1]
    beside = (*lines[max(0, number - 3) : number], *lines[number + 1 : number + 4])
    near = {found["mark"] for line in beside if (found := _NUMBER.fullmatch(line))}
    return not near.isdisjoint((f"{value - 1}{delimiter}", f"{value + 1}{delimiter}"))


_AS_BULLET = N_("{sign} is read as a bullet; write - and a space")
_SPACE_IN_LIST = N_("the space after {sign} is missing; Carrel reads a list")
_BEFORE = N_("{character} is before {sign}; delete it")
_ODD_SIGNS = {
    (True, True): _BEFORE,
    (True, False): N_("{character} is before {sign}; write an ordinary space there"),
    (False, True): N_("{character} is after {sign}; delete it"),
    (False, False): N_("{character} is after {sign}; write an ordinary space there"),
}
"""By whether the character is before the sign, and whether nobody sees it."""

_NARROW = str.maketrans("＃－＊", "#-*")
