"""Signs around words: strong, weak, superscript, subscript, code."""

from __future__ import annotations

import re

from reader.library.editing.insertions.edited_text import EditedText, is_in_head
from reader.library.model import ID

_WORD = re.compile(r"[^\W_](?:[\w'’-]*[^\W_])?")
_LINE_MARK = re.compile(r"[ \t]*(?:#{1,6}[ \t]+|(?:[-*+]|\d{1,9}[.)])[ \t]+|>[ \t]?)*")
_BLOCK_ID = re.compile(rf"[ \t]*\{{#{ID.pattern}\}}[ \t]*$")


def toggle_strong(edited: EditedText) -> EditedText:
    return _toggle(edited, "**")


def toggle_weak(edited: EditedText) -> EditedText:
    return _toggle(edited, "*")


def toggle_superscript(edited: EditedText) -> EditedText:
    return _toggle(edited, "^")


def toggle_subscript(edited: EditedText) -> EditedText:
    return _toggle(edited, "~")


def toggle_code(edited: EditedText) -> EditedText:
    return _toggle(edited, "`")


def _toggle(edited: EditedText, sign: str) -> EditedText:
    if is_in_head(edited):
        return edited
    start, end = edited.start, edited.end
    if start == end:
        start, end = _word_at(edited.text, start)
        if start == end:
            if _signs_around(edited.text, start, end, sign):
                return edited.replaced(start - len(sign), end + len(sign), "")
            return edited.replaced(start, end, sign * 2, (len(sign), len(sign)))
    start, end = _trimmed(edited.text, start, end)
    if start == end:
        return edited
    inside = edited.text[start:end]
    if "\n" in inside:
        return _toggle_lines(edited, start, end, sign)
    if _signs_around(edited.text, start, end, sign):
        return edited.replaced(start - len(sign), end + len(sign), inside, (0, len(inside)))
    if _has_signs(inside, sign):
        plain = inside[len(sign) : -len(sign)]
        return edited.replaced(start, end, plain, (0, len(plain)))
    written = _without_own_signs(inside, sign)
    if sign in "^~":
        written = written.replace(" ", "\\ ")
    return edited.replaced(start, end, f"{sign}{written}{sign}", (len(sign), len(sign) + len(written)))


def _toggle_lines(edited: EditedText, start: int, end: int, sign: str) -> EditedText:
    """Each line has its own signs: they do not reach over the end of a paragraph or an item."""
    lines = edited.text[start:end].split("\n")
    parts = [_split_line(line, is_first=number == 0) for number, line in enumerate(lines)]
    words = [part[1] for part in parts if part[1]]
    has_all = all(_has_signs(each, sign) for each in words)
    changed = []
    for before, body, after in parts:
        if body and has_all:
            body = body[len(sign) : -len(sign)]
        elif body and not _has_signs(body, sign):
            body = f"{sign}{_without_own_signs(body, sign)}{sign}"
        changed.append(f"{before}{body}{after}")
    new = "\n".join(changed)
    return edited.replaced(start, end, new, (0, len(new)))


def _split_line(line: str, *, is_first: bool) -> tuple[str, str, str]:
    """What is before the words of a line, the words, and what is after them, such as the id of the block."""
    mark = _LINE_MARK.match(line)
    begin = mark.end() if mark and not (is_first and not line[: mark.end()].strip()) else 0
    found = _BLOCK_ID.search(line, begin)
    end = found.start() if found else len(line.rstrip())
    body = line[begin:end]
    left = len(body) - len(body.lstrip())
    return line[: begin + left], body.strip(), line[end:] if end >= begin + left else ""


def _word_at(text: str, place: int) -> tuple[int, int]:
    """The word around the caret; nothing between words."""
    line = text.rfind("\n", 0, place) + 1
    end = text.find("\n", place)
    for found in _WORD.finditer(text, line, len(text) if end < 0 else end):
        if found.start() <= place <= found.end():
            return found.span()
    return place, place


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Without the spaces and the marks of a line at its ends: a sign beside a space means nothing."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if not text[text.rfind("\n", 0, start) + 1 : start].strip():
        mark = _LINE_MARK.match(text, start)
        start = min(mark.end(), end) if mark else start
    found = _BLOCK_ID.search(text[start:end])
    if found and "\n" not in text[start:end]:
        end = start + found.start()
    return start, end


def _signs_around(text: str, start: int, end: int, sign: str) -> bool:
    if text[max(0, start - len(sign)) : start] != sign or text[end : end + len(sign)] != sign:
        return False
    before, after = _run_before(text, start, sign[0]), _run_after(text, end, sign[0])
    return _is_run_of(before, sign) and _is_run_of(after, sign)


def _has_signs(inside: str, sign: str) -> bool:
    if len(inside) <= 2 * len(sign) or not (inside.startswith(sign) and inside.endswith(sign)):
        return False
    runs = len(inside) - len(inside.lstrip(sign[0])), len(inside) - len(inside.rstrip(sign[0]))
    middle = inside[len(sign) : -len(sign)].strip(sign[0])
    return all(_is_run_of(run, sign) for run in runs) and sign not in middle


def _is_run_of(count: int, sign: str) -> bool:
    """Whether so many stars have this sign: three are both kinds of emphasis."""
    if sign == "**":
        return count in (2, 3)
    return count in (1, 3) if sign == "*" else count == 1


def _run_before(text: str, place: int, sign: str) -> int:
    return len(text[:place]) - len(text[:place].rstrip(sign))


def _run_after(text: str, place: int, sign: str) -> int:
    return len(text[place:]) - len(text[place:].lstrip(sign))


def _without_own_signs(inside: str, sign: str) -> str:
    """Without the same signs around parts of it, which would end it too early."""
    if sign == "**":
        return re.sub(r"(?<!\*)\*\*(?!\*)([^*\n]+)(?<!\*)\*\*(?!\*)", r"\1", inside)
    if sign == "*":
        return re.sub(r"(?<!\*)\*(?!\*)([^*\n]+)(?<!\*)\*(?!\*)", r"\1", inside)
    return inside.replace(sign, "")
