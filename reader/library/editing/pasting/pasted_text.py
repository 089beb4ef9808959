"""HTML from a clipboard as the Markdown of an article, with a sentence about what was not kept."""

from __future__ import annotations

import base64
import binascii
import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from urllib.parse import unquote_to_bytes

from reader.library.authoring.blockids import slug
from reader.library.editing.pasting.clipboard_html import copied_part
from reader.library.editing.pasting.list_levels import tidy_lists
from reader.library.editing.pasting.word_html import plain_word
from reader.library.figure_check import MAX_FIGURE_BYTES
from reader.library.importing.block_tree import changed_blocks
from reader.library.importing.heading_levels import levelled
from reader.library.importing.html.blocks import NoSurroundings, blocks_of_html, parse_html
from reader.library.importing.imported import (
    FigureBlock,
    ImportedBlock,
    ImportFailed,
    Inlines,
    ParagraphBlock,
    plain,
)
from reader.library.importing.markdown_blocks import FIGURES, walk, written_article
from reader.library.importing.picture_store import PictureStore
from reader.library.importing.report import ImportReport, ReportEntry
from reader.library.unused_name import unused_name
from reader.translation import N_, Translated, _, list_text, ngettext

LONGEST_HTML = 40_000_000
"""Characters with embedded pictures. The text without them has a limit of its own."""

LONGEST_NAME = 40
"""Characters of the name of a footnote."""

AddPicture = Callable[[bytes, str, str], tuple[str, str]]
"""Called with the bytes, a name such as image1.png and the description, which may be empty.

Returns figures/NAME and the description; an empty name leaves the picture out.
"""

_DATA = re.compile(r"data:image/(?P<kind>png|jpeg|jpg|svg\+xml)(?:;[\w=-]{1,40})*?(?P<base64>;base64)?,", re.IGNORECASE)
_LONG_DATA = re.compile(r"data:image/[\w.+;=-]{1,100},[A-Za-z0-9+/=%_-]{500,}")
"""A picture within the HTML, which is set aside while the rest is read."""

_KEPT = "data:image/kept;"
_NOTE = re.compile(r"(?<!\\)\[\^([^\[\]\s]+)\]")
_ENDINGS = {"png": "png", "jpeg": "jpg", "jpg": "jpg", "svg+xml": "svg"}


@dataclass(frozen=True, slots=True)
class PastedText:
    """`notice` is a sentence about what was not kept; empty if all was."""

    markdown: str
    notice: str = ""


@dataclass(slots=True)
class _Clipboard(NoSurroundings):
    """Pictures are those within the HTML itself: nothing else is opened, neither on the computer nor on the web."""

    store: PictureStore
    data: dict[str, bytes]
    kept: Sequence[str]

    def picture(self, addresses: Sequence[str], alt: str, report: ImportReport) -> str:
        for address in addresses:
            number = address.removeprefix(_KEPT)
            is_kept = number != address and number.isdecimal() and len(number) < 9 and int(number) < len(self.kept)
            found = _embedded(self.kept[int(number)] if is_kept else address)
            if found:
                name = f"picture-{len(self.data) + 1}.{found[0]}"
                self.data[name] = found[1]
                return self.store.add(name, alt)
        return NoSurroundings.picture(self, addresses, alt, report)


def pasted_text(html: str, add_picture: AddPicture | None = None) -> PastedText | None:
    """None if the HTML has no text of its own. Raises ImportFailed if it is larger than Carrel reads."""
    if len(html) > LONGEST_HTML:
        raise ImportFailed(_("It is larger than Carrel can clean."))
    report = ImportReport()
    data: dict[str, bytes] = {}
    addresses: list[str] = []

    def keep(found: re.Match[str]) -> str:
        addresses.append(found[0])
        return f"{_KEPT}{len(addresses) - 1}"

    store = PictureStore(lambda name, most: data[name] if len(data[name]) <= most else None, report)
    root = parse_html(_LONG_DATA.sub(keep, copied_part(html)))
    plain_word(root, report)
    content = blocks_of_html(root, _Clipboard(store, data, addresses), report)
    blocks = _offered(tidy_lists(levelled(content.blocks, report)), store.pictures, add_picture, report)
    markdown = written_article(blocks, content.notes).strip("\n")
    if not markdown:
        return None
    return PastedText(_with_note_names(markdown, content.notes), notice_of(report.finish()))


def _offered(
    blocks: Sequence[ImportedBlock], pictures: Mapping[str, bytes], add_picture: AddPicture | None, report: ImportReport
) -> tuple[ImportedBlock, ...]:
    """The blocks with the pictures that were added to the pack; the others are left out."""
    added: dict[str, tuple[str, str]] = {}
    for block in walk(blocks):
        if isinstance(block, FigureBlock) and block.picture not in added:
            name, alt = add_picture(pictures[block.picture], block.picture, block.alt) if add_picture else ("", "")
            added[block.picture] = (name.removeprefix(f"{FIGURES}/"), alt)
            if not name:
                report.left_out("picture", _("A picture was not added to the pack."), block.alt)
    return _with_added(blocks, added)


def _with_added(blocks: Iterable[ImportedBlock], added: Mapping[str, tuple[str, str]]) -> tuple[ImportedBlock, ...]:
    def change(block: ImportedBlock) -> Iterable[ImportedBlock] | None:
        if not isinstance(block, FigureBlock):
            return None
        name, alt = added[block.picture]
        if name:
            return (replace(block, picture=name, alt=alt),)
        return (ParagraphBlock(block.caption),) if block.caption else ()

    return changed_blocks(blocks, change)


def _with_note_names(markdown: str, notes: Mapping[str, Inlines]) -> str:
    """Footnotes with names from their words: numbers would meet those of the article."""
    names: dict[str, str] = {}
    for note, inlines in notes.items():
        base = slug(plain(inlines))[:LONGEST_NAME].strip("-") or "note"
        names[note] = unused_name(base, names.values())
    return _NOTE.sub(lambda mark: f"[^{names[mark[1]]}]" if mark[1] in names else mark[0], markdown)


def _embedded(address: str) -> tuple[str, bytes] | None:
    """The ending and the bytes of a picture that is in its address."""
    found = _DATA.match(address)
    if not found:
        return None
    body = address[found.end() :]
    try:
        data = base64.b64decode(unquote_to_bytes(body)) if found["base64"] else unquote_to_bytes(body)
    except (binascii.Error, ValueError):
        return None
    return (_ENDINGS[found["kind"].lower()], data) if 0 < len(data) <= MAX_FIGURE_BYTES else None


_KINDS = {
    # Translators: these are items of the list in “Pasted. Left out: hidden text, drawings.”
    "comment": N_("the comments of reviewers"),
    "drawing": N_("drawings"),
    "hidden": N_("hidden text"),
    "form": N_("fields of a form"),
    "deleted-text": N_("deleted text"),
    "merged-cells": N_("joined cells"),
    "table-in-table": N_("a table within a table"),
}
"""Classes of what is left out -> what people call it, however many there are."""


def notice_of(entries: Sequence[ReportEntry]) -> str:
    """Such as “Pasted. Left out: 2 pictures, hidden text.”"""
    counts = Counter(entry.what for entry in entries)
    parts = []
    if pictures := counts["picture"]:
        parts.append(_("a picture") if pictures == 1 else ngettext("{count} picture", "{count} pictures", pictures))
    if media := counts["media"]:
        parts.append(_("a video, a sound or a frame") if media == 1 else _many_media(media))
    parts += [_(name) for what, name in _KINDS.items() if counts[what]]
    return _("Pasted. Left out: {list}.", list=list_text(parts)) if parts else ""


def _many_media(count: int) -> Translated:
    return ngettext("{count} video, sound or frame", "{count} videos, sounds or frames", count)
