"""PackOrigin packs on the shelf are, in words."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from reader.library.shelf import PackOrigin
from reader.library.shelf_listing import ListedPack
from reader.ui.shelf import pack_text


@pytest.mark.skipif(sys.platform == "win32", reason="its paths have letters")
@pytest.mark.parametrize(
    ("file", "kind", "is_available", "shown"),
    [
        ("/opt/a.carrel", PackOrigin.BUNDLED, True, "Comes with Carrel"),
        ("/opt/a.carrel", PackOrigin.NEXT_TO_PROGRAM, True, "Next to the program: opt/a.carrel"),
        ("/home/ann/Carrel/packs/a-1.carrel", PackOrigin.COPIED, True, "A copy, on this computer"),
        ("/media/S/carrel-data/packs/a-1.carrel", PackOrigin.COPIED, True, "A copy, next to the program"),
        ("/home/ann/a.carrel", PackOrigin.ADDED, True, "On this computer: /home/ann"),
        ("/media/ann/S/a.carrel", PackOrigin.ADDED, True, "On a stick or a share: /media/ann/S"),
        ("/home/ann/a.carrel", PackOrigin.ADDED, False, "Not available: it was in /home/ann"),
        ("/media/ann/S/a.carrel", PackOrigin.ADDED, False, "Not available: insert its stick (/media/ann/S)"),
    ],
)
def test_places(file, kind, is_available, shown):
    assert pack_text.location_text(ListedPack(Path(file), kind, None, is_available)) == shown
