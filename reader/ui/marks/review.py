"""What can be brought back, undone and answered: deleted marks, older versions, imports and proposals."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject

from reader.marks import import_text
from reader.marks.mark_imports import WaitingProposal
from reader.marks.model import Mark
from reader.translation import N_, _, ngettext, pgettext
from reader.ui.lists.pack_facts import readable_date
from reader.ui.marks import mark_text
from reader.ui.marks.mark_change_text import changes_of, line_of, view, views
from reader.ui.marks.marks_model import MarksModel
from reader.ui.marks.review_dialog import ReviewDialog, ReviewRow
from reader.ui.shell.shell import Shell
from reader.ui.widgets.call_later import call_later

YOURS, PROPOSED = N_("Your mark"), N_("As proposed")


class MarksReview(QObject):
    """Each method opens a dialog."""

    def __init__(self, shell: Shell, model: MarksModel) -> None:
        super().__init__(shell.window)
        self._window = shell.window
        self._messages = shell.messages
        self._model = model

    def show_deleted(self) -> None:
        """Lists the deleted marks, the last deleted first, to bring them back."""
        dialog = ReviewDialog(self._window, _("Deleted marks"), _("Deleted marks"), (pgettext("noun", "Mark"),))
        marks: list[Mark] = []

        def fill() -> None:
            marks[:] = self._model.store.deleted() if self._model.may_have_marks else []
            rows = [ReviewRow(self._deleted_line(mark), view(mark)) for mark in marks]
            none = _("There are no deleted marks.")
            dialog.show_rows(mark_text.deleted_summary(len(marks)) if marks else none, rows)

        def bring_back(chosen: Sequence[Mark]) -> None:
            if chosen:
                self.bring_back(chosen)
                fill()

        dialog.add_button(_("Bring back"), lambda: bring_back(marks[dialog.number :][:1] if dialog.number >= 0 else []))
        dialog.add_button(_("Bring all back"), lambda: bring_back(marks))
        dialog.add_button(_("Older versions…"), lambda: self._show_versions_of(marks, dialog, fill))
        self._run(dialog, fill)

    def show_versions(self, id: str) -> None:
        """Lists the versions of a mark, the newest first, to bring one back."""
        versions = list(self._model.store.history(id))
        if not versions:
            return
        dialog = ReviewDialog(
            self._window, _("Older versions"), _("Versions of this mark"), (_("Now"), _("This version"))
        )

        def fill() -> None:
            versions[:] = self._model.store.history(id)
            now = versions[0]
            rows = [
                ReviewRow(
                    _(
                        "{day} {time} UTC: {changes}",
                        day=readable_date(each.modified[:10]),
                        time=each.modified[11:16],
                        changes=_("the mark as it is now") if number == 0 else changes_of(now, each),
                    ),
                    views(now, each),
                )
                for number, each in enumerate(versions)
            ]
            summary = ngettext("{mark}: {count} version", "{mark}: {count} versions", len(versions), mark=line_of(now))
            dialog.show_rows(summary, rows)

        def bring_back() -> None:
            if dialog.number >= 0 and not versions[dialog.number].is_deleted:
                self.bring_back([versions[dialog.number]])
                fill()

        dialog.add_button(_("Bring back"), bring_back)
        self._run(dialog, fill)

    def show_imports(self) -> None:
        """Lists the imports, the newest first, to undo them."""
        dialog = ReviewDialog(self._window, _("Imports"), _("Imports of marks"), ())

        def fill() -> None:
            records = self._model.store.imports.all() if self._model.may_have_marks else []
            rows = [ReviewRow(import_text.record_line(each), tuple) for each in records]
            dialog.show_rows(
                _("Undo takes back what came with an import. What you changed since then stays.")
                if rows
                else _("Nothing was imported yet."),
                rows,
            )

        def undo() -> None:
            record = self._model.store.imports.all()[dialog.number]
            if dialog.number >= 0 and not record.is_undone:
                self.undo_import(record.id)
                fill()

        dialog.add_button(_("Undo this import"), undo)
        self._run(dialog, fill)

    def show_proposals(self) -> None:
        """Lists what others changed in the reader's marks, to accept it or not."""
        dialog = ReviewDialog(
            self._window, _("Proposals"), _("Proposed changes to your marks"), (_(YOURS), _(PROPOSED))
        )
        waiting: list[WaitingProposal] = []

        def fill() -> None:
            waiting[:] = self._model.store.imports.waiting() if self._model.may_have_marks else []
            rows = [
                ReviewRow(
                    _(
                        "Proposed ({changes}): {mark} (from {files})",
                        changes=changes_of(each.mine, each.changed),
                        mark=line_of(each.mine),
                        files=import_text.files_text(each.record.files),
                    ),
                    views(each.mine, each.changed),
                )
                for each in waiting
            ]
            dialog.show_rows(
                mark_text.proposal_summary(len(rows)) if rows else _("No proposals are waiting for an answer."), rows
            )

        def answer(chosen: Sequence[WaitingProposal], *, accepts: bool) -> None:
            if chosen and self._answer(list(chosen), accepts=accepts):
                fill()

        def current() -> Sequence[WaitingProposal]:
            return waiting[dialog.number : dialog.number + 1] if dialog.number >= 0 else ()

        dialog.add_button(_("Accept"), lambda: answer(current(), accepts=True))
        dialog.add_button(_("Keep mine"), lambda: answer(current(), accepts=False))
        dialog.add_button(_("Accept all"), lambda: answer(waiting, accepts=True))
        dialog.add_button(_("Keep all mine"), lambda: answer(waiting, accepts=False))
        self._run(dialog, fill)

    # ---- changes

    def bring_back(self, versions: Sequence[Mark]) -> None:
        """Restores versions of marks, each of another mark."""
        store = self._model.store
        before = [mark for each in versions if (mark := store.get(each.id))]
        restored = [replace(_last_shown(store.history(each.id), each), is_deleted=False) for each in versions]
        undo = (_("Undone."), [lambda store: store.put_each(before)])
        sentence = _("Mark brought back.") if len(restored) == 1 else _("Marks brought back.")
        self._model.apply(partial(store.put_each, restored), sentence, undo)

    def undo_import(self, id: str) -> None:
        self._model.apply(partial(self._model.store.imports.undo, id), _("The import was undone."), None)

    def _answer(self, chosen: list[WaitingProposal], *, accepts: bool) -> bool:
        store = self._model.store
        before = list({each.mine.id: each.mine for each in chosen}.values())
        if accepts:
            undo = (_("Undone."), [lambda store: store.put_each(before)])
            saved = self._model.apply(
                partial(store.imports.accept, chosen), _("Your marks were changed as proposed."), undo
            )
        else:
            saved = self._model.apply(partial(store.imports.dismiss, chosen), _("Your marks stay as they are."), None)
        return saved is not None

    # ---- helpers

    def _deleted_line(self, mark: Mark) -> str:
        day, line, author = readable_date(mark.modified[:10]), line_of(mark), self._model.author_of(mark)
        if author:
            return _("Deleted {day}: {mark} ({author})", day=day, mark=line, author=author)
        return _("Deleted {day}: {mark}", day=day, mark=line)

    def _show_versions_of(self, marks: Sequence[Mark], dialog: ReviewDialog, fill: object) -> None:
        if dialog.number >= 0:
            self.show_versions(marks[dialog.number].id)
            assert callable(fill)
            fill()

    def _run(self, dialog: ReviewDialog, fill: object) -> None:
        assert callable(fill)
        close = dialog.add_button(_("Close"), dialog.reject, needs_row=False)
        close.setDefault(True)  # Enter in the list changes nothing
        fill()
        call_later(dialog.list, dialog.list.setFocus)
        dialog.exec()
        dialog.deleteLater()


def _last_shown(history: Sequence[Mark], version: Mark) -> Mark:
    """The version, or for that of a deletion the newest one before it that is not deleted."""
    return next((each for each in history if not each.is_deleted), version) if version.is_deleted else version
