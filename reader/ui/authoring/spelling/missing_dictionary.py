"""Says once for each language that it has no dictionary, and where to put one."""

from __future__ import annotations

from reader.ui.authoring.room_services import RoomServices
from reader.ui.lists.pack_facts import listed_language_name
from reader.ui.shell.messages import Messages
from reader.ui.widgets.labels import embedded

SETTING = "spelling_told"
MOST_LANGUAGES = 100
UNSPACED = frozenset({"ja", "km", "lo", "my", "th", "zh"})
"""Languages without spaces between words, which no dictionary of this kind can check."""


class MissingDictionary:
    def __init__(self, services: RoomServices, messages: Messages) -> None:
        self._services = services
        self._messages = messages
        self._must_tell = False

    def forget(self) -> None:
        """The author has just asked for it, so it is said again."""
        self._must_tell = True

    def tell(self, language: str) -> None:
        told = self._told()
        if (language in told and not self._must_tell) or not language:
            return
        self._must_tell = False
        self._services.remember(SETTING, [*(each for each in told if each != language), language][-MOST_LANGUAGES:])
        primary, _, region = language.replace("_", "-").partition("-")
        if primary in UNSPACED:
            return
        example = f"{primary}_{region}" if region else primary
        folder = embedded(str(self._services.own_dictionaries))
        self._messages.tell(
            f"Carrel cannot check spelling, because it has no dictionary for {listed_language_name(language)}. Put the "
            f"Hunspell files {embedded(example)}.aff and {embedded(example)}.dic into the folder {folder}."
        )

    def _told(self) -> list[str]:
        stored = self._services.setting(SETTING)
        return [str(each) for each in stored] if isinstance(stored, list) else []
