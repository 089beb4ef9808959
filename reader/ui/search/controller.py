"""Search: sends what is typed to the background search, shows the results in the panel, and opens the chosen one."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from reader.search.answer import FIRST_HITS, Answer, Hit
from reader.ui.search.asker import Asker, SearchRequest
from reader.ui.search.hit_walk import HitWalk
from reader.ui.search.result_text import notes, spoken
from reader.ui.search.search_field import SearchField
from reader.ui.shell.lazy import Lazy
from reader.ui.shell.session import Session
from reader.ui.shell.shell import Shell
from reader.ui.shell.typed_location import is_location, parse_location
from reader.ui.widgets.announcement import announce

if TYPE_CHECKING:
    from reader.ui.search.panel import SearchPanel

FEWEST_CHARACTERS = 2
PAUSE = 700  # milliseconds without a key, after which a screen reader hears how many there are
SLOW = 400  # milliseconds after which the panel says that an answer is on its way


class SearchController(QObject):
    def __init__(
        self,
        shell: Shell,
        session: Session,
        field: SearchField,
        panel: Lazy[SearchPanel],
        asker: Asker,
        walk: HitWalk,
    ) -> None:
        super().__init__()
        self._session = session
        self._ui_state = shell.ui_state
        self._messages = shell.messages
        self._panes = shell.panes
        self._field = field
        self._lazy_panel = panel
        self._asker = asker
        self._walk = walk
        self._kind = self._pack = ""
        self._asked: SearchRequest | None = None
        self._answered: SearchRequest | None = None
        self._answer = Answer("")
        self._step_when_answered = 0  # which way to go as soon as the answer arrives
        self._sentences: list[str] = []
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self._speak)
        self._slow = QTimer(self, singleShot=True, interval=SLOW)
        self._slow.timeout.connect(lambda: self._panel.show_busy())
        self._entered = QTimer(self, singleShot=True, interval=0)
        self._entered.timeout.connect(self._prepare)
        field.textChanged.connect(self._type)
        field.stepped.connect(lambda _by: self._enter())
        field.left.connect(walk.leave)
        field.entered.connect(self._offer)
        field.list_requested.connect(self._enter_list)

    @property
    def _panel(self) -> SearchPanel:
        return self._lazy_panel.get()

    @property
    def is_answered(self) -> bool:
        """Whether the newest search has its answer."""
        return self._asked is not None and self._asked == self._answered

    @property
    def is_idle(self) -> bool:
        """Whether everything that was asked is answered, and every match is highlighted."""
        return self._asked in (None, self._answered) and self._asker.is_idle

    def prepare(self) -> None:
        """The field has the focus: as soon as that is painted, builds what the first letter would have to wait for."""
        self._entered.start()

    def enter(self, text: str) -> None:
        """Goes to the field, and searches for `text` unless it is empty."""
        if text:
            self._field.setText(text)
        self._field.setFocus()
        self._field.selectAll()
        self._offer()

    def show_panel(self) -> None:
        """Goes to the results or the recent searches; where there are neither, to the field."""
        self._panes.show_panel("search")
        if not self._asked and not self._ui_state.recent_searches:
            self._field.setFocus()

    def step(self, by: int) -> None:
        """Goes to the next hit (1) or the previous one (-1), round the end."""
        if not self._answer.hits:
            return
        rows = self._panel.list
        had_place = rows.currentIndex().isValid()
        hit = rows.step(by)
        if hit is None and by > 0 and self._answer.has_more:
            self._step_when_answered = by
            self._ask_for_more()
            return
        if hit is None:
            hit = rows.step_to_end(by)
            if had_place:
                ends = ("last", "first") if by > 0 else ("first", "last")
                self._messages.say("That was the {} result. This is the {}.".format(*ends))
        if hit:
            self._choose(hit)

    def open_article(self) -> None:
        """Another article is on the page, perhaps of a pack that was just added."""
        self._walk.open_article()
        if self._asked and self._asker.is_outdated():
            self._ask(self._asked)

    def close(self) -> None:
        for timer in (self._entered, self._pause, self._slow):
            timer.stop()
        self._asker.close()

    # typing

    def _prepare(self) -> None:
        if not self._lazy_panel.is_made:
            self.show_recent()
        self._asker.prepare()

    def _type(self, text: str) -> None:
        self._pause.stop()
        self._step_when_answered = 0
        self._walk.clear_matches()
        if is_location(text) or not text.strip():
            self._clear()
            return
        if len(text.strip()) < FEWEST_CHARACTERS:
            self._cancel()
            return
        self._ask(SearchRequest(text, self._kind, self._pack))
        if self._field.hasFocus():
            self._panes.show_temporarily("search")

    def _cancel(self) -> None:
        """Cancels the search; the results of the last one stay visible."""
        self._slow.stop()
        self._asker.cancel()
        self._asked = None

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
            location = parse_location(text, self._messages)
            if location:
                self._field.clear()
                if self._session.go(location):
                    self._panes.focus_page()
            return
        if not self._asked:
            return
        self._ui_state.remember_search(text.strip())
        if self._asked == self._answered:
            self._open_first()
        else:
            self._step_when_answered = 1

    def _offer(self) -> None:
        """Shows the results or the recent searches, where there are any."""
        if self._asked or (not self._field.text() and self._ui_state.recent_searches):
            self._panes.show_temporarily("search")

    def _enter_list(self) -> None:
        self._offer()
        if self._asked or self._ui_state.recent_searches:
            self._panel.enter()

    # asking

    def _ask(self, request: SearchRequest) -> None:
        self._asked = request
        self._slow.start()
        self._asker.ask(request, partial(self._take, request), self._fail)

    def _ask_for_more(self) -> None:
        if self._answer.has_more and self._asked and self._asked == self._answered:
            self._ask(replace(self._asked, count=self._asked.count + FIRST_HITS))

    def _filter(self, kind: str, pack: str) -> None:
        self._kind, self._pack = kind, pack
        if self._asked and (kind, pack) != (self._asked.kind, self._asked.pack):
            self._ask(SearchRequest(self._asked.typed, kind, pack))

    def _take(self, request: SearchRequest, answer: Answer) -> None:
        self._slow.stop()
        before, self._answered = self._answered, request
        self._answer = answer
        is_same = before is not None and replace(before, count=request.count) == request
        titles = {pack.info.id: pack.info.title for pack in self._session.packs()}
        self._sentences = notes(answer, request.kind, titles.get(request.pack, ""), len(titles))
        self._panel.show_answer(answer, self._sentences, titles, keeps_place=is_same)
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
        self._answered, self._answer = self._asked, Answer("")
        self._sentences = [sentence]
        self._panel.show_failure(sentence)
        self._pause.start()

    def _speak(self) -> None:
        announce(self._panel, spoken(self._answer, self._kind, self._sentences))

    # opening hits

    def _open_first(self) -> None:
        hit = self._panel.list.step_to_end(1)
        if hit:
            self._choose(hit)

    def _choose(self, hit: Hit) -> None:
        if self._answered:
            self._ui_state.remember_search(self._answered.typed.strip())
            typed = self._answer.suggestion if self._answer.is_suggested else self._answered.typed
            self._walk.open(hit, typed, str(self._panel.list.currentIndex().data()))

    # the panel

    def connect_panel(self, panel: SearchPanel) -> None:
        panel.kind_chosen.connect(lambda kind: self._filter(kind, self._pack))
        panel.pack_chosen.connect(lambda pack: self._filter(self._kind, pack))
        panel.hit_chosen.connect(self._choose)
        panel.more_requested.connect(self._ask_for_more)
        panel.suggestion_chosen.connect(self._search_for)
        panel.search_chosen.connect(self._search_for)
        panel.search_removed.connect(self._forget)
        panel.all_forgotten.connect(self._forget_all)
        panel.field_requested.connect(self._field.setFocus)
        panel.left.connect(self._walk.leave)
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
