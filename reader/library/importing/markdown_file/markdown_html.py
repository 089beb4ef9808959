"""Turns Markdown into HTML, which the reader of web pages makes blocks of.

What HTML has no element for is marked with characters that no text has: `CITED` around the number of a citation.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote

from markdown_it.token import Token

from reader.library.authoring import markdown_rules
from reader.library.importing.markdown_file import container_rules as containers
from reader.library.importing.markdown_file import inline_rules as inlines
from reader.library.importing.markdown_file.markdown_parser import parser
from reader.library.importing.markdown_file.plain_markdown import github_slug, plain_parts
from reader.library.importing.report import ImportReport, Outcome
from reader.translation import _

CITED_START, CITED_END = "\ufdd0", "\ufdd1"
NOTE_MARK = "\ufdd2"
WIKI = "wiki:"

_WARNINGS = ("warning", "caution", "danger", "important", "attention", "error", "bug", "alert")

_PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".bmp")
_ALERT = re.compile(r"\[!(\w+)\][-+]?[ \t]*([^\n]*)(?:\n|$)")
_TASK = re.compile(r"\[( |x|X)\][ \t]+")
_HTML_COMMENT = re.compile(r"<!--(.*?)-->", re.DOTALL)
_LABEL = re.compile(r"\[([^\[\]]{1,500})\](?!:)")
_ID = re.compile(r"#([^\s}]+)")
_CONTENTS = re.compile(r"\[TOC\]|\[\[_TOC_\]\]|\[\[toc\]\]|\\tableofcontents|\{:toc\}", re.IGNORECASE)


@dataclass(slots=True)
class MarkdownHtml:
    """`cite` returns the HTML of a citation, or an empty text if it is none."""

    report: ImportReport
    cite: Callable[[str, bool], str]
    _notes: dict[str, str] = field(default_factory=dict)
    _written_notes: list[str] = field(default_factory=list)
    _slugs: set[str] = field(default_factory=set)

    def html(self, text: str) -> str:
        env: dict[str, Any] = {}
        tokens = parser().parse(text, env)
        for token in tokens:
            if token.type == f"{containers.FOOTNOTE}_open":
                self._notes.setdefault(token.content.casefold(), f"fn-{len(self._notes) + 1}")
        for attributes in filter(str.strip, env.get(containers.BOX_ATTRIBUTES, ())):
            self._report_attributes(attributes)
        body = self._rendered(tokens)
        self._report_references(env.get("references", {}), text)
        for each in env.get("duplicate_refs", ()):
            self._report_reference(str(each.get("label", "")), each)
        return body + "".join(self._written_notes)

    def _rendered(self, tokens: Sequence[Token]) -> str:
        parts: list[str] = []
        tags: list[str] = []
        for number, token in enumerate(tokens):
            if token.map:
                self.report.place = _("line {number}", number=token.map[0] + 1)
            if token.type == "inline":
                parts.append(self._inline(token, tokens, number))
            elif token.type == "blockquote_open" and (found := _alert_of(tokens, number)):
                parts.append(_box(found[1], found[2].strip()))
                tags.append("aside")
            elif token.type == "blockquote_close":
                parts.append(f"</{tags.pop()}>")
            elif token.type == "blockquote_open":
                self._check_quote(tokens, number)
                parts.append("<blockquote>")
                tags.append("blockquote")
            else:
                parts.append(self._block(token, tokens, number))
        return "".join(parts)

    def _block(self, token: Token, tokens: Sequence[Token], number: int) -> str:
        match token.type:
            case "html_block":
                return self._without_comments(token.content)
            case "fence" | "code_block":
                rest = token.info.strip().partition(" ")[2]
                if rest:
                    self.report.left_out("code-options", _("What follows ``` is left out."), rest)
                return f"<pre><code>{html.escape(token.content)}</code></pre>"
            case "heading_open":
                id = self._heading_id(tokens[number + 1])
                # A link that nobody sees makes the reader of HTML keep the id, to which other documents may link.
                return f'<link href="#{html.escape(id)}"><{token.tag} id="{html.escape(id)}">'
            case "paragraph_open" | "paragraph_close" if token.hidden or _is_figure(tokens, number):
                return ""
            case "note_open":
                return f'<aside epub:type="footnote" id="{self._notes[token.content.casefold()]}">'
            case "note_close":
                return "</aside>"
            case "box_open":
                return _box(token.info, token.content)
            case "box_close":
                return "</aside>"
            case "dl_open" | "dt_open" | "dd_open":
                return f"<{token.type[:2]}>"
            case "dl_close" | "dt_close" | "dd_close":
                return f"</{token.type[:2]}>"
            case "ordered_list_open":
                return f'<ol start="{token.attrGet("start") or 1}">'
            case "hr":
                return "<hr>"
        return f"<{'/' if token.nesting < 0 else ''}{token.tag}>" if token.tag else ""

    def _inline(self, token: Token, tokens: Sequence[Token], number: int) -> str:
        if _CONTENTS.fullmatch(token.content.strip()):
            self.report.left_out("contents", _("The place of a table of contents is left out."), token.content)
            return ""
        children = list(token.children or ())
        if (alert := _ALERT.match(token.content)) and number > 1 and tokens[number - 2].type == "blockquote_open":
            children = _after_first_line(children) if alert else children
        if number > 1 and tokens[number - 2].type == "list_item_open":
            _tick(children)
        if _is_figure(tokens, number):
            return self._figure(next(child for child in children if child.type == "image"))
        return "".join(self._children(children))

    def _children(self, children: Sequence[Token]) -> Iterator[str]:
        for child in children:
            yield self._child(child)

    def _child(self, token: Token) -> str:
        match token.type:
            case "text":
                return html.escape(token.content)
            case "code_inline":
                return f"<code>{html.escape(token.content)}</code>"
            case "softbreak":
                return "\n"
            case "hardbreak":
                return "<br>"
            case "html_inline":
                return self._without_comments(token.content)
            case "image":
                if title := token.attrGet("title"):
                    self.report.left_out(
                        "picture-title", _("The title of a picture in a line is left out."), str(title)
                    )
                return self._picture(token)
            case "link_open":
                if title := token.attrGet("title"):
                    self.report.left_out("link-title", _("The title of a link is left out."), str(title))
                return f'<a href="{html.escape(str(token.attrGet("href") or ""))}">'
            case inlines.FOOTNOTE_LINK:
                note = self._notes.get(token.content.casefold())
                return _noteref(note) if note else html.escape(token.markup)
            case inlines.INLINE_NOTE:
                note = f"fn-inline-{len(self._written_notes) + 1}"
                self._written_notes.append("")
                at = len(self._written_notes) - 1
                self._written_notes[at] = f'<aside epub:type="footnote" id="{note}">{self._nested(token)}</aside>'
                return _noteref(note)
            case inlines.CITATION:
                return self.cite(token.markup, token.markup.startswith("[")) or html.escape(token.markup)
            case inlines.WIKI_LINK:
                return self._wiki(token)
            case inlines.FORMULA:
                message = _("Formulas stay as they are written, in TeX. Write them as readers are to see them.")
                self.report.count(Outcome.GUESSED, "formula", message, token.markup)
                return html.escape(token.markup)
            case inlines.MARKED:
                return self._nested(token)
            case inlines.COMMENT:
                self.report.left_out("comment", _("A comment is left out."), token.content)
                return ""
            case inlines.ATTRIBUTES:
                self._report_attributes(token.markup)
                return ""
            case markdown_rules.SCRIPT:
                tag = "sup" if token.markup == "^" else "sub"
                return f"<{tag}>{html.escape(token.content)}</{tag}>"
        return f"<{'/' if token.nesting < 0 else ''}{token.tag}>" if token.tag else html.escape(token.content)

    def _nested(self, token: Token) -> str:
        parsed = parser().parseInline(token.content, {})
        return "".join(self._children(parsed[0].children or ()))

    def _wiki(self, token: Token) -> str:
        sign, target, label = token.meta["groups"]
        target = target.strip()
        if sign and target.casefold().endswith(_PICTURES):
            shown = "" if not label or label.replace("x", "").isdigit() else label
            return f'<img src="{WIKI}{quote(target)}" alt="{html.escape(shown)}">'
        if sign:
            self.report.changed("embedded", _("An embedded document became a link to it."), target)
        name, _sign, heading = target.partition("#")
        shown = label or " › ".join(filter(None, (name.rpartition("/")[2], heading)))
        return f'<a href="{WIKI}{quote(target)}">{html.escape(shown)}</a>'

    def _figure(self, token: Token) -> str:
        caption = html.escape(str(token.attrGet("title") or ""))
        return f"<figure>{self._picture(token)}<figcaption>{caption}</figcaption></figure>"

    def _picture(self, token: Token) -> str:
        alt = "".join(plain_parts(token.children or ()))
        return f'<img src="{html.escape(str(token.attrGet("src") or ""))}" alt="{html.escape(alt)}">'

    def _heading_id(self, inline: Token) -> str:
        """As GitHub makes it, or as the author wrote it."""
        children = inline.children or []
        last = children[-1] if children else None
        if last is not None and last.type == inlines.ATTRIBUTES and (found := _ID.search(last.markup)):
            inline.children = children[:-1]
            if last.markup.strip("{ }") != f"#{found[1]}" or any(map(str.isdigit, last.markup)):
                self._report_attributes(last.markup)
            return found[1]
        text = "".join(plain_parts(inline.children or ()))
        base = github_slug(text)
        number, id = 0, base
        while id in self._slugs:
            number += 1
            id = f"{base}-{number}"
        self._slugs.add(id)
        return id

    def _report_attributes(self, source: str) -> None:
        self.report.count(Outcome.LEFT_OUT, "attributes", _("Attributes in braces are left out."), source)

    def _without_comments(self, source: str) -> str:
        def report(found: re.Match[str]) -> str:
            if found[1].strip():
                self.report.left_out("comment", _("A comment is left out."), " ".join(found[1].split()))
            return ""

        kept = _HTML_COMMENT.sub(report, source)
        before, sign, rest = kept.partition("<!--")
        # A comment without an end would hide the whole rest of the document.
        return before + "".join(f"<p>{html.escape(part)}</p>" for part in f"{sign}{rest}".split("\n\n") if part)

    def _check_quote(self, tokens: Sequence[Token], number: int) -> None:
        """A comparison at the beginning of a line looks like a quotation."""
        first = next((token for token in tokens[number : number + 4] if token.type == "inline"), None)
        if first and first.content[:1].isdigit():
            message = _("A line that begins with > and a number became a quotation. Write “more than” if it compares.")
            self.report.guessed("quotation", message, first.content)

    def _report_references(self, references: Mapping[str, Mapping[str, Any]], text: str) -> None:
        """Definitions that no link uses, which are often comments."""
        self.report.place = ""
        used = {" ".join(found.split()).casefold() for found in _LABEL.findall(text)}
        for label, each in references.items():
            if " ".join(label.split()).casefold() not in used:
                self._report_reference(label, each)

    def _report_reference(self, label: str, reference: Mapping[str, Any]) -> None:
        shown = " ".join(filter(None, (label, str(reference.get("href", "")), str(reference.get("title", "")))))
        self.report.left_out("unused-link", _("An address that no link uses is left out."), shown)


def _noteref(note: str) -> str:
    return f'<a epub:type="noteref" href="#{note}">{NOTE_MARK}</a>'


def _box(kind: str, title: str) -> str:
    kind = kind.casefold()
    name = "warning" if any(word in kind for word in _WARNINGS) else "note"
    shown = title or ("" if kind in ("note", "warning", "") else kind.replace("-", " ").capitalize())
    heading = f'<p class="box-title"><strong>{html.escape(shown)}</strong></p>' if shown else ""
    return f'<aside class="{name}">{heading}'


def _alert_of(tokens: Sequence[Token], number: int) -> re.Match[str] | None:
    first = tokens[number + 2] if number + 2 < len(tokens) else None
    return _ALERT.match(first.content) if first is not None and first.type == "inline" else None


def _after_first_line(children: list[Token]) -> list[Token]:
    at = next((at for at, child in enumerate(children) if child.type in ("softbreak", "hardbreak")), len(children))
    return children[at + 1 :]


def _tick(children: list[Token]) -> None:
    if children and children[0].type == "text" and (found := _TASK.match(children[0].content)):
        sign = "☐ " if found[1] == " " else "☑ "
        children[0].content = sign + children[0].content[found.end() :]


def _is_figure(tokens: Sequence[Token], number: int) -> bool:
    """Whether the paragraph has only a picture; `number` is that of any of its tokens."""
    at = number + {"paragraph_open": 1, "paragraph_close": -1}.get(tokens[number].type, 0)
    if not 0 < at < len(tokens) or tokens[at].type != "inline" or tokens[at - 1].type != "paragraph_open":
        return False
    kinds = [child.type for child in tokens[at].children or () if child.type != "text" or child.content.strip()]
    return [kind for kind in kinds if kind not in ("softbreak", inlines.ATTRIBUTES)] == ["image"]
