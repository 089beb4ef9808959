"""The number of the next edition of a pack."""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from reader.library.authoring import packinfo
from reader.library.authoring.problems import Problem
from reader.library.editing import yaml_edit
from reader.library.editing.folder_edit import FolderEdit
from reader.library.editing.snapshot import FolderSnapshot
from reader.library.model import PackInfo
from reader.translation import _


def next_edition(snapshot: FolderSnapshot, known: Iterable[PackInfo]) -> int:
    """The lowest edition that is higher than each known one of this pack; at least that of pack.yaml."""
    text = snapshot.text(packinfo.FILE)
    id = packinfo.read_id(text)
    written = str(yaml_edit.read_value(text, ("edition",))).strip()
    own = int(written) if written.isascii() and written.isdecimal() and len(written) < 10 else 1
    return max([max(1, own), *(info.edition + 1 for info in known if info.id == id)])


def edition_problem(snapshot: FolderSnapshot, known: Iterable[PackInfo]) -> Problem | None:
    """An error if readers have this edition or a higher one already: they would not get what has changed."""
    text = snapshot.text(packinfo.FILE)
    written = str(yaml_edit.read_value(text, ("edition",))).strip()
    number = next_edition(snapshot, known)
    if not written or written == str(number):
        return None
    line = next((place for place, line in enumerate(text.split("\n"), 1) if line.startswith("edition")), 1)
    return Problem(
        packinfo.FILE,
        line,
        _(
            "edition {edition} is not higher than the one that readers have; write {number}",
            edition=written,
            number=number,
        ),
    )


def set_edition(snapshot: FolderSnapshot, edition: int, date: datetime.date) -> FolderEdit:
    """The number and the date of the next edition in pack.yaml."""
    text = snapshot.text(packinfo.FILE)
    order = ("id", "title", "edition", "date")
    for field, value in (("edition", str(edition)), ("date", date.isoformat())):
        text = yaml_edit.set_value(text, (field,), value, order)
    return FolderEdit(_("Next edition"), {packinfo.FILE: text})
