"""The window: arranges what the reader sees and connects its signals; it decides nothing."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QFileDialog, QMainWindow, QMenu, QSplitter, QVBoxLayout, QWidget

from reader.library.model import Location, Reference
from reader.library.packfile import SUFFIX
from reader.settings import Settings
from reader.ui import actions as action_table
from reader.ui.appearance import Appearance
from reader.ui.finder import Finder
from reader.ui.links import Links
from reader.ui.memory import Memory
from reader.ui.page.look import Look
from reader.ui.page.view import PageView
from reader.ui.panels.contents import ContentsPanel
from reader.ui.panels.glossary import GlossaryPanel
from reader.ui.panels.references import ReferencesPanel
from reader.ui.session import Opened, Place, Session
from reader.ui.side_bar import SideBar
from reader.ui.tool_bar import ICON_SIZE, ToolBar
from reader.ui.widgets.notice import Notice

FIRST_SIZE = QSize(1280, 800)
SMALLEST_SIZE = QSize(340, 300)
NARROWEST_PAGE = 380  # pixels at 100 % text: with less beside it, the side bar takes the page's place


class Window(QMainWindow):
    def __init__(self, session: Session, settings: Settings, appearance: Appearance, memory: Memory) -> None:
        super().__init__()
        self.setObjectName("window")
        self.setWindowTitle("Carrel")
        self.setAcceptDrops(True)
        self.setMinimumSize(SMALLEST_SIZE)
        self.session = session
        self._settings = settings
        self._appearance = appearance
        self._memory = memory
        self._is_narrow = False
        self.actions_by_id = action_table.make(self)
        look = appearance.look
        self.page = PageView(look)
        self.notice = Notice()
        self.contents = ContentsPanel()
        self.glossary = GlossaryPanel(look.theme)
        self.references = ReferencesPanel(look.theme)
        self.side_bar = SideBar()
        self.tool_bar = ToolBar(self.actions_by_id, appearance.theme_menu(self), appearance.size_menu(self))
        self.links = Links(session, self.page, appearance)
        self._arrange()
        self._connect_signals()
        self.finder = Finder(session, self.page, self.tool_bar)
        self._connect_actions()
        self._dress(look)
        self._restore()

    def _arrange(self) -> None:
        self.side_bar.add_panel("contents", "Contents", self.contents)
        self.side_bar.add_panel("glossary", "Glossary", self.glossary)
        self.side_bar.add_panel("references", "Sources", self.references)
        self._right = QWidget()
        column = QVBoxLayout(self._right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.notice)
        column.addWidget(self.page, 1)
        self._splitter = QSplitter(Qt.Orientation.Horizontal, handleWidth=1, childrenCollapsible=False)
        self._splitter.addWidget(self.side_bar)
        self._splitter.addWidget(self._right)
        self._splitter.setStretchFactor(1, 1)
        whole = QWidget()
        rows = QVBoxLayout(whole)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(self.tool_bar)
        rows.addWidget(self._splitter, 1)
        self.setCentralWidget(whole)

    def _restore(self) -> None:
        self.resize(FIRST_SIZE)
        self._memory.restore_window(self)
        self.side_bar.show_panel(self._settings["panel"])
        self._share_width()
        self.actions_by_id["caret"].setChecked(self._settings["caret"])

    # connecting

    def _connect_signals(self) -> None:
        session, page, links = self.session, self.page, self.links
        session.article_opened.connect(self._show_article)
        session.place_requested.connect(page.show_place)
        session.place_changed.connect(self.contents.follow)
        session.place_changed.connect(self._show_where)
        session.history_changed.connect(self._show_history)
        session.failed.connect(self.notice.say)
        page.place_changed.connect(session.moved)
        page.menu_requested.connect(self._show_menu)
        page.zoom_requested.connect(self._appearance.step_text_size)
        self.contents.location_chosen.connect(self._go)
        for panel in (self.glossary, self.references):
            panel.link_chosen.connect(links.follow)
            panel.location_chosen.connect(self._go)
            panel.announced.connect(self._tell)
            panel.failed.connect(self.notice.say)
        self.references.export_requested.connect(self._export)
        links.announced.connect(self._tell)
        links.failed.connect(self.notice.say)
        self._memory.failed.connect(self.notice.say)
        self._appearance.look_changed.connect(self._change_look)
        self.side_bar.panel_changed.connect(lambda id: self._memory.keep("panel", id))
        self._splitter.splitterMoved.connect(self._keep_width)

    def _connect_actions(self) -> None:
        session, appearance = self.session, self._appearance
        do = {
            "open_pack": self._ask_for_pack,
            "export_references": lambda: self._export(self.references.shown()),
            "quit": self.close,
            "back": session.back,
            "forward": session.forward,
            "next_section": lambda: session.go_section(1),
            "previous_section": lambda: session.go_section(-1),
            "next_article": lambda: session.go_article(1),
            "previous_article": lambda: session.go_article(-1),
            "next_region": self._next_region,
            "find": self.finder.enter,
            "find_next": lambda: self.finder.step(1),
            "find_previous": lambda: self.finder.step(-1),
            "copy_location": lambda: self._copy_location(None),
            "contents": lambda: self._show_panel("contents"),
            "glossary": lambda: self._show_panel("glossary"),
            "references": lambda: self._show_panel("references"),
            "text_larger": lambda: appearance.step_text_size(1),
            "text_smaller": lambda: appearance.step_text_size(-1),
            "text_normal": lambda: appearance.choose_text_size(100),
            "next_theme": self._next_theme,
            "keyboard": self._show_keyboard,
            "about": self._show_about,
        }
        for id, act in do.items():
            self.actions_by_id[id].triggered.connect(act)
        self.actions_by_id["side_bar"].toggled.connect(self._toggle_side_bar)
        self.actions_by_id["caret"].toggled.connect(self._toggle_caret)
        self.actions_by_id["full_screen"].toggled.connect(self._toggle_full_screen)
        self._show_history()

    # showing what changed

    def _show_article(self, opened: Opened) -> None:
        self.links.card.close_card()
        self.page.open(opened)
        self.contents.open(opened)
        self.glossary.open(opened)
        self.references.open(opened)
        self.setWindowTitle(f"{opened.article.title} – Carrel")
        for id in ("next_article", "previous_article"):
            self.actions_by_id[id].setEnabled(opened.pack.article_count > 1)

    def _show_where(self, place: Place) -> None:
        opened = self.session.opened
        if opened:
            section = self.session.section
            self.tool_bar.show_where(opened.pack.info.title, section.title if section else opened.article.title)
            self.side_bar.show_progress(self.page.progress(), opened.words)

    def _show_history(self) -> None:
        self.actions_by_id["back"].setEnabled(self.session.can_go_back)
        self.actions_by_id["forward"].setEnabled(self.session.can_go_forward)

    def _tell(self, sentence: str) -> None:
        self.notice.say(sentence, passing=True)

    def _change_look(self, look: Look) -> None:
        self.links.card.close_card()
        self._dress(look)
        self.page.set_look(look)
        self._memory.keep("theme", self._settings["theme"])

    def _dress(self, look: Look) -> None:
        """Icons and measures that no style sheet reaches."""
        self.tool_bar.dress(self._appearance)
        for entry in action_table.ACTIONS:
            if entry.icon:
                self.actions_by_id[entry.id].setIcon(self._appearance.icon(entry.icon, ICON_SIZE))
        self.notice.set_icon(self._appearance.icon("close", 16))
        self.glossary.set_theme(look.theme)
        self.references.set_theme(look.theme)
        self._share_width()

    # doing what is asked

    def _go(self, location: Location) -> None:
        """Goes where a panel points to, and on to the page, to read there."""
        if self._is_narrow:
            self.actions_by_id["side_bar"].setChecked(False)
        self.links.go(location)
        self.page.setFocus()

    def _show_panel(self, id: str) -> None:
        self.actions_by_id["side_bar"].setChecked(True)
        self.side_bar.show_panel(id)
        self.side_bar.focus_panel()

    def _toggle_side_bar(self, shown: bool) -> None:
        if not shown and self.side_bar.isAncestorOf(self.focusWidget() or self.page):
            self.page.setFocus()
        self.side_bar.setVisible(shown)
        self._right.setVisible(not (shown and self._is_narrow))
        if not self._is_narrow:
            self._memory.keep("side_bar", shown)

    def _share_width(self) -> None:
        """Side bar and page stand side by side where there is room; in a narrow window one takes the other's place."""
        side = round(self._settings["side_bar_width"] * self._appearance.scale)
        self._is_narrow = self.width() < side + NARROWEST_PAGE * self._appearance.scale
        shown = self._settings["side_bar"] and not self._is_narrow
        self._right.show()
        self.side_bar.setVisible(shown)
        self.actions_by_id["side_bar"].setChecked(shown)
        self._splitter.setSizes([side, max(1, self.width() - side)])

    def _toggle_caret(self, on: bool) -> None:
        self.page.set_caret(on)
        self._memory.keep("caret", on)
        if self.isVisible():
            self._tell("Arrow keys move a caret; Shift selects." if on else "Arrow keys scroll the page.")

    def _toggle_full_screen(self, full: bool) -> None:
        if full:
            self.showFullScreen()
        else:
            self.showNormal()

    def _next_theme(self) -> None:
        self._appearance.next_theme()
        self._tell(f"Theme: {self._appearance.theme_title}.")

    def _next_region(self) -> None:
        """From the side bar to the page to the search field, and round."""
        if self.page.hasFocus():
            self.finder.enter()
        elif self.tool_bar.field.hasFocus() and not self.side_bar.isHidden():
            self.side_bar.focus_panel()
        else:
            self.page.setFocus()

    def _ask_for_pack(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, "Open a pack", "", f"Packs (*{SUFFIX});;All files (*)")
        if name:
            self.session.open_file(Path(name))

    def _copy_location(self, location: Location | None) -> None:
        """Copies the address of a paragraph, or of the one at the top of the page."""
        place = self.session.place
        if location or place:
            QGuiApplication.clipboard().setText(str(location or (place and place.location)))
            self._tell("Copied: the link to this paragraph. Paste it into the search field to come back here.")

    def _show_menu(self, at: QPoint, location: Location) -> None:
        menu = QMenu(self)
        if self.page.textCursor().hasSelection():
            menu.addAction("Copy").triggered.connect(self.page.copy)
        menu.addAction("Copy link to this paragraph").triggered.connect(lambda: self._copy_location(location))
        menu.addAction("Select all").triggered.connect(self.page.selectAll)
        menu.exec(at)
        menu.deleteLater()

    def _export(self, references: list[Reference]) -> None:
        from reader.ui.dialogs.export import save_references  # not at the top: most readers never save a source

        if not references:
            self._tell("There are no sources to save here.")
            return
        sentence, is_good = save_references(self, references)
        if sentence:
            self.notice.say(sentence, passing=is_good)

    def _show_keyboard(self) -> None:
        from reader.ui.dialogs.keyboard import KeyboardDialog  # not at the top: start time

        KeyboardDialog(self).exec()

    def _show_about(self) -> None:
        from reader.ui.dialogs.about import AboutDialog  # not at the top: start time

        AboutDialog(self, self.session.opened.pack.info if self.session.opened else None).exec()

    def _keep_width(self) -> None:
        width = self._splitter.sizes()[0]
        if width and not self._is_narrow:
            self._memory.keep("side_bar_width", max(120, min(2000, round(width / self._appearance.scale))))

    # Qt's own

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        side = self._settings["side_bar_width"] * self._appearance.scale
        if (self.width() < side + NARROWEST_PAGE * self._appearance.scale) != self._is_narrow:
            self._share_width()

    def closeEvent(self, event: QCloseEvent) -> None:
        self._memory.keep_window(self)
        self._memory.write()
        super().closeEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _dropped(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        file = _dropped(event)
        if file:
            event.acceptProposedAction()
            self.session.open_file(file)


def _dropped(event: QDropEvent) -> Path | None:
    """The one file that is dropped on the window, if it is one."""
    urls = event.mimeData().urls()
    return Path(urls[0].toLocalFile()) if len(urls) == 1 and urls[0].isLocalFile() else None
