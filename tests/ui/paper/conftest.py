"""The program's own fonts for pages, loaded once."""

from __future__ import annotations

import pytest

from reader.ui.shell import fonts


@pytest.fixture(scope="session")
def paper_fonts(qapp) -> None:
    fonts.load()
    fonts.load_rare()
