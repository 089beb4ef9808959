"""How the reader wants text to be set, besides its size: face, spacing, width and breaks of lines."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reader.named_tuple import NamedTuple

if TYPE_CHECKING:  # Python would take long to make a protocol
    from typing import Protocol

    class ReadSettings(Protocol):
        def __getitem__(self, name: str) -> Any: ...


class Typography(NamedTuple):
    """The choices for the text of a page; the defaults are those of the settings.

    `line_spacing` and `paragraph_spacing` are per cent of what the page's own styles say. `letter_spacing` and
    `word_spacing` are added, in hundredths of the size of the text. `column_width` is in characters.
    """

    face: str = "serif"
    line_spacing: int = 100
    paragraph_spacing: int = 100
    letter_spacing: int = 0
    word_spacing: int = 0
    column_width: int = 66
    is_justified: bool = False
    is_hyphenated: bool = True
    has_dotted_terms: bool = True

    @classmethod
    def of(cls, settings: ReadSettings) -> Typography:
        return cls(
            face=settings["face"],
            line_spacing=settings["line_spacing"],
            paragraph_spacing=settings["paragraph_spacing"],
            letter_spacing=settings["letter_spacing"],
            word_spacing=settings["word_spacing"],
            column_width=settings["column_width"],
            is_justified=settings["justified"],
            is_hyphenated=settings["hyphenation"],
            has_dotted_terms=settings["dotted_terms"],
        )


DEFAULT = Typography()
