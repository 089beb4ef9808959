"""The bar above the page while it is read aloud: play, sentences, speed, voice and close."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QIcon, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QToolButton, QWidget

from reader.speech.speaker import FASTEST, SLOWEST, Voice
from reader.translation import Translated, _, number_text
from reader.ui.shell.appearance import Appearance
from reader.ui.widgets.flow import FlowLayout
from reader.ui.widgets.labels import one_line, plain_label
from reader.ui.widgets.tool_button import ToolButton

LONGEST_NAME = 28  # characters of a voice on its button; its menu and tool tip have the whole name
MOST_VOICES = 60  # in the menu: more than fit on a screen


class AloudBar(QFrame):
    """play_toggled()        play, or pause
    stepped(int)             the next sentence (1) or the previous one (-1)
    speed_stepped(int)       faster (1) or slower (-1)
    voice_chosen(str)        the id of a voice
    close_requested()
    """

    play_toggled = Signal()
    stepped = Signal(int)
    speed_stepped = Signal(int)
    voice_chosen = Signal(str)
    close_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("aloud_bar")
        self.setAccessibleName(_("Read aloud"))
        self._icons: dict[QToolButton, str] = {}
        self._is_playing = False
        self._picture = QIcon(), QIcon()  # of play and pause
        inside = QWidget()
        flow = FlowLayout(4, inside)
        self.previous = self._button("previous_sentence", _("Previous sentence"))
        self.play = self._button("play", _("Read on"))
        self.next = self._button("next_sentence", _("Next sentence"))
        self.slower = self._button("slower", _("Slower"))
        self.speed = plain_label("", "count")
        self.speed.setWordWrap(False)
        self.speed.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.faster = self._button("faster", _("Faster"))
        self.voice = ToolButton()
        self.voice.setObjectName("voice")
        self.voice.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.voice.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.voice.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        for widget in (self.previous, self.play, self.next, self.slower, self.speed, self.faster, self.voice):
            flow.addWidget(widget)
        self.close_button = self._button("close", _("Stop reading aloud"), _("Stop reading aloud (Esc)"))
        self.previous.clicked.connect(self._previous)
        self.next.clicked.connect(self._next)
        self.play.clicked.connect(self.play_toggled)
        self.slower.clicked.connect(self._slower)
        self.faster.clicked.connect(self._faster)
        self.close_button.clicked.connect(self.close_requested)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 4, 8, 4)
        row.setSpacing(4)
        row.addWidget(inside, 1)
        row.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        self.setFocusProxy(self.play)
        self.show_voices((), "")
        self.hide()

    def apply_style(self, appearance: Appearance) -> None:
        """Sets icons in the size of the text and the colours of the theme."""
        for button, name in self._icons.items():
            button.setIconSize(QSize(appearance.icon_size, appearance.icon_size))
            button.setIcon(appearance.icon(name))
        self._picture = appearance.icon("play"), appearance.icon("pause")
        self.show_playing(self._is_playing)
        self._fit_speed()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit_speed()  # now the buttons have the sizes that the style sheet gives them

    def _fit_speed(self) -> None:
        """As high as the buttons beside it, and as wide as the longest text."""
        width = self.speed.fontMetrics().horizontalAdvance(self._speed_text(FASTEST)) + 8
        self.speed.setFixedSize(width, self.faster.sizeHint().height())

    def show_playing(self, is_playing: bool) -> None:
        self._is_playing = is_playing
        name = _("Pause reading") if is_playing else _("Read on")
        self.play.setIcon(self._picture[is_playing])
        self.play.setAccessibleName(name)
        self.play.setToolTip(_("Pause reading (Space)") if is_playing else _("Read on (Space)"))

    def show_speed(self, percent: int) -> None:
        self.speed.setText(self._speed_text(percent))
        self.speed.setAccessibleName(_("Speed: {percent} %", percent=number_text(percent)))
        self.slower.setEnabled(percent > SLOWEST)
        self.faster.setEnabled(percent < FASTEST)

    def _speed_text(self, percent: int) -> Translated:
        return _("{percent} %", percent=number_text(percent))

    def show_voices(self, voices: Sequence[Voice], chosen: str) -> None:
        """Those that can be chosen; `chosen` is the id of the one that reads."""
        name = next((one_line(voice.name) for voice in voices if voice.id == chosen), "")
        shown = name or _("Looking for voices…")
        self.voice.setText(f"{name[:LONGEST_NAME]}…" if len(name) > LONGEST_NAME else shown)
        self.voice.setAccessibleName(_("Voice: {voice}", voice=name) if name else _("Voice"))
        self.voice.setToolTip(_("Voice: {voice}", voice=name) if name else "")
        self.voice.setEnabled(bool(name))
        old = self.voice.menu()
        menu = QMenu(self.voice)
        group = QActionGroup(menu)
        for voice in voices[:MOST_VOICES]:
            action = menu.addAction(_("{voice} ({language})", voice=one_line(voice.name), language=voice.language))
            action.setCheckable(True)
            action.setChecked(voice.id == chosen)
            action.setData(voice.id)
            group.addAction(action)
        group.triggered.connect(self._choose)
        self.voice.setMenu(menu)
        if old:
            old.deleteLater()

    def _choose(self, action: QAction) -> None:
        self.voice_chosen.emit(action.data())

    def _previous(self) -> None:
        self.stepped.emit(-1)

    def _next(self) -> None:
        self.stepped.emit(1)

    def _slower(self) -> None:
        self.speed_stepped.emit(-1)

    def _faster(self) -> None:
        self.speed_stepped.emit(1)

    def _button(self, icon: str, name: str, tip: str = "") -> ToolButton:
        button = ToolButton()
        button.setAccessibleName(name)
        button.setToolTip(tip or name)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._icons[button] = icon
        return button
