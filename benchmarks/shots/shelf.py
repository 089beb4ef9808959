"""The shelf, for pictures: with packs in many editions and languages."""

from __future__ import annotations

from pathlib import Path

from reader.library.model import Article, Block, BlockKind, PackInfo, Span
from reader.library.packwriter import PackWriter
from reader.ui.main_window import MainWindow
from reader.ui.shell.actions import ActionId

_WOUNDS = "Wounds: a handbook for places without a hospital nearby"
_PACKS = (
    PackInfo("sleep-and-brain", "النوم والدماغ", 2, "2026-05-12", "ar", "مركز الصحة النفسية"),
    PackInfo("wounds", _WOUNDS, 3, "2026-09-01", "en", "The Clinic Press"),
    PackInfo("wounds", _WOUNDS, 2, "2025-11-20", "en", "The Clinic Press"),
    PackInfo("parto", "Parto seguro", 1, "2026-02", "es", "Red de matronas"),
)


def see(window: MainWindow) -> None:
    files = [_write(window.features.shelf.packs.data / "lent", info) for info in _PACKS]
    window.features.shelf.packs.add(files)
    window.actions_by_id[ActionId.SHELF].trigger()


def _write(folder: Path, info: PackInfo) -> Path:
    folder.mkdir(exist_ok=True)
    file = folder / f"{info.id}-{info.edition}.carrel"
    block = Block("p1", BlockKind.PARAGRAPH, (Span(info.title),))
    with PackWriter(file, info) as writer:
        writer.add_article(Article("start", info.title, (block,)))
    return file
