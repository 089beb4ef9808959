"""Checks the forms of the author's room: a term is written, listed and deleted in a new content folder."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from reader.library.authoring.new_folder import PackFacts, make_folder
from reader.library.editing.edited_folder import EditedFolder
from reader.library.editing.forms.entry_kinds import FormKind
from reader.system import paths
from reader.ui.authoring.forms.entry_dialog import EntryDialog
from reader.ui.authoring.forms.entry_list_dialog import EntryListDialog
from reader.ui.authoring.forms.forms_pack import FormsPack
from reader.ui.authoring.forms.room_forms import RoomForms
from reader.ui.authoring.paste.clean_paste import clean_paste
from reader.ui.selftest.check_result import SelfTestFailedError
from reader.ui.selftest.dialog_answers import DialogAnswers
from reader.ui.selftest.sample_window import opened_sample


class _Entry(NamedTuple):
    kind: str
    id: str = ""


def check_forms(data: Path) -> str:
    from PySide6.QtCore import QMimeData

    folder_path = data / "Forms"
    with opened_sample(data) as window:
        make_folder(folder_path, paths.resources() / "example_pack", PackFacts("forms", "Forms", "en"))
        folder = EditedFolder(folder_path, data / "drafts")
        pack = FormsPack(folder.snapshot, lambda edit: folder.apply(edit, 1), lambda: folder.undo(2))
        said: list[str] = []
        forms = RoomForms(window, pack, said.append)
        answers = DialogAnswers()
        with answers.active(), answers.pressing("Save"):
            for kind, id in ((FormKind.PACK, ""), (FormKind.TERM, _first(forms, FormKind.TERM))):
                forms.edit(_Entry(kind, id))
        with answers.active():
            forms.edit(_Entry(FormKind.SOURCE))
        dialog = EntryDialog(window, FormKind.SOURCE, forms.folder().known)
        dialog.pane.form.set_values({"title": "A check of forms", "author": ("Smith, Ann",), "issued": "2020"})
        printed = dialog.pane.printed
        dialog.deleteLater()
        shown = EntryListDialog(window, FormKind.TERM, forms, pack)
        listed = len(shown.list.shown_keys())
        shown.deleteLater()
        folder.close(3)
    mime = QMimeData()
    mime.setHtml("<p>Sleep <b>well</b></p>")
    if not printed.startswith("Smith, A. (2020). A check of forms") or not listed:
        raise SelfTestFailedError(f"The forms do not show what they should. {printed} {said}")
    if clean_paste(mime) != "Sleep **well**":
        raise SelfTestFailedError("Pasted text does not become Markdown.")
    return f"{listed} terms listed"


def _first(forms: RoomForms, kind: FormKind) -> str:
    return next(iter(forms.folder().entries(kind)))
