"""Search: sends what is typed to the background search, shows the results in the panel, and opens the chosen one."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from reader.search.answer import FIRST_HITS, Answer, Hit
from reader.translation import N_, _
from reader.ui.search.background_search import BackgroundSearch, SearchRequest
from reader.ui.search.hit_navigator import HitNavigator
from reader.ui.search.private_searches import is_of_danger
from reader.ui.search.result_text import answer_sentences, spoken_summary
from reader.ui.search.return_watch import ReturnWatch
from reader.ui.search.search_field import SearchField
from reader.ui.shell.lazy import Lazy
from reader.ui.shell.session import Session
from reader.ui.shell.shell import Shell
from reader.ui.shell.typed_location import is_location, parse_location
from reader.ui.widgets.announcement import announce

if TYPE_CHECKING:
    from reader.ui.search.panel import SearchPanel

FEWEST_CHARACTERS = 2
WRAPPED_TO_FIRST = N_("That was the last result. This is the first.")
WRAPPED_TO_LAST = N_("That was the first result. This is the last.")
PAUSE = 700  # milliseconds without a key press, after which the number of hits is announced
SLOW = 400  # milliseconds after which the panel says that it is searching


class SearchController(QObject):
    def __init__(
        self,
        shell: Shell,
        session: Session,
        field: SearchField,
        panel: Lazy[SearchPanel],
        background_search: BackgroundSearch,
        navigator: HitNavigator,
    ) -> None:
        super().__init__()
        self._session = session
        self._ui_state = shell.ui_state
        self._messages = shell.messages
        self._panes = shell.panes
        self._field = field
        self._lazy_panel = panel
        self._background_search = background_search
        self._navigator = navigator
        self._kind = self._pack = ""
        self._requested: SearchRequest | None = None
        self._answered: SearchRequest | None = None
        self._answer = Answer("")
        self._step_when_answered = 0  # 1 or -1: the step to make as soon as the answer arrives
        self._sentences: list[str] = []
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self._speak)
        self._slow = QTimer(self, singleShot=True, interval=SLOW)
        self._slow.timeout.connect(self._show_busy)
        self._entered = QTimer(self, singleShot=True, interval=0)
        self._entered.timeout.connect(self._prepare)
        self._return_watch = ReturnWatch()
        self._return_watch.returned.connect(self._repeat)
        field.textChanged.connect(self._type)
        field.stepped.connect(lambda _by: self._enter())
        field.left.connect(navigator.leave)
        field.clicked.connect(self._show_if_any)
        field.list_requested.connect(self._enter_list)

    @property
    def _panel(self) -> SearchPanel:
        return self._lazy_panel.get()

    def _show_busy(self) -> None:
        self._panel.show_busy()

    @property
    def is_answered(self) -> bool:
        """Whether the newest search has its answer."""
        return self._requested is not None and self._requested == self._answered

    @property
    def is_idle(self) -> bool:
        """Whether everything that was asked is answered, and every match is highlighted."""
        return self._requested in (None, self._answered) and self._background_search.is_idle

    def prepare(self) -> None:
        """The field got the focus. Builds, after the next paint, what the first search needs."""
        self._entered.start()

    def enter(self, text: str) -> None:
        """Focuses the field, and searches for `text` unless it is empty."""
        if text:
            self._field.setText(text)
        self._field.setFocus()
        self._field.selectAll()
        self._show_if_any()

    def show_panel(self) -> None:
        """Focuses the results or the recent searches, or the field if there are neither."""
        self._panes.show_panel("search")
        if not self._requested and not self._ui_state.recent_searches:
            self._field.setFocus()

    def step(self, by: int) -> None:
        """Opens the next hit (1) or the previous one (-1); after the last hit comes the first."""
        if not self._answer.hits:
            return
        results = self._panel.list
        had_current = results.currentIndex().isValid()
        hit = results.step(by)
        if hit is None and by > 0 and self._answer.has_more:
            self._step_when_answered = by
            self._load_more()
            return
        if hit is None:
            hit = results.step_to_end(by)
            if had_current:
                self._messages.say(_(WRAPPED_TO_FIRST) if by > 0 else _(WRAPPED_TO_LAST))
        if hit:
            self._choose(hit)

    def open_article(self) -> None:
        """Another article is on the page; its pack may be new."""
        self._navigator.open_article()
        self.ask_again()

    def ask_again(self) -> None:
        """Repeats the current search if other packs are available now."""
        if self._requested and self._background_search.is_outdated():
            self._repeat()

    def close_packs(self) -> None:
        self._background_search.close()

    def close(self) -> None:
        for timer in (self._entered, self._pause, self._slow):
            timer.stop()
        self._background_search.close()
        self._return_watch.close()

    # typing

    def _prepare(self) -> None:
        if not self._lazy_panel.is_made:
            self.show_recent()
        self._background_search.prepare()

    def _type(self, text: str) -> None:
        self._pause.stop()
        self._step_when_answered = 0
        self._navigator.clear_matches()
        if is_location(text) or not text.strip():
            self._clear()
            return
        if len(text.strip()) < FEWEST_CHARACTERS:
            self._cancel()
            return
        self._search(SearchRequest(text, self._kind, self._pack))
        if self._field.hasFocus():
            self._panes.show_temporarily("search")

    def _cancel(self) -> None:
        """Cancels the search; the results of the last one stay visible."""
        self._slow.stop()
        self._background_search.cancel()
        self._requested = None
        self._return_watch.stop()

    def _clear(self) -> None:
        """Cancels the search and removes its results."""
        self._cancel()
        self._answered, self._answer = None, Answer("")
        self._kind = self._pack = ""
        if self._lazy_panel.is_made:
            self._panel.chips.reset()
            self.show_recent()

    def _enter(self) -> None:
        text = self._field.text()
        if is_location(text):
            if location := parse_location(text, self._messages):
                self._field.clear()
                if self._session.go(location):
                    self._panes.focus_page()
            return
        if not self._requested:
            return
        if self._requested == self._answered:
            self._open_first()
        else:
            self._step_when_answered = 1

    def _show_if_any(self) -> None:
        """Shows the results or the recent searches, if there are any."""
        if self._requested or (not self._field.text() and self._ui_state.recent_searches):
            self._panes.show_temporarily("search")

    def _enter_list(self) -> None:
        self._show_if_any()
        if self._requested or self._ui_state.recent_searches:
            self._panel.enter()

    # searching

    def _search(self, request: SearchRequest) -> None:
        self._requested = request
        self._slow.start()
        self._background_search.search(request, partial(self._take, request), self._fail)

    def _repeat(self) -> None:
        if self._requested:
            self._search(self._requested)

    def _load_more(self) -> None:
        if self._answer.has_more and self._requested and self._requested == self._answered:
            self._search(replace(self._requested, count=self._requested.count + FIRST_HITS))

    def _filter(self, kind: str, pack: str) -> None:
        self._kind, self._pack = kind, pack
        if self._requested and (kind, pack) != (self._requested.kind, self._requested.pack):
            self._search(SearchRequest(self._requested.typed, kind, pack))

    def _take(self, request: SearchRequest, answer: Answer) -> None:
        self._slow.stop()
        before, self._answered, self._answer = self._answered, request, answer
        is_same = before is not None and replace(before, count=request.count) == request
        titles = {pack.info.id: pack.info.title for pack in self._session.packs()}
        self._sentences = answer_sentences(answer, request.kind, titles.get(request.pack, ""), len(titles))
        self._panel.show_answer(answer, self._sentences, titles, keeps_position=is_same)
        if answer.unsearchable:
            self._return_watch.watch([pack.path for pack in self._session.packs()])
        else:
            self._return_watch.stop()
        if not is_same:
            self._pause.start()
        by, self._step_when_answered = self._step_when_answered, 0
        if by and is_same:
            self.step(by)
        elif by:
            self._open_first()

    def _fail(self, sentence: str) -> None:
        self._slow.stop()
        self._step_when_answered = 0
        self._answered, self._answer = self._requested, Answer("")
        self._sentences = [sentence]
        self._panel.show_failure(sentence)
        self._pause.start()

    def _speak(self) -> None:
        announce(self._panel, spoken_summary(self._answer, self._kind, self._sentences))

    # opening hits

    def _open_first(self) -> None:
        self._remember()
        if hit := self._panel.list.step_to_end(1):
            self._choose(hit)

    def _choose(self, hit: Hit) -> None:
        if self._answered:
            self._remember()
            typed = self._answer.suggestion if self._answer.is_suggested else self._answered.typed
            self._navigator.open(hit, typed, str(self._panel.list.currentIndex().data()))

    def _remember(self) -> None:
        if self._answered and not is_of_danger(self._answer, self._session.packs()):
            self._ui_state.remember_search(self._answered.typed.strip())

    # the panel

    def connect_panel(self, panel: SearchPanel) -> None:
        panel.kind_chosen.connect(lambda kind: self._filter(kind, self._pack))
        panel.pack_chosen.connect(lambda pack: self._filter(self._kind, pack))
        panel.hit_chosen.connect(self._choose)
        panel.more_requested.connect(self._load_more)
        panel.suggestion_chosen.connect(self._search_for)
        panel.search_chosen.connect(self._search_for)
        panel.search_removed.connect(self._forget)
        panel.all_forgotten.connect(self._forget_all)
        panel.field_requested.connect(self._field.setFocus)
        panel.left.connect(self._navigator.leave)
        panel.show_recent(self._ui_state.recent_searches)

    def _search_for(self, text: str) -> None:
        self._field.setFocus()
        self._field.setText(text)

    def _forget(self, text: str) -> None:
        self._ui_state.forget_search(text)
        self.show_recent()

    def _forget_all(self) -> None:
        self._ui_state.forget_searches()
        self.show_recent()
        self._field.setFocus()

    def show_recent(self) -> None:
        self._panel.show_recent(self._ui_state.recent_searches)
