"""Writes emphasis so that Markdown reads it: its rules look at the characters on both sides of each mark."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from markdown_it.common.utils import isMdAsciiPunct, isPunctChar

from reader.library.model import Style

_STRONG, _EMPHASIS = int(Style.STRONG), int(Style.EMPHASIS)
_MARKS = {_STRONG: "**", _EMPHASIS: "*"}


@dataclass(frozen=True, slots=True)
class MarkdownPiece:
    """Markdown with one emphasis.

    style     `Style` as a plain number, with which Python counts many times faster
    is_whole  it is one mark, such as a link, of which nothing can be split off
    short     how it can be written if that is read in its place: ^6^ for <sup>6</sup>
    """

    source: str
    style: int = 0
    is_whole: bool = False
    short: str = ""


def emphasised(pieces: Sequence[MarkdownPiece], before: str = "", after: str = "") -> str:
    """`before` and `after` are the characters around it, if any."""
    short = _with_short(pieces)
    if not any(piece.style for piece in short):
        return "".join([piece.source for piece in short])
    readable = _readable(_uncrossed(_levelled(_split(short))), before, after)
    # Only now: whatever takes emphasis from a piece would leave that of a space beside it.
    return _with_marks(_joined(readable))


def _with_short(pieces: Sequence[MarkdownPiece]) -> list[MarkdownPiece]:
    """Writes scripts in short where the rules for scripts allow it."""
    done: list[MarkdownPiece] = []
    for number, piece in enumerate(pieces):
        following = pieces[number + 1].source[:1] if number + 1 < len(pieces) else ""
        last = done[-1].source[-1:] if done else ""
        is_read = bool(piece.short) and following not in ("~", "^")
        if piece.short[:1] == "^":
            # In 10^6–10^9, the second sign begins another power.
            is_read = is_read and last != "^" and not (last.isdigit() and following.isdigit())
        elif piece.short:
            # After a space, ~ means "about".
            is_read = is_read and (last.isalnum() or last == ")")
        done.append(replace(piece, source=piece.short) if is_read else piece)
    return done


def _split(pieces: Iterable[MarkdownPiece]) -> list[MarkdownPiece]:
    """White space has no emphasis."""
    done: list[MarkdownPiece] = []
    for piece in pieces:
        text = piece.source
        if piece.is_whole or not piece.style or not text.strip():
            done.append(piece if piece.is_whole or text.strip() else MarkdownPiece(text))
            continue
        for line_number, line in enumerate(text.split("\n")):
            if line_number:
                done.append(MarkdownPiece("\n"))
            inner = line.strip()
            start = line.find(inner) if inner else len(line)
            for part, style in (
                (line[:start], 0),
                (inner, piece.style),
                (line[start + len(inner) :], 0),
            ):
                if part:
                    done.append(MarkdownPiece(part, style))
    return [piece for piece in done if piece.source]


def _joined(pieces: Iterable[MarkdownPiece]) -> list[MarkdownPiece]:
    """A space between two words with the same emphasis has it, too."""
    done = list(pieces)
    for number in range(1, len(done) - 1):
        left, piece, right = done[number - 1 : number + 2]
        if not piece.source.strip() and "\n" not in piece.source and left.style == right.style:
            done[number] = replace(piece, style=left.style)
    return done


def _levelled(pieces: list[MarkdownPiece]) -> list[MarkdownPiece]:
    """Emphasised punctuation has that of the word that it touches: fewer marks, and none that could mean another."""
    pieces = list(pieces)
    for number, piece in enumerate(pieces):
        is_punctuation = piece.source.strip() and not any(map(str.isalnum, piece.source))
        if piece.style and is_punctuation and not piece.is_whole:
            for other in (*pieces[max(0, number - 1) : number], *pieces[number + 1 : number + 2]):
                if other.source.strip():
                    pieces[number] = replace(piece, style=other.style)
                    break
    return pieces


def _uncrossed(pieces: list[MarkdownPiece]) -> list[MarkdownPiece]:
    """Of three and more kinds of emphasis that touch, the marks would run into one another: all become bold."""
    pieces = list(pieces)
    start = 0
    while start < len(pieces):
        end = start
        while end < len(pieces) and pieces[end].style and pieces[end].source.strip():
            end += 1
        styles = [style for style, _ in groupby(piece.style for piece in pieces[start:end])]
        if len(styles) > 2 and not (len(styles) == 3 and styles[0] == styles[2] != _STRONG | _EMPHASIS == styles[1]):
            pieces[start:end] = [replace(piece, style=_STRONG) for piece in pieces[start:end]]
        start = end + 1
    return pieces


def _readable(pieces: list[MarkdownPiece], before: str, after: str) -> list[MarkdownPiece]:
    """Takes emphasis from punctuation at the ends of emphasis that touches a letter: Markdown would read no mark."""
    pieces = list(pieces)
    number = 0
    while number < len(pieces):
        piece = pieces[number]
        last = pieces[number - 1] if number else MarkdownPiece(before)
        following = pieces[number + 1] if number + 1 < len(pieces) else MarkdownPiece(after)
        if piece.style & ~last.style and _sides(last, piece) == ("letter", "mark"):
            pieces[number : number + 1] = _without_first(piece, last.style)
        elif piece.style & ~following.style and _sides(piece, following) == ("mark", "letter"):
            pieces[number : number + 1] = _without_last(piece, following.style)
        else:
            number += 1
            continue
        number = max(0, number - 1)
    return pieces


def _sides(left: MarkdownPiece, right: MarkdownPiece) -> tuple[str, str]:
    return _side(left.source[-1:]), _side(right.source[:1])


def _without_first(piece: MarkdownPiece, style: int) -> list[MarkdownPiece]:
    """The first sign, with the spaces after it, and the rest."""
    source = piece.source
    length = 2 if source.startswith("\\") and len(source) > 1 else 1
    length += len(source[length:]) - len(source[length:].lstrip())
    if piece.is_whole or len(source) <= length:
        return [replace(piece, style=piece.style & style)]
    return [MarkdownPiece(source[:length], piece.style & style), replace(piece, source=source[length:])]


def _without_last(piece: MarkdownPiece, style: int) -> list[MarkdownPiece]:
    """All but the last sign, and that sign with the spaces before it."""
    source = piece.source
    slashes = len(source[:-1]) - len(source[:-1].rstrip("\\"))
    rest = source[: -2 if slashes % 2 else -1].rstrip()
    if piece.is_whole or not rest:
        return [replace(piece, style=piece.style & style)]
    return [replace(piece, source=rest), MarkdownPiece(source[len(rest) :], piece.style & style)]


def _side(character: str) -> str:
    if not character or character.isspace():
        return "space"
    return "mark" if isMdAsciiPunct(ord(character)) or isPunctChar(character) else "letter"


def _with_marks(pieces: Sequence[MarkdownPiece]) -> str:
    parts: list[str] = []
    opened: list[int] = []
    for number, piece in enumerate(pieces):
        while any(not piece.style & bit for bit in opened):
            parts.append(_MARKS[opened.pop()])
        wanted = [bit for bit in _MARKS if piece.style & bit and bit not in opened]
        for bit in sorted(wanted, key=lambda bit: -_reach(pieces, number, bit)):
            parts.append(_MARKS[bit])
            opened.append(bit)
        parts.append(piece.source)
    parts.extend(_MARKS[bit] for bit in reversed(opened))
    return "".join(parts)


def _reach(pieces: Sequence[MarkdownPiece], number: int, bit: int) -> int:
    """How many pieces from here on have this emphasis: the longer one is around the shorter."""
    reach = 0
    while number + reach < len(pieces) and pieces[number + reach].style & bit:
        reach += 1
    return reach
