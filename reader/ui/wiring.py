"""What each action of the table does: the one place where their ids meet the parts of the window."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from reader.settings import Settings
from reader.ui.shell.appearance import Appearance

if TYPE_CHECKING:
    from reader.ui.shell.window import Window


def connect_actions(window: Window, settings: Settings, appearance: Appearance) -> None:
    session, finder, commands = window.session, window.finder, window.commands
    regions, search = window.regions, window.search

    def find() -> None:
        regions.make_room()
        finder.enter()

    def step(by: int) -> None:
        (finder if finder.is_open else search).step(by)

    do: dict[str, Callable[[], object]] = {
        "open_pack": commands.ask_for_pack,
        "shelf": window.shelf.open,
        "export_references": lambda: commands.export(window.panels.shown_sources()),
        "quit": window.close,
        "back": session.back,
        "forward": session.forward,
        "next_section": lambda: session.go_section(1),
        "previous_section": lambda: session.go_section(-1),
        "next_article": lambda: session.go_article(1),
        "previous_article": lambda: session.go_article(-1),
        "next_region": regions.go_on,
        "search": search.enter,
        "find": find,
        "find_next": lambda: step(1),
        "find_previous": lambda: step(-1),
        "copy_location": lambda: commands.copy_location(),
        "contents": lambda: regions.show_panel("contents"),
        "glossary": lambda: regions.show_panel("glossary"),
        "references": lambda: regions.show_panel("references"),
        "search_panel": search.show_panel,
        "text_larger": lambda: appearance.step_text_size(1),
        "text_smaller": lambda: appearance.step_text_size(-1),
        "text_normal": lambda: appearance.choose_text_size(100),
        "next_theme": commands.next_theme,
        "forget": window.privacy.forget_everything,
        "keyboard": commands.show_keyboard,
        "about": commands.show_about,
        **window.marks.actions(),
        **window.sticks.actions(),
    }
    actions = window.actions_by_id
    for id, act in do.items():
        # Qt tells whether an action is checked; nothing here wants to know.
        actions[id].triggered.connect(lambda _=False, act=act: act())
    actions["caret"].setChecked(settings["caret"])
    window.page.set_caret(settings["caret"])
    actions["caret"].toggled.connect(commands.set_caret)
    actions["full_screen"].toggled.connect(commands.set_full_screen)
