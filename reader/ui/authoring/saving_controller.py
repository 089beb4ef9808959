"""Saves what is typed: drafts within half a second, files a moment later, and says quietly how things stand."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from reader.library.editing.saving import SaveState, SaveStatus
from reader.library.editing.write_jobs import JobResult
from reader.translation import N_, _, list_text, ngettext
from reader.ui.authoring.edited_pack import EditedPack
from reader.ui.authoring.job_runner import JobRunner
from reader.ui.authoring.status_line import StatusLine
from reader.ui.shell.messages import Messages
from reader.ui.widgets.call_later import call_later
from reader.ui.widgets.labels import one_line

LOOK_EVERY = 4_000  # milliseconds between looks at what other programs have changed
LONGEST_WAIT = 10.0  # seconds that closing waits for a slow disk
STATES = {
    SaveState.SAVED: N_("Saved"),
    SaveState.WAITING: N_("Saving…"),
    SaveState.DRAFT_ONLY: N_("Kept as a draft"),
    SaveState.UNSAVED: N_("Not saved"),
}
MOST_NAMED = 3  # files
CLOSE, STAY = N_("Close without saving"), N_("Stay")


class SavingController(QObject):
    def __init__(self, pack: EditedPack, status: StatusLine, messages: Messages) -> None:
        super().__init__(status)
        self._pack = pack
        self._status = status
        self._messages = messages
        self._told = ""
        self._is_closed = False
        self._runner = JobRunner()
        self._runner.finished.connect(self._take)
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._work)
        self._looking = QTimer(self, interval=LOOK_EVERY)
        self._looking.timeout.connect(pack.look)
        self._looking.start()
        pack.written_to.connect(self._plan)
        status.window().installEventFilter(self)
        self._tell_restored()
        self._plan()

    @property
    def state(self) -> SaveStatus:
        return self._pack.edited.status

    def save_by_hand(self) -> None:
        """Ctrl+S, out of habit: everything is saved at once, and that is said."""
        if self.save_now():
            self._messages.say(
                _(
                    "Saved in {folder}. Carrel also saves by itself as you type.",
                    folder=one_line(self._pack.folder.name),
                )
            )

    def save_now(self) -> bool:
        """Writes everything that is not saved. False if that fails, which is said."""
        if self._is_closed:
            return True
        for result in self._runner.wait(LONGEST_WAIT):
            self._finish(result)
        if not self._runner.is_running:
            self._pack.take_events(self._pack.edited.save_all(self._pack.now))
        self._show()
        return self.state.state is SaveState.SAVED

    def may_close(self, window: QWidget) -> bool:
        """Asks only if words would be lost."""
        if self.save_now() or self.state.state is not SaveState.UNSAVED:
            return True
        from reader.ui.widgets.question import QuestionDialog

        answers = (_(CLOSE), _(STAY))
        dialog = QuestionDialog(window, _("Close"), _("Your last words are not saved."), self.state.sentence, answers)
        dialog.exec()
        dialog.deleteLater()
        return dialog.answer == answers[0]

    def close(self) -> None:
        self._timer.stop()
        self._looking.stop()
        if not self._is_closed:
            for result in self._runner.wait(LONGEST_WAIT):
                self._finish(result)
            self._pack.edited.close(self._pack.now)
            self._is_closed = True

    # ---- inside

    def _plan(self) -> None:
        """Wakes up when the next thing has to be written."""
        if self._is_closed:
            return
        due = self._pack.edited.due_in(self._pack.now)
        if due is None:
            self._timer.stop()
        elif not self._runner.is_running:
            self._timer.start(round(due * 1000))
        self._show()

    def _work(self) -> None:
        if self._runner.is_running or self._is_closed:
            return
        jobs = self._pack.edited.jobs(self._pack.now)
        if jobs:
            self._runner.start([job.run for job in jobs])
        else:
            self._plan()

    def _take(self, results: list[object]) -> None:
        for result in results:
            self._finish(result)
        self._plan()

    def _finish(self, result: object) -> None:
        assert isinstance(result, JobResult)
        self._pack.take_events(self._pack.edited.finish(result, self._pack.now))

    def _show(self) -> None:
        status = self.state
        self._status.show_state(status.sentence or _(STATES[status.state]), is_urgent=bool(status.sentence))
        if status.sentence and status.state is SaveState.UNSAVED and status.sentence != self._told:
            self._messages.tell(status.sentence)
            self._told = status.sentence
        elif self._told and status.state is not SaveState.UNSAVED:
            self._messages.withdraw(self._told)
            self._told = ""

    def _tell_restored(self) -> None:
        for notice in self._pack.edited.notices:
            self._messages.tell(notice)
        restored = self._pack.edited.restored
        if restored:
            self._messages.tell(_restored_text([self._pack.title_of(file) for file in restored]))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.WindowActivate and not self._is_closed:
            call_later(self, self._look)
        return False

    def _look(self) -> None:
        if not self._is_closed and QApplication.activeModalWidget() is None:
            self._pack.look()


def _restored_text(files: Sequence[str]) -> str:
    names = list_text(files[:MOST_NAMED])
    if more := len(files[MOST_NAMED:]):
        return ngettext(
            "Carrel has brought back what was not saved when it ended: {files} and {count} more file. "
            "Ctrl+Z takes it back.",
            "Carrel has brought back what was not saved when it ended: {files} and {count} more files. "
            "Ctrl+Z takes it back.",
            more,
            files=names,
        )
    return _("Carrel has brought back what was not saved when it ended: {files}. Ctrl+Z takes it back.", files=names)
