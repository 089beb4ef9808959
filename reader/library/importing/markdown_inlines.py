"""Writes the text of a paragraph as Markdown: emphasis, superscripts, links, citations and marks of footnotes."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

from reader.library.authoring.language import language_problem
from reader.library.folding import primary_language
from reader.library.importing.addresses import web_address
from reader.library.importing.imported import (
    AnchorTarget,
    CitedWork,
    CitedWorks,
    DocumentTarget,
    FootnoteMark,
    Inline,
    StyledText,
    Target,
)
from reader.library.importing.markdown_emphasis import MarkdownPiece, emphasised
from reader.library.importing.markdown_escape import cleaned, escaped, escaped_beginning
from reader.library.letter_scripts import scripts_in
from reader.library.limits import LONGEST_NOTE
from reader.library.model import Style

_EMPHASIS = int(Style.EMPHASIS | Style.STRONG)
_SCRIPTS = int(Style.SUPERSCRIPT | Style.SUBSCRIPT)
_PLAIN_SCRIPT = re.compile(r"[^\s\\^~*_\[\]<>|`&]+")
_HTML_SCRIPT = re.compile(r"[^<>\n|\s](?:[^<>\n|]{0,98}[^<>\n|\s])?")
_SIGN = re.compile(r"[!-/:-@\[-`{-~ ]")
_UNSAFE_NOTE = re.compile(r"[;；؛\[\]@{}\\\n|]")


@dataclass(frozen=True, slots=True)
class LinkNames:
    """blocks     the id of the block at each anchor that a link leads to
    notes      the label of each footnote
    documents  the address of each place in another document
    language   that of the document, if it is known
    """

    blocks: Mapping[str, str]
    notes: Mapping[str, str]
    documents: Mapping[DocumentTarget, str] = field(default_factory=dict)
    language: str = ""


LINE_BREAK, CELL_BREAK = "\\\n", "<br>"


def written(inlines: Sequence[Inline], names: LinkNames, line_break: str = CELL_BREAK) -> str:
    """Markdown of one paragraph. `line_break` is LINE_BREAK where it can have several lines."""
    pieces: list[MarkdownPiece] = []
    for language, passage in groupby(inlines, key=lambda inline: _language(inline, names.language)):
        found = _passage(list(passage), names)
        pieces += _in_language(found, language) if language else found
    lines = [line.strip(" \t") for line in emphasised(_apart(pieces)).strip().split("\n")]
    is_line = line_break == LINE_BREAK
    return line_break.join(escaped_beginning(line, is_line=is_line) for line in lines)


def _language(inline: Inline, usual: str) -> str:
    """The language of a text where it differs from the usual one; where that is unknown, only with other letters."""
    if not isinstance(inline, StyledText) or not inline.language or not any(map(str.isalpha, inline.text)):
        return ""
    tag, text = inline.language.replace("_", "-"), inline.text
    is_known = usual not in ("", "und")
    is_other = primary_language(tag) != primary_language(usual) if is_known else bool(scripts_in(text))
    return tag if is_other and not language_problem(tag) and tag.casefold() not in ("und", "zxx", "mul") else ""


def _in_language(texts: list[MarkdownPiece], language: str) -> list[MarkdownPiece]:
    """A passage; the spaces at its ends stand outside of it."""
    text = emphasised(texts, before="[", after="]")
    start, end = len(text) - len(text.lstrip()), len(text.rstrip())
    passage = MarkdownPiece(f"[{text[start:end]}]{{lang={language}}}", is_whole=True)
    return [MarkdownPiece(text[:start]), passage, MarkdownPiece(text[end:])]


def _passage(inlines: Sequence[Inline], names: LinkNames) -> list[MarkdownPiece]:
    pieces: list[MarkdownPiece] = []
    for group in _groups(inlines):
        target = group[0].target if isinstance(group[0], StyledText) else None
        address = _address(target, names)
        texts = [piece for each in group for piece in _pieces(each, names, in_link=bool(address))]
        if address and any(piece.source.strip() for piece in texts):
            pieces += _linked(texts, address)
        else:
            pieces += texts
    return pieces


def _apart(pieces: list[MarkdownPiece]) -> list[MarkdownPiece]:
    """Takes the meaning from signs beside brackets: ![ is a picture, ]( a link, and ]: an address."""
    pieces = [piece for piece in pieces if piece.source]
    for number in range(1, len(pieces)):
        left, right = pieces[number - 1 : number + 1]
        if right.is_whole and right.source[0] == "[" and left.source.endswith("!") and not left.is_whole:
            pieces[number - 1] = replace(left, source=f"{left.source[:-1]}\\!")
        if left.is_whole and left.source[-1] == "]" and right.source[0] in "(:" and not right.is_whole:
            pieces[number] = replace(right, source=f"\\{right.source}")
    return pieces


def _groups(inlines: Sequence[Inline]) -> list[list[Inline]]:
    """Neighbours with the same link, as one; texts that look the same are joined."""
    groups: list[list[Inline]] = []
    for inline in inlines:
        if isinstance(inline, StyledText):
            text = cleaned(inline.text)
            if text != inline.text:
                inline = replace(inline, text=text)
            if not inline.text:
                continue
            last = groups[-1][-1] if groups else None
            if isinstance(last, StyledText) and last.target == inline.target:
                if last.style == inline.style:
                    groups[-1][-1] = replace(last, text=last.text + inline.text)
                else:
                    groups[-1].append(inline)
                continue
        groups.append([inline])
    return groups


def _linked(texts: list[MarkdownPiece], address: str) -> list[MarkdownPiece]:
    """A link; the spaces at its ends stand outside of it."""
    text = emphasised(texts, before="[", after="]").replace("\n", " ")
    start, end = len(text) - len(text.lstrip()), len(text.rstrip())
    link = MarkdownPiece(f"[{text[start:end]}]({address})", is_whole=True)
    return [
        *([MarkdownPiece(text[:start])] if start else []),
        link,
        *([MarkdownPiece(text[end:])] if end < len(text) else []),
    ]


def _pieces(inline: Inline, names: LinkNames, *, in_link: bool) -> list[MarkdownPiece]:
    if isinstance(inline, CitedWorks):
        return _citation(inline)
    if isinstance(inline, FootnoteMark):
        label = names.notes.get(inline.note)
        return [MarkdownPiece(f"[^{label}]", is_whole=True)] if label else []
    style = int(inline.style)
    emphasis = style & _EMPHASIS
    if style & _SCRIPTS:
        return _script(inline.text, "^" if inline.style & Style.SUPERSCRIPT else "~", emphasis, in_link=in_link)
    return [MarkdownPiece(escaped(inline.text, in_link=in_link), emphasis)]


def _script(text: str, sign: str, emphasis: int, *, in_link: bool) -> list[MarkdownPiece]:
    """A superscript or subscript; spaces at its ends stand outside of it."""
    inner = " ".join(text.split())
    start, end = len(text) - len(text.lstrip()), len(text.rstrip())
    if not inner:
        return [MarkdownPiece(text)]
    tag = "sup" if sign == "^" else "sub"
    is_plain = _PLAIN_SCRIPT.fullmatch(inner)
    short = f"{sign}{inner if is_plain else _SIGN.sub(_with_slash, inner)}{sign}"
    can_be_html = _HTML_SCRIPT.fullmatch(inner) and not (in_link and ("[" in inner or "]" in inner))
    long = f"<{tag}>{inner}</{tag}>" if can_be_html else ""
    piece = MarkdownPiece(
        long or escaped(inner, in_link=in_link), emphasis, is_whole=True, short=short if is_plain or not long else ""
    )
    return [
        *([MarkdownPiece(text[:start])] if start else []),
        piece,
        *([MarkdownPiece(text[end:])] if end < len(text) else []),
    ]


def _with_slash(sign: re.Match[str]) -> str:
    return f"\\{sign[0]}"


def _citation(citation: CitedWorks) -> list[MarkdownPiece]:
    """What cannot stand within the brackets of a citation stands beside it."""
    before, after, parts = "", "", []
    for work in citation.works:
        note = work
        if _is_unsafe(work.before):
            before += f"{escaped(cleaned(work.before))} "
            note = replace(note, before="")
        if _is_unsafe(work.after):
            after += f" ({escaped(cleaned(work.after))})"
            note = replace(note, after="")
        parts.append(_part(note))
    source = f"[{'; '.join(parts)}]"
    return [
        *([MarkdownPiece(before)] if before else []),
        MarkdownPiece(source, is_whole=True),
        *([MarkdownPiece(after)] if after else []),
    ]


def _part(work: CitedWork) -> str:
    before, after = (" ".join(cleaned(text).split()) for text in (work.before, work.after))
    key = f"{'-' * work.is_author_hidden}@{work.key}"
    return f"{f'{before} ' if before else ''}{key}{f', {after}' if after else ''}"


def _is_unsafe(text: str) -> bool:
    return bool(_UNSAFE_NOTE.search(text)) or len(text) > LONGEST_NOTE


def _address(target: Target | None, names: LinkNames) -> str:
    if isinstance(target, DocumentTarget):
        return names.documents.get(target) or names.documents.get(DocumentTarget(target.document), "")
    if isinstance(target, AnchorTarget):
        block = names.blocks.get(target.anchor)
        return f"#{block}" if block else ""
    if target is None:
        return ""
    url = web_address(target.url)
    if not url:
        return ""
    url = re.sub(r"&(?=[A-Za-z#][A-Za-z0-9]*;)", "&amp;", url)
    return f"<{url}>" if re.search(r"[()]", url) else url
