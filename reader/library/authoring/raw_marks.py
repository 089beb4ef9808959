"""Finds marks of other kinds of Markdown, of HTML and of LaTeX, which readers would see as they are written.

It works on the raw text of a block (`raw_text`), so that a backslash before a sign, code and citations are no marks.
Ordinary text has many of the same signs: p < 0.05, 3 * 4, A & B, #1, [12], ~5 mg, **p < 0.01, C:\\new. They pass.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from enum import Enum
from typing import NamedTuple, Protocol

from markdown_it.token import Token

from reader.library.authoring.raw_mark_rules import NOT_ESCAPED, RULES, TAG_END, TAGS
from reader.library.authoring.raw_text import ESCAPED, OTHER, RAW_TEXT
from reader.library.authoring.yamlfile import for_message
from reader.translation import N_, Translated, _

FindReference = Callable[[str], str]
"""Returns the reference with an id, or with a similar one; empty if there is none."""


class RawMark(NamedTuple):
    """`line` counts from 0 in the text; `message` is a whole one."""

    line: int
    message: Translated


_MATH = re.compile(rf"{ESCAPED}([(\[])([^\n]{{1,200}}?){ESCAPED}([)\]])")
_IS_MATH = re.compile(r"[\\^_=<>+]|^\s*\w\s*$")

_SUSPICIOUS = re.compile(
    r"[*_~^\[{<$\\&`@\ufffd\uf020-\uf0ffÃ【［]|â[€‰†ˆ]|Â\W|==|--|\+\+|%%|!\(|\)\["
    r"|:[a-z][a-z0-9_+-]*:|^(?:: |!!!|\?\?\?|= |h[1-6]\. |#\+)",
    re.MULTILINE,
)
"""Every rule needs one of these. Most paragraphs have none, and a book has ten thousand of them."""

_KEY = re.compile(rf"(?<![\w.@/{ESCAPED}])@([^\W_][\w.-]*)")
_BRACKETED_KEY = re.compile(rf"{NOT_ESCAPED}\[(?:see )?([^\W_][\w.-]*)(?:, [^\[\]\n]+)?\](?![(\[:])")
_YEAR = re.compile(r"\d{4}")
_PATH = re.compile(r"\W?(?:[A-Za-z]:\\|\\\\|(?:\w+\\){2})")
_ESCAPED_SIGN = re.compile(f"{ESCAPED}.", re.DOTALL)
_LONGEST_PATH = 260  # characters
_SHOWN = 40  # characters of a mark in a message


def raw_marks(text: str, find_reference: FindReference) -> Iterator[RawMark]:
    """At most one for each kind of mark."""
    if not _SUSPICIOUS.search(text):
        return
    found = _MATH.search(text)
    if found and _IS_MATH.search(found[2]):
        opening, closing = f"\\{found[1]}", f"\\{found[3]}"
        message = N_("{mark} and {closing} make no formula here; write the text, or use a picture")
        yield _mark(text, found.start(), opening, message, closing=closing)
        text = _MATH.sub(_blank, text, count=1)
    # What had a backslash is no mark.
    text = _ESCAPED_SIGN.sub(ESCAPED * 2, text)
    for rule in RULES:
        first = next((found for found in rule.pattern.finditer(text) if not _is_path(found)), None)
        if first:
            yield _mark(text, first.start(), next(filter(None, first.groups())), rule.message)
            # So that another rule does not report a part of it.
            text = rule.pattern.sub(_blank, text)
    for found in _KEY.finditer(text):
        key = found[1].rstrip(".-")
        reference = _cited(key, find_reference)
        if reference:
            yield _mark(text, found.start(), f"@{key}", _NOT_BRACKETED, reference=reference)
            break
    for found in _BRACKETED_KEY.finditer(text):
        reference = _cited(found[1], find_reference)
        if reference and not found[1].isdecimal():
            yield _mark(text, found.start(), found[0], _WITHOUT_SIGN, reference=reference)
            break


def _cited(key: str, find_reference: FindReference) -> str:
    """The reference that the author means. A name without digits, such as @who, must be an id exactly."""
    reference = find_reference(key)
    return reference if reference == key or _YEAR.search(key) else ""


_NOT_BRACKETED = N_("{mark} is shown as it is; write [@{reference}] to cite it")
_WITHOUT_SIGN = N_("{mark} is not a citation; write [@{reference}]")


def _mark(text: str, position: int, mark: str, message: str, **fields: str) -> RawMark:
    shown = mark.replace(ESCAPED, "\\").replace(OTHER, "…").strip()
    shown = shown if len(shown) <= _SHOWN else f"{shown[:_SHOWN]}…"
    return RawMark(text.count("\n", 0, position), _(message, mark=for_message(shown), **fields))


def _blank(found: re.Match[str]) -> str:
    return found[0] if _is_path(found) else "".join(each if each == "\n" else OTHER for each in found[0])


def _is_path(found: re.Match[str]) -> bool:
    """Whether a backslash is in a path of Windows, such as C:\\new."""
    if "\\" not in found[0]:
        return False
    before = found.string[max(0, found.start() - _LONGEST_PATH) : found.end()]
    return _PATH.match(before.split()[-1]) is not None


class Warner(Protocol):
    def nearest_reference(self, key: str) -> str: ...

    def warn(self, line: int, message: Translated) -> None: ...


def warn_of_raw_marks(inline: Token, line: int, warner: Warner) -> None:
    """`line` is that of the first line of an inline token that the parser has read."""
    for mark in raw_marks(inline.meta[RAW_TEXT], warner.nearest_reference):
        warner.warn(line + mark.line, mark.message)


_FORMATTING = re.compile(
    r"\*\*[^*\n]+\*\*|(?<![\w*])\*[^\s*][^*\n]*\*(?![\w*])|(?<!\w)__?[^\s_][^_\n]*_?_(?!\w)|`[^`\n]+`|"
    r"!?\[[^\[\]\n]*\]\([^()\n]*\)|\[(?=[^\[\]\n]*?@\w)[^\[\]\n]*+\]|(?<=\w)\^[^\s^]+\^|(?<=\w)~[^\s~]+~|"
    rf"</?(?:{TAGS}){TAG_END}|&(?:[A-Za-z][A-Za-z0-9]+|#\d+|#[xX][0-9A-Fa-f]+);"
)


class PlainText(Enum):
    """Texts that are no Markdown, and the message about a mark in each."""

    BOX_TITLE = N_("{mark} is shown as it is: the title of a box has no formatting; write plain text, such as 10⁶")
    TERM = N_("{mark} is shown as it is: the name of a term has no formatting; write plain text, such as 10⁶")
    QUESTION = N_("{mark} is shown as it is: a question has no formatting; write plain text, such as 10⁶")
    CHOICE = N_("{mark} is shown as it is: a choice has no formatting; write plain text, such as 10⁶")


def formatting_mark(text: str, kind: PlainText) -> Translated:
    """A message about a mark in the text; empty if there is none."""
    found = _FORMATTING.search(text)
    return _(kind.value, mark=_shown(found)) if found else Translated("")


def field_mark(text: str, field: str) -> Translated:
    """The same of a text in a field such as `summary`."""
    found = _FORMATTING.search(text)
    if not found:
        return Translated("")
    # Translators: {field} is the name of a field in a file, such as title or summary.
    return _(
        "{mark} is shown as it is: the {field} has no formatting; write plain text, such as 10⁶",
        mark=_shown(found),
        field=field,
    )


def _shown(found: re.Match[str]) -> str:
    return for_message(found[0][:_SHOWN])
