"""Finishes an edition: its number, what it changes for readers, its problems, and then the pack file."""

from __future__ import annotations

import datetime
from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialogButtonBox, QHBoxLayout, QPushButton, QSpinBox, QVBoxLayout, QWidget

from reader.library.authoring.problems import ContentError, NotAContentFolder
from reader.library.editing.edition_number import set_edition
from reader.library.editing.folder_edit import EditRefused
from reader.library.editing.saving import SaveState
from reader.library.packwriter import PackWriteError
from reader.search.build_pack import build_pack
from reader.system.format_numbers import size
from reader.translation import N_, _, ngettext, number_text
from reader.ui.authoring.edited_pack import EditedPack
from reader.ui.authoring.edition_plan import EditionPlan, change_lines, target_of
from reader.ui.authoring.room_services import RoomServices
from reader.ui.shell import file_dialogs
from reader.ui.shell.waiting import wait_for
from reader.ui.widgets.announcement import announce
from reader.ui.widgets.dialog import Dialog
from reader.ui.widgets.dialog_parts import reading_view
from reader.ui.widgets.labels import breakable, one_line, plain_label

TITLE = N_("Finish edition")
HIGHEST = 1_000_000


class FinishDialog(Dialog):
    """`file` is the pack file that was made, or None."""

    def __init__(self, parent: QWidget, pack: EditedPack, plan: EditionPlan, services: RoomServices) -> None:
        super().__init__(parent, _(TITLE))
        self.file: Path | None = None
        self._pack = pack
        self._services = services
        self._chosen: Path | None = None
        self.edition = QSpinBox(minimum=1, maximum=HIGHEST, value=plan.edition)
        self.edition.setAccessibleName(_("Number of the edition"))
        self.edition.setButtonSymbols(QSpinBox.ButtonSymbols.NoButtons)  # too small to be hit by everybody
        self._heading = plain_label(
            _("Edition {edition} of “{pack}”", edition=plan.edition, pack=one_line(pack.outline.title)), "heading"
        )
        self._problem = plain_label("", "problem")
        self._problem.hide()
        number = QHBoxLayout()
        number.addWidget(plain_label(_("Number of the edition")))
        number.addWidget(self.edition)
        number.addStretch(1)
        self._where = plain_label("")
        self._where.setAccessibleName(_("Where the pack file goes"))
        other = QPushButton(_("&Another place…"))
        other.setAutoDefault(False)
        other.clicked.connect(self._choose_place)
        where = QHBoxLayout()
        where.addWidget(self._where, 1)
        where.addWidget(other)
        self._first_page = QWidget()
        first = QVBoxLayout(self._first_page)
        first.setContentsMargins(0, 0, 0, 0)
        first.setSpacing(10)
        first.addLayout(number)
        first.addWidget(plain_label(_problem_sentence(plan)))
        since = (
            _("What changed since edition {edition}", edition=plan.changes.since.edition) if plan.changes else plan.note
        )
        first.addWidget(plain_label(since, "field"))
        if plan.changes:
            view = reading_view(_("What changed"), "\n".join(change_lines(plan.changes)))
            first.addWidget(view, 1)
        first.addLayout(where)
        self._buttons = QDialogButtonBox()
        self._finish = self._buttons.addButton(_("&Finish the edition"), QDialogButtonBox.ButtonRole.AcceptRole)
        self._finish.setEnabled(not plan.errors)
        self._cancel = self._buttons.addButton(_("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        self._buttons.accepted.connect(self._make)
        self._buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(12)
        column.addWidget(self._heading)
        column.addWidget(self._first_page, 1)
        column.addWidget(self._problem)
        column.addWidget(self._buttons)
        self.edition.valueChanged.connect(self._show_place)
        self._show_place()
        (self._finish if self._finish.isEnabled() else self._cancel).setDefault(True)
        self._finish.setFocus()
        self.prefer_size(84, 30 if plan.changes else 0)

    @property
    def target(self) -> Path:
        return self._chosen or target_of(self._pack.folder, self._pack.id, self.edition.value())

    # ---- inside

    def _choose_place(self) -> None:
        packs = _("Packs")
        chosen, _filter = file_dialogs.ask_target(
            self, _("Where the pack file goes"), self.target.name, f"{packs} (*.carrel)"
        )
        if chosen:
            self._chosen = chosen
            self._show_place()

    def _show_place(self) -> None:
        self._where.setText(_("Pack file: {file}", file=breakable(str(self.target))))
        self._heading.setText(
            _(
                "Edition {edition} of “{pack}”",
                edition=number_text(self.edition.value()),
                pack=one_line(self._pack.outline.title),
            )
        )

    def _make(self) -> None:
        """Writes the number, saves everything, builds and reads back. What fails is taken back, and said."""
        pack = self._pack
        try:
            edit = set_edition(pack.edited.snapshot(), self.edition.value(), datetime.datetime.now().date())
            changed = any(pack.text(file) != text for file, text in edit.changes.items())
            pack.apply(edit)
        except EditRefused as error:
            self._say(str(error))
            return
        problem = self._save() or self._build()
        if problem is not None:
            if changed:
                pack.undo()
            self._say(problem)
            return
        self._show_done()

    def _save(self) -> str | None:
        """A sentence if not all could be saved; the build reads the files of the folder."""
        self._pack.take_events(self._pack.edited.save_all(self._pack.now))
        status = self._pack.edited.status
        if status.state is SaveState.SAVED and not self._pack.edited.conflicts:
            return None
        return status.sentence or _("Another program has changed the folder meanwhile. Choose the versions first.")

    def _build(self) -> str | None:
        """A sentence if it failed or was cancelled, else None."""
        folder, target = self._pack.folder, self.target
        try:
            warnings = wait_for(
                self,
                _(TITLE),
                _("Building the pack and reading it back…"),
                lambda step: build_pack(folder, target, step),
            )
        except ContentError as error:
            return ngettext(
                "The pack was not built: {count} problem. The first is {first}.",
                "The pack was not built: {count} problems. The first is {first}.",
                len(error.problems),
                first=error.problems[0],
            )
        except (NotAContentFolder, PackWriteError) as error:
            return str(error)
        return _("Cancelled. No edition was made.") if warnings is None else None

    def _say(self, sentence: str) -> None:
        self._problem.setText(sentence)
        self._problem.setVisible(bool(sentence))
        announce(self, sentence)

    def _show_done(self) -> None:
        self.file = self.target
        self._services.open_files([self.file])
        self._first_page.hide()
        self._problem.hide()
        give = _("Give readers this file ({size}):", size=size(self.file.stat().st_size))
        self._heading.setText(
            _("Edition {edition} is finished, and on your shelf.", edition=number_text(self.edition.value()))
        )
        done = plain_label(f"{give}\n{breakable(str(self.file))}", selectable=True)
        column = self.layout()
        assert isinstance(column, QVBoxLayout)
        column.insertWidget(1, done)
        column.insertStretch(2, 1)
        done.show()
        self._buttons.clear()
        read = self._buttons.addButton(_("&Read it"), QDialogButtonBox.ButtonRole.ActionRole)
        sticks = self._buttons.addButton(_("Make &sticks…"), QDialogButtonBox.ButtonRole.ActionRole)
        copy = self._buttons.addButton(_("&Copy the path"), QDialogButtonBox.ButtonRole.ActionRole)
        close = self._buttons.addButton(_("C&lose"), QDialogButtonBox.ButtonRole.RejectRole)
        read.clicked.connect(self._read)
        sticks.clicked.connect(self._make_sticks)
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(str(self.file)))
        close.setDefault(True)
        close.setFocus()
        announce(self, self._heading.text())

    def _read(self) -> None:
        """As readers will."""
        self.accept()
        self._services.show_reader()

    def _make_sticks(self) -> None:
        self.accept()
        self._services.make_sticks()


def _problem_sentence(plan: EditionPlan) -> str:
    if plan.errors:
        return ngettext(
            "Carrel found {count} error. Close this window and mend what the list of problems says.",
            "Carrel found {count} errors. Close this window and mend what the list of problems says.",
            plan.errors,
        )
    if warnings := len(plan.problems):
        return ngettext(
            "Carrel found {count} warning, and no errors.", "Carrel found {count} warnings, and no errors.", warnings
        )
    return _("Carrel found no problems.")
