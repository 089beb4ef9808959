"""A line that is cut where it does not fit: the name of a pack in its middle, the name of a section last."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from reader import translation
from reader.ui.widgets.elided import SHORTEST, Elided

PACK = "Wound care for district clinics and training centres"
SECTION = "When to refer"


@pytest.fixture
def label(qtbot: QtBot) -> Iterator[Elided]:
    label = Elided("name", padding=8)
    qtbot.addWidget(label)
    label.show()
    yield label
    translation.use("en")


def width_of(label: Elided, text: str) -> int:
    """With the padding, and a pixel for rounding."""
    return label.fontMetrics().horizontalAdvance(text) + 11


def test_both_parts_are_whole_where_they_fit(label: Elided) -> None:
    label.set_parts(PACK, SECTION)
    label.resize(width_of(label, f"{PACK} · {SECTION}"), 20)
    assert label.text() == f"{PACK} · {SECTION}"


@pytest.mark.parametrize("share", [0.4, 0.6, 0.9])
def test_the_pack_is_cut_in_the_middle(label: Elided, share: float) -> None:
    label.set_parts(PACK, SECTION)
    label.resize(width_of(label, f" · {SECTION}") + round(share * width_of(label, PACK)), 20)
    pack, _, section = label.text().partition(" · ")
    assert section == SECTION
    first, _, last = pack.partition("…")
    assert first
    assert last
    assert PACK.startswith(first)
    assert PACK.endswith(last)
    assert label.fontMetrics().horizontalAdvance(label.text()) <= label.width() - 10
    assert label.accessibleName() == f"{PACK} · {SECTION}"
    assert SECTION in label.toolTip()
    assert PACK in label.toolTip()


def test_a_window_from_right_to_left_cuts_a_text_at_its_own_end(label: Elided) -> None:
    translation.use("ar")
    label.set_text(PACK)
    label.resize(width_of(label, PACK) // 2, 20)
    assert re.fullmatch(r"\u2068Wound.*…\u2069", label.text())


def test_the_line_of_a_window_from_right_to_left_begins_at_the_right(label: Elided) -> None:
    translation.use("ar")
    label.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    label.set_parts(PACK, SECTION)
    assert label.accessibleName() == f"\u200f\u2068{PACK}\u2069 · \u2068{SECTION}\u2069"


def test_without_room_for_both_the_section_is_shown(label: Elided) -> None:
    label.set_parts(PACK, SECTION)
    label.resize(width_of(label, f"{'n' * (SHORTEST - 1)} · {SECTION}"), 20)
    assert label.text() == SECTION
    label.resize(width_of(label, SECTION) - 20, 20)
    assert SECTION.startswith(label.text().removesuffix("…"))


@pytest.mark.parametrize("pack", ["قسم الرعاية الصحية في المراكز الإقليمية البعيدة", "x" * 500, "", " "])
def test_any_pack_leaves_the_section_whole(label: Elided, pack: str) -> None:
    label.set_parts(pack, SECTION)
    for width in range(width_of(label, SECTION), 700, 30):
        label.resize(width, 20)
        assert label.text().endswith(SECTION)


def test_a_single_text_is_cut_at_its_end(label: Elided) -> None:
    label.set_parts(PACK, SECTION)
    label.set_text(PACK)
    label.resize(width_of(label, PACK) // 2, 20)
    assert PACK.startswith(label.text().removesuffix("…"))
