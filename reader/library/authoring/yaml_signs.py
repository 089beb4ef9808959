"""Signs in YAML that mean something else than the author thinks: they end a value, or are part of it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reader.translation import N_, Translated, _

_COMMENT = re.compile(r"[ \t]+#(?P<text>.*)")
_REST_IS_EMPTY = re.compile(r"\s*\Z")
_NULLS = ("~", "null", "Null", "NULL")
_QUOTE_PAIRS = ("“”", "„“", "„”", "”“", "‘’", "‚‘", "«»", "»«", "「」", "『』", "＂＂")
_OPENING_QUOTES = "“„”‘‚’«»「『＂"
_SPACES = {
    "\u00a0": N_("a no-break space ({code}) is not a space of YAML: type a normal space"),
    "\u202f": N_("a narrow no-break space ({code}) is not a space of YAML: type a normal space"),
    "\u3000": N_("an ideographic space ({code}) is not a space of YAML: type a normal space"),
    **{
        chr(code): N_("a typographic space ({code}) is not a space of YAML: type a normal space")
        for code in range(0x2000, 0x200B)
    },
}
_WRONG_SPACE = re.compile(r"^ *+(?:- *+)?[{0}]|[:#-][{0}]|[{0}]#".format("".join(_SPACES)))
_PROSE = {
    "title", "summary", "term", "definition", "description", "publisher", "reviewed_by", "literal", "family", "given",
    "container-title",
}  # fmt: skip
"""Fields whose values are read by people, so that a # in them is rarely the start of a comment."""

# `*+` never goes back: a long line of hyphens or spaces would take quadratic time.
_KEY = r"^[\s\-]*+[\w.-]++"
_WIDE_COLON = re.compile(rf"{_KEY}\s*+(?P<colon>[：﹕︰ː∶])")
_QUOTED = re.compile(rf"(?:{_KEY}\s*:|^\s*-|[\[{{,])\s*(?P<quote>[{_OPENING_QUOTES}])")
_NO_SPACE = re.compile(r"^\s*(?:- +)?[A-Za-z_-]{2,30}:(?=[^\s:/\\])")
_EQUALS = re.compile(r"^\s*[a-z_]{2,30} *= ")
_TEXT_AFTER = re.compile(
    rf"(?:{_KEY} *:|^ *-) +(?:(?P<quote>[\"'])(?:(?!(?P=quote)).)*(?P=quote)|(?P<bracket>[\[{{])[^\[\]{{}}]*[\]}}]) *"
    r"[^\s#,:\[\]{}\"']"
)
_BULLET = re.compile(r"^\s*(?P<bullet>[•·‣◦–—−‐*])\s")


def warning_of_comment(lines: Sequence[str], end: tuple[int, int], value: str, key: str) -> Translated:
    """What to say where a comment follows an unquoted value; empty if it was probably meant as one.

    `end` is the line of the value's end, and its column there, both counted from 0. `key` is the name of the field, or
    empty for an entry of a list.
    """
    number, column = end
    if number >= len(lines):
        return Translated("")
    line = lines[number]
    # A line can have a hundred thousand values: it is only read from the end of this one.
    comment = _comment_after(line, column)
    below = lines[number + 1] if number + 1 < len(lines) else ""
    if _REST_IS_EMPTY.match(line, column) and _indentation(below) > _indentation(line):
        comment = _comment_after(below, 0)
    is_meant = comment[:1] in ("", " ", "#") and ((" " not in value and key not in _PROSE) or not value)
    if not comment or is_meant:
        return Translated("")
    return _(
        "readers do not see “#{comment}”, because a space and # begin a comment in YAML; "
        'put "…" around the whole value, or move a comment to a line of its own',
        comment=_shortened(comment),
    )


def warning_of_null(value: str) -> Translated:
    if value not in _NULLS:
        return Translated("")
    return _('readers will see {value} as text; leave the value empty, or write "{value}"', value=value)


def warning_of_quotes(value: str) -> Translated:
    """What to say of an unquoted value with quotation marks that readers would see; empty if nothing."""
    text = value.strip()
    inside = text[1:-1]
    if len(text) > 2 and text[0] + text[-1] in _QUOTE_PAIRS and not any(sign in inside for sign in text[0] + text[-1]):
        return _(
            "readers will see the marks {marks}, because they are no quotation marks of YAML; "
            'write " instead, or put "…" around them if readers should see them',
            marks=f"{text[0]} {text[-1]}",
        )
    return Translated("")


def advice_on_sign(lines: Sequence[str]) -> tuple[int, Translated]:
    """The number of the first line with a sign that only looks like one of YAML, and what to do; else an empty text."""
    for number, line in enumerate(lines):
        if advice := _advice_on_line(line):
            return number, advice
    return 0, Translated("")


def has_wrong_space(text: str) -> bool:
    return any(sign in text for sign in _SPACES)


def _advice_on_line(line: str) -> Translated:
    if found := _WIDE_COLON.search(line):
        return _("{sign} is not the colon of YAML: write : and a space", sign=found["colon"])
    if found := _QUOTED.search(line):
        return _('{sign} is not a quotation mark of YAML: write "', sign=found["quote"])
    if found := _WRONG_SPACE.search(line):
        sign = next(character for character in found[0] if character in _SPACES)
        return _(_SPACES[sign], code=f"U+{ord(sign):04X}")
    if re.match(r" *\t", line):
        return _("this line starts with a tab: indent it with spaces")
    if found := _TEXT_AFTER.search(line):
        if found["bracket"]:
            return _("a value that starts with {sign} needs quotation marks around it", sign=found["bracket"])
        other = "'" if found["quote"] == '"' else '"'
        return _(
            "the value ends at the second {sign}: put {other} around the whole value", sign=found["quote"], other=other
        )
    if _NO_SPACE.search(line):
        return _("the space after the colon is missing")
    if _EQUALS.search(line):
        return _("write : and a space instead of =")
    if found := _BULLET.search(line):
        return _("{sign} does not start an entry of a list in YAML: write - and a space", sign=found["bullet"])
    return Translated("")


def _comment_after(text: str, column: int) -> str:
    """The comment that starts here, without its #; empty if there is none."""
    found = _COMMENT.match(text, column)
    return found["text"] or " " if found else ""


def _indentation(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _shortened(text: str) -> str:
    return text if len(text) <= 30 else f"{text[:30]}…"
