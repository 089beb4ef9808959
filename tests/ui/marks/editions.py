"""Two editions of a pack: in the new one, one paragraph stays, one moves, one changes and one is missing."""

from __future__ import annotations

from pathlib import Path

from reader.library.model import Article, Block
from tests.packs import INFO
from tests.ui import samples

TEXTS = {
    "stays": "The first paragraph tells of a quiet room near the water, and of nothing besides.",
    "moves": "The second one is about people who rest and talk until the evening light goes slowly down.",
    "changes": "The third one says that sleep makes memories firm, as everybody has noticed who learned a poem.",
    "goes": "Xylophones zigzag quizzically over frozen lakes.",
}


def _pack(folder: Path, edition: int, blocks: list[Block]) -> Path:
    (folder / str(edition)).mkdir(exist_ok=True)
    article = Article("guide", "A guide", tuple(blocks))
    return samples.guide(folder / str(edition), article, info=INFO._replace(edition=edition))


def old_edition(folder: Path) -> Path:
    blocks = [samples.paragraph(id, text) for id, text in TEXTS.items()]
    return _pack(folder, 3, [samples.heading("h1", "One"), *blocks, *samples.blocks_of(2, 3)])


def new_edition(folder: Path) -> Path:
    texts = {
        "stays": TEXTS["stays"],
        "changes": TEXTS["changes"].replace("as everybody has noticed", "as every pupil has found"),
        "another": "Something new stands here.",
    }
    blocks = [samples.heading("h1", "One"), *(samples.paragraph(id, text) for id, text in texts.items())]
    blocks += [*samples.blocks_of(2, 3), samples.heading("h9", "Nine"), samples.paragraph("moved", TEXTS["moves"])]
    return _pack(folder, 4, blocks)
