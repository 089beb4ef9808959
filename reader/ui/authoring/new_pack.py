"""Makes the content folder of a new pack: its description, and one article with a place for its text."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from reader.library.authoring.language import language_problem
from reader.library.authoring.new_folder import LONGEST_TITLE, NewFolderError, id_from, write_new_folder
from reader.library.importing.yaml_text import yaml_lines
from reader.translation import N_, _

FIRST_ARTICLE = "first-article"
FIRST_TITLE = N_("First article")
FIRST_TEXT = N_("Write your text here.")


@dataclass(frozen=True, slots=True)
class NewPack:
    """`author` may be empty. `date` is in ISO 8601."""

    title: str
    language: str
    author: str
    date: str
    is_about_health: bool = False


def folder_name(title: str) -> str:
    """A name for the folder that every system can have."""
    kept = "".join(" " if each in '<>:"/\\|?*' or not each.isprintable() else each for each in title)
    return " ".join(kept.split())[:80].strip(" .") or "My pack"


def make_new_pack(folder: Path, pack: NewPack, line_end: str = os.linesep) -> None:
    """Raises NewFolderError; nothing has been made then."""
    title = " ".join(pack.title.split())
    if not title or len(title) > LONGEST_TITLE or not title.isprintable():
        raise NewFolderError(_("Give the pack a title of at most {number} characters.", number=LONGEST_TITLE))
    if advice := language_problem(pack.language):
        raise NewFolderError(
            _("The language “{tag}” is not a language tag; {advice}", tag=pack.language, advice=advice)
        )
    head: dict[str, object] = {"id": id_from(title), "title": title, "edition": 1, "date": pack.date}
    head["language"] = pack.language
    if pack.author:
        head["publisher"] = pack.author
    if pack.is_about_health:
        head["topic"] = "health"
    article: dict[str, object] = {"title": str(_(FIRST_TITLE)), "published": pack.date}
    if pack.author:
        article["authors"] = [pack.author]
    files = {
        "pack.yaml": yaml_lines(head),
        f"articles/{FIRST_ARTICLE}.md": ["---", *yaml_lines(article), "---", "", _(FIRST_TEXT)],
    }
    write_new_folder(folder, {name: line_end.join([*lines, ""]).encode() for name, lines in files.items()})
