"""What is not being read stands back behind the ruler, and can still be read."""

from __future__ import annotations

import pytest

from reader.system import paths
from reader.ui.shell.contrast import blend, contrast
from reader.ui.shell.system_accent import with_accent
from reader.ui.shell.theme import NAMES, Themes
from reader.ui.text_settings.veil import LEAST_CONTRAST, density

INKS = ("ink", "soft_ink", "accent")
BOXES = ("page", "note", "warning", "correction")


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("accent", ["", "#ffb900", "#0078d4"])
def test_veiled_text_can_be_read_and_is_quieter(name: str, accent: str) -> None:
    theme = Themes(paths.resources()).named(name)
    if accent:
        theme = theme._replace(colours=with_accent(theme.colours, accent))
    colours, share = theme.colours, density(theme)
    for ink in INKS:
        veiled = blend(colours[ink], colours["page"], share)
        assert contrast(veiled, colours["page"]) >= LEAST_CONTRAST
    for box in BOXES:
        veiled = blend(colours["ink"], colours["page"], share)
        assert contrast(veiled, blend(colours[box], colours["page"], share)) >= LEAST_CONTRAST
    clear = contrast(colours["ink"], colours["page"])
    assert contrast(blend(colours["ink"], colours["page"], share), colours["page"]) < 0.72 * clear
