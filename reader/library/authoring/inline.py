"""Converts the tokens of inline Markdown into spans."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from typing import Protocol

from markdown_it.token import Token

from reader.library.authoring import markdown_rules as rules
from reader.library.authoring.language import language_problem
from reader.library.authoring.word_characters import is_wide
from reader.library.model import STYLES, Citation, FootnoteLink, Link, Span, Spans, Style
from reader.library.scripts import left_to_right, needs_style, plain_form
from reader.translation import N_, Translated, _

UNSEEN_COMMENT = N_("readers do not see this HTML comment; delete it if nobody needs it")


class LinkResolver(Protocol):
    """Resolves the targets of links and citations, and reports those that do not exist."""

    def link(self, address: str, line: int) -> Link | None: ...

    def citation(self, text: str, line: int) -> Citation | None: ...

    def footnote(self, label: str, line: int) -> FootnoteLink | None: ...

    def nearest_reference(self, key: str) -> str: ...

    def warn(self, line: int, message: Translated) -> None: ...

    def error(self, line: int, message: Translated) -> None: ...


def read_spans(tokens: Sequence[Token], line: int, links: LinkResolver) -> Spans:
    """`line` is the line of the first token."""
    if len(tokens) == 1 and tokens[0].type == "text":
        return (Span(tokens[0].content),) if tokens[0].content else ()
    reader = _SpanReader(line, links)
    for position, token in enumerate(tokens):
        reader.add(token, tokens, position)
    return reader.finish()


class _SpanReader:
    def __init__(self, line: int, links: LinkResolver) -> None:
        self._line = line
        self._links = links
        self._spans: list[Span] = []
        self._text: list[str] = []
        self._emphasis = self._strong = 0
        self._link: Link | None = None
        self._languages: list[str] = []
        self._link_start: int | None = None

    def add(self, token: Token, tokens: Sequence[Token], position: int) -> None:
        kind = token.type
        if kind == "text":
            self._text.append(token.content)
        elif kind == "softbreak":
            self._line += 1
            if not self._joins_without_space(tokens[position + 1 : position + 3]):
                self._text.append(" ")
        elif kind == "hardbreak":
            self._line += 1
            self._text.append("\n")
        elif kind == "code_inline":
            self._flush()
            self._add(token.content, STYLES[self._style() | Style.CODE])
        elif kind == rules.CITATION:
            self._add_citation(token)
        elif kind == rules.FOOTNOTE_LINK:
            self._add_superior(self._links.footnote(token.content, self._line), f"[^{token.content}]")
        elif kind == rules.SCRIPT:
            self._add_script(token)
        elif kind == rules.HTML_BREAK:
            self._line += token.content.count("\n")
            self._text.append("\n")
        elif kind == rules.COMMENT:
            self._links.warn(self._line, _(UNSEEN_COMMENT))
            self._line += token.content.count("\n")
        elif kind == "link_open":
            self._flush()
            self._link = self._links.link(str(token.attrs.get("href", "")), self._line)
            if token.attrs.get("title"):
                self._links.warn(self._line, _("readers do not see the text in quotation marks of a link; delete it"))
            self._link_start = len(self._spans)
        elif kind == "link_close":
            self._flush()
            if self._link_start == len(self._spans):
                self._links.error(self._line, _("this link has no text; write the text of the link between [ and ]"))
            self._link = self._link_start = None
        elif kind == rules.LANGUAGE_OPEN:
            self._open_language(token.content)
        elif kind == rules.LANGUAGE_CLOSE:
            self._flush()
            self._languages.pop()
        elif kind == "image":
            self._links.error(
                self._line, _("a figure must be alone in its paragraph; put an empty line before and after it")
            )
            self._text.append(alt_text(token))
        else:
            self._change_style(kind)

    def _open_language(self, tag: str) -> None:
        self._flush()
        advice = language_problem(tag)
        if advice:
            self._links.error(
                self._line, _("“{tag}” after lang= is not the tag of a language; {advice}", tag=tag, advice=advice)
            )
        self._languages.append("" if advice else tag)

    @property
    def _lang(self) -> str:
        return self._languages[-1] if self._languages else ""

    def _change_style(self, kind: str) -> None:
        self._flush()
        if kind == "em_open":
            self._emphasis += 1
        elif kind == "em_close":
            self._emphasis -= 1
        elif kind == "strong_open":
            self._strong += 1
        elif kind == "strong_close":
            self._strong -= 1

    def _add_citation(self, token: Token) -> None:
        self._add_superior(self._links.citation(token.content, self._line), f"[{token.content}]")
        self._line += token.content.count("\n")

    def _add_superior(self, link: Link | None, source: str) -> None:
        """Adds the link of a citation or footnote, or what the author wrote if it has no target."""
        if link is None:
            self._text.append(source.replace("\n", " "))
            return
        # The number follows the text without a space.
        self._flush(strip=True)
        self._spans.append(Span("", STYLES[self._style()], link))

    def _add_script(self, token: Token) -> None:
        style = Style.SUPERSCRIPT if token.markup == "^" else Style.SUBSCRIPT
        plain = plain_form(token.content, style, token.meta[rules.SCRIPT_BEFORE], token.meta[rules.SCRIPT_AFTER])
        if needs_style(plain):
            self._flush()
            self._add(plain, STYLES[self._style() | style])
        else:
            self._text.append(plain)

    def finish(self) -> Spans:
        self._flush()
        if any(span.style >= Style.SUPERSCRIPT for span in self._spans) and any(map(_is_rtl, self._spans)):
            return tuple(
                span._replace(text=left_to_right(span.text)) if span.style >= Style.SUPERSCRIPT else span
                for span in self._spans
            )
        return tuple(self._spans)

    def _style(self) -> int:
        return (1 if self._emphasis else 0) | (2 if self._strong else 0)

    def _flush(self, *, strip: bool = False) -> None:
        if self._text:
            text = "".join(self._text)
            self._text.clear()
            text = text.rstrip() if strip else text
            if text:
                self._add(text, STYLES[self._style()])

    def _add(self, text: str, style: Style) -> None:
        if not text:
            return
        last = self._spans[-1] if self._spans else None
        is_same = last and (last.style, last.link, last.lang) == (style, self._link, self._lang)
        if last and is_same and len(self._spans) != self._link_start:
            self._spans[-1] = Span(last.text + text, style, self._link, self._lang)
        else:
            self._spans.append(Span(text, style, self._link, self._lang))

    def _joins_without_space(self, following: Sequence[Token]) -> bool:
        """In Chinese and Japanese, a line break is not a space."""
        before = self._text[-1][-1:] if self._text else (self._spans[-1].text[-1:] if self._spans else "")
        after = next((token.content[0] for token in following if token.content), "")
        return is_wide(before) and is_wide(after)


def _is_rtl(span: Span) -> bool:
    return any(unicodedata.bidirectional(character) in ("R", "AL") for character in span.text)


def alt_text(image: Token) -> str:
    """The text in the square brackets of an image, without formatting."""
    parts: list[str] = []
    pending = list(reversed(image.children or []))
    while pending:
        token = pending.pop()
        if token.children:
            pending.extend(reversed(token.children))
        elif token.type in ("softbreak", "hardbreak"):
            parts.append(" ")
        elif token.type in ("text", "code_inline"):
            parts.append(token.content)
    return re.sub(r"\s+", " ", "".join(parts)).strip()
