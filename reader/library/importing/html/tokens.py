"""Splits HTML into tags, texts and comments, in one pass over the text, whatever is wrong with it.

Python's own HTMLParser takes quadratic time for comments and tags without an end (CVE-2025-6069).
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from sys import intern

MOST_ATTRIBUTES = 60
LONGEST_VALUE = 20_000
"""Characters of an attribute that is kept. Pictures in `data:` addresses are taken out of the text before."""

_TAG_NAME = re.compile(r"[A-Za-z][^\s/>]*+")
_ATTRIBUTE = re.compile(
    r"""[\s/]*+(?:(?P<name>[^\s/>][^\s/>=]*+)(?:\s*+=\s*+(?:"(?P<double>[^"]*+)"?|'(?P<single>[^']*+)'?"""
    r"""|(?P<bare>(?!["'])[^\s>]*+)))?+)?"""
)
_REFERENCE = re.compile(
    r"&(?:#[xX][0-9A-Fa-f]{1,8};?|#[0-9]{1,8};?|[A-Za-z][A-Za-z0-9]{0,31};"
    r"|[A-Za-z][A-Za-z0-9]{0,31}(?![A-Za-z0-9=;]))"
)
_LONG_NUMBER = re.compile(r"&(?=#(?:[xX][0-9A-Fa-f]{8}|[0-9]{8}))")
_BOM = "\ufeff"
_MOST_UNCLOSED = 20


@dataclass(frozen=True, slots=True)
class StartTag:
    """`name` and the names of attributes are in small letters."""

    name: str
    attributes: Mapping[str, str]
    is_closed: bool


@dataclass(frozen=True, slots=True)
class EndTag:
    name: str


@dataclass(frozen=True, slots=True)
class CharacterData:
    """Text, with its character references resolved."""

    text: str


@dataclass(frozen=True, slots=True)
class HtmlComment:
    text: str


HtmlToken = StartTag | EndTag | CharacterData | HtmlComment


def characters(text: str) -> str:
    """With character references as the characters that they stand for; a number that is none stays as it is."""
    if "&" not in text:
        return text
    return html.unescape(_LONG_NUMBER.sub("&amp;", text))


_OFTEN_SAME = frozenset(["class", "style", "lang", "xml:lang", "epub:type", "role", "dir"])


@dataclass(slots=True)
class HtmlTokenizer:
    """Yields tokens; `read_raw` is called right after the start tag of an element whose content is no HTML."""

    source: str
    position: int = 0
    _unclosed: int = 0

    def __post_init__(self) -> None:
        self.source = self.source.removeprefix(_BOM).replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")

    def tokens(self) -> Iterator[HtmlToken]:
        while self.position < len(self.source):
            start = self.source.find("<", self.position)
            if start != self.position:
                end = start if start >= 0 else len(self.source)
                text = self.source[self.position : end]
                self.position = end
                yield CharacterData(characters(text))
            else:
                yield from self._markup(start)

    def read_raw(self, name: str) -> str:
        """The text up to the end tag of this name, and moves behind that tag."""
        end = re.compile(rf"</{name}(?=[\s/>])[^>]*>?", re.IGNORECASE).search(self.source, self.position)
        if end is None:
            text, self.position = self.source[self.position :], len(self.source)
            return text
        text, self.position = self.source[self.position : end.start()], end.end()
        return text

    def _markup(self, start: int) -> Iterator[HtmlToken]:
        source = self.source
        following = source[start + 1 : start + 2]
        if following.isascii() and following.isalpha():
            yield from self._start_tag(start)
        elif following == "/" and source[start + 2 : start + 3].isalpha():
            name = _TAG_NAME.match(source, start + 2)
            _, _, is_whole = self._attributes(name.end() if name else start + 2)
            if name and is_whole:
                yield EndTag(name[0].lower())
        elif source.startswith("<!--", start):
            yield self._comment(start)
        elif source.startswith("<![CDATA[", start):
            yield CharacterData(self._up_to("]]>", start + 9))
        elif following in ("!", "?", "/"):
            yield HtmlComment(self._up_to(">", start + 1))
        else:
            self.position = start + 1
            yield CharacterData("<")

    def _start_tag(self, start: int) -> Iterator[HtmlToken]:
        name = _TAG_NAME.match(self.source, start + 1)
        assert name
        attributes, is_closed, is_whole = self._attributes(name.end())
        if is_whole:
            yield StartTag(intern(name[0].lower()), attributes, is_closed)

    def _attributes(self, position: int) -> tuple[dict[str, str], bool, bool]:
        """The attributes, whether the tag ends with "/>", and whether it ends at all."""
        attributes: dict[str, str] = {}
        start = position
        while True:
            found = _ATTRIBUTE.match(self.source, position)
            assert found
            position = found.end()
            if not found["name"]:
                break
            # A book has 100,000 elements of a few tags, classes and names of attributes.
            name = intern(found["name"].lower())
            if name not in attributes and len(attributes) < MOST_ATTRIBUTES:
                value = found["double"] or found["single"] or found["bare"] or ""
                value = _value(value[:LONGEST_VALUE])
                attributes[name] = intern(value) if name in _OFTEN_SAME else value
        if not self.source.startswith(">", position):
            return attributes, False, self._ends_early(start)
        self.position = position + 1
        return attributes, self.source.startswith("/", position - 1), True

    def _ends_early(self, start: int) -> bool:
        """Ends a tag at its first ">" if a quotation mark in it is never closed: it would swallow the whole page."""
        end = self.source.find(">", start) if self._unclosed < _MOST_UNCLOSED else -1
        self._unclosed += 1
        self.position = end + 1 if end >= 0 else len(self.source)
        return end >= 0

    def _comment(self, start: int) -> HtmlComment:
        for empty in ("<!-->", "<!--->"):
            if self.source.startswith(empty, start):
                self.position = start + len(empty)
                return HtmlComment("")
        return HtmlComment(self._up_to("-->", start + 4))

    def _up_to(self, end: str, start: int) -> str:
        found = self.source.find(end, start)
        stop = found if found >= 0 else len(self.source)
        self.position = min(stop + len(end), len(self.source))
        return self.source[start:stop]


def _value(text: str) -> str:
    """In an address, &copy=1 is no reference."""
    return _REFERENCE.sub(lambda found: html.unescape(found[0]), text) if "&" in text else text
