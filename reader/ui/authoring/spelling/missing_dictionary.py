"""Says once for each language that it has no dictionary, and where to put one."""

from __future__ import annotations

from reader.translation import _
from reader.ui.authoring.room_services import RoomServices
from reader.ui.lists.pack_facts import listed_language_name
from reader.ui.shell.messages import Messages
from reader.ui.widgets.labels import one_line

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
        primary, _hyphen, region = language.replace("_", "-").partition("-")
        if primary in UNSPACED:
            return
        example = f"{primary}_{region}" if region else primary
        self._messages.tell(
            _(
                "Carrel cannot check spelling, because it has no dictionary for {language}. "
                "Put the Hunspell files {rules} and {words} into the folder {folder}.",
                language=listed_language_name(language),
                rules=one_line(f"{example}.aff"),
                words=one_line(f"{example}.dic"),
                folder=one_line(str(self._services.own_dictionaries)),
            )
        )

    def _told(self) -> list[str]:
        stored = self._services.setting(SETTING)
        return [str(each) for each in stored] if isinstance(stored, list) else []
