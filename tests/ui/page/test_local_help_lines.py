"""The lines of local help on a page, whose direction may be another one than that of the window."""

from __future__ import annotations

import pytest

from reader.library.local_help import LocalHelp
from reader.ui.page.local_help_lines import local_help_lines
from reader.ui.page.writing_system import writing_system_of

LRI, RLI, PDI = "\u2066", "\u2067", "\u2069"


@pytest.mark.parametrize(("page", "begin", "end"), [("en", "", ""), ("ar", LRI, PDI)])
def test_english_keeps_its_direction(page: str, begin: str, end: str) -> None:
    (line,) = local_help_lines(LocalHelp(), writing_system_of(page)).last
    assert line.link == f"{begin}Local help…{end}"


@pytest.mark.parametrize(("page", "begin", "end"), [("en", RLI, PDI), ("ar", "", "")])
def test_arabic_keeps_its_direction(page: str, begin: str, end: str, pseudo_arabic: None) -> None:
    (line,) = local_help_lines(LocalHelp(), writing_system_of(page)).last
    assert line.link[:1] == (begin or "[")
    assert line.link[-1:] == (end or "]")
