"""Finds the problems of the pack a moment after each change, lists them, underlines them, and mends some."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from reader.library.authoring.problems import Problem, Severity
from reader.library.editing.mends import sentence_of
from reader.translation import N_, _, number_text
from reader.ui.authoring.edited_pack import EditedPack
from reader.ui.authoring.mender import Mender
from reader.ui.authoring.problem_places import place_in_line
from reader.ui.authoring.problems_panel import ProblemRow
from reader.ui.authoring.room_actions import RoomActionId, RoomHandlers
from reader.ui.authoring.room_frame import RoomFrame
from reader.ui.authoring.text_controller import TextController
from reader.ui.authoring.wavy_lines import Underline, UnderlineLayer
from reader.ui.shell.background_tasks import Superseded, Tasks

DELAY = 250  # milliseconds after the last key
NOTHING = N_("There are no problems.")


class ProblemController(QObject):
    """checked(): the list shows the problems of the texts as they are now. found(): there are some."""

    checked = Signal()
    found = Signal()

    def __init__(self, pack: EditedPack, frame: RoomFrame, text: TextController, mender: Mender) -> None:
        super().__init__(frame.problems)
        self._mender = mender
        self._pack = pack
        self._frame = frame
        self._text = text
        self._problems: Sequence[Problem] = ()
        self._is_checking = self._must_check = False
        self._tasks = Tasks(lambda: None, Superseded, lambda: None)
        self._timer = QTimer(self, singleShot=True, interval=DELAY)
        self._timer.timeout.connect(self._check)
        frame.problems.chosen.connect(self._go)
        frame.problems.mend_requested.connect(self._mend_row)
        self._timer.start()

    def handlers(self) -> RoomHandlers:
        return {
            RoomActionId.NEXT_PROBLEM: partial(self.step, 1),
            RoomActionId.PREVIOUS_PROBLEM: partial(self.step, -1),
            RoomActionId.MEND: self.mend,
        }

    @property
    def is_up_to_date(self) -> bool:
        return not (self._is_checking or self._must_check or self._timer.isActive())

    def refresh(self) -> None:
        """Something has changed."""
        self._timer.start()

    def step(self, by: int) -> None:
        """Goes to the next problem (1) or the one before (-1), also in another file."""
        row = self._frame.problems.step(by, self._text.file, self._frame.editor.line)
        if row:
            self._go(row)
        else:
            self._frame.messages.say(_(NOTHING))

    def mend(self) -> None:
        """Mends the problem in the line of the caret, or else the selected one."""
        here = self._text.file, self._frame.editor.line
        rows = [row for row in self._frame.problems.rows if (row.file, row.line) == here and row.mend]
        row = rows[0] if rows else self._frame.problems.current
        if row and row.mend:
            self._mend_row(row)
        else:
            self._frame.messages.say(_("Carrel cannot mend anything here. F8 goes to the next problem."))

    def show_underlines(self) -> None:
        """Underlines what is wrong in the file that the editor shows."""
        editor, file = self._frame.editor, self._text.file
        lines = editor.text.split("\n")
        found: list[Underline] = []
        for problem in self._problems:
            if problem.file != file or not 1 <= problem.line <= len(lines):
                continue
            start = editor.line_start(problem.line)
            first, last = place_in_line(lines[problem.line - 1], problem.message)
            colour = "warning_bar" if problem.severity is Severity.ERROR else "yellow_line"
            if last > first:
                found.append(Underline(start + first, start + last, colour, problem.message))
        editor.underline(UnderlineLayer.PROBLEMS, found)

    def close(self) -> None:
        self._timer.stop()
        self._tasks.end()

    def _check(self) -> None:
        if self._is_checking:
            self._must_check = True
            return
        self._is_checking, self._must_check = True, False
        self._tasks.start("problems", self._pack.problem_reader(), self._show, self._fail)

    def _show(self, problems: Sequence[Problem]) -> None:
        self._is_checking = False
        self._problems = problems
        errors = sum(problem.severity is Severity.ERROR for problem in problems)
        self._frame.status.show_problems(errors, len(problems) - errors)
        self._frame.problems.show_problems([self._row(number, each) for number, each in enumerate(problems)])
        self.show_underlines()
        if problems:
            self.found.emit()
        if self._must_check:
            self._check()
        else:
            self.checked.emit()

    def _fail(self, error: Exception) -> None:
        self._is_checking = False
        self._frame.messages.tell(_("The pack cannot be checked ({error}).", error=error))

    def _row(self, number: int, problem: Problem) -> ProblemRow:
        message = sentence_of(problem)
        place = _("{file}, line {line}", file=self._pack.title_of(problem.file), line=number_text(problem.line))
        is_error = problem.severity is Severity.ERROR
        return ProblemRow(problem.file, problem.line, message, place, is_error, self._mender.label_of(problem), number)

    def _go(self, row: ProblemRow) -> None:
        self._frame.panes.show_text()
        if self._text.show_file(row.file, row.line):
            editor = self._frame.editor
            here = [each for each in self._problems if (each.file, each.line) == (row.file, row.line)]
            lines = editor.text.split("\n")
            if here and row.line <= len(lines):
                message = self._problems[row.number].message if row.number < len(self._problems) else here[0].message
                start = editor.line_start(row.line)
                first, last = place_in_line(lines[row.line - 1], message)
                editor.select(start + first, start + last)
            editor.setFocus()

    def _mend_row(self, row: ProblemRow) -> None:
        if row.number < len(self._problems):
            self._mender.mend(self._problems[row.number])
