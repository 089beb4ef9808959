"""Words by which a search finds a paragraph first: `found_by` in the head of an article, and the paragraph's id."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from reader.library.authoring.blockids import slug
from reader.library.editing import yaml_edit
from reader.library.editing.field_edits import set_field, split_head
from reader.library.editing.folder_edit import EditRefused, FolderEdit
from reader.library.editing.insertions.edited_text import EditedText, is_in_head, line_range, paragraph_range
from reader.library.editing.snapshot import FolderSnapshot
from reader.library.unused_name import unused_name
from reader.translation import N_, _

FIELD = "found_by"
NO_PARAGRAPH = N_("Put the caret into a paragraph or a heading first.")
_ID = re.compile(r"[ \t\n]*\{#([^{}\s]*)\}[ \t]*$")
_ANY_ID = re.compile(r"\{#([^{}\s]*)\}")
_ITEM = re.compile(r"^[ \t]*(?:>[ \t]?)*(?:[-*+]|\d{1,9}[.)])[ \t]")
_NO_TEXT = re.compile(r"[ \t]*(?::{3,}|`{3,}|~{3,}|\||!\[)")
_MARKS = re.compile(r"\[[^\[\]]*@[^\[\]]+\]|\]\([^()]*\)|[*_`#>\[\]]")


class FindableParagraph(NamedTuple):
    """`end` is the end of its text; `id` is empty if it has none of its own yet."""

    end: int
    text: str
    id: str


def paragraph_at(edited: EditedText) -> FindableParagraph:
    """The paragraph, heading or item of a list at the caret. Raises EditRefused if it is none of these."""
    start, end = line_range(edited)
    if not _ITEM.match(edited.text[start:end]):
        start, end = paragraph_range(edited)
    text = edited.text[start:end].rstrip()
    if is_in_head(edited) or not text.strip() or _NO_TEXT.match(text):
        raise EditRefused(_(NO_PARAGRAPH))
    found = _ID.search(text)
    plain = text[: found.start()] if found else text
    return FindableParagraph(start + len(text), _ITEM.sub("", plain, count=1), found[1] if found else "")


def words_of(text: str, paragraph: FindableParagraph) -> list[str]:
    """Those that it is found by now. Raises EditRefused if the head is not valid YAML."""
    listed = yaml_edit.read_value(split_head(text)[1] or "{}", (FIELD,))
    words = listed.get(paragraph.id) if isinstance(listed, Mapping) else None
    return [words] if isinstance(words, str) and words else [str(each) for each in words or ()]


def set_words(snapshot: FolderSnapshot, file: str, paragraph: FindableParagraph, words: Sequence[str]) -> FolderEdit:
    """Without words, it is found as other paragraphs are. Raises EditRefused."""
    text, id = snapshot.text(file), paragraph.id
    if not id:
        # The one that it has by itself, so that the marks of readers stay.
        used = {*_ANY_ID.findall(text)}
        id = unused_name(slug(" ".join(_MARKS.sub("", paragraph.text).split())) or "paragraph", used)
        text = f"{text[: paragraph.end]} {{#{id}}}{text[paragraph.end :]}"
    changed = replace(snapshot, texts={**snapshot.texts, file: text})
    others = yaml_edit.read_value(split_head(text)[1] or "{}", (FIELD,))
    is_last = not words and isinstance(others, Mapping) and not [each for each in others if each != id]
    step = set_field(changed, file, (FIELD,) if is_last else (FIELD, id), "" if is_last else list(words))
    return FolderEdit(_("Words for the search"), dict(step.changes))
