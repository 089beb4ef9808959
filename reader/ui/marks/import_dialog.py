"""The preview of an import: what comes, what it would change, and what it only proposes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtWidgets import QCheckBox, QWidget

from reader.marks import import_text
from reader.marks.author_name import shown_name
from reader.marks.import_plan import ImportPlan
from reader.translation import N_, _, pgettext
from reader.ui.marks.mark_change_text import changes_of, line_of, view_of_new, views
from reader.ui.marks.review_dialog import ReviewDialog, ReviewRow
from reader.ui.widgets.dialog_parts import reading_view
from reader.ui.widgets.labels import one_line

NOW, AFTER = N_("Now"), N_("After the import")
PROPOSED = N_("What others changed in your marks is only proposed: your marks stay as they are until you accept it.")
OWN = N_("These marks come from a copy of your own marks, so that your own later changes are taken over.")
MINE = N_("These are my own marks, from another computer")
LONGEST_PROBLEM = 600  # characters


class ImportDialog(ReviewDialog):
    """`is_accepted` after the reader has pressed Import; `plan` is then what to save."""

    def __init__(
        self, parent: QWidget, plan: ImportPlan, plan_as_mine: Callable[[], ImportPlan] | None, problems: Sequence[str]
    ) -> None:
        """`plan_as_mine` makes another plan if the reader says that the marks are their own; None if that is known."""
        super().__init__(parent, _("Import marks"), _("What the import would do"), (_(NOW), _(AFTER)))
        self.is_accepted = False
        self.plan = plan
        self._plans: dict[bool, ImportPlan] = {False: plan}
        if plan_as_mine:
            self.mine = QCheckBox(_(MINE))
            self.mine.toggled.connect(lambda is_mine: self._show_other(is_mine, plan_as_mine))
            self.insert_above_buttons(self.mine)
        if problems:
            lines = "\n".join(one_line(line, LONGEST_PROBLEM) for line in problems)
            self.insert_above_buttons(reading_view(_("What could not be read"), lines), 1)
        accept = self.add_button(pgettext("verb, button", "Import"), self._accept, needs_row=False)
        self.add_button(_("Cancel"), self.reject, needs_row=False)
        self._show_plan()
        accept.setDefault(True)
        accept.setFocus()

    def _accept(self) -> None:
        self.is_accepted = True
        self.accept()

    def _show_other(self, is_mine: bool, plan_as_mine: Callable[[], ImportPlan]) -> None:
        if is_mine not in self._plans:
            self._plans[is_mine] = plan_as_mine()
        self.plan = self._plans[is_mine]
        self._show_plan()

    def _show_plan(self) -> None:
        plan = self.plan
        notes = (_(OWN) if plan.has_own_copies else "", _(PROPOSED) if plan.proposals else "")
        self.explain(" ".join(filter(None, notes)))
        source = import_text.files_text(plan.files)
        self.show_rows(
            _("{files}: {summary}", files=one_line(source), summary=import_text.plan_summary(plan)), _rows(plan)
        )


def _rows(plan: ImportPlan) -> list[ReviewRow]:
    """The most serious changes first."""
    rows = [
        ReviewRow(_("Would be deleted: {mark}", mark=line_of(mark)), views(mark, replace(mark, is_deleted=True)))
        for mark in plan.deleted
    ]
    rows += [
        ReviewRow(
            _("Would change ({changes}): {mark}", changes=changes_of(*each), mark=line_of(each.before)), views(*each)
        )
        for each in plan.changed
    ]
    rows += [
        ReviewRow(
            _("Proposed for your mark ({changes}): {mark}", changes=changes_of(*each), mark=line_of(each.before)),
            views(*each),
        )
        for each in plan.proposals
    ]
    return rows + [ReviewRow(_new_line(line_of(mark), shown_name(mark.author)), view_of_new(mark)) for mark in plan.new]


def _new_line(line: str, author: str) -> str:
    return _("New: {mark}, by {author}", mark=line, author=author) if author else _("New: {mark}", mark=line)
