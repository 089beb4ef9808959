"""The signs that only a line that is shown has: isolates, and the borders of words, where lines may end."""

from __future__ import annotations

from reader.library.segmenter import borders
from reader.library.word_borders import BORDER
from reader.ui.widgets.isolates import isolate_signs


def shown_signs(text: str, *, is_rtl: bool) -> list[tuple[int, str]]:
    """Each sign with the index before which it stands."""
    found = [(index, BORDER) for index in borders(text)]
    return sorted([*isolate_signs(text, is_rtl=is_rtl), *found], key=lambda sign: sign[0])
